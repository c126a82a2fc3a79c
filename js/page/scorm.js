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

export default function scorm(document, page) {
  const window = document.defaultView;
  const api = platform(window);
  const ask = (name, ...words) => {
    try {
      return String(api[name](...words));
    } catch {
      return "";
    }
  };
  if (!api || ask("LMSInitialize", "") !== "true") return;
  const begun = Date.now();
  const put = (name, value) => ask("LMSSetValue", `cmi.${name}`, String(value));
  const questions = new Set(
    Object.values(page.models ?? {})
      .map(({ state }) => state._question?.id)
      .filter(Boolean),
  );
  const answers = earlier(ask("LMSGetValue", "cmi.suspend_data"));
  const [box] = document.querySelectorAll(".ck-done input");
  const [said] = document.querySelectorAll(".ck-done output");
  const done = ["completed", "passed"].includes(ask("LMSGetValue", "cmi.core.lesson_status"));
  if (box) box.checked = done;
  if (!done) put("core.lesson_status", "incomplete");
  ask("LMSCommit", "");

  document.addEventListener("ck-answer", ({ detail }) => {
    if (!questions.has(detail.item)) return;
    answers[detail.item] = detail.right ? 1 : 0;
    const right = [...questions].filter((item) => answers[item]).length;
    put("core.score.min", 0);
    put("core.score.max", 100);
    put("core.score.raw", Math.round((100 * right) / questions.size));
    put("suspend_data", JSON.stringify(answers));
    ask("LMSCommit", "");
  });
  document.addEventListener("ck-read", ({ detail }) => {
    put("core.lesson_status", detail.read ? "completed" : "incomplete");
    const kept = ask("LMSCommit", "") === "true";
    if (said)
      said.textContent = kept
        ? "Reported to your learning platform."
        : "Your learning platform did not take the report.";
  });
  let finished = false;
  window.addEventListener("pagehide", () => {
    if (finished) return;
    finished = true;
    put("core.session_time", duration(Date.now() - begun));
    put("core.exit", box?.checked ? "" : "suspend");
    ask("LMSCommit", "");
    ask("LMSFinish", "");
  });
}
