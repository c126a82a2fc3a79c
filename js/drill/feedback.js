/** After an answer: what it is, where to look, why, from which source; it stays until the learner goes on. */

import { h, put } from "../shared/dom.js";
import { picture, sourceList } from "./parts.js";

/** The verdict in a sentence; the same that the live region tells. */
export function verdict(item, option, confidence) {
  const truth = item.options.find(({ right }) => right);
  const named = item.kind === "tell_her" || item.kind === "same_or_different" ? "" : ` It is: ${truth.text}.`;
  if (option.right) return confidence === 1 ? "Right, and you were guessing: read why." : "Right.";
  if (option.credit)
    return `Nearly: ${option.credit === 0.5 ? "half a point" : `${option.credit} of a point`}.${named}`;
  return confidence === 4
    ? `Not this one, and you were sure: worth a second look.${named}`
    : `Not this one.${named}`;
}

export function feedbackView(item, option, confidence, view) {
  const truth = item.options.find(({ right }) => right);
  const others = item.options.filter((o) => o !== truth && o !== option);
  const compare = h("div", { class: "ck-drill__compare" });
  const shown = option.example;
  const show =
    shown &&
    h(
      "button",
      {
        type: "button",
        "aria-expanded": "false",
        onclick: () => {
          const open = !compare.hasChildNodes();
          show.setAttribute("aria-expanded", String(open));
          const one = picture(item.pictures[0], `This one: ${truth.text}`);
          const two = picture(shown, `An example of what you said: ${option.text}`);
          for (const made of [one, two]) made.mark(open);
          put(compare, open && [one.node, two.node]);
        },
      },
      "Show me the one I said",
    );
  const marks =
    view.marked &&
    h(
      "button",
      {
        type: "button",
        "aria-pressed": "true",
        onclick: () => {
          const on = marks.getAttribute("aria-pressed") !== "true";
          marks.setAttribute("aria-pressed", String(on));
          view.mark(on);
        },
      },
      "Mark the particles",
    );
  view.mark(true);
  const reason = (o) => [h("strong", null, `${o.text}: `), o.reason];
  return h(
    "div",
    { class: "ck-drill__feedback" },
    h(
      "p",
      { class: `ck-drill__verdict ${option.right ? "ck-drill__good" : "ck-drill__off"}` },
      `${option.right ? "✓" : option.credit ? "◐" : "✗"} ${verdict(item, option, confidence)}`,
    ),
    h(
      "dl",
      null,
      !option.right && [
        h("dt", null, "Why not"),
        h("dd", null, item.kind === "tell_her" ? option.reason : reason(option)),
      ],
      h("dt", null, option.right ? "Why" : "Why the right one"),
      h("dd", null, item.kind === "tell_her" ? truth.reason : reason(truth)),
      !truth.reason.includes(item.where) && [h("dt", null, "Where to look"), h("dd", null, item.where)],
      h("dt", null, "What it is, and what follows"),
      h("dd", null, item.explanation),
    ),
    (marks || show) && h("p", { class: "ck-drill__buttons" }, marks, show),
    compare,
    others.length > 0 &&
      item.kind !== "same_or_different" &&
      h(
        "details",
        { class: "ck-drill__others" },
        h("summary", null, "Why not the others"),
        h(
          "ul",
          null,
          others.map((o) => h("li", null, reason(o))),
        ),
      ),
    sourceList(item.cite, item.sources),
  );
}
