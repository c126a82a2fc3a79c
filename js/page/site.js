/** The script of the page that leads to the lessons. */

import readMarks from "./read-marks.js";
import search from "./search.js";

const page = JSON.parse(document.getElementById("ck-data").textContent);
readMarks(document, page);
search(document, page);
