/** The reader's place: a lesson stores its name and part, and the list of lessons links back. Kept in this browser alone. */

import { RECORD_KEY, readRecord } from "../shared/progress.js";
import { cueWords, schedule } from "../shared/schedule.js";
import { t } from "../shared/words.js";
import { stored } from "./read-marks.js";

/** @import { LessonData, Marked, ShownDocument, SiteData } from "./types.js" */

const KEY = "calcikit.place";

/** @param {ShownDocument} document @returns {{lesson: string, title: string, part?: string} | null} */
function readPlace(document) {
  const found = stored(document, (storage) => JSON.parse(storage.getItem(KEY) ?? "null"));
  return typeof found?.lesson === "string" && typeof found.title === "string" ? found : null;
}

/** Keeps the place when the page is left. @param {ShownDocument} document @param {LessonData} page */
export function keepPlace(document, page) {
  const title = document.querySelector("h1")?.textContent ?? page.lesson;
  document.defaultView.addEventListener("pagehide", () => {
    const part = document.querySelector(".ck-contents [aria-current]")?.getAttribute("href") ?? "";
    stored(document, (storage) => storage.setItem(KEY, JSON.stringify({ lesson: page.lesson, title, part })));
  });
}

/** Leads back to the place, if its lesson is on the list. @param {ShownDocument} document */
export function showPlace(document) {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector(".ck-go-on a");
  const kept = readPlace(document);
  if (!link || !kept || !document.querySelector(`[data-ck-lesson="${CSS.escape(kept.lesson)}"]`)) return;
  link.href = `${encodeURIComponent(kept.lesson)}.html${kept.part ?? ""}`;
  link.textContent = `${t("Go on:")} ${kept.title}`;
}

/** The record of this browser; empty where it keeps none. @param {ShownDocument} document */
const keptRecord = (document) => stored(document, (storage) => storage.getItem(RECORD_KEY)) ?? "";

/**
 * Says what is due today, from the record of this browser.
 * @param {ShownDocument} document
 * @param {SiteData} page
 */
export function showDue(document, { due: labels }) {
  /** @type {HTMLElement | null} */
  const line = document.querySelector(".ck-due");
  if (!line) return;
  const { due } = schedule(readRecord(keptRecord(document)).events, Date.now());
  const said = /** @type {HTMLElement} */ (line.querySelector("b"));
  const more = due.length > 2 && t("and {n} more", { n: due.length - 2 });
  const first = due.slice(0, 2).map((cue) => cueWords(labels, cue));
  said.textContent = [...first, ...(more ? [more] : [])].join(", ");
  line.hidden = !due.length;
}

/**
 * Marks the cases that the record of this browser holds an answer to, or the last answer.
 * @param {ShownDocument} document
 */
export function showCases(document) {
  const record = keptRecord(document);
  /** @type {NodeListOf<Marked<"ckCase" | "ckLast"> & {lastElementChild: HTMLElement}>} */
  const cases = document.querySelectorAll("[data-ck-case]");
  for (const { dataset, lastElementChild: mark } of cases) {
    const answered = (/** @type {string} */ stage) => record.includes(`"item":"${dataset.ckCase}/${stage}`);
    mark.textContent = answered(`${dataset.ckLast}"`) ? t("✓ decided") : t("begun");
    mark.hidden = !answered("");
  }
}
