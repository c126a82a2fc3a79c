/** The script of a lesson's page: the host of its widgets, then what the page itself can do. */

import { setLanguage } from "../shared/words.js";
import startWidgets from "./afm-host.js";
import contents from "./contents.js";
import { pageData } from "./data.js";
import glossary from "./glossary.js";
import objectives from "./objectives.js";
import { keepPlace } from "./place.js";
import readMarks from "./read-marks.js";
import scorm from "./scorm.js";

/** @import { LessonData, ShownDocument, WidgetModule } from "./types.js" */

/**
 * Starts a lesson's page.
 * @param {WidgetModule[]} modules the default exports of its widgets' modules, by number
 */
export default function startLesson(modules) {
  /** @type {LessonData} */
  const page = pageData();
  const shown = /** @type {ShownDocument} */ (document);
  setLanguage(page.words);
  if (page.number) keepPlace(shown, page);
  contents(shown);
  startWidgets(shown, page, modules);
  objectives(shown, page);
  readMarks(shown, page);
  glossary(shown);
  if (page.scorm) scorm(shown, page);
}
