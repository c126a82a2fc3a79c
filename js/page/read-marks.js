/**
 * Which lessons were read: the reader says so at a lesson's end, and the list of lessons shows it.
 *
 * Kept in this browser alone. Where a browser keeps nothing (an iframe of a learning platform, a full storage), the
 * page says so in words. Two tabs do not undo each other: each tick is written into what is there at that moment.
 */
import { msg, t } from "../shared/words.js";

/** @import { LessonData, Marked, ShownDocument, SiteData } from "./types.js" */

const KEY = "calcikit.read";
const BLOCKED = msg("This browser keeps nothing for this page, so the tick is gone when you close it.");

/**
 * @param {Storage} storage
 * @returns {Record<string, unknown>} by lesson, the day on which it was read; throws where storage is blocked
 */
export function readTicks(storage, key = KEY) {
  let found = null;
  try {
    found = JSON.parse(storage.getItem(key) ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return found && typeof found === "object" && !Array.isArray(found) ? found : {};
}

/**
 * Sets or takes away one tick, and leaves the others as they are.
 * @param {Storage} storage
 * @param {string} lesson
 * @param {string | string[] | false} day
 */
export function writeTick(storage, lesson, day, key = KEY) {
  const { [lesson]: _, ...others } = readTicks(storage, key);
  storage.setItem(key, JSON.stringify(day ? { ...others, [lesson]: day } : others));
}

/**
 * Runs what needs the browser's storage; null where that is blocked or damaged.
 * @template T
 * @param {ShownDocument} document
 * @param {(storage: Storage) => T} ask
 */
export function stored(document, ask) {
  try {
    return ask(document.defaultView.localStorage);
  } catch {
    return null;
  }
}

/**
 * The box at the end of a lesson; one that is not `listed` stands alone, and says what became of the tick
 * itself.
 * @param {ShownDocument} document
 * @param {HTMLElement} line
 * @param {string} lesson
 * @param {boolean} listed
 */
function lessonEnd(document, line, lesson, listed) {
  const [box] = line.getElementsByTagName("input");
  const [said] = line.getElementsByTagName("output");
  const show = () => {
    box.checked = Boolean(stored(document, readTicks)?.[lesson]);
  };
  box.addEventListener("change", () => {
    try {
      writeTick(
        document.defaultView.localStorage,
        lesson,
        box.checked && new Date().toISOString().slice(0, 10),
      );
      if (listed)
        said.textContent = box.checked ? t("Ticked in the list of lessons.") : t("The tick is gone.");
    } catch {
      said.textContent = t(BLOCKED);
    }
    document.dispatchEvent(new CustomEvent("ck-read", { detail: { read: box.checked } }));
  });
  show();
  line.hidden = false;
  return show;
}

/**
 * The ticks in the list of lessons, and how many there are.
 * @param {ShownDocument} document
 * @param {HTMLElement} line
 */
function lessonList(document, line) {
  /** @type {NodeListOf<Marked<"ckLesson">>} */
  const found = document.querySelectorAll("[data-ck-lesson]");
  const places = [...found];
  return () => {
    const read = stored(document, readTicks);
    for (const place of places) place.hidden = !read?.[place.dataset.ckLesson];
    const count = places.filter((place) => !place.hidden).length;
    line.textContent =
      read == null
        ? t("This browser keeps nothing for this page: what you ticked as read is not shown here.")
        : count
          ? t("You have read {k} of {n} lessons. Only this browser knows.", { k: count, n: places.length })
          : t("Tick a lesson at its end, and it is marked here. Only this browser will know.");
    line.hidden = false;
  };
}

/** @param {ShownDocument} document @param {LessonData | SiteData} page */
export default function reading(document, page) {
  /** @type {(() => void)[]} */
  const shows = [];
  /** @type {HTMLElement | null} */
  const end = document.querySelector(".ck-done");
  /** @type {HTMLElement | null} */
  const list = document.querySelector(".ck-count");
  if (end && page.lesson !== undefined) shows.push(lessonEnd(document, end, page.lesson, !page.scorm));
  if (list) shows.push(lessonList(document, list));
  for (const show of shows) show();
  const again = () => {
    for (const show of shows) show();
  };
  document.defaultView.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) again();
  });
  document.defaultView.addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
}
