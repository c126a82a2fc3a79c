/** The learner's record: one event an answer. In a page the browser keeps it, in JupyterLab the kernel's file does. See widgets/progress_mixin.py. */

import { inPage, send } from "./model.js";
import { msg, t } from "./words.js";

/** @import { Model } from "./model.js" */
/** @import { NewAnswer, RecordEvent } from "./types.js" */
/** @typedef {(what: string, words: string | false) => void} Say tells of a problem; false when it is over */
/** @typedef {(value: unknown) => boolean} Test */
/** @typedef {(fresh: RecordEvent[]) => void} Listener */
/** @typedef {ReturnType<typeof eventList>} EventList */
/** @typedef {ReturnType<typeof openRecord>} LearnerRecord */

export const RECORD_KEY = "calcikit.progress.v1";
const RECORD_VERSION = 1;
const KERNEL_PATIENCE = 5000;

const RECORD_WORDS = {
  blocked: msg(
    "This browser lets the page keep nothing: your answers last only while the page is open. Download your record to keep it.",
  ),
  full: msg(
    "The browser's storage is full: the newest answers last only while the page is open. Download your record to keep them.",
  ),
  silent: msg(
    "The kernel has not confirmed your last answer yet. Is it running? The answer is kept here until it does; download your record to be sure.",
  ),
};

/** @type {Test} */
const isWord = (value) => typeof value === "string" && value !== "";
/** @type {Test} */
const isTruth = (value) => typeof value === "boolean";
/** @param {unknown} value @param {number} low @param {number} high */
const within = (value, low, high) =>
  typeof value === "number" && Number.isFinite(value) && value >= low && value <= high;
/** @type {Test} */
const isMoment = (value) =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  within(new Date(value).getUTCFullYear(), 1, 9999);
/** @type {(test: Test) => Test} */
const orNothing = (test) => (value) => value == null || test(value);

/**
 * The same demands as calcikit/progress/events.py makes: tests/expected/record_lines.json holds lines for both.
 * @type {Record<string, Test>}
 */
const EVENT_KEYS = {
  at: isMoment,
  learner: isWord,
  sitting: isWord,
  source: isWord,
  item: isWord,
  kind: isWord,
  truth: isWord,
  said: isWord,
  credit: (value) => within(value, 0, 1),
  right: isTruth,
  confidence: orNothing((value) => Number.isInteger(value) && within(value, 1, 4)),
  seconds: orNothing((value) => within(value, 0, Infinity)),
  more_truth: orNothing(isTruth),
  more_said: orNothing(isTruth),
  form: orNothing(isWord),
};

/** Say what is wrong with an event; "" when nothing is. @param {unknown} given */
function eventProblem(given) {
  if (given === null || typeof given !== "object" || Array.isArray(given))
    return t("not an answer: an object in braces is expected");
  /** @type {Record<string, unknown>} */
  const event = { ...given };
  if (event.v == null) return t("it does not say its version");
  if (event.v !== RECORD_VERSION)
    return t("written in version {written} of the record, this page reads version {read}: use a newer page", {
      written: String(event.v),
      read: RECORD_VERSION,
    });
  const bad = Object.keys(EVENT_KEYS).find((key) => !EVENT_KEYS[key](event[key]));
  return bad === undefined
    ? ""
    : event[bad] === undefined
      ? t("'{key}' is missing", { key: bad })
      : t("'{key}' cannot be {value}", { key: bad, value: JSON.stringify(event[bad]) });
}

/** What makes two lines the same answer, however they are spelt. @param {RecordEvent} event */
const eventIdentity = (event) =>
  JSON.stringify([
    event.learner,
    event.sitting,
    Date.parse(event.at),
    event.source,
    event.item,
    event.kind,
    event.said,
  ]);

/**
 * A number beyond all numbers, such as 1e999, could not be written again.
 * @param {string} _
 * @param {unknown} value
 */
function finite(_, value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(t("not a number"));
  return value;
}

/** Read JSON Lines; what is not an answer is set aside with the reason, the rest is kept. @param {string} text */
export function readRecord(text) {
  /** @type {{events: RecordEvent[], setAside: {line: string, why: string}[]}} */
  const found = { events: [], setAside: [] };
  text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .forEach((line, place) => {
      if (line.trim() === "") return;
      let event;
      let problem = "";
      try {
        event = JSON.parse(line, finite);
      } catch {
        problem = t("not valid JSON");
      }
      problem ||= eventProblem(event);
      if (problem)
        found.setAside.push({
          line: `${line}\n`,
          why: t("line {number}: {problem}.", { number: place + 1, problem }),
        });
      else found.events.push(event);
    });
  return found;
}

/** @param {RecordEvent[]} events */
const recordText = (events) => events.map((event) => `${JSON.stringify(event)}\n`).join("");
const randomName = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** Events in the order they came, none twice; tells who listens when some are new. */
function eventList() {
  /** @type {Map<string, RecordEvent>} */
  const held = new Map();
  /** @type {Set<Listener>} */
  const listeners = new Set();
  return {
    all: () => [...held.values()],
    /** @param {RecordEvent[]} events */
    take(events) {
      const fresh = events.filter(
        (event) => !held.has(eventIdentity(event)) && held.set(eventIdentity(event), event),
      );
      if (fresh.length) this.tell(fresh);
      return fresh;
    },
    /** @param {RecordEvent[]} fresh */
    tell(fresh) {
      for (const listener of [...listeners]) listener(fresh);
    },
    /** @param {Listener} listener @param {AbortSignal} [signal] */
    listen(listener, signal) {
      listeners.add(listener);
      signal?.addEventListener("abort", () => listeners.delete(listener));
    },
  };
}

/**
 * Keep events in the browser's storage: what other tabs wrote is taken in first, so that no tab overwrites another.
 * @param {EventList} list
 * @param {Say} say
 * @param {AbortSignal} [signal]
 */
function browserKeeper(list, say, signal) {
  /** @type {Storage | null} */
  let store = null;
  let seen = "";
  /** @type {Set<string>} */
  const damaged = new Set();
  const takeIn = (/** @type {string | null} */ text) => {
    seen = text ?? "";
    const found = readRecord(seen);
    for (const { line } of found.setAside) damaged.add(line);
    list.take(found.events);
    return found;
  };
  const keep = async () => {
    if (!store) return;
    const now = store.getItem(RECORD_KEY) ?? "";
    if (now !== seen) takeIn(now);
    const text = [recordText(list.all()), ...damaged].join("");
    try {
      if (now !== text) store.setItem(RECORD_KEY, text);
      seen = text;
      say("full", false);
    } catch {
      say("full", t(RECORD_WORDS.full));
    }
  };
  try {
    store = window.localStorage;
    for (const { why } of takeIn(store.getItem(RECORD_KEY)).setAside)
      say(why, t("Your record in this browser, {why} It stays there; the rest is read.", { why }));
  } catch {
    store = null;
    say("blocked", t(RECORD_WORDS.blocked));
  }
  window.addEventListener(
    "storage",
    ({ key, newValue }) => {
      if (!store || key !== RECORD_KEY || newValue === null) return;
      const written = new Set(takeIn(newValue).events.map(eventIdentity));
      if (list.all().some((event) => !written.has(eventIdentity(event)))) keep();
    },
    { signal },
  );
  return keep;
}

/**
 * Keep events in the kernel's file: each is sent, and sent again to a new kernel, until it says that the disk has it.
 * @param {Model} model
 * @param {EventList} list
 * @param {Say} say
 * @param {(learner: string) => void} meet
 * @param {AbortSignal} [signal]
 */
function kernelKeeper(model, list, say, meet, signal) {
  /** @type {Map<string, {event: RecordEvent, done: () => void}>} */
  const waiting = new Map();
  const ask = (/** @type {RecordEvent} */ event) => send(model, { record: "add", event });
  const told = {
    /** @param {{text: string, problems: string[], learner: string}} message */
    opened({ text, problems, learner }) {
      meet(learner);
      list.take(readRecord(text).events);
      for (const problem of problems) say(problem, problem);
      for (const { event } of waiting.values()) ask(event);
    },
    /** @param {{event: RecordEvent}} message */
    stored({ event }) {
      list.take([event]);
      waiting.get(eventIdentity(event))?.done();
      waiting.delete(eventIdentity(event));
      if (!waiting.size) for (const what of ["silent", "failed"]) say(what, false);
    },
    /** @param {{why: string}} message */
    failed({ why }) {
      say(
        "failed",
        t(
          "Your record's file could not be written: {why}. The answer is kept here; download your record to be sure.",
          { why },
        ),
      );
    },
  };
  const listen = (/** @type {{record?: string} | null} */ message) => {
    const what = /** @type {keyof typeof told} */ (message?.record);
    if (Object.hasOwn(told, what)) told[what](/** @type {never} */ (message));
  };
  model.on("msg:custom", listen);
  signal?.addEventListener("abort", () => model.off("msg:custom", listen));
  send(model, { record: "open" });
  /** @type {(event: RecordEvent) => Promise<void>} */
  const store = (event) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => say("silent", t(RECORD_WORDS.silent)), KERNEL_PATIENCE);
      waiting.set(eventIdentity(event), {
        event,
        done: () => {
          clearTimeout(timer);
          resolve();
        },
      });
      ask(event);
    });
  return (/** @type {RecordEvent[]} */ events) => Promise.all(events.map(store));
}

/** Problems in words, by what they are about; tells who listens when one comes or goes. @param {() => void} tell */
function problemList(tell) {
  /** @type {Map<string, string>} */
  const problems = new Map();
  /** @type {Say} */
  const say = (what, words) => {
    if (words === false ? !problems.delete(what) : problems.get(what) === words) return;
    if (words !== false) problems.set(what, words);
    tell();
  };
  return { say, all: () => [...problems.values()] };
}

/**
 * An answer with what every answer has; an answer that cannot be recorded is an error of ours.
 * @param {NewAnswer} given
 * @param {string} learner
 * @param {string} sitting
 */
function completed(given, learner, sitting) {
  const open = { confidence: null, seconds: null, more_truth: null, more_said: null };
  const event = { v: RECORD_VERSION, at: new Date().toISOString(), learner, sitting, ...open, ...given };
  const problem = eventProblem(event);
  if (problem) throw new Error(t("An answer cannot be recorded: {problem}.", { problem }));
  return event;
}

/**
 * Open the learner's record.
 * @param {Model} model of the widget
 * @param {AbortSignal} [signal] ends the listening, when the widget is taken down
 */
export function openRecord(model, signal) {
  const list = eventList();
  const problems = problemList(() => list.tell([]));
  const sitting = randomName();
  let stranger = randomName();
  const meet = (/** @type {string} */ name) => {
    stranger = name;
  };
  const keep = inPage(model)
    ? browserKeeper(list, problems.say, signal)
    : kernelKeeper(model, list, problems.say, meet, signal);
  return {
    sitting,
    /** Every answer, in the order recorded. */
    events: () => list.all(),
    /** What could not be read or kept, in words. */
    problems: () => problems.all(),
    /** Record one answer; version, time, learner and sitting are filled in. Resolves when it is stored. @param {NewAnswer} given */
    async add(given) {
      const event = completed(given, list.all()[0]?.learner ?? stranger, sitting);
      await keep(list.take([event]));
    },
    /** The whole record as JSON Lines, for a download. */
    text: () => recordText(list.all()),
    /** Take in another record; what is there already is not taken twice. @param {string} text */
    load(text) {
      const found = readRecord(text);
      const fresh = list.take(found.events);
      keep(fresh);
      return { added: fresh.length, setAside: found.setAside.map(({ why }) => why) };
    },
    /** Call a listener with the new answers whenever answers or problems change, until a signal aborts. */
    onchange: list.listen,
  };
}
