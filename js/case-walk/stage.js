/** One stage: what happened, the images, the question; after the answer what came of it. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { inside, t, tn } from "../shared/words.js";
import { images, otherWays, outcomeOf, quoted, reasonsOf, stationName, VERDICTS } from "./parts.js";
import { questionOf } from "./question.js";
import { answersAt, choiceOf, goesOn, isGiven, isSettled } from "./state.js";

/** @import { Case, Choice, Content, Moves, Sight, Stage, State } from "./types.js" */

/**
 * How a stage that lies behind was decided; of a worked case that is said above.
 * @param {boolean} given
 * @param {number} turns
 */
function howDecided(given, turns) {
  if (given) return t(" decided for you");
  if (!turns) return "";
  return tn(" after one wrong turn", " after {n} wrong turns", turns);
}

/**
 * A stage that lies behind, folded to one line.
 * @param {Content} data
 * @param {Case} story
 * @param {State} state
 * @param {number} place
 */
export function pastStage(data, story, { mode, said }, place) {
  const stage = story.stages[place];
  const given = isGiven(story, mode, place);
  const answers = given ? [stage.right] : answersAt(stage, said);
  const choices = /** @type {Choice[]} */ (answers.map((answer) => choiceOf(stage, answer)));
  const summary = h(
    "summary",
    null,
    h("span", { "aria-hidden": "true" }, `${goesOn(choices[0]) ? VERDICTS[choices[0].verdict][0] : "↻"} `),
    h("strong", null, stationName(data, stage)),
    ": ",
    choices.at(-1)?.label,
    h("span", { class: "ck-case-walk__note" }, howDecided(given && mode !== "worked", answers.length - 1)),
  );
  return h(
    "li",
    { class: "ck-case-walk__past" },
    h(
      "details",
      { "data-key": stage.id },
      summary,
      h("p", null, stage.text),
      stage.quote && h("p", null, quoted(stage)),
      images(stage, true),
      choices.map((choice) => outcomeOf(data, choice, given ? t("Done:") : undefined)),
      reasonsOf(data, stage),
    ),
  );
}

/**
 * What stands beside the images: the question, or what came of the answer and the way on.
 * @param {Content} data
 * @param {Stage} stage
 * @param {Sight} sight
 * @param {Pick<Moves, "back" | "next">} moves
 */
function said(data, stage, { shown, settled, given, asked, last }, { back, next }) {
  const onward = button(last ? t("Look back at the case") : t("Continue"), next, {
    class: "ck-main-button",
    "data-ck": "next",
  });
  const again = button(t("Back to the decision"), back, { class: "ck-main-button", "data-ck": "back" });
  return h(
    "div",
    { class: "ck-case-walk__say" },
    asked?.node,
    shown && h("p", { class: "ck-case-walk__asked" }, quoted(stage), stage.question),
    shown && outcomeOf(data, shown, given ? t("Here you choose:") : undefined),
    settled && reasonsOf(data, stage),
    settled && given && otherWays(data, stage),
    shown && h("p", { class: "ck-wrap ck-case-walk__do" }, settled ? onward : again),
  );
}

/**
 * The stage that is open: undecided, on a wrong turn, or settled and waiting for "Continue".
 * @param {Content} data
 * @param {Case} story
 * @param {State} state
 * @param {Moves} moves
 */
export function openStage(data, story, state, { decide, back, next, wrongTurn }) {
  const { at } = state;
  const stage = story.stages[at];
  const answers = answersAt(stage, state.said);
  const given = isGiven(story, state.mode, at);
  const settled = isSettled(story, state.mode, state.said, at);
  const shown = settled || wrongTurn ? choiceOf(stage, given ? stage.right : answers.at(-1)) : null;
  const asked = shown ? null : questionOf(stage, answers, decide);
  const count = t("Decision {number} of {all}", { number: at + 1, all: story.stages.length });
  const last = at + 1 === story.stages.length;
  const node = h(
    "div",
    { class: "ck-case-walk__stage", role: "group", "data-stage": stage.id, "aria-label": count },
    h("p", { class: "ck-kicker" }, `${count}: ${inside(stationName(data, stage))}`),
    h("p", { class: "ck-case-walk__text", tabindex: "-1", "data-ck": "text" }, stage.text),
    h(
      "div",
      { class: stage.pictures.length ? "ck-case-walk__two" : "ck-case-walk__one" },
      stage.pictures.length > 0 && h("div", { class: "ck-case-walk__see" }, images(stage, Boolean(shown))),
      said(data, stage, { shown, settled, given, asked, last }, { back, next }),
    ),
  );
  return { node, pick: asked?.pick };
}
