/** The script of a lesson's page: the host of its widgets, then what the page itself can do. */

import { speak } from "../shared/words.js";
import startWidgets from "./afm-host.js";
import contents from "./contents.js";
import { pageData } from "./data.js";
import glossary from "./glossary.js";
import objectives from "./objectives.js";
import { keepPlace } from "./place.js";
import readMarks from "./read-marks.js";
import scorm from "./scorm.js";

/**
 * Starts a lesson's page.
 * @param {object[]} modules the default exports of its widgets' modules, by number
 */
export default function startLesson(modules) {
  const page = pageData();
  speak(page.words);
  if (page.number) keepPlace(document, page);
  contents(document);
  startWidgets(document, page, modules);
  objectives(document, page);
  readMarks(document, page);
  glossary(document);
  if (page.scorm) scorm(document, page);
}
