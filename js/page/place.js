/** Where one was: a lesson keeps its name and its part, the list of lessons leads back. Kept in this browser alone. */

import { readRecord } from "../shared/progress.js";
import { cueWords, schedule } from "../shared/schedule.js";
import { t } from "../shared/words.js";

const KEY = "calcikit.place";

/** @returns {{lesson: string, title: string, part: string} | null} */
function readPlace(window) {
  try {
    const found = JSON.parse(window.localStorage.getItem(KEY) ?? "null");
    return typeof found?.lesson === "string" && typeof found.title === "string" ? found : null;
  } catch {
    return null;
  }
}

/** Keeps the place when the page is left. */
export function keepPlace(document, page) {
  const window = document.defaultView;
  const title = document.querySelector("h1")?.textContent ?? page.lesson;
  window.addEventListener("pagehide", () => {
    const part = document.querySelector(".ck-contents [aria-current]")?.getAttribute("href") ?? "";
    try {
      window.localStorage.setItem(KEY, JSON.stringify({ lesson: page.lesson, title, part }));
    } catch {
      // This browser keeps nothing: the tick at the lesson's end says so.
    }
  });
}

/** Leads back to the place, if its lesson is on the list. */
export function showPlace(document) {
  const line = document.querySelector(".ck-go-on");
  const kept = readPlace(document.defaultView);
  if (!line || !kept || !document.querySelector(`[data-ck-lesson="${CSS.escape(kept.lesson)}"]`)) return;
  const [link] = line.getElementsByTagName("a");
  link.href = `${encodeURIComponent(kept.lesson)}.html${kept.part ?? ""}`;
  line.querySelector("b").textContent = kept.title;
  line.hidden = false;
}

/** The record of this browser; empty where it keeps none. */
function keptRecord(document) {
  try {
    return document.defaultView.localStorage.getItem("calcikit.progress.v1") ?? "";
  } catch {
    return "";
  }
}

/** Says what is due today, from the record of this browser. */
export function showDue(document, { due: labels }) {
  const line = document.querySelector(".ck-due");
  if (!line) return;
  const { due } = schedule(readRecord(keptRecord(document)).events, Date.now());
  line.querySelector("b").textContent = due.map((cue) => cueWords(labels, cue)).join(", ");
  line.hidden = !due.length;
}

/** Marks the cases that the record of this browser holds an answer to, or the last answer. */
export function showCases(document) {
  const record = keptRecord(document);
  for (const { dataset, lastElementChild: mark } of document.querySelectorAll("[data-ck-case]")) {
    const answered = (stage) => record.includes(`"item":"${dataset.ckCase}/${stage}`);
    mark.textContent = answered(`${dataset.ckLast}"`) ? t("✓ decided") : t("begun");
    mark.hidden = !answered("");
  }
}
