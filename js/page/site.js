/** The script of the page that leads to the lessons. */

import { speak } from "../shared/words.js";
import { pageData } from "./data.js";
import { showCases, showDue, showPlace } from "./place.js";
import readMarks from "./read-marks.js";
import search from "./search.js";

const page = pageData();
speak(page.words);
readMarks(document, page);
showPlace(document);
showCases(document);
showDue(document, page);
search(document, page);
