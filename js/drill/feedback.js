/** After an answer: what it is, where to look, why, from which source; it stays until the learner goes on. */

import { button, toggle } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { sourceList } from "../shared/sources.js";
import { image } from "./parts.js";

const truthOf = (item) => item.options.find(({ right }) => right);

/** The verdict in a sentence; the same that the live region tells. */
export function verdict(item, option, confidence) {
  const unnamed = ["tell_her", "same_or_different"].includes(item.kind);
  const named = unnamed ? "" : ` It is: ${truthOf(item).text}.`;
  if (option.right) return confidence === 1 ? "Right, and you were guessing: read why." : "Right.";
  if (option.credit === 0.5) return `Nearly: half a point.${named}`;
  if (option.credit) return `Nearly: ${option.credit} of a point.${named}`;
  return confidence === 4
    ? `Not this one, and you were sure: worth a second look.${named}`
    : `Not this one.${named}`;
}

const signOf = ({ right, credit }) => (right ? "✓" : credit ? "◐" : "✗");

/** A button that puts an example of what was said beside the image. */
function comparison(item, option) {
  if (!option.example) return {};
  const place = h("div", { class: "ck-drill__compare" });
  const show = button(
    "Show me the one I said",
    () => {
      const open = !place.hasChildNodes();
      show.setAttribute("aria-expanded", String(open));
      const made = [
        image(item.pictures[0], `This one: ${truthOf(item).text}`),
        image(option.example, `An example of what you said: ${option.text}`),
      ];
      for (const { mark } of made) mark(open);
      put(place, open && made.map(({ node }) => node));
    },
    { "aria-expanded": "false" },
  );
  return { show, place };
}

/** A button that puts the marks on the image, and takes them off: the particles are looked at bare first. */
const marksButton = (view) => view.marked && toggle("Mark the particles", view.mark);

/** Why: the answer given, the right one, where to look, what follows. */
function reasons(item, option) {
  const truth = truthOf(item);
  const why = (o) => (item.kind === "tell_her" ? o.reason : [h("strong", null, `${o.text}: `), o.reason]);
  const entries = [
    !option.right && ["Why not", why(option)],
    [option.right ? "Why" : "Why the right one", why(truth)],
    !truth.reason.includes(item.where) && ["Where to look", item.where],
    ["What it is, and what follows", item.explanation],
  ].filter(Boolean);
  return h(
    "dl",
    null,
    entries.map(([title, words]) => [h("dt", null, title), h("dd", null, words)]),
  );
}

/** Why not the answers that were neither given nor right. */
function others(item, option) {
  const left = item.options.filter((o) => !o.right && o !== option);
  if (!left.length || item.kind === "same_or_different") return null;
  return h(
    "details",
    { class: "ck-drill__others" },
    h("summary", null, "Why not the others"),
    h(
      "ul",
      null,
      left.map((o) => h("li", null, h("strong", null, `${o.text}: `), o.reason)),
    ),
  );
}

const toneOf = ({ right, credit }) => (right ? "good" : credit ? "half" : "off");

/** What became of the answer, why, and then the way on. */
export function feedbackView(item, option, confidence, view, next) {
  const { show, place } = comparison(item, option);
  const marks = marksButton(view);
  const sources = item.cite.map((key) => item.sources[key]);
  const about = { class: `ck-drill__verdict ck-drill__${toneOf(option)}`, tabindex: "-1" };
  const said = h("p", about, `${signOf(option)} ${verdict(item, option, confidence)}`);
  const node = h(
    "div",
    { class: "ck-drill__feedback" },
    said,
    view.where?.told() && h("p", null, view.where.told()),
    reasons(item, option),
    (marks || show) && h("p", { class: "ck-drill__buttons" }, marks, show),
    place,
    others(item, option),
    sourceList(sources, { summary: `Sources (${sources.length})` }),
    h("p", { class: "ck-drill__onward" }, next),
  );
  return { node, verdict: said };
}
