/** The case walk: a story in decisions, worked, half-worked or on one's own. What is right was worked out in Python. */

import { button, careNotice, copy, digitOf, radios, selectBox } from "../shared/controls.js";
import { h, keepKeys, put, unique, upperEdge } from "../shared/dom.js";
import { addressOf, nameInPage, scrollToLink } from "../shared/links.js";
import { follow, inPage, setter } from "../shared/model.js";
import { openRecord } from "../shared/progress.js";
import { msg, setLanguage, t } from "../shared/words.js";
import { debrief } from "./debrief.js";
import { casesLeft } from "./memory.js";
import { casePath } from "./parts.js";
import { openStage, pastStage } from "./stage.js";
import { answersAt, choiceOf, eventOf, fromCaseHash, goesOn, MODES, orderly, toCaseHash } from "./state.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Case, Content, Mode, State, Ways } from "./types.js" */
/** @import { LearnerRecord } from "../shared/progress.js" */
/** @typedef {ReturnType<typeof casesLeft>} Memory */
/** @typedef {ReturnType<typeof walkOf>} Walk */

const STATE = ["case", "mode", "at", "said"];
const DECIDED = msg("decided");
const BEGUN = msg("begun");
const NOTICE = msg("Invented women, simulated images.");

/** @param {Model} model @param {Content} data */
const stateOf = (model, data) =>
  orderly(data, Object.fromEntries(STATE.map((name) => [name, model.get(name)])));

/**
 * Where the learner stands, and the moves that lead on; `draw` shows a state and puts the focus on a part of
 * it.
 * @param {Model} model
 * @param {LearnerRecord} record
 * @param {Memory} memory
 * @param {(focus?: string) => void} draw
 */
function walkOf(model, record, memory, draw) {
  const [data, set] = [/** @type {Content} */ (model.get("_content")), setter(model)];
  let moving = false;
  let since = performance.now();
  const state = () => stateOf(model, data);
  const story = () => /** @type {Case} */ (data.cases.find(({ id }) => id === state().case));
  const walk = {
    data,
    state,
    story,
    wrongTurn: false, // one is on screen; its way back leads to the question
    moving: () => moving,
    /** @param {Partial<State>} changes @param {string} [focus] */
    move(changes, focus) {
      moving = true;
      set(changes);
      moving = false;
      memory.keep(state(), state().at >= story().stages.length);
      draw(focus);
    },
    /** @param {string | undefined} answer */
    decide(answer) {
      const now = state();
      const stage = story().stages[now.at];
      const choice = choiceOf(stage, answer);
      if (!choice) return;
      const earlier = answersAt(stage, now.said);
      const seconds = Math.round((performance.now() - since) / 100) / 10;
      if (!earlier.length) record.add(eventOf(story(), stage, choice, now.mode, seconds));
      walk.wrongTurn = !goesOn(choice);
      walk.move({ said: { ...now.said, [stage.id]: [...earlier, choice.answer] } }, "verdict");
    },
    back() {
      walk.wrongTurn = false;
      draw("question");
    },
    /** @param {Partial<State>} changes @param {string} focus */
    go(changes, focus) {
      walk.wrongTurn = false;
      since = performance.now();
      walk.move(changes, focus);
    },
    next() {
      const at = state().at + 1;
      walk.go({ at }, at < story().stages.length ? "text" : "debrief");
    },
    /** @param {Partial<State>} changes @param {string} [focus] */
    begin: (changes, focus = "title") => walk.go({ at: 0, said: {}, ...changes }, focus),
    /** @param {string} id @param {string} [focus] */
    open: (id, focus) => walk.begin({ case: id, ...memory.of(id) }, focus),
  };
  return walk;
}

/**
 * How far the learner is with a case: decided to its end, begun, or neither.
 * @param {Case} story
 * @param {{source: string, item: string}[]} events
 * @param {Memory} memory
 */
function howFar({ id, stages }, events, memory) {
  if (events.some(({ source, item }) => source === "case" && item === `${id}/${stages.at(-1)?.id}`))
    return DECIDED;
  return memory.of(id) ? BEGUN : "";
}

/**
 * How much is decided; another mode goes on where it was left, as arrow keys lead through all of them.
 * @param {Walk} walk
 */
function modePicker(walk) {
  /** @type {Map<string, Pick<State, "at" | "said">>} */
  const left = new Map();
  /** @type {[string, string][]} */
  const labels = Object.entries(MODES).map(([id, { label }]) => [id, t(label)]);
  return radios(unique("ck-case-walk-mode-"), labels, (mode) => {
    const { case: id, mode: before, at, said } = walk.state();
    left.set(`${id} ${before}`, { at, said });
    walk.begin({ ...left.get(`${id} ${mode}`), mode: /** @type {Mode} */ (mode) }, "");
  });
}

/**
 * The head, which stays: which case, and how much is decided for the learner.
 * @param {Walk} walk
 * @param {LearnerRecord} record
 * @param {Memory} memory
 * @param {HTMLElement} status
 */
function head(walk, record, memory, status) {
  const { cases } = walk.data;
  /** @type {[string, string][]} */
  const titles = cases.map(({ id, title }, place) => [id, `${place + 1}. ${title}`]);
  const pick = (/** @type {string} */ id) => {
    walk.open(id, "");
    put(status, walk.story().title);
  };
  const choose = selectBox(titles, pick, { "data-ck": "case" });
  const count = h("span", { class: "ck-small ck-case-walk__count" });
  const mark = () => {
    const far = cases.map((one) => howFar(one, record.events(), memory));
    far.forEach((words, place) => {
      choose.options[place].textContent = titles[place][1] + (words && ` (${t(words)})`);
    });
    count.textContent = t("{decided} of {cases} cases decided", {
      decided: far.filter((words) => words === DECIDED).length,
      cases: cases.length,
    });
  };
  const modes = modePicker(walk);
  const about = h("span", { class: "ck-small ck-case-walk__about" });
  const legend = h("legend", { class: "ck-sr" }, t("How much is decided for you"));
  const named = h("label", null, h("span", null, t("Case")), choose);
  const which = h("div", { class: "ck-case-walk__which" }, named, count);
  const how = h("fieldset", { class: "ck-case-walk__modes" }, legend, modes.labels);
  return {
    mark,
    node: h("div", { class: "ck-wrap ck-case-walk__bar" }, cases.length > 1 && which, how, about),
    /** Whether a key pressed there belongs to a control of the head. @param {EventTarget | null} target */
    owns: (target) => target === choose || modes.inputs.includes(/** @type {HTMLInputElement} */ (target)),
    /** @param {State} state */
    show({ case: id, mode }) {
      choose.value = id;
      modes.check(mode);
      about.textContent = t(MODES[mode].about);
      mark();
    },
  };
}

/**
 * The foot: start again, and in a page the link to where the learner stands.
 * @param {Walk} walk
 * @param {string} name
 * @param {boolean} page
 * @param {HTMLElement} status
 */
function foot(walk, name, page, status) {
  const linked = h("span", { class: "ck-small ck-case-walk__hint", "aria-hidden": "true" });
  const link = async () => {
    const hash = toCaseHash(walk.state(), name);
    const done = await copy(addressOf(hash));
    if (!done) location.hash = hash.slice(1);
    put(linked, done ? t("The link is copied.") : t("The link stands in the address bar."));
    put(status, linked.textContent);
  };
  /** @param {string} words @param {() => void} act @param {string} key */
  const small = (words, act, key) => button(words, act, { class: "ck-small-button", "data-ck": key });
  const node = h(
    "p",
    { class: "ck-wrap ck-small ck-case-walk__foot" },
    small(t("Start this case again"), () => walk.begin({}), "restart"),
    page && small(t("Copy {what}", { what: t("link") }), link, "link"),
    linked,
    h("span", null, t(NOTICE), " ", careNotice()),
    walk.data.local && h("strong", { "data-ck": "local" }, walk.data.local),
  );
  return { node, show: () => put(linked) };
}

/** What changes from stage to stage. @param {Walk} walk */
function bodyOf(walk) {
  const { data } = walk;
  const [state, story] = [walk.state(), walk.story()];
  const ended = state.at >= story.stages.length;
  const stage = ended ? null : openStage(data, story, state, walk);
  /** @type {Ways} */
  const ways = {
    again: (mode) => walk.begin({ mode }),
    nextCase: (id) => walk.open(id),
  };
  const behind = story.stages.slice(0, state.at).map((_, place) => pastStage(data, story, state, place));
  const past = h("ol", { class: "ck-case-walk__behind", "aria-label": t("Decisions behind you") }, behind);
  return {
    pick: stage?.pick ?? null,
    at: state.at,
    nodes: [
      h("h3", { class: "ck-case-walk__title", tabindex: "-1", "data-ck": "title" }, story.title),
      h("p", { class: "ck-case-walk__who" }, story.who),
      casePath(data, story, state.at),
      !ended && state.at > 0 && past,
      stage?.node,
      ended && debrief(data, story, state, ways),
    ],
  };
}

/** Focus what is new, and scroll it into view. @param {HTMLElement} body @param {string} key */
function aim(body, key) {
  /** @type {HTMLElement | null} */
  const open = body.querySelector(".ck-case-walk__stage, .ck-case-walk__debrief"); // what lies behind holds verdicts, too
  /** @type {HTMLElement | null | undefined} */
  const target = (key === "title" ? body : open)?.querySelector(`[data-ck="${key}"]`);
  target?.focus({ preventScroll: true });
  const place = target?.getBoundingClientRect();
  if (place && (place.top < upperEdge(body) || place.bottom > innerHeight - 120))
    target?.scrollIntoView({ block: key === "title" ? "start" : "center" });
}

/**
 * Follow a link in the page's address, now and whenever it changes; return whether there is one now.
 * @param {Walk} walk
 * @param {string} name
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
function readLinks(walk, name, root, signal) {
  const read = () => {
    const found = fromCaseHash(walk.data, location.hash, name);
    if (!found) return false;
    walk.wrongTurn = false;
    walk.move(found);
    scrollToLink(root, "[data-ck=title]");
    return true;
  };
  window.addEventListener("hashchange", read, { signal });
  return read();
}

/**
 * A digit chooses the answer of that number.
 * @param {ReturnType<typeof head>} top
 * @param {() => ((number: number) => void) | null} pick
 */
function digitKeys(top, pick) {
  return (/** @type {KeyboardEvent} */ event) => {
    const number = digitOf(event) - 1;
    if (number < 0 || number > 4 || top.owns(event.target) || !pick()) return;
    event.preventDefault();
    pick()?.(number);
  };
}

/** @param {{model: Model, el: HTMLElement}} widget */
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  const page = inPage(model);
  const name = nameInPage(model.get("name"), "case", ".ck-case-walk");
  const stop = new AbortController();
  const record = openRecord(model, stop.signal);
  const body = h("div");
  const troubles = h("p", { class: "ck-case-walk__trouble" });
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  /** @type {((number: number) => void) | null} */
  let pick = null;
  /** @type {(focus?: string) => void} */
  const draw = (focus) => {
    const shown = bodyOf(walk);
    pick = shown.pick;
    top.show(walk.state());
    bottom.show();
    put(body, shown.nodes);
    body.dataset.at = String(shown.at);
    if (focus) aim(body, focus);
  };
  const memory = casesLeft(model, name);
  const walk = walkOf(model, record, memory, draw);
  const [top, bottom] = [head(walk, record, memory, status), foot(walk, name, page, status)];
  const about = { class: "ck-widget ck-case-walk", onkeydown: digitKeys(top, () => pick) };
  const root = h("div", about, status, top.node, body, troubles, bottom.node);
  const changed = () => {
    if (walk.moving()) return;
    walk.wrongTurn = false;
    draw();
  };
  follow(model, STATE, changed, stop.signal);
  const tell = () => {
    put(troubles, record.problems().join(" "));
    top.mark();
  };
  record.onchange(tell, stop.signal);
  tell();
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  const linked = page && readLinks(walk, name, root, stop.signal);
  const fresh = !walk.state().at && !Object.keys(walk.state().said).length;
  const last = memory.last();
  if (!linked && fresh && last) walk.move({ case: last, ...memory.of(last) });
  else draw();
  return () => stop.abort();
}

export default { render };
