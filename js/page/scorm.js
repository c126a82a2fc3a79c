/**
 * Tells a learning platform (SCORM 1.2) how far the learner is; says nothing where there is none.
 *
 * The score is the share of the lesson's questions that were answered rightly, the last answer counting. The lesson is
 * complete when the learner ticks that it was read.
 */

import { msg, t } from "../shared/words.js";

/** @import { Frame, LessonData, ScormApi, ShownDocument } from "./types.js" */

const MOST_FRAMES = 20;
const NOWHERE = msg("Kept in this browser alone; nothing is reported.");
const REFUSED = msg(
  "Your learning platform takes no report from this page now: close it, and open it from the platform again.",
);

/**
 * A value of another window; null where that is of another origin.
 * @template {keyof Frame} Name
 * @param {Frame} window
 * @param {Name} name
 */
function held(window, name) {
  try {
    return window[name] ?? null;
  } catch {
    return null;
  }
}

/** A window and those around it. @param {Frame | null} window */
function outward(window) {
  const found = [];
  for (/** @type {Frame | null} */ let at = window; at && found.length < MOST_FRAMES; ) {
    found.push(at);
    const around = held(at, "parent");
    at = around === at ? null : around;
  }
  return found;
}

/**
 * The platform's interface: in a window around this one, or around the opener of one of them.
 * @param {Frame} window
 */
export function platform(window) {
  const around = outward(window);
  const openers = around.map((at) => held(at, "opener")).filter(Boolean);
  for (const at of [...around, ...openers.flatMap(outward)]) {
    const api = held(at, "API");
    if (api) return api;
  }
  return null;
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** SCORM's own way to write a stretch of time. @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${two(Math.min(9999, Math.floor(seconds / 3600)))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/**
 * What was answered in earlier sittings; a text that is not ours counts as nothing.
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function earlier(text) {
  try {
    const found = JSON.parse(text);
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

/** What the platform is told and asked; a platform that fails says "". @param {ScormApi} api */
function conversation(api) {
  const ask = (/** @type {keyof ScormApi} */ name, /** @type {string[]} */ ...words) => {
    try {
      return String(api[name](...words));
    } catch {
      return "";
    }
  };
  return {
    begin: () => ask("LMSInitialize", "") === "true",
    get: (/** @type {string} */ name) => ask("LMSGetValue", `cmi.${name}`),
    put: (/** @type {string} */ name, /** @type {string | number} */ value) =>
      ask("LMSSetValue", `cmi.${name}`, String(value)),
    commit: () => ask("LMSCommit", "") === "true",
    finish: () => ask("LMSFinish", ""),
  };
}

/**
 * Report the share of the lesson's questions that were answered rightly.
 * @param {ShownDocument} document
 * @param {LessonData} page
 * @param {ReturnType<typeof conversation>} lms
 */
function reportAnswers(document, page, lms) {
  const asked = Object.values(page.models ?? {}).map(({ state }) => state._question?.id);
  const questions = new Set(asked.filter((id) => id !== undefined));
  const answers = earlier(lms.get("suspend_data"));
  document.addEventListener("ck-answer", ({ detail }) => {
    if (!questions.has(detail.item)) return;
    answers[detail.item] = detail.right ? 1 : 0;
    const right = [...questions].filter((item) => answers[item]).length;
    lms.put("core.score.min", 0);
    lms.put("core.score.max", 100);
    lms.put("core.score.raw", Math.round((100 * right) / questions.size));
    lms.put("suspend_data", JSON.stringify(answers));
    lms.commit();
  });
}

/**
 * Report that the lesson was read, and say whether the platform took it.
 * @param {ShownDocument} document
 * @param {(words: string) => void} say
 * @param {ReturnType<typeof conversation>} lms
 */
function reportReading(document, say, lms) {
  document.addEventListener("ck-read", ({ detail }) => {
    lms.put("core.lesson_status", detail.read ? "completed" : "incomplete");
    say(
      lms.commit()
        ? t("Reported to your learning platform.")
        : t("Your learning platform did not take the report."),
    );
  });
}

/**
 * Say, now where it was to be expected otherwise and at each tick, that nothing is reported.
 * @param {ShownDocument} document
 * @param {(words: string) => void} say
 * @param {ScormApi | null} api
 */
function reportNothing(document, say, api) {
  const why = t(api ? REFUSED : NOWHERE);
  if (api) say(why);
  document.addEventListener("ck-read", () => say(why));
}

/** @param {ShownDocument} document @param {LessonData} page */
export default function scorm(document, page) {
  const window = document.defaultView;
  const api = platform(window);
  const lms = api && conversation(api);
  /** @type {NodeListOf<HTMLInputElement>} */
  const [box] = document.querySelectorAll(".ck-done input");
  const [said] = document.querySelectorAll(".ck-done output");
  const say = (/** @type {string} */ words) => {
    if (said) said.textContent = words;
  };
  if (!lms?.begin()) {
    reportNothing(document, say, api);
    return;
  }
  const begun = Date.now();
  const done = ["completed", "passed"].includes(lms.get("core.lesson_status"));
  if (box) box.checked = done;
  if (!done) lms.put("core.lesson_status", "incomplete");
  lms.commit();
  reportAnswers(document, page, lms);
  reportReading(document, say, lms);
  const leave = () => {
    lms.put("core.session_time", duration(Date.now() - begun));
    lms.put("core.exit", box?.checked ? "" : "suspend");
    lms.commit();
    lms.finish();
  };
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !lms.begin()) reportNothing(document, say, api);
  });
}
