/** The script of the page that leads to the lessons. */

import { setLanguage } from "../shared/words.js";
import { pageData } from "./data.js";
import { showCases, showDue, showPlace } from "./place.js";
import readMarks from "./read-marks.js";
import search from "./search.js";

/** @import { ShownDocument, SiteData } from "./types.js" */

/** @type {SiteData} */
const page = pageData();
const shown = /** @type {ShownDocument} */ (document);
setLanguage(page.words);
readMarks(shown, page);
showPlace(shown);
showCases(shown);
showDue(shown, page);
search(shown, page);
