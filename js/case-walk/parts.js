/** Pieces of a case on screen: images, outcomes of an answer, reasons, the path. */

import { toggle } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { still } from "../shared/patch-view.js";
import { pathLine } from "../shared/path.js";
import { statement } from "../shared/sources.js";
import { msg, t, tn } from "../shared/words.js";
import { goesOn } from "./state.js";

/** @import { Statement } from "../shared/sources.js" */
/** @import { Child } from "../shared/types.js" */
/** @import { Case, Choice, Content, Stage, Verdict } from "./types.js" */

const SIZE = 400;

/**
 * The images of a stage; where the calcium lies is drawn in on request, once the answer is given.
 * @param {Stage} stage
 * @param {boolean} mayShow
 */
export function images({ pictures }, mayShow) {
  if (!pictures.length) return null;
  const made = pictures.map(({ caption, words, ...picture }) =>
    still({ ...picture, alt: words, size: SIZE }, caption),
  );
  const nodes = made.map(({ node }) => node);
  const frame = h("div", { class: "ck-case-walk__images", "data-count": pictures.length }, nodes);
  if (!mayShow) return frame;
  const marks = toggle(t("Mark the particles"), (on) => {
    for (const { mark } of made) mark(on);
  });
  return [frame, h("p", null, marks)];
}

/**
 * The path from recall to plan, and where she stands on it.
 * @param {Content} data
 * @param {Case} story
 * @param {number} at
 */
export const casePath = (data, story, at) =>
  pathLine(
    data.stations.map(({ label }, place) => {
      const state = story.paths[at][place];
      return { label, state, said: data.path_states[state] };
    }),
  );

/** @param {Content} data @param {Stage} stage */
export const stationName = (data, stage) =>
  /** @type {{label: string}} */ (data.stations.find(({ id }) => id === stage.station)).label;

/** What the patient said, where she said something. @param {Stage} stage */
export const quoted = ({ quote }) => quote && h("q", { class: "ck-case-walk__quote" }, quote);

/** @type {Record<Verdict, [string, string]>} */
export const VERDICTS = {
  right: ["✓", msg("Right.")],
  accepted: ["≈", msg("Accepted too.")],
  later: ["↻", msg("Not yet.")],
  wrong: ["✗", msg("A wrong turn.")],
};

/**
 * What came of an answer: the verdict, the story, and why.
 * @param {Content} data
 * @param {Choice} choice
 * @param {string} [words] in place of the verdict
 */
export function outcomeOf(data, choice, words) {
  const [mark, verdict] = VERDICTS[choice.verdict];
  const tone = goesOn(choice) ? "good" : "astray";
  const about = {
    class: `ck-case-walk__outcome ck-case-walk__${tone}`,
    "data-verdict": choice.verdict,
  };
  /** @param {string} title @param {Child} content */
  const titled = (title, content) => content && h("p", null, h("strong", null, title), content);
  return h(
    "div",
    about,
    h(
      "p",
      { class: "ck-case-walk__verdict", tabindex: "-1", "data-ck": "verdict" },
      h("span", { "aria-hidden": "true" }, `${mark} `),
      `${words ?? t(verdict)} `,
      h("span", { class: "ck-case-walk__chosen" }, choice.label),
    ),
    h("p", null, choice.story),
    choice.explanation && h("p", null, choice.explanation),
    titled(t("Why not: "), choice.why && statement(choice.why, data.references)),
    titled(t("The way back: "), choice.back),
  );
}

/**
 * Why the right answer is right: the first two reasons in sight, the rest behind a disclosure.
 * @param {Content} data
 * @param {Stage} stage
 */
export function reasonsOf(data, { reasons }) {
  const [shown, rest] = [reasons.slice(0, 2), reasons.slice(2)];
  const list = (/** @type {Statement[]} */ some) =>
    h(
      "ul",
      { class: "ck-case-walk__reasons" },
      some.map((reason) => h("li", null, statement(reason, data.references))),
    );
  const more = tn("One more reason", "{n} more reasons", rest.length);
  return [
    h("p", { class: "ck-case-walk__head" }, t("Why")),
    list(shown),
    rest.length > 0 && h("details", null, h("summary", null, more), list(rest)),
  ];
}

/**
 * The wrong turns of a stage, for a reader who was shown the right one.
 * @param {Content} data
 * @param {Stage} stage
 */
export function otherWays(data, stage) {
  const others = stage.choices.filter((choice) => choice.answer !== stage.right);
  /** @param {Choice} choice */
  const why = (choice) => (choice.why ? statement(choice.why, data.references) : choice.explanation);
  return h(
    "details",
    { class: "ck-case-walk__others" },
    h("summary", null, t("And the other answers?")),
    h(
      "dl",
      null,
      others.map((choice) => [h("dt", null, choice.label), h("dd", null, why(choice))]),
    ),
  );
}
