/**
 * Tells a learning platform (SCORM 1.2) how far the learner is; says nothing where there is none.
 *
 * The score is the share of the lesson's questions that were answered rightly, the last answer counting. The lesson is
 * complete when the learner ticks that it was read.
 */

/** The platform's interface: in a window around this one, or in the one that opened it. */
export function platform(window) {
  for (const first of [window, window.opener]) {
    try {
      for (
        let at = first, steps = 0;
        at && steps < 20;
        at = at.parent === at ? null : at.parent, steps += 1
      ) {
        if (at.API) return at.API;
      }
    } catch {
      // A window of another origin: not a platform that talks to us.
    }
  }
  return null;
}

const two = (number) => String(number).padStart(2, "0");

/** SCORM's own way to write a stretch of time. */
export function duration(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${two(Math.min(9999, Math.floor(seconds / 3600)))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What was answered in earlier sittings; a text that is not ours counts as nothing. */
function earlier(text) {
  try {
    const found = JSON.parse(text);
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

/** What the platform is told and asked; a platform that fails says "". */
function conversation(api) {
  const ask = (name, ...words) => {
    try {
      return String(api[name](...words));
    } catch {
      return "";
    }
  };
  return {
    begin: () => ask("LMSInitialize", "") === "true",
    get: (name) => ask("LMSGetValue", `cmi.${name}`),
    put: (name, value) => ask("LMSSetValue", `cmi.${name}`, String(value)),
    commit: () => ask("LMSCommit", "") === "true",
    finish: () => ask("LMSFinish", ""),
  };
}

/** Report the share of the lesson's questions that were answered rightly. */
function reportAnswers(document, page, lms) {
  const asked = Object.values(page.models ?? {}).map(({ state }) => state._question?.id);
  const questions = new Set(asked.filter(Boolean));
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

/** Report that the lesson was read, and say whether the platform took it. */
function reportReading(document, said, lms) {
  document.addEventListener("ck-read", ({ detail }) => {
    lms.put("core.lesson_status", detail.read ? "completed" : "incomplete");
    const kept = lms.commit();
    if (said)
      said.textContent = kept
        ? "Reported to your learning platform."
        : "Your learning platform did not take the report.";
  });
}

export default function scorm(document, page) {
  const window = document.defaultView;
  const api = platform(window);
  const lms = api && conversation(api);
  if (!lms?.begin()) return;
  const begun = Date.now();
  const [box] = document.querySelectorAll(".ck-done input");
  const [said] = document.querySelectorAll(".ck-done output");
  const done = ["completed", "passed"].includes(lms.get("core.lesson_status"));
  if (box) box.checked = done;
  if (!done) lms.put("core.lesson_status", "incomplete");
  lms.commit();
  reportAnswers(document, page, lms);
  reportReading(document, said, lms);
  const leave = () => {
    lms.put("core.session_time", duration(Date.now() - begun));
    lms.put("core.exit", box?.checked ? "" : "suspend");
    lms.commit();
    lms.finish();
  };
  window.addEventListener("pagehide", leave, { once: true });
}
