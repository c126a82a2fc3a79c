/** Where a learner stands in a case: which case, which mode, and what was answered at each stage. Python judged the answers. */

import { fromLink, toLink } from "../shared/links.js";
import { msg } from "../shared/words.js";

/** @import { Case, Choice, Content, Given, Mode, Said, Stage, State } from "./types.js" */
/** @typedef {Record<string, unknown>} Answers by stage as they were handed over */

export const MODES = {
  worked: { label: msg("Worked"), about: msg("Every decision is made for you, with its reasons.") },
  faded: { label: msg("Half-worked"), about: msg("The first half is decided for you, the rest is yours.") },
  solo: { label: msg("On your own"), about: msg("Every decision is yours.") },
};

/** @param {Choice | undefined} choice */
export const goesOn = (choice) =>
  choice !== undefined && (choice.verdict === "right" || choice.verdict === "accepted");
/** @param {Stage} stage @param {string | undefined} answer */
export const choiceOf = (stage, answer) => stage.choices.find((choice) => choice.answer === answer);

/**
 * Whether a stage is decided for the learner: all of them when worked, the first half when half-worked.
 * @param {Case} story
 * @param {Mode} mode
 * @param {number} place
 */
export const isGiven = (story, mode, place) =>
  mode === "worked" || (mode === "faded" && place < Math.ceil(story.stages.length / 2));

/**
 * What the learner answered at a stage, in order; unknown answers are left out.
 * @param {Stage} stage
 * @param {Said} said
 */
export const answersAt = (stage, said) =>
  (Object.hasOwn(said, stage.id) ? said[stage.id] : []).filter((answer) => choiceOf(stage, answer));

/**
 * Whether a stage lies behind: decided for the learner, or answered in a way that goes on.
 * @param {Case} story
 * @param {Mode} mode
 * @param {Said} said
 * @param {number} place
 */
export function isSettled(story, mode, said, place) {
  const stage = story.stages[place];
  return (
    isGiven(story, mode, place) || answersAt(stage, said).some((answer) => goesOn(choiceOf(stage, answer)))
  );
}

/**
 * The furthest stage that may be opened; the number of stages when all lie behind.
 * @param {Case} story
 * @param {Mode} mode
 * @param {Said} said
 */
export function furthest(story, mode, said) {
  const open = story.stages.findIndex((_, place) => !isSettled(story, mode, said, place));
  return open < 0 ? story.stages.length : open;
}

/**
 * Bring a state into order: a known case and mode, no stage that is not reached yet.
 * @param {Content} data
 * @param {Given} state
 * @returns {State}
 */
export function orderly(data, { case: id, mode, at, said }) {
  const story = data.cases.find((one) => one.id === id) ?? data.cases[0];
  const known = /** @type {Mode} */ (Object.hasOwn(MODES, String(mode)) ? mode : "worked");
  const given = said && typeof said === "object" && !Array.isArray(said) ? /** @type {Answers} */ (said) : {};
  /** @type {Said} */
  const kept = Object.fromEntries(
    story.stages
      .map((stage) => [stage.id, answersAt(stage, listsIn(given))])
      .filter(([, list]) => list.length),
  );
  const wanted = typeof at === "number" && Number.isInteger(at) && at > 0 ? at : 0;
  return { case: story.id, mode: known, said: kept, at: Math.min(wanted, furthest(story, known, kept)) };
}

/** @param {Answers} said */
const listsIn = (said) =>
  /** @type {Said} */ (Object.fromEntries(Object.entries(said).filter(([, list]) => Array.isArray(list))));

/**
 * The learner's own decisions: the first answer counts, as in a real workup.
 * @param {Case} story
 * @param {Mode} mode
 * @param {Said} said
 */
export function tally(story, mode, said) {
  const own = story.stages.filter((_, place) => !isGiven(story, mode, place));
  const first = own.map((stage) => choiceOf(stage, answersAt(stage, said)[0]));
  return {
    own: own.length,
    right: first.filter(goesOn).length,
    turns: own.flatMap((stage) => answersAt(stage, said).filter((answer) => !goesOn(choiceOf(stage, answer))))
      .length,
  };
}

/**
 * What the record keeps of a first answer.
 * @param {Case} story
 * @param {Stage} stage
 * @param {Choice} choice
 * @param {Mode} mode
 * @param {number} seconds
 */
export function eventOf(story, stage, choice, mode, seconds) {
  const right = /** @type {Choice} */ (choiceOf(stage, stage.right));
  return {
    source: "case",
    item: `${story.id}/${stage.id}`,
    kind: stage.kind,
    truth: stage.right,
    said: choice.answer,
    credit: choice.credit,
    right: goesOn(choice),
    seconds,
    more_truth: right.more,
    more_said: choice.more,
    mode,
  };
}

/** A link to where the learner stands. @param {State} state @param {string} name */
export function toCaseHash({ case: id, mode, at, said }, name) {
  const answers = Object.entries(said).map(([stage, given]) => [stage, ...given].join("."));
  return toLink(name, { case: id, mode, at, ...(answers.length && { said: answers.join("~") }) });
}

/**
 * Read a state from a link; null when it is meant for something else.
 * @param {Content} data
 * @param {string} hash
 * @param {string} name
 */
export function fromCaseHash(data, hash, name) {
  const given = fromLink(name, hash);
  if (!given) return null;
  const parts = (given.get("said") ?? "").split("~").filter(Boolean);
  const said = Object.fromEntries(
    parts.map((part) => part.split(".")).map(([stage, ...answers]) => [stage, answers]),
  );
  const at = Number(given.get("at"));
  return orderly(data, { case: given.get("case"), mode: given.get("mode"), at, said });
}
