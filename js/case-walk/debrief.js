/** The end of a case: the way taken beside the best way, the plan in the tables' words, and what to take home. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";
import { statement } from "../shared/sources.js";
import { inside, t, tn } from "../shared/words.js";
import { stationName, VERDICTS } from "./parts.js";
import { answersAt, choiceOf, isGiven, MODES, tally } from "./state.js";

/** @import { Case, Choice, Content, Mode, Plan, Stage, State, Ways } from "./types.js" */

/** @type {Partial<Record<Mode, Mode>>} */
const HARDER = { worked: "faded", faded: "solo" };

/** An answer with its verdict. @param {Stage} stage @param {string} answer */
function attempt(stage, answer) {
  const { verdict, label } = /** @type {Choice} */ (choiceOf(stage, answer));
  const [mark, words] = VERDICTS[verdict];
  return h(
    "li",
    null,
    h("span", { "aria-hidden": "true" }, `${mark} `),
    h("span", { class: verdict === "accepted" ? "ck-case-walk__note" : "ck-sr" }, `${t(words)} `),
    label,
  );
}

/**
 * One stage of the way that was taken.
 * @param {Content} data
 * @param {Case} story
 * @param {State} state
 * @param {Stage} stage
 * @param {number} place
 */
function turn(data, story, { mode, said }, stage, place) {
  const given = isGiven(story, mode, place);
  const answers = given ? [stage.right] : answersAt(stage, said);
  const best = t("The tables' first choice: {label}", {
    label: /** @type {Choice} */ (choiceOf(stage, stage.right)).label,
  });
  return h(
    "li",
    null,
    h(
      "div",
      null,
      h("strong", null, stationName(data, stage)),
      given && h("span", { class: "ck-case-walk__note" }, t(" decided for you")),
    ),
    h(
      "ul",
      { class: "ck-case-walk__tries" },
      answers.map((answer) => attempt(stage, answer)),
      !answers.includes(stage.right) && h("li", { class: "ck-case-walk__note" }, best),
    ),
    h("div", null, statement(stage.reasons[0], data.references)),
  );
}

/** @param {Case} story @param {State} state */
function inWords(story, { mode, said }) {
  const { own, right, turns } = tally(story, mode, said);
  if (!own)
    return t("You have read this case as a worked example. Now try one where the decisions are yours.");
  const wrong = turns === 0 ? t("no wrong turn") : tn("one wrong turn", "{n} wrong turns", turns);
  const decisions = tn("You made one decision", "You made {n} decisions", own);
  const counted = t("{decisions}: {right} right at first sight, {wrong}.", { decisions, right, wrong });
  return turns ? `${counted} ${t("Here every one of them has a way back.")}` : counted;
}

/** Where the case ends: category, steps, follow-up, and what is said to whom. @param {Plan} plan */
function planOf({ category, label, steps, follow_up: followUp, report, patient }) {
  /** @param {string} title @param {string} words */
  const titled = (title, words) => h("p", null, h("strong", null, title), words);
  return [
    h("p", null, t("BI-RADS {category}, {label}.", { category, label: inside(label) })),
    h(
      "ol",
      { class: "ck-case-walk__plan" },
      steps.map(([step, when]) => h("li", null, h("strong", null, step), `: ${when}`)),
    ),
    followUp && titled(t("Follow-up: "), followUp),
    titled(t("In the report: "), report),
    titled(t("To her: "), patient),
  ];
}

/**
 * The ways on: the next case, or this one again with more decisions of one's own.
 * @param {Content} data
 * @param {Case} story
 * @param {Mode} mode
 * @param {Ways} ways
 */
function onward(data, story, mode, { again, nextCase }) {
  const following = data.cases[data.cases.indexOf(story) + 1];
  const harder = HARDER[mode];
  const words = harder
    ? t("This case again: {mode}", { mode: inside(t(MODES[harder].label)) })
    : t("This case again");
  const style = (/** @type {boolean} */ main) => ({ class: main ? "ck-main-button" : "ck-small-button" });
  return h(
    "p",
    { class: "ck-wrap ck-case-walk__do" },
    following &&
      button(t("Next case: {title}", { title: following.title }), () => nextCase(following.id), {
        ...style(true),
        "data-ck": "next-case",
      }),
    button(words, () => again(harder ?? mode), { ...style(!following), "data-ck": "again" }),
  );
}

/** @param {Content} data @param {Case} story @param {State} state @param {Ways} ways */
export function debrief(data, story, state, ways) {
  const head = (/** @type {string} */ words) => h("p", { class: "ck-case-walk__head" }, words);
  const whose = state.mode === "worked" ? t("The best way") : t("Your way");
  return h(
    "div",
    { class: "ck-case-walk__debrief", role: "group", "aria-label": t("Debrief") },
    h("h4", { tabindex: "-1", "data-ck": "debrief" }, t("Debrief")),
    h("p", null, inWords(story, state)),
    h("p", { class: "ck-case-walk__teaches" }, h("strong", null, t("To take home: ")), story.teaches),
    head(t("{whose}, and the first reason for each step", { whose })),
    h(
      "ol",
      { class: "ck-case-walk__way" },
      story.stages.map((stage, place) => turn(data, story, state, stage, place)),
    ),
    head(t("Where it ends")),
    planOf(story.plan),
    onward(data, story, state.mode, ways),
  );
}
