/* Made by "make js" (sha256 1ada22ce73be419047a87c97cfb249c06b484fc9ebf9c36808e340e6b9a8a093) of js/drill/drill.js js/drill/feedback.js js/drill/field.js js/drill/find-feedback.js js/drill/find.js js/drill/form.js js/drill/frame.js js/drill/parts.js js/drill/question-source.js js/drill/question.js js/drill/record.js js/drill/results.js js/drill/search-results.js js/drill/selection.js js/drill/sitting.js js/drill/where.js js/shared/controls.js js/shared/dom.js js/shared/fsrs.js js/shared/links.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/pictogram.js js/shared/progress.js js/shared/schedule.js js/shared/search.js js/shared/sources.js js/shared/statistics.js js/shared/tables.js js/shared/tap.js js/shared/words.js */
// js/shared/marks.js
var FROM = "⁨";
var TO = "⁩";
function pieces(text) {
  const found = [];
  let depth = 0;
  for (const part of text.split(/([\u2068\u2069])/)) {
    if (part === FROM) depth += 1;
    else if (part === TO) depth -= 1;
    else if (part) found.push({ text: part, english: depth > 0 });
  }
  return found;
}

// js/shared/dom.js
function english(text) {
  const node = document.createElement("span");
  Object.assign(node, { lang: "en", dir: "ltr", textContent: text });
  return node;
}
function add(node, child) {
  if (Array.isArray(child)) for (const one of child) add(node, one);
  else if (typeof child === "string" && child.includes(FROM))
    for (const { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else if (child != null && child !== false && child !== "")
    node.append(typeof child === "object" ? child : String(child));
}
function put(node, ...children) {
  node.replaceChildren();
  add(node, children);
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (typeof value === "function")
      node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (target instanceof Element && root.contains(target))
        target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: true, signal }
  );
}
function scroller(node) {
  for (let box = node.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  }
  return document.scrollingElement ?? document.documentElement;
}
function inPlace(root, redraw) {
  const key2 = (node) => node.closest("[data-key]")?.getAttribute("data-key");
  const opened = [...root.querySelectorAll("details[open][data-key]")].map(key2);
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const panel = held?.closest("[role=tabpanel]");
  const mark = panel ?? held;
  const group = held?.closest("[data-keys]");
  const before = mark?.getBoundingClientRect().top;
  redraw();
  for (const details of root.querySelectorAll("details"))
    if (details.dataset.key && opened.includes(details.dataset.key)) details.open = true;
  if (held && !held.isConnected) {
    const again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key2(node) === key2(held));
    const next = again?.querySelector("summary") ?? again ?? panel ?? (group && root.querySelector(`[data-keys=${group.dataset.keys}] button`)) ?? root.querySelector("[role=tab][aria-selected=true]");
    next?.focus({ preventScroll: true });
  }
  if (mark?.isConnected && before !== void 0)
    scroller(root).scrollTop += mark.getBoundingClientRect().top - before;
}

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"];
var spoken = { language: "en", direction: "ltr", texts: {} };
function speak(words, el) {
  if (!words?.language) return;
  spoken = words;
  if (!el) return;
  Object.assign(el, { lang: words.language, dir: words.direction });
  if (words.notice) el.dataset.ckNotice = words.notice;
}
var language = () => spoken.language;
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key2) => String(values?.[key2] ?? name));
var foreign = (text) => spoken.language === "en" ? text : FROM + text + TO;
var translated = (key2) => spoken.texts[key2];
var t = (text, values) => fill(translated(text) || foreign(text), values);
var tp = (context, text, values) => fill(translated(`${context}${text}`) || foreign(text), values);
function tn(one, many, n, values) {
  const forms = spoken.texts[one];
  const all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  const rules = new Intl.PluralRules(spoken.language);
  const own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text;
var number = (value, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1e3 ? String(value) : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
var percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
});
var listed = (words, type) => new Intl.ListFormat(spoken.language, { type }).format(words);

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
function toggle(title, onchange) {
  const made = button(
    title,
    () => {
      const on = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(on));
      onchange(on);
    },
    { class: "ck-toggle", "aria-pressed": "false" }
  );
  return made;
}
function slider(title, [min, max, value], oninput) {
  const input = h("input", {
    type: "range",
    min,
    max,
    value,
    step: "5",
    oninput: () => oninput(Number(input.value))
  });
  return h("label", { class: "ck-slider" }, title, input);
}
function selectBox(values, onpick, more) {
  const box = h(
    "select",
    { onchange: () => onpick(box.value), ...more },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return box;
}
function digitOf({ key: key2, code, shiftKey, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return 0;
  if (/^[1-9]$/.test(key2)) return Number(key2);
  return shiftKey ? 0 : Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
}
var care = (more) => h("span", { class: "ck-care" }, t("For learning, not for care."), more && ` ${more}`);

// js/shared/links.js
var toLink = (name, values) => `#${name}:${new URLSearchParams(values)}`;
var fromLink = (name, hash) => hash.startsWith(`#${name}:`) ? new URLSearchParams(hash.slice(name.length + 2)) : null;
function bringIn(root, title) {
  const go = () => requestAnimationFrame(() => {
    root.scrollIntoView({ block: "start" });
    (title && root.querySelector(title))?.focus({ preventScroll: true });
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", go, { once: true });
  else go();
}

// js/shared/model.js
var inPage = (model) => model.get("_host") === "page";
function send(model, message) {
  if (!model.send) throw new Error("a page has no kernel to send to");
  model.send(message);
}

// js/shared/progress.js
var RECORD_KEY = "calcikit.progress.v1";
var RECORD_VERSION = 1;
var KERNEL_PATIENCE = 5e3;
var RECORD_WORDS = {
  blocked: msg(
    "This browser lets the page keep nothing: your answers last only while the page is open. Download your record to keep it."
  ),
  full: msg(
    "The browser's storage is full: the newest answers last only while the page is open. Download your record to keep them."
  ),
  silent: msg(
    "The kernel has not confirmed your last answer yet. Is it running? The answer is kept here until it does; download your record to be sure."
  )
};
var isWord = (value) => typeof value === "string" && value !== "";
var isTruth = (value) => typeof value === "boolean";
var within = (value, low, high) => typeof value === "number" && Number.isFinite(value) && value >= low && value <= high;
var isMoment = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/.test(value) && within(new Date(value).getUTCFullYear(), 1, 9999);
var orNothing = (test) => (value) => value == null || test(value);
var EVENT_KEYS = {
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
  form: orNothing(isWord)
};
function eventProblem(given) {
  if (given === null || typeof given !== "object" || Array.isArray(given))
    return t("not an answer: an object in braces is expected");
  const event = { ...given };
  if (event.v == null) return t("it does not say its version");
  if (event.v !== RECORD_VERSION)
    return t("written in version {written} of the record, this page reads version {read}: use a newer page", {
      written: String(event.v),
      read: RECORD_VERSION
    });
  const bad = Object.keys(EVENT_KEYS).find((key2) => !EVENT_KEYS[key2](event[key2]));
  return bad === void 0 ? "" : event[bad] === void 0 ? t("'{key}' is missing", { key: bad }) : t("'{key}' cannot be {value}", { key: bad, value: JSON.stringify(event[bad]) });
}
var eventIdentity = (event) => JSON.stringify([
  event.learner,
  event.sitting,
  Date.parse(event.at),
  event.source,
  event.item,
  event.kind,
  event.said
]);
function finite(_, value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(t("not a number"));
  return value;
}
function readRecord(text) {
  const found = { events: [], setAside: [] };
  text.replace(/^\ufeff/, "").split(/\r?\n/).forEach((line, place) => {
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
        line: `${line}
`,
        why: t("line {number}: {problem}.", { number: place + 1, problem })
      });
    else found.events.push(event);
  });
  return found;
}
var recordText = (events) => events.map((event) => `${JSON.stringify(event)}
`).join("");
var randomName = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join(
  ""
);
function eventList() {
  const held = /* @__PURE__ */ new Map();
  const listeners = /* @__PURE__ */ new Set();
  return {
    all: () => [...held.values()],
    take(events) {
      const fresh = events.filter(
        (event) => !held.has(eventIdentity(event)) && held.set(eventIdentity(event), event)
      );
      if (fresh.length) this.tell(fresh);
      return fresh;
    },
    tell(fresh) {
      for (const listener of [...listeners]) listener(fresh);
    },
    listen(listener, signal) {
      listeners.add(listener);
      signal?.addEventListener("abort", () => listeners.delete(listener));
    }
  };
}
function browserKeeper(list, say, signal) {
  let store = null;
  let seen = "";
  const damaged = /* @__PURE__ */ new Set();
  const takeIn = (text) => {
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
    ({ key: key2, newValue }) => {
      if (!store || key2 !== RECORD_KEY || newValue === null) return;
      const written = new Set(takeIn(newValue).events.map(eventIdentity));
      if (list.all().some((event) => !written.has(eventIdentity(event)))) keep();
    },
    { signal }
  );
  return keep;
}
function kernelKeeper(model, list, say, meet, signal) {
  const waiting = /* @__PURE__ */ new Map();
  const ask = (event) => send(model, { record: "add", event });
  const told = {
    opened({ text, problems, learner }) {
      meet(learner);
      list.take(readRecord(text).events);
      for (const problem of problems) say(problem, problem);
      for (const { event } of waiting.values()) ask(event);
    },
    stored({ event }) {
      list.take([event]);
      waiting.get(eventIdentity(event))?.done();
      waiting.delete(eventIdentity(event));
      if (!waiting.size) for (const what of ["silent", "failed"]) say(what, false);
    },
    failed({ why }) {
      say(
        "failed",
        t(
          "Your record's file could not be written: {why}. The answer is kept here; download your record to be sure.",
          { why }
        )
      );
    }
  };
  const listen = (message) => {
    const what = message?.record;
    if (Object.hasOwn(told, what)) told[what](message);
  };
  model.on("msg:custom", listen);
  signal?.addEventListener("abort", () => model.off("msg:custom", listen));
  send(model, { record: "open" });
  const store = (event) => new Promise((resolve) => {
    const timer = setTimeout(() => say("silent", t(RECORD_WORDS.silent)), KERNEL_PATIENCE);
    waiting.set(eventIdentity(event), {
      event,
      done: () => {
        clearTimeout(timer);
        resolve();
      }
    });
    ask(event);
  });
  return (events) => Promise.all(events.map(store));
}
function problemList(tell) {
  const problems = /* @__PURE__ */ new Map();
  const say = (what, words) => {
    if (words === false ? !problems.delete(what) : problems.get(what) === words) return;
    if (words !== false) problems.set(what, words);
    tell();
  };
  return { say, all: () => [...problems.values()] };
}
function completed(given, learner, sitting) {
  const open = { confidence: null, seconds: null, more_truth: null, more_said: null };
  const event = { v: RECORD_VERSION, at: (/* @__PURE__ */ new Date()).toISOString(), learner, sitting, ...open, ...given };
  const problem = eventProblem(event);
  if (problem) throw new Error(t("An answer cannot be recorded: {problem}.", { problem }));
  return event;
}
function openRecord(model, signal) {
  const list = eventList();
  const problems = problemList(() => list.tell([]));
  const sitting = randomName();
  let stranger = randomName();
  const meet = (name) => {
    stranger = name;
  };
  const keep = inPage(model) ? browserKeeper(list, problems.say, signal) : kernelKeeper(model, list, problems.say, meet, signal);
  return {
    sitting,
    events: () => list.all(),
    problems: () => problems.all(),
    async add(given) {
      const event = completed(given, list.all()[0]?.learner ?? stranger, sitting);
      await keep(list.take([event]));
    },
    text: () => recordText(list.all()),
    load(text) {
      const found = readRecord(text);
      const fresh = list.take(found.events);
      keep(fresh);
      return { added: fresh.length, setAside: found.setAside.map(({ why }) => why) };
    },
    onchange: list.listen
  };
}

// js/shared/fsrs.js
var [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4];
var W = [
  0.212,
  1.2931,
  2.3065,
  8.2956,
  6.4133,
  0.8334,
  3.0194,
  1e-3,
  1.8722,
  0.1666,
  0.796,
  1.4835,
  0.0614,
  0.2629,
  1.6483,
  0.6014,
  1.8729,
  0.5425,
  0.0912,
  0.0658,
  0.1542
];
var RETENTION = 0.9;
var DECAY = -W[20];
var FACTOR = 0.9 ** (1 / DECAY) - 1;
var within2 = (value, low, high) => Math.min(high, Math.max(low, value));
var firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;
function nextDifficulty(difficulty, rating) {
  const moved = difficulty + (10 - difficulty) * -W[6] * (rating - 3) / 9;
  return within2(W[7] * firstDifficulty(EASY) + (1 - W[7]) * moved, 1, 10);
}
function forgotten({ stability, difficulty }, recall) {
  const longer = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - recall) * W[14]);
  return Math.min(longer, stability / Math.exp(W[17] * W[18]));
}
function remembered({ stability, difficulty }, recall, rating) {
  const gain = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - recall) * W[10]) - 1);
  return stability * (1 + gain * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1));
}
function review(memory, days, rating) {
  if (!memory) return { stability: W[rating - 1], difficulty: within2(firstDifficulty(rating), 1, 10) };
  const recall = (1 + FACTOR * days / memory.stability) ** DECAY;
  const stability = rating === AGAIN ? forgotten(memory, recall) : remembered(memory, recall, rating);
  return { stability: Math.max(stability, 1e-3), difficulty: nextDifficulty(memory.difficulty, rating) };
}
var interval = ({ stability }) => Math.max(1, Math.round(stability / FACTOR * (RETENTION ** (1 / DECAY) - 1)));

// js/shared/statistics.js
var NOT_WORDS = ["same_or_different", "turning_word", "find"];
var SEARCH = "find";
function wilsonInterval(k, n) {
  const z2 = 1.959963984540054 ** 2;
  const middle2 = (k + z2 / 2) / (n + z2);
  const half = Math.sqrt(z2 * k * (n - k) / n + z2 * z2 / 4) / (n + z2);
  return { low: Math.max(0, middle2 - half), high: Math.min(1, middle2 + half) };
}
var shareOf = (k, n) => n ? { k, n, share: k / n, ...wilsonInterval(k, n) } : null;
var rightAmong = (events) => shareOf(events.filter(({ right }) => right).length, events.length);
var rightOf = (events) => rightAmong(events);
function groupedBy(events, key2) {
  const groups = /* @__PURE__ */ new Map();
  for (const event of events) {
    const name = key2(event);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name)?.push(event);
  }
  return [...groups];
}
function confusedPairs(events) {
  const wrong = events.filter(({ kind, truth, said }) => truth !== said && !NOT_WORDS.includes(kind));
  const pair = ({ kind, truth, said }) => JSON.stringify([kind, ...[truth, said].sort()]);
  const found = groupedBy(wrong, pair).map(([name2, slips]) => {
    const [kind, one, other] = JSON.parse(name2);
    const answers2 = events.filter(
      (event) => event.kind === kind && (event.truth === one || event.truth === other)
    ).length;
    return { kind, one, other, confused: slips.length, answers: answers2 };
  });
  const name = ({ kind, one, other }) => `${kind} ${one} ${other}`;
  return found.sort(
    (a, b) => b.confused - a.confused || a.answers - b.answers || (name(a) < name(b) ? -1 : 1)
  );
}
function agreed(events, truth) {
  const rows = events.filter(({ more_truth, more_said }) => more_truth === truth && more_said != null);
  return shareOf(rows.filter(({ more_said }) => more_said === truth).length, rows.length);
}
function summarise(events, block = 10) {
  const inTime = [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const sure = events.filter(({ kind, confidence }) => confidence != null && kind !== SEARCH);
  const blocks = Math.ceil(inTime.length / block);
  return {
    score: rightAmong(events),
    credit: events.length ? events.reduce((sum, { credit }) => sum + credit, 0) / events.length : null,
    kinds: Object.fromEntries(
      groupedBy(events, ({ kind }) => kind).map(([kind, rows]) => [kind, rightOf(rows)])
    ),
    confusion: (kind) => groupedBy(
      events.filter((event) => event.kind === kind),
      ({ truth, said }) => JSON.stringify([truth, said])
    ).map(([cell, rows]) => {
      const [truth, said] = JSON.parse(cell);
      return { truth, said, count: rows.length };
    }),
    pairs: confusedPairs(events),
    sensitivity: agreed(events, true),
    specificity: agreed(events, false),
    calibration: groupedBy(sure, ({ confidence }) => Number(confidence)).sort(([a], [b]) => a - b).map(([confidence, rows]) => ({ confidence, ...rightOf(rows) })),
    curve: Array.from({ length: blocks }, (_, place) => {
      const rows = inTime.slice(place * block, (place + 1) * block);
      return { upTo: place * block + rows.length, ...rightOf(rows) };
    })
  };
}

// js/shared/schedule.js
var DAY = 864e5;
var dayOf = ({ at }) => Math.floor(Date.parse(at) / DAY);
var rated = (share) => share >= 0.75 ? GOOD : share >= 0.5 ? HARD : AGAIN;
function dueDay(answers2) {
  const days = /* @__PURE__ */ new Map();
  for (const answer of answers2) days.set(dayOf(answer), [...days.get(dayOf(answer)) ?? [], answer.right]);
  let state = null;
  let [last, due] = [0, 0];
  for (const [day, right] of [...days].sort(([a], [b]) => a - b)) {
    state = review(state, day - last, rated(right.filter(Boolean).length / right.length));
    last = day;
    due = day + interval(state);
  }
  return due;
}
function cues(events) {
  const kinds = [...new Set(events.map(({ kind }) => kind))].map((kind) => ({ kind, pair: null }));
  const slips = events.filter(({ kind, truth, said }) => truth !== said && !NOT_WORDS.includes(kind));
  const pairs = new Map(
    slips.map(({ kind, truth, said }) => {
      const pair = [truth, said].sort();
      return [JSON.stringify([kind, pair]), { kind, pair }];
    })
  );
  return [...kinds, ...pairs.values()];
}
function schedule(events, now) {
  const drilled = events.filter(({ source }) => source === "drill");
  const about = ({ kind, pair }) => drilled.filter((event) => event.kind === kind && (!pair || pair.includes(event.truth)));
  const planned = cues(drilled).flatMap((cue) => {
    const answers2 = about(cue);
    return answers2.length ? [{ cue, day: dueDay(answers2) }] : [];
  });
  const today = Math.floor(now / DAY);
  const later = planned.filter(({ day }) => day > today).map(({ day }) => day);
  return {
    due: planned.filter(({ day }) => day <= today).map(({ cue }) => cue),
    next: later.length ? new Date(Math.min(...later) * DAY) : null
  };
}
function cueWords({ kinds, groups, names }, { kind, pair }) {
  if (!pair) return kinds[kind] ?? kind;
  const known = names[groups[kind] ?? kind] ?? {};
  return listed(
    pair.map((id) => known[id] ?? id),
    "disjunction"
  );
}

// js/shared/search.js
var MARGIN = 5;
var ENOUGH = 20;
function toSegment([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
function distance(point, hull) {
  const sides = hull.map((corner, place) => [corner, hull[(place + 1) % hull.length]]);
  const turns = sides.map(
    ([[x1, y1], [x2, y2]]) => (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
  );
  if (turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0)) return 0;
  return Math.min(...sides.map(([from, to]) => toSegment(point, from, to)));
}
function judge(located, marks) {
  const findings = located.filter(({ distractor }) => !distractor);
  const things = [...findings, ...located.filter(({ distractor }) => distractor)];
  const on = new Map(
    marks.map((mark) => {
      const far = things.map(({ hull }) => distance([mark.x, mark.y], hull));
      const nearest = Math.min(...far, MARGIN);
      return [mark, things[far.indexOf(nearest)] ?? null];
    })
  );
  const hits = (one) => marks.filter((mark) => on.get(mark) === one);
  const best = (some) => some.length ? Math.max(...some.map(({ sure }) => sure)) : 0;
  return {
    findings: findings.map((one) => ({ one, rating: best(hits(one)) })),
    astray: marks.map((mark) => ({ mark, on: on.get(mark) ?? null })).filter(({ on: on2 }) => !on2 || on2.distractor)
  };
}
var won = (rating, surest) => rating > surest ? 1 : rating === surest ? 0.5 : 0;
function merit(fields) {
  const empty = fields.filter(({ findings }) => !findings.length).map(({ astray }) => Math.max(0, ...astray));
  const ratings = fields.flatMap(({ findings }) => findings.map(({ rating }) => rating));
  if (!empty.length || !ratings.length) return null;
  const wins = ratings.flatMap((rating) => empty.map((surest) => won(rating, surest)));
  return wins.reduce((sum, one) => sum + one, 0) / wins.length;
}
function figureOfMerit(fields) {
  const value = merit(fields);
  const without = fields.map((_, place) => merit(fields.toSpliced(place, 1)));
  if (value === null) return null;
  const n = fields.length;
  const pseudo = without.flatMap((one) => one === null ? [] : n * value - (n - 1) * one);
  if (pseudo.length < n) return null;
  const mean = pseudo.reduce((sum, one) => sum + one, 0) / n;
  const variance = pseudo.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  if (n < ENOUGH || variance === 0) return { value, low: null, high: null };
  const half = 1.959963984540054 * Math.sqrt(variance / n);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
var withOnly = (fields, counts) => fields.map((field) => ({ ...field, kept: field.findings.filter(counts) })).filter(({ findings, kept }) => !findings.length || kept.length).map(({ kept, ...field }) => ({ ...field, findings: kept }));
function searchFigures(fields) {
  const found = (some) => shareOf(some.filter(({ rating }) => rating > 0).length, some.length);
  const rated2 = (some) => some.flatMap(({ findings }) => findings);
  const part = (name, some) => ({
    name,
    ...found(rated2(some)),
    // a part has findings
    merit: figureOfMerit(some)
  });
  const names = (some) => [...new Set(some)].sort();
  const withFindings = fields.filter(({ findings }) => findings.length);
  return {
    fields: fields.length,
    sensitivity: found(rated2(fields)),
    astray: fields.reduce((sum, { astray }) => sum + astray.length, 0) / fields.length,
    merit: figureOfMerit(fields),
    byDensity: names(withFindings.map(({ density }) => density)).map(
      (name) => part(
        name,
        fields.filter(({ density }) => density === name)
      )
    ),
    byMorphology: names(rated2(fields).map(({ morphology }) => morphology)).map(
      (name) => part(
        name,
        withOnly(fields, ({ morphology }) => morphology === name)
      )
    )
  };
}

// js/shared/sources.js
var SHORT = 90;
function sourceLink({ text, url }, short = false) {
  const words = short && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url ? h(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: short && text, translate: "no" },
    words
  ) : h("span", { translate: "no" }, words);
}
function sourceList(sources, { summary, key: key2, short } = {}) {
  if (!sources.length) return null;
  const title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
  return h(
    "details",
    { class: "ck-sources", "data-key": key2 },
    h("summary", null, title),
    h(
      "ul",
      null,
      sources.map((source) => h("li", null, sourceLink(source, short)))
    )
  );
}
var CERTAINTIES = {
  agreed: msg("agreed"),
  "practice-varies": msg("practice varies"),
  "thin-evidence": msg("thin evidence")
};
var certaintyTag = (certainty) => h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty]));
var statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key2) => references[key2]),
    { short: true }
  )
];

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}
function nameOf(model, trait) {
  const bytes = octets(model.get(trait));
  return `${bytes.length}.${bytes.slice(-4)}`;
}
var packs = /* @__PURE__ */ new Map();
function unpack(model, name) {
  const key2 = nameOf(model, name);
  if (!packs.has(key2)) {
    const pack = {
      opened: inflate(octets(model.get(name))).then((text) => {
        const data = JSON.parse(new TextDecoder().decode(text));
        pack.data = data;
        return data;
      })
    };
    packs.set(key2, pack);
    pack.opened.catch(() => packs.delete(key2));
  }
  return packs.get(key2);
}

// js/shared/patch-source.js
var FIRST_BYTES = { 137: "png", 60: "svg+xml", 82: "webp" };
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  const kind = FIRST_BYTES[bytes[0]] ?? "jpeg";
  return `data:image/${kind};base64,${btoa(text)}`;
}
var KINDS = { "/": "jpeg", i: "png", U: "webp" };
var fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;
var wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient.");
var STEP = 0.04;
var STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
var LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
function looks(node) {
  const now = { contrast: 1, brightness: 1 };
  const dress = () => node.style.setProperty("--ck-look", `contrast(${now.contrast}) brightness(${now.brightness})`);
  const sliders = LOOKS.map(([title, name, most]) => {
    const said = h("output", null, percent(1));
    const turned = slider(t(title), [-100, 100, 0], (value) => {
      now[name] = (value > 0 ? most : 2) ** (value / 100);
      said.textContent = percent(now[name]);
      dress();
    });
    turned.append(said);
    return turned;
  });
  const back = () => {
    for (const input of sliders.flatMap((one) => [...one.querySelectorAll("input")])) {
      input.value = "0";
      input.dispatchEvent(new Event("input"));
    }
  };
  return [sliders, button(t("Reset"), back, { class: "ck-small-button" })];
}
function still({ src, alt, truth, size, marks: words = t("Marks around the particles.") }, caption) {
  const [width, height] = [size, size];
  const marks = h("img", {
    class: "ck-still__truth",
    alt: words,
    hidden: true,
    width,
    height,
    src: `data:image/svg+xml;base64,${truth}`
  });
  const image2 = h("img", { src: fromBase64(src), alt, width, height, decoding: "async" });
  const node = h(
    "figure",
    { class: "ck-still" },
    h("div", { class: "ck-still__frame" }, image2, marks),
    h("figcaption", null, caption)
  );
  return {
    node,
    mark(on) {
      marks.hidden = !on;
    }
  };
}

// js/drill/parts.js
var SIZE = 320;
var capital = (words) => words[0].toUpperCase() + words.slice(1);
var interval2 = (s) => t("{share} ({k} of {n}; 95% interval {low} to {high})", {
  share: percent(s.share),
  k: s.k,
  n: s.n,
  low: percent(s.low),
  high: percent(s.high)
});
var nameOf2 = (labels, group, id) => labels.names[group]?.[id] ?? id;
var pairNames = (labels, pair) => {
  const [group, both] = pair.split(":");
  return both.split("|").map((id) => nameOf2(labels, group, id));
};
function image({ src, truth, caption, marks, alt = t("Simulated mammogram. {caption}.", { caption }) }, title = "") {
  return still({ src, truth, marks, alt, size: SIZE }, [title && h("strong", null, `${title}. `), caption]);
}
var hiddenSign = (sign) => h("span", { "aria-hidden": "true" }, `${sign} `);
var inWords = (pictures) => h(
  "details",
  { class: "ck-drill__words" },
  h("summary", null, pictures.length > 1 ? t("The images in words") : t("The image in words")),
  pictures.map(({ words }) => h("p", null, words))
);

// js/drill/feedback.js
var truthOf = (item) => item.options.find(({ right }) => right);
function verdict(item, option, confidence) {
  const unnamed = ["tell_her", "same_or_different"].includes(item.kind);
  const named = unnamed ? "" : t("It is: {text}.", { text: truthOf(item).text });
  if (option.right) return confidence === 1 ? t("Right, and you were guessing: read why.") : t("Right.");
  const said = (words) => named ? `${words} ${named}` : words;
  if (option.credit === 0.5) return said(t("Nearly: half a point."));
  if (option.credit) return said(t("Nearly: {credit} of a point.", { credit: option.credit }));
  return confidence === 4 ? said(t("Not this one, and you were sure: worth a second look.")) : said(t("Not this one."));
}
var signOf = ({ right, credit }) => right ? "✓" : credit ? "◐" : "✗";
function comparison(item, option) {
  const { example } = option;
  if (!example) return {};
  const place = h("div", { class: "ck-drill__compare" });
  const show = button(
    t("Show me the one I said"),
    () => {
      const open = !place.hasChildNodes();
      show.setAttribute("aria-expanded", String(open));
      const made = [
        image(item.pictures[0], t("This one: {text}", { text: truthOf(item).text })),
        image(example, t("An example of what you said: {text}", { text: option.text }))
      ];
      for (const { mark } of made) mark(open);
      put(place, open && made.map(({ node }) => node));
    },
    { "aria-expanded": "false" }
  );
  return { show, place };
}
var marksButton = (view) => view.marked && toggle(t("Mark the particles"), view.mark);
var creditSources = ({ right, credit, cite }, { sources }) => !right && credit > 0 && sourceList(
  cite.map((key2) => sources[key2]),
  { summary: t("Why it earns part of a point: sources"), short: true }
);
function reasons(item, option) {
  const truth = truthOf(item);
  const why = (o) => item.kind === "tell_her" ? o.reason : [h("strong", null, `${o.text}: `), o.reason];
  const entries = [
    !option.right && [t("Why not"), [why(option), creditSources(option, item)]],
    [option.right ? t("Why") : t("Why the right one"), why(truth)],
    !truth.reason.includes(item.where) && [t("Where to look"), item.where],
    [t("What it is, and what follows"), item.explanation]
  ];
  return h(
    "dl",
    null,
    entries.map((entry2) => entry2 && [h("dt", null, entry2[0]), h("dd", null, entry2[1])])
  );
}
function others(item, option) {
  const left = item.options.filter((o) => !o.right && o !== option);
  if (!left.length || item.kind === "same_or_different") return null;
  return h(
    "details",
    { class: "ck-drill__others" },
    h("summary", null, t("Why not the others")),
    h(
      "ul",
      null,
      left.map((o) => h("li", null, h("strong", null, `${o.text}: `), o.reason))
    )
  );
}
var toneOf = ({ right, credit }) => right ? "good" : credit ? "half" : "off";
function feedbackView(item, option, confidence, view, next) {
  const { show, place } = comparison(item, option);
  const marks = marksButton(view);
  const sources = item.cite.map((key2) => item.sources[key2]);
  const about = { class: `ck-drill__verdict ck-drill__${toneOf(option)}`, tabindex: "-1" };
  const said = h("p", about, hiddenSign(signOf(option)), verdict(item, option, confidence));
  const node = h(
    "div",
    { class: "ck-drill__feedback" },
    said,
    view.where?.told() && h("p", null, view.where.told()),
    reasons(item, option),
    (marks || show) && h("p", { class: "ck-drill__buttons" }, marks, show),
    place,
    others(item, option),
    sourceList(sources, { summary: t("Sources ({n})", { n: sources.length }) }),
    h("p", { class: "ck-drill__onward" }, next)
  );
  return { node, verdict: said };
}

// js/shared/tap.js
var STEP2 = 0.03;
var NEAR = 0.05;
var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
var within3 = (share) => Math.min(1, Math.max(0, share));
var spoken2 = ({ x, y }) => t("{x} mm from the left, {y} mm from the top", { x: Math.round(x), y: Math.round(y) });
var pin = ({ x, y }, words, mm, tone = "") => h(
  "span",
  {
    class: `ck-tap__pin ${tone}`,
    "aria-hidden": "true",
    style: `left: ${100 * x / mm}%; top: ${100 * y / mm}%`
  },
  words
);
function besides(at, hull, mm) {
  const off = hull.length ? distance([at.x, at.y], hull) : 1;
  const near = off <= NEAR;
  const words = near ? t("Your tap is on them.") : t("Your tap is {mm} mm beside them.", { mm: Math.round(mm * off) });
  return { mm: Math.round(10 * mm * off) / 10, near, words };
}
function crossOf(frame) {
  const at = { x: 0.5, y: 0.5 };
  const node = h("span", { class: "ck-tap__cursor", "aria-hidden": "true" });
  const place = () => Object.assign(node.style, { left: `${100 * at.x}%`, top: `${100 * at.y}%` });
  place();
  frame.append(node);
  return {
    at,
    node,
    move([dx, dy], step) {
      Object.assign(at, { x: within3(at.x + dx * step), y: within3(at.y + dy * step) });
      place();
    }
  };
}
function dressed(frame, label) {
  const given = { role: "application", "aria-label": label, tabindex: "0" };
  const before = Object.keys(given).map((name) => ({ name, value: frame.getAttribute(name) }));
  frame.classList.add("ck-tap");
  for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
  return () => {
    frame.classList.remove("ck-tap");
    for (const { name, value } of before)
      if (value === null) frame.removeAttribute(name);
      else frame.setAttribute(name, value);
  };
}
function tapOn(frame, { mm, label, ontap = () => {
} }) {
  const stop = new AbortController();
  const { signal } = stop;
  const cross = crossOf(frame);
  const undress = dressed(frame, label);
  const status = h("span", { class: "ck-sr", role: "status" });
  frame.append(status);
  let tapped = null;
  const inMm = ({ x, y }) => spoken2({ x: x * mm, y: y * mm });
  const tap = (where) => {
    tapped = where;
    frame.querySelector(".ck-tap__pin")?.remove();
    frame.append(pin(where, "", 1));
    status.textContent = t("Tapped {place}.", { place: inMm(where) });
    ontap(where);
  };
  const onclick = ({ clientX, clientY }) => {
    const box = frame.getBoundingClientRect();
    tap({ x: within3((clientX - box.left) / box.width), y: within3((clientY - box.top) / box.height) });
  };
  const onkey = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (ARROWS[event.key]) {
      cross.move(ARROWS[event.key], event.shiftKey ? 4 * STEP2 : STEP2);
      status.textContent = inMm(cross.at);
    } else if (event.key === "Enter" || event.key === " ") tap({ ...cross.at });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  frame.addEventListener("click", onclick, { signal });
  frame.addEventListener("keydown", onkey, { signal });
  const close = () => {
    stop.abort();
    undress();
    cross.node.remove();
    status.remove();
  };
  return { at: () => tapped, close };
}

// js/drill/field.js
var MOST = 8;
var ZOOM = 1.5;
var STILL = 5;
var HINT = msg(
  "The arrow keys move the cursor, Enter marks the place, Backspace takes the last mark back, plus and minus zoom."
);
var within4 = (value, low, high) => Math.min(high, Math.max(low, value));
function zoomOf(film, sheet) {
  let scale = 1;
  const to = (wanted, { x, y } = { x: film.clientWidth / 2, y: film.clientHeight / 2 }) => {
    const next = within4(wanted, 1, MOST);
    const [left, top] = [(film.scrollLeft + x) / scale, (film.scrollTop + y) / scale];
    scale = next;
    sheet.style.width = `${100 * scale}%`;
    Object.assign(film, { scrollLeft: left * scale - x, scrollTop: top * scale - y });
  };
  const by = (factor, at) => to(scale * factor, at);
  return { to, now: () => scale, by };
}
function zoomByHand(film, zoom) {
  const at = ({ clientX, clientY }) => {
    const box = film.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  film.addEventListener(
    "wheel",
    (event) => {
      const mine = event.ctrlKey || film.closest(".ck-widget")?.contains(document.activeElement);
      if (!mine || zoom.now() === 1 && event.deltaY > 0) return;
      event.preventDefault();
      zoom.by(event.deltaY < 0 ? 1.2 : 1 / 1.2, at(event));
    },
    { passive: false }
  );
  let apart = 0;
  const spread = ([one, two2]) => Math.hypot(one.clientX - two2.clientX, one.clientY - two2.clientY);
  film.addEventListener("touchstart", ({ touches }) => {
    apart = touches.length === 2 ? spread(touches) : 0;
  });
  film.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      const [one, two2] = [at(event.touches[0]), at(event.touches[1])];
      zoom.by(spread(event.touches) / apart, { x: (one.x + two2.x) / 2, y: (one.y + two2.y) / 2 });
      apart = spread(event.touches);
    },
    { passive: false }
  );
}
function pullByMouse(film) {
  let from = null;
  let pulled = false;
  film.addEventListener("pointerdown", ({ pointerType, clientX, clientY }) => {
    pulled = false;
    from = pointerType === "mouse" ? { clientX, clientY } : null;
  });
  film.addEventListener("pointermove", ({ buttons, clientX, clientY }) => {
    if (!from || !buttons) return;
    const [dx, dy] = [clientX - from.clientX, clientY - from.clientY];
    if (!pulled && Math.hypot(dx, dy) < STILL) return;
    pulled = true;
    film.scrollBy(-dx, -dy);
    from = { clientX, clientY };
  });
  return () => pulled;
}
function cursorOf(film, mm, say) {
  const at = { x: mm / 2, y: mm / 2 };
  const node = h("span", { class: "ck-tap__cursor", "aria-hidden": "true" });
  const place = () => Object.assign(node.style, { left: `${100 * at.x / mm}%`, top: `${100 * at.y / mm}%` });
  place();
  return {
    node,
    at,
    move([dx, dy], step) {
      at.x = within4(at.x + dx * step, 0, mm);
      at.y = within4(at.y + dy * step, 0, mm);
      place();
      const unit = film.scrollWidth / mm;
      const seen = (value, start, side) => within4(start, value * unit - side + 40, value * unit - 40);
      film.scrollLeft = seen(at.x, film.scrollLeft, film.clientWidth);
      film.scrollTop = seen(at.y, film.scrollTop, film.clientHeight);
      say(spoken2(at));
    }
  };
}
function fieldKeys(film, cursor, zoom, { onmark, onundo }) {
  const mark = () => onmark({ ...cursor.at });
  const keys = { Enter: mark, " ": mark, Backspace: onundo, Delete: onundo, 0: () => zoom.to(1) };
  Object.assign(keys, { "+": () => zoom.by(ZOOM), "=": () => zoom.by(ZOOM), "-": () => zoom.by(1 / ZOOM) });
  film.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = ARROWS[event.key];
    if (step) cursor.move(step, (event.shiftKey ? 8 : 2) / zoom.now());
    else if (Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
var toolsOf = (film, zoom) => h(
  "div",
  { class: "ck-find__tools" },
  button("−", () => zoom.by(1 / ZOOM), { "aria-label": t("Zoom out") }),
  button("+", () => zoom.by(ZOOM), { "aria-label": t("Zoom in") }),
  button(t("Whole field"), () => zoom.to(1)),
  toggle(t("Invert"), (on) => film.classList.toggle("ck-find__inverted", on)),
  looks(film)
);
function fieldView({ src, alt, mm, caption }, { onmark, onundo, say }) {
  const image2 = h("img", { src, alt, draggable: "false", decoding: "async" });
  const over = h("div", { class: "ck-find__over" });
  const sheet = h("div", { class: "ck-find__sheet" }, h("div", { class: "ck-find__grey" }, image2), over);
  const about = { class: "ck-find__film", tabindex: "0", role: "application" };
  const film = h(
    "div",
    { ...about, "aria-label": [t("Field of {mm} by {mm} mm.", { mm }), t(HINT)].join(" ") },
    sheet
  );
  const zoom = zoomOf(film, sheet);
  const cursor = cursorOf(film, mm, say);
  const pulled = pullByMouse(film);
  zoomByHand(film, zoom);
  sheet.append(cursor.node);
  fieldKeys(film, cursor, zoom, { onmark, onundo });
  film.addEventListener("click", ({ clientX, clientY }) => {
    const box = sheet.getBoundingClientRect();
    if (pulled()) return;
    onmark({ x: (clientX - box.left) / box.width * mm, y: (clientY - box.top) / box.height * mm });
  });
  const words = h("p", { class: "ck-find__caption" }, caption);
  const keys = h("p", { class: "ck-find__keys", "aria-hidden": "true" }, t(HINT));
  const node = h("div", { class: "ck-find__see" }, film, keys, words, toolsOf(film, zoom));
  return { node, film, show: (...marks) => put(over, marks) };
}

// js/drill/find.js
var MOST2 = 8;
function markRow(mark, place, { sureWords, rate, remove }) {
  const name = t("Mark {number}", { number: place + 1 });
  const choices = sureWords.map(
    (words, level) => button(capital(words), () => rate(mark, level + 1), {
      "aria-pressed": String(mark.sure === level + 1),
      "data-key": `${place}-${level}`
    })
  );
  return h(
    "li",
    null,
    h("span", { class: "ck-find__where" }, h("strong", null, name), ` ${spoken2(mark)} `),
    button(t("Remove"), () => remove(mark), {
      "aria-label": t("Remove mark {number}", { number: place + 1 })
    }),
    h(
      "div",
      { class: "ck-drill__buttons", role: "group", "aria-label": t("{name}: how sure are you?", { name }) },
      choices
    )
  );
}
function marksOf(changed, say) {
  let marks = [];
  const set = (next) => {
    marks = next;
    changed(marks);
  };
  return {
    add(at) {
      if (marks.length >= MOST2) return say(t("No more than {most} marks.", { most: MOST2 }));
      set([...marks, { ...at, sure: 0 }]);
      return say(t("Mark {number}, {place}. How sure? 1 to 4.", { number: marks.length, place: spoken2(at) }));
    },
    remove(mark) {
      set(marks.filter((one) => one !== mark));
      say(tn("1 mark.", "{n} marks.", marks.length));
    },
    undo() {
      const last = marks.at(-1);
      if (last) this.remove(last);
    },
    rate(mark, sure) {
      set(marks.map((one) => one === mark ? { ...one, sure } : one));
    },
    rateLast(sure) {
      const open = marks.findLast((mark) => !mark.sure);
      if (open) this.rate(open, sure);
      return Boolean(open);
    }
  };
}
function askOf(item, { sureWords, onsearch }, say) {
  const list = h("ol", { class: "ck-find__marks" });
  let given = [];
  const main = { class: "ck-main-button" };
  const done = button(t("Check my marks"), () => onsearch(given), { ...main, hidden: true });
  const none = button(t("Nothing here"), () => onsearch([]), main);
  const marks = marksOf((now) => {
    given = now;
    const does2 = { sureWords, rate: (...told) => marks.rate(...told), remove: (mark) => marks.remove(mark) };
    inPlace(
      list,
      () => put(
        list,
        now.map((mark, place) => markRow(mark, place, does2))
      )
    );
    field.show(now.map((mark, place) => pin(mark, place + 1, item.mm)));
    done.disabled = now.some(({ sure }) => !sure);
    done.hidden = !now.length;
    none.hidden = now.length > 0;
  }, say);
  const open = () => node.isConnected;
  const does = {
    onmark: (at) => open() && marks.add(at),
    onundo: () => open() && marks.undo(),
    say
  };
  const field = fieldView(item, does);
  const hint = t("Click or tap a place to mark it; zoom in to see fine particles.");
  const buttons = h("p", { class: "ck-drill__buttons" }, done, none);
  const node = h("div", null, h("p", { class: "ck-drill__quiet" }, hint), list, buttons);
  return { node, field, marks };
}
function findView(item, options) {
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const stem = h("p", { class: "ck-drill__stem", id: `${options.uid}-stem`, tabindex: "-1" }, item.stem);
  const { node: ask, field, marks } = askOf(item, options, (words) => put(status, words));
  const kind = h("p", { class: "ck-kicker ck-drill__kind" }, item.label);
  const node = h(
    "div",
    { class: "ck-drill__question ck-find", "data-item": item.id },
    h("div", { class: "ck-drill__ask" }, kind, stem),
    h("div", { class: "ck-drill__pictures" }, field.node),
    h("div", { class: "ck-drill__answers" }, ask, status)
  );
  return {
    node,
    stem,
    field,
    key(event) {
      const sure = "1234".indexOf(event.key) + 1;
      if (sure && marks.rateLast(sure)) event.preventDefault();
    },
    settle: (feedback) => ask.replaceWith(feedback)
  };
}

// js/drill/find-feedback.js
var SHOWN = 16;
function extraWords(n, onFilm2) {
  if (!n) return "";
  if (onFilm2) return ` ${tn("1 mark where nothing is outlined.", "{n} marks where nothing is outlined.", n)}`;
  return ` ${tn("1 mark for nothing.", "{n} marks for nothing.", n)}`;
}
function searchVerdict({ findings, astray }, onFilm2) {
  const missed = findings.filter(({ rating }) => !rating).length;
  const extra = extraWords(astray.length, onFilm2);
  if (!findings.length)
    return astray.length ? t("There is nothing here.") + extra : t("Right: there is nothing here.");
  if (!missed) return (findings.length > 1 ? t("All found.") : t("Found.")) + extra;
  const all = { all: findings.length };
  return tn("1 finding missed of {all}.", "{n} findings missed of {all}.", missed, all) + extra;
}
function searchEvent(item, { findings, astray }, marks) {
  const found = findings.filter(({ rating }) => rating).length;
  const none = !findings.length;
  return {
    truth: String(findings.length),
    said: String(marks.length),
    credit: none ? Number(!astray.length) : found / findings.length,
    right: found === findings.length && !astray.length,
    confidence: marks.length ? Math.max(...marks.map(({ sure }) => sure)) : null,
    search: {
      density: item.density,
      findings: findings.map(({ one, rating }) => ({ morphology: one.morphology, rating })),
      astray: astray.map(({ mark }) => mark.sure)
    }
  };
}
function inset(item, { x, y }) {
  const at = (value) => 100 * Math.min(0, Math.max(SHOWN - item.mm, SHOWN / 2 - value)) / SHOWN;
  const style = `width: ${100 * item.mm / SHOWN}%; left: ${at(x)}%; top: ${at(y)}%`;
  return h(
    "div",
    { class: "ck-find__inset", "aria-hidden": "true" },
    h("img", { src: item.src, alt: "", style })
  );
}
function middle({ hull }) {
  const mean = (axis) => hull.reduce((sum, corner) => sum + corner[axis], 0) / hull.length;
  return { x: mean(0), y: mean(1) };
}
var entry = (item, at, title, tone, words) => h(
  "li",
  { class: `ck-find__${tone}` },
  inset(item, at),
  h(
    "div",
    null,
    h("p", null, h("strong", null, title)),
    words.map((one) => one && h("p", null, one))
  )
);
function findingEntry(item, { one, rating }) {
  const title = rating ? t("✓ Found: {name}", { name: one.name }) : t("✗ Missed: {name}", { name: one.name });
  return entry(item, middle(one), title, rating ? "hit" : "missed", [
    one.look,
    !rating && one.why && t("Why it was hard: {why}", { why: one.why })
  ]);
}
function astrayEntry(item, { mark, on }) {
  const bare = item.nothing ? t("Marked, not outlined") : t("Marked for nothing: tissue");
  const title = on ? t("Marked for nothing: {name}", { name: on.name }) : bare;
  const words = on ? on.look : item.nothing ?? t("No calcifications lie within 5 mm of this mark.");
  return entry(item, mark, title, "astray", [words]);
}
function truthOf2(item) {
  const lines = (name) => h("img", { class: "ck-find__truth", alt: "", src: `data:image/svg+xml;base64,${item[name]}` });
  return { hidden: lines("truth"), passed: lines("passed") };
}
function findFeedback(item, marks, view, next) {
  const found = judge(item.located, marks);
  const { hidden, passed } = truthOf2(item);
  const pins = marks.map((mark, place) => {
    const tone2 = found.astray.some((one) => one.mark === mark) ? "ck-find__off" : "ck-find__on";
    return pin(mark, place + 1, item.mm, tone2);
  });
  view.field.show(hidden, ...item.passed ? [passed] : [], pins);
  passed.hidden = true;
  const harmless = toggle(t("Show the harmless calcium"), (on) => {
    passed.hidden = !on;
  });
  const bare = toggle(t("Hide the outlines"), (on) => {
    hidden.hidden = on;
  });
  const { right, credit } = searchEvent(item, found, marks);
  const [sign, tone] = right ? ["✓", "good"] : credit ? ["◐", "half"] : ["✗", "off"];
  const verdict2 = h(
    "p",
    { class: `ck-drill__verdict ck-drill__${tone}`, tabindex: "-1" },
    hiddenSign(sign),
    searchVerdict(found, Boolean(item.nothing))
  );
  const entries = [
    ...found.findings.map((one) => findingEntry(item, one)),
    ...found.astray.map((one) => astrayEntry(item, one))
  ];
  const node = h(
    "div",
    { class: "ck-drill__feedback" },
    verdict2,
    h("ul", { class: "ck-find__list" }, entries),
    h("p", { class: "ck-drill__buttons" }, found.findings.length > 0 && bare, item.passed && harmless),
    h("p", { class: "ck-drill__onward" }, next)
  );
  return { node, verdict: verdict2 };
}

// js/shared/pictogram.js
var read = /* @__PURE__ */ new Map();
function parsed(source) {
  if (!read.has(source)) {
    const place = document.createElement("template");
    place.innerHTML = source;
    read.set(source, place.content.querySelector("svg"));
  }
  return read.get(source);
}
function pictogram(source) {
  if (!source) return null;
  const node = document.importNode(parsed(source), true);
  node.setAttribute("class", "ck-pictogram");
  node.setAttribute("aria-hidden", "true");
  node.setAttribute("focusable", "false");
  return node;
}
var tile = (source) => source ? h("span", { class: "ck-tile" }, pictogram(source)) : null;

// js/drill/where.js
var KINDS2 = ["shape", "arrangement"];
function whereOf(item, figure) {
  const { hull, mm } = item.pictures[0] ?? {};
  const frame = figure.querySelector(".ck-still__frame");
  if (!KINDS2.includes(item.kind) || !hull || !mm || !frame) return null;
  const label = t("Where are they? The arrow keys move the cursor, Enter taps.");
  const tap = tapOn(frame, { mm, label });
  const beside = () => {
    const at = tap.at();
    return at && besides(at, hull, mm);
  };
  return {
    hint: h("p", { class: "ck-drill__quiet" }, t("Where are they? Tap them on the image, then name them.")),
    off: () => beside()?.mm ?? null,
    close: tap.close,
    told: () => beside()?.words ?? null
  };
}

// js/drill/question.js
var key = (number2) => h("span", { class: "ck-drill__key", "aria-hidden": "true" }, String(number2));
function markOf(option, mine) {
  if (option.right) return ["✓", mine ? t("yours, right") : t("right")];
  if (!mine) return ["", ""];
  return option.credit ? ["◐", t("yours, nearly")] : ["✗", t("yours, wrong")];
}
function answerRow(option, drawing, place, name, onpick) {
  const input = h("input", { type: "radio", name, value: String(place), onchange: () => onpick(place) });
  const number2 = key(place + 1);
  const words = h("span", { class: "ck-sr" });
  const text = h("span", { class: "ck-drill__text" }, option.text);
  const row = h("label", { class: "ck-option ck-drill__option" }, input, number2, tile(drawing), text, words);
  const settle = (mine) => {
    const [sign, said] = markOf(option, mine);
    const tone = option.right ? "right" : mine && (option.credit ? "near" : "wrong");
    if (tone) row.classList.add(`ck-${tone}`);
    row.classList.toggle("ck-drill__mine", mine);
    input.disabled = true;
    number2.textContent = sign || String(place + 1);
    words.textContent = said && ` (${said})`;
  };
  return { row, input, settle };
}
function sureRow(uid, sureWords, onanswer) {
  const buttons = sureWords.map(
    (words, place) => button([key(place + 1), capital(words)], () => onanswer(place + 1), { disabled: true })
  );
  const node = h(
    "div",
    { class: "ck-drill__sure", role: "group", "aria-labelledby": `${uid}-sure` },
    h("p", { id: `${uid}-sure` }, t("How sure are you?")),
    h("div", { class: "ck-drill__buttons" }, buttons)
  );
  const enable = (on) => {
    for (const one of buttons) one.disabled = !on;
  };
  return { node, buttons, enable };
}
function answers(item, { uid, sureWords, pictograms, onanswer, quiet = false }) {
  let picked = -1;
  let given = false;
  const drawing = ({ id }) => pictograms[id.split(".").at(-1) ?? ""];
  const rows = item.options.map(
    (option, place) => answerRow(option, drawing(option), place, `${uid}-answer`, pick)
  );
  const sure = sureRow(uid, sureWords, answer);
  function pick(place) {
    picked = place;
    rows.forEach(({ input }, number2) => {
      input.checked = number2 === place;
    });
    sure.enable(place >= 0);
    if (place < 0) return;
    const top = rows[place].row.getBoundingClientRect().top;
    if (sure.node.getBoundingClientRect().bottom - top < innerHeight)
      sure.node.scrollIntoView({ block: "nearest" });
  }
  function settleRows() {
    given = true;
    for (const [place, { settle }] of rows.entries()) settle(place === picked);
  }
  function answer(confidence) {
    if (given) return;
    if (quiet) given = true;
    else settleRows();
    onanswer(item.options[picked], confidence);
  }
  function onkey(event) {
    if (given) return;
    const digit = digitOf(event) - 1;
    if (picked >= 0 && event.key === "Escape") {
      rows[picked].input.focus();
      pick(-1);
    } else if (picked < 0 && digit in rows) {
      pick(digit);
      sure.buttons[0].focus({ preventScroll: true });
    } else if (picked >= 0 && digit in sure.buttons) answer(digit + 1);
    else return;
    event.preventDefault();
  }
  function show(option) {
    pick(item.options.indexOf(option));
    settleRows();
  }
  return { rows: rows.map(({ row }) => row), sure: sure.node, key: onkey, show };
}
var SHORT2 = 26;
function questionView(item, options) {
  const titles = item.kind === "same_or_different" ? [t("Left"), tp("side", "Right")] : [];
  const pictures = item.pictures.map((shown, place) => image(shown, titles[place]));
  const stem = h("p", { class: "ck-drill__stem", id: `${options.uid}-stem`, tabindex: "-1" }, item.stem);
  const said = answers(item, options);
  const where = pictures.length ? whereOf(item, pictures[0].node) : null;
  const short = item.options.every(({ text }) => text.length <= SHORT2);
  const about = {
    role: "radiogroup",
    "aria-labelledby": stem.id,
    class: `ck-drill__options${short ? " ck-drill__short" : ""}`
  };
  const many = `ck-drill__pictures ck-drill__count-${pictures.length}`;
  const seen = h(
    "div",
    { class: many },
    pictures.map(({ node: node2 }) => node2),
    where?.hint,
    item.pictures.some(({ words }) => words) && inWords(item.pictures)
  );
  const node = h(
    "div",
    { class: `ck-drill__question${pictures.length ? "" : " ck-drill__plain"}`, "data-item": item.id },
    h("div", { class: "ck-drill__ask" }, h("p", { class: "ck-kicker ck-drill__kind" }, item.label), stem),
    pictures.length > 0 && seen,
    h("div", { class: "ck-drill__answers" }, h("div", about, said.rows), said.sure)
  );
  return {
    node,
    key: said.key,
    answer: said.show,
    stem,
    where,
    marked: pictures.length > 0,
    mark(on) {
      for (const picture of pictures) picture.mark(on);
    },
    settle(feedback) {
      where?.close();
      said.sure.replaceWith(feedback);
    }
  };
}

// js/drill/record.js
function recordPart(record, note, onload) {
  const onchange = async () => {
    const [picked] = file.files ?? [];
    if (!picked) return;
    const { added, setAside } = record.load(await picked.text());
    const lines = { n: setAside.length, why: setAside.join(" ") };
    const aside = setAside.length > 0 && [" ", t("{n} lines were set aside: {why}", lines)];
    onload();
    const answers2 = tn("1 answer was added to your record.", "{n} answers were added to your record.", added);
    const nothing = setAside.length ? t("No answer was added.") : t("Your record has all of these already.");
    put(note, added ? answers2 : nothing, aside);
  };
  const file = h("input", { type: "file", accept: ".jsonl,application/x-ndjson,text/plain", onchange });
  const link = {
    download: "calcikit-progress.jsonl",
    href: `data:application/x-ndjson;charset=utf-8,${encodeURIComponent(record.text())}`
  };
  return h(
    "details",
    { class: "ck-drill__record", "data-key": "record" },
    h("summary", null, t("Your record")),
    h("p", null, t("It is yours and stays on this machine; nothing is sent anywhere.")),
    h("p", null, h("a", link, t("Download it"))),
    h("p", null, h("label", null, t("Load a record "), file)),
    note
  );
}

// js/shared/tables.js
function table(caption, heads, rows, more) {
  const head = (words) => words === "" ? h("td") : h("th", { scope: "col" }, words);
  const cell = (content) => content instanceof HTMLTableCellElement ? content : h("td", null, content === 0 ? "0" : content);
  const row = (given) => {
    const { cells, ...about } = Array.isArray(given) ? { cells: given } : given;
    return h("tr", about, h("th", { scope: "row" }, cells[0]), cells.slice(1).map(cell));
  };
  return h(
    "div",
    { class: "ck-widget-table", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      more,
      h("caption", null, caption),
      h("thead", null, h("tr", null, heads.map(head))),
      h("tbody", null, rows.map(row))
    )
  );
}

// js/drill/search-results.js
var two = (value) => number(value, 2);
function meritWords(merit2) {
  if (!merit2) return t("needs more fields, with and without findings");
  const { value, low, high } = merit2;
  if (low === null || high === null)
    return t("{value} (too few fields for an interval)", { value: two(value) });
  return t("{value} (95% interval {low} to {high})", { value: two(value), low: two(low), high: two(high) });
}
var onFilm = ({ item }) => item.startsWith("find-film-");
function filmTable(events) {
  const fields = events.filter(onFilm).flatMap(({ search }) => search ?? []);
  if (!fields.length) return null;
  const { sensitivity, astray } = searchFigures(fields);
  return table(
    t("Real films searched"),
    ["", t("You")],
    [
      [t("Lesions marked"), sensitivity ? interval2(sensitivity) : t("no finding asked yet")],
      [
        t("Marks where nothing is outlined"),
        t("{astray} a film, in {n}", { astray: two(astray), n: fields.length })
      ]
    ]
  );
}
function searchPart(events, labels) {
  const searches = events.filter(({ search }) => search);
  if (!searches.length) return null;
  const films = filmTable(searches);
  const fields = searches.filter((event) => !onFilm(event)).flatMap(({ search }) => search ?? []);
  return [h("h4", null, t("Searching")), fields.length > 0 && fieldPart(fields, labels), films];
}
function fieldPart(fields, labels) {
  const found = searchFigures(fields);
  const { figures, references } = labels.search;
  const label = (id) => figures.find((figure) => figure.id === id)?.label;
  const merit2 = meritWords(found.merit);
  const rows = [
    [label("sensitivity"), found.sensitivity ? interval2(found.sensitivity) : t("no finding asked yet")],
    [
      label("false_marks"),
      t("{astray} a field, in {fields}", { astray: two(found.astray), fields: found.fields })
    ],
    [label("merit"), merit2]
  ];
  const parts = [
    ...found.byDensity.map((one) => ({ ...one, name: t("Density {name}", { name: one.name }) })),
    ...found.byMorphology.map((one) => ({ ...one, name: nameOf2(labels, "morphology", one.name) }))
  ];
  const each = parts.map(({ name, k, n, share, merit: own }) => [
    name,
    t("{k} of {n}, {share}", { k, n, share: percent(share) }),
    own ? meritWords(own) : t("too few fields")
  ]);
  const defined = figures.map(({ label: name, why }) => [
    h("dt", null, name),
    h("dd", null, statement(why, references))
  ]);
  return [
    table(t("Fields searched"), ["", t("You")], rows),
    each.length > 0 && table(t("By density and morphology"), ["", label("sensitivity"), label("merit")], each),
    h(
      "details",
      { "data-key": "search" },
      h("summary", null, t("What these figures are")),
      h("dl", null, defined)
    )
  ];
}

// js/drill/selection.js
var PULL = 3;
var DUE = 2;
var MEMORY = 100;
var pairKey = (group, one, two2) => `${group}:${[one, two2].sort().join("|")}`;
function pairOf({ groups }, { kind, truth, said }) {
  if (truth === said || kind === "same_or_different") return "";
  return pairKey(groups[kind] ?? kind, truth, said);
}
function fraction(seed, place) {
  let mixed = seed + (place + 1) * 1831565813 >>> 0;
  mixed = Math.imul(mixed ^ mixed >>> 15, mixed | 1) >>> 0;
  mixed = (mixed ^ mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61)) >>> 0;
  return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
}
function choose(candidates, answers2, { asked, seed, pair, due = [] }, labels) {
  const recent = answers2.slice(-MEMORY);
  const some = (kept, all) => kept.length ? kept : all;
  let left = candidates.filter((item) => !asked.includes(item.id) && (!pair || item.pairs.includes(pair)));
  left = some(
    left.filter(({ id }) => !recent.some(({ item }) => item === id)),
    left
  );
  const kindOf = (id) => id?.split("-")[0];
  const last = kindOf(asked.at(-1));
  if (!pair && asked.length > 1 && last === kindOf(asked.at(-2)))
    left = some(
      left.filter(({ kind }) => kind !== last),
      left
    );
  if (!asked.length)
    left = some(
      left.filter(({ kind }) => kind !== "find"),
      left
    );
  if (!left.length) return null;
  const slips = recent.map((answer) => pairOf(labels, answer));
  const called = ({ kind, pairs }) => due.filter((key2) => key2 === kind || pairs.includes(key2)).length;
  const confused = ({ pairs }) => slips.filter((slip) => pairs.includes(slip)).length;
  const weight = (item) => (item.weight ?? 1) + PULL * confused(item) + DUE * called(item);
  let mark = fraction(seed, asked.length) * left.reduce((sum, item) => sum + weight(item), 0);
  for (const item of left) {
    mark -= weight(item);
    if (mark < 0) return item;
  }
  return left.at(-1) ?? null;
}

// js/drill/results.js
function scopes({ scope, all, onscope }) {
  const buttons = [
    ["sitting", t("This sitting")],
    ["all", t("All my answers ({n})", { n: all })]
  ].map(
    ([id, words]) => button(words, () => onscope(id), { "data-key": id, "aria-pressed": String(id === scope) })
  );
  return h("div", { class: "ck-drill__buttons", role: "group", "aria-label": t("Which answers") }, buttons);
}
function scorePart({ score, credit }) {
  if (!score || credit === null) return null;
  const points = Math.round(2 * credit * score.n) / 2;
  const near = points > score.k && t(" With near misses: {points} points.", { points });
  return h(
    "p",
    { class: "ck-drill__score" },
    h("strong", null, t("{k} of {n} right", { k: score.k, n: score.n })),
    t(", {share} (95% interval {low} to {high}).", {
      share: percent(score.share),
      low: percent(score.low),
      high: percent(score.high)
    }),
    near
  );
}
function resultsView(events, labels, options) {
  const found = summarise(events);
  const parts = found.score && [
    scorePart(found),
    worstPart(found, labels, options.ondrill),
    duePart(options),
    options.ways,
    calibrationPart(found, labels),
    searchPart(events, labels),
    screeningPart(found),
    curvePart(found),
    confusionPart(found, labels)
  ];
  return h(
    "div",
    { class: "ck-drill__results" },
    h("h3", { tabindex: "-1" }, t("Your results")),
    scopes(options),
    parts ?? [h("p", null, t("No answers yet.")), options.ways],
    options.record,
    rulesPart(labels)
  );
}
function rulesPart({ rules }) {
  const rule = ({ label, text, sources }) => {
    const links = h(
      "small",
      null,
      sources.flatMap((source) => [sourceLink(source), " "])
    );
    return h("li", null, h("strong", null, `${label}. `), text, " ", links);
  };
  const limit = t(
    "These studies were about other images and other learners. Nobody has tested whether this drill helps as much."
  );
  return h(
    "details",
    { "data-key": "rules" },
    h("summary", null, t("Why the drill works this way")),
    h("p", { class: "ck-drill__quiet" }, limit),
    h("ul", { class: "ck-drill__rules" }, rules.map(rule))
  );
}
function duePart({ due, next }) {
  if (!due.length && !next) return null;
  const day = next?.toLocaleDateString(language() === "en" ? "en-GB" : language(), {
    day: "numeric",
    month: "long",
    timeZone: "UTC"
  });
  const words = due.length ? t("Due today, and asked more often: {list}.", { list: due.join(", ") }) : t("Nothing is due today. Next on {day}.", { day });
  return h("p", { class: "ck-drill__due" }, words);
}
function worstPart({ pairs }, labels, ondrill) {
  const worst = pairs.find(({ kind, confused }) => confused >= 2 && labels.kinds[kind]);
  if (!worst) return null;
  const group = labels.groups[worst.kind] ?? worst.kind;
  const [one, other] = [worst.one, worst.other].map((id) => nameOf2(labels, group, id));
  return h(
    "p",
    null,
    t("Most often taken for one another: {one} and {other} ({confused} times). ", {
      one,
      other,
      confused: worst.confused
    }),
    button(t("Drill these two"), () => ondrill(pairKey(group, worst.one, worst.other)))
  );
}
function screeningPart({ sensitivity, specificity }) {
  const line = (name, found, words) => found && [name, interval2(found), words];
  const rows = [
    line(t("Sensitivity"), sensitivity, t("of what needed more, you asked for more")),
    line(t("Specificity"), specificity, t("of what needed nothing more, you left alone"))
  ].filter((row) => row !== null);
  return rows.length > 0 && [
    h("h4", null, t("Does it need more than routine screening?")),
    table(t("More than routine: how often you were right"), ["", t("Share"), t("Meaning")], rows)
  ];
}
var bar = (share, aim) => h(
  "span",
  { class: "ck-drill__share", "aria-hidden": "true" },
  h("span", { style: `width: ${100 * share}%` }),
  aim !== void 0 && h("i", { style: `left: ${100 * aim}%` })
);
var barCell = (share, aim) => h("td", { class: "ck-drill__cell" }, bar(share, aim));
function calibrationPart({ calibration }, labels) {
  if (!calibration.length) return null;
  const row = ({ confidence, k, n, share }) => {
    const { label, promises } = labels.confidence[confidence - 1];
    const expected = `${capital(label)} (${percent(promises)})`;
    return [expected, barCell(share, promises), t("{share}, {k} of {n}", { share: percent(share), k, n })];
  };
  const heads = [t("You said (expected)"), t("Share right, 0 to 100%"), t("Right")];
  const said = t(
    "Well calibrated means: the surer, the more often right. The tick is what the word stands for; these shares are our own reading of the words."
  );
  return [
    h("h4", null, t("How sure, and how right")),
    table(t("Share right at each confidence"), heads, calibration.map(row)),
    h("p", { class: "ck-drill__quiet" }, said)
  ];
}
function curvePart({ curve }) {
  if (curve.length < 2) return null;
  const rows = curve.map(({ upTo, k, n, share }) => [
    t("{first} to {last}", { first: upTo - n + 1, last: upTo }),
    barCell(share),
    t("{k} of {n}", { k, n })
  ]);
  return [
    h("h4", null, t("Over time")),
    table(
      t("Share right in each ten answers"),
      [t("Answers"), t("Share right, 0 to 100%"), t("Right")],
      rows
    )
  ];
}
function confusionCell(cells, truth, said) {
  const right = truth === said;
  const times = cells.find((cell) => cell.truth === truth && cell.said === said)?.count ?? 0;
  if (!times) return h("td", { class: right && "ck-drill__diagonal" });
  return h("td", { class: right ? "ck-drill__hit" : "ck-drill__slip" }, `${right ? "✓" : "✗"} ${times}`);
}
function confusionTable(title, group, cells, labels) {
  const order = Object.keys(labels.names[group] ?? {});
  const ids = [...new Set(cells.flatMap(({ truth, said }) => [truth, said]))];
  ids.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return table(
    t("{title}: rows are the truth, columns what you said", { title }),
    ["", ...ids.map((id) => nameOf2(labels, group, id))],
    ids.map((truth) => [
      nameOf2(labels, group, truth),
      ...ids.map((said) => confusionCell(cells, truth, said))
    ])
  );
}
function confusionPart({ kinds, confusion }, labels) {
  const asked = Object.entries(kinds).filter(([kind]) => labels.names[labels.groups[kind] ?? kind]).sort(([, a], [, b]) => b.n - b.k - (a.n - a.k));
  if (!asked.length) return null;
  const parts = asked.map(([kind, { k, n }]) => {
    const title = labels.kinds[kind] ?? labels.decisions[kind] ?? kind;
    const slips = tn("1 slip", "{n} slips", n - k);
    return h(
      "details",
      { "data-key": kind },
      h("summary", null, t("{title}: {slips} in {n}", { title, slips, n })),
      confusionTable(title, labels.groups[kind] ?? kind, confusion(kind), labels)
    );
  });
  return [h("h4", null, t("Mix-ups")), parts];
}

// js/shared/memory.js
function memoryOf(model, kind, ...names) {
  const key2 = [`calcikit.${kind}.v1`, inPage(model) ? location.pathname : "jupyterlab", ...names].join(" ");
  return {
    read() {
      try {
        return JSON.parse(window.localStorage.getItem(key2) ?? "null");
      } catch {
        return null;
      }
    },
    keep(value) {
      try {
        if (value === null) window.localStorage.removeItem(key2);
        else window.localStorage.setItem(key2, JSON.stringify(value));
      } catch {
      }
    }
  };
}

// js/drill/sitting.js
var MOST3 = 100;
var PAIR_LENGTH = 10;
var HOURS = 12;
var LENGTHS = [10, 30, 50];
var bounded = (n) => Math.min(MOST3, Math.max(1, Math.round(n) || LENGTHS[0]));
var newName = () => Math.random().toString(36).slice(2, 14);
var lengths = (n) => [.../* @__PURE__ */ new Set([...LENGTHS, n])].sort((a, b) => a - b);
function linked(model) {
  const said = inPage(model) ? fromLink("drill", location.hash) : null;
  const whole = (name) => {
    const text = said?.get(name) ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  };
  return { seed: whole("seed") ?? model.get("seed"), n: bounded(whole("n") ?? model.get("n")) };
}
function unfinished(found) {
  return found && Date.now() - found.at < HOURS * 36e5 && found.answered < goalOf(found) ? found : null;
}
var goalOf = ({ again, pair, n }) => again.length ? again.length : pair ? PAIR_LENGTH : n;
function openSitting(model) {
  const asked = linked(model);
  const memory = memoryOf(model, "sitting", model.get("_about"), asked.seed ?? "", asked.n);
  const fresh = (changes) => ({
    name: newName(),
    seed: asked.seed ?? Math.floor(Math.random() * 1e9),
    n: asked.n,
    asked: [],
    answered: 0,
    pair: "",
    again: [],
    ...changes
  });
  let now = unfinished(memory.read()) ?? fresh();
  const set = (changes) => {
    now = { ...now, ...changes };
    memory.keep({ ...now, at: Date.now() });
  };
  return {
    now: () => now,
    goal: () => goalOf(now),
    left: () => now.asked.length > now.answered ? now.asked.at(-1) : null,
    asks: (id) => id !== now.asked[now.answered] && set({ asked: [...now.asked, id] }),
    answers: () => set({ answered: now.asked.length }),
    resize: (n) => set({ n: Math.max(bounded(n), now.asked.length) }),
    begin: ({ pair = "", again = [] } = {}) => set(fresh({ pair, again, n: now.n, seed: (now.seed + 1) % 1e9 }))
  };
}
function stopwatch() {
  let [since, spent] = [0, 0];
  return {
    restart: () => {
      [since, spent] = [performance.now(), 0];
    },
    go: () => {
      since = performance.now();
    },
    halt: () => {
      spent += performance.now() - since;
    },
    seconds: () => Math.round(spent / 100) / 10
  };
}

// js/drill/form.js
var untapped = (item) => ({ ...item, pictures: item.pictures.map(({ hull: _, ...picture }) => picture) });
var plain = (item) => ({
  ...item,
  pictures: untapped(item).pictures.map(({ words: _, ...picture }) => picture)
});
var Form = class {
  constructor(labels, record, source, signal, { frame, uid }) {
    this.labels = labels;
    this.about = labels.form;
    this.record = record;
    this.source = source;
    this.signal = signal;
    this.frame = frame;
    this.uid = uid;
    this.watch = stopwatch();
    this.view = null;
    this.described = false;
    this.brought = h("span", { role: "status" });
    for (const node of [frame.results, frame.length.box, frame.due]) node.hidden = true;
    frame.root.setAttribute("aria-label", this.about.label);
  }
  given() {
    const found = /* @__PURE__ */ new Map();
    for (const event of this.record.events())
      if (event.source === "form" && event.form === this.about.id && !found.has(event.item))
        found.set(event.item, event);
    return found;
  }
  tell(number2) {
    const n = this.about.items.length;
    const about = { label: this.about.label, number: number2, n };
    const words = number2 > n ? t("{label}: all {n} answered", about) : t("{label}: question {number} of {n}", about);
    this.frame.tell(words, n, Math.min(n, number2), this.record.problems());
  }
  open() {
    const given = [...this.given().values()];
    this.described = given.some(({ described }) => described);
    if (given.length) return this.advance(false);
    this.tell(1);
    const start = (described) => {
      this.described = described;
      this.advance(true);
    };
    const begin = button(t("Begin"), () => start(false), { class: "ck-main-button" });
    const inWords2 = button(t("Start with the images in words"), () => start(true));
    const told = t(
      "If you cannot see the images, take them in words: what the particles look like, without their name. Your record will say so."
    );
    const ways = h("p", { class: "ck-drill__buttons" }, begin, inWords2);
    return this.show(
      h("div", null, h("p", null, this.about.intro), ways, h("p", { class: "ck-drill__quiet" }, told))
    );
  }
  show(node) {
    this.frame.stage.removeAttribute("aria-busy");
    put(this.frame.stage, node);
  }
  async advance(focus) {
    this.view = null;
    const given = this.given();
    const id = this.about.items.find((one) => !given.has(one));
    if (!id) return this.end(focus);
    this.tell(given.size + 1);
    try {
      const item = await this.source.item(id);
      if (!this.signal.aborted) this.ask(item, focus);
    } catch (error) {
      const again = button(t("Try again"), () => this.advance(true));
      this.show(h("p", { role: "alert" }, error.message, " ", again));
    }
    return void 0;
  }
  ask(item, focus) {
    this.watch.restart();
    this.view = questionView(this.described ? untapped(item) : plain(item), {
      uid: this.uid,
      quiet: true,
      sureWords: this.labels.confidence.map(({ label }) => label),
      pictograms: this.labels.pictograms,
      onanswer: (option, confidence) => this.answered(item, option, confidence)
    });
    this.show(this.view.node);
    if (focus) this.frame.focusOn(this.view.stem);
  }
  answered(item, option, confidence) {
    this.watch.halt();
    const truth = item.options.find(({ right }) => right);
    this.record.add({
      source: "form",
      form: this.about.id,
      item: item.id,
      kind: item.kind,
      truth: truth.id,
      said: option.id,
      credit: option.credit,
      right: option.right,
      confidence,
      ...this.described && { described: true },
      seconds: this.watch.seconds(),
      more_truth: truth.more,
      more_said: option.more
    });
    this.advance(true);
  }
  end(focus) {
    const given = this.given();
    const events = this.about.items.map((id) => given.get(id));
    const found = summarise(events);
    this.tell(events.length + 1);
    const record = recordPart(this.record, this.brought, () => this.end(false));
    record.open = true;
    const heading = h("h2", { tabindex: "-1" }, this.about.done);
    const [, ...sure] = calibrationPart(found, this.labels) ?? [];
    const reviews = events.map((event, place) => this.review(event, place + 1));
    this.show(
      h(
        "div",
        { class: "ck-drill__results" },
        heading,
        record,
        scorePart(found),
        h("h3", null, t("How sure, and how right")),
        sure,
        h("h3", null, t("The questions and their answers")),
        reviews
      )
    );
    if (focus) heading.focus({ preventScroll: true });
  }
  review(event, number2) {
    const sign = event.right ? "✓" : event.credit ? "◐" : "✗";
    const place = h("div");
    const told = h(
      "span",
      { class: "ck-sr" },
      event.right ? t("right") : event.credit ? t("nearly") : t("wrong")
    );
    const title = `${number2}. ${this.labels.kinds[event.kind] ?? event.kind}`;
    const ontoggle = async () => {
      if (!node.open || place.hasChildNodes()) return;
      const asked = await this.source.item(event.item);
      const option = asked?.options.find(({ id }) => id === event.said);
      if (!asked || !option) {
        put(place, h("p", null, t("This question has changed since you answered it.")));
        return;
      }
      const item = untapped(asked);
      const about = { uid: `${this.uid}-${number2}`, sureWords: [], pictograms: this.labels.pictograms };
      const view = questionView(item, { ...about, onanswer() {
      } });
      view.answer(option);
      view.settle(feedbackView(item, option, event.confidence, view, null).node);
      put(place, view.node);
    };
    const node = h(
      "details",
      { class: "ck-drill__review", ontoggle },
      h("summary", null, `${sign} `, told, ` ${title}`),
      place
    );
    return node;
  }
  key(event) {
    const typing = event.target.matches("select, input[type=file], summary, a");
    if (!event.ctrlKey && !event.altKey && !event.metaKey && !typing) this.view?.key(event);
  }
};

// js/drill/frame.js
var KEYS = msg("Keys: 1 to 5 choose, then 1 to 4 say how sure; Esc goes back, Enter goes on.");
function footOf(shown, local) {
  const keys = h("span", { class: "ck-drill__key-help" }, `${t(KEYS)} `);
  const protocol = local && h("strong", { "data-ck": "local" }, ` ${local}`);
  return h("p", { class: "ck-drill__foot" }, keys, `${shown} `, care(), protocol);
}
function lengthBox(onlength) {
  const box = selectBox([], (n) => onlength(Number(n)), { "aria-label": t("Questions in this sitting") });
  const show = (n) => {
    put(
      box,
      lengths(n).map(
        (one) => h("option", { value: one, selected: one === n }, t("{n} questions", { n: one }))
      )
    );
    box.value = String(n);
  };
  return { box, show };
}
function frameOf({ shown, local, onresults, onlength }) {
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const where = h("span", { class: "ck-drill__where" });
  const due = h("span", { class: "ck-drill__due" });
  const label = t("Progress of this sitting");
  const bar2 = h("progress", { class: "ck-drill__progress", "aria-label": label, max: "1", value: "0" });
  const results = button(t("My results"), onresults);
  const length = lengthBox(onlength);
  const stage = h("div", { class: "ck-drill__stage", "aria-busy": "true" });
  const trouble = h("p", { class: "ck-drill__trouble", role: "note", hidden: true });
  const buttons = h("span", { class: "ck-drill__buttons" }, length.box, results);
  const root = h(
    "section",
    { class: "ck-widget ck-drill", "aria-label": t("Drill"), tabindex: "-1" },
    h("div", { class: "ck-drill__bar" }, where, bar2, due, buttons),
    stage,
    trouble,
    status,
    footOf(shown, local)
  );
  return {
    root,
    stage,
    status,
    where,
    due,
    bar: bar2,
    results,
    length,
    tell(words, max, value, problems) {
      where.textContent = words;
      Object.assign(bar2, { max, value });
      trouble.textContent = problems.join(" ");
      trouble.hidden = !problems.length;
    },
    focusOn(node) {
      node.focus({ preventScroll: true });
      if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
    }
  };
}

// js/drill/question-source.js
var KERNEL_WAIT = 15e3;
var FEW = 8;
function imagesOf(model, pictures) {
  const lead = octets(model.get("_lead"));
  let opened;
  const open = async () => {
    await wholePage();
    const more = await unpack(model, "_later").opened;
    return { row: octets(model.get("_images")), ...more };
  };
  const rest = () => {
    opened ??= open();
    return opened;
  };
  const early = (number2) => pictures[number2].image[1] <= lead.length;
  const first = (number2) => ({
    ...pictures[number2],
    src: address(lead.subarray(...pictures[number2].image)),
    truth: btoa(pictures[number2].truth ?? "")
  });
  const late = async ([from, to]) => address((await rest()).row.subarray(from - lead.length, to - lead.length));
  const second = async (number2) => ({
    ...pictures[number2],
    src: await late(pictures[number2].image),
    truth: btoa((await rest()).truths[number2])
  });
  return {
    early,
    rest,
    late,
    shown: async (number2) => early(number2) ? first(number2) : second(number2)
  };
}
async function bankSource(model, labels) {
  const bank = await unpack(model, "_questions").opened;
  const { items, sources, pictures } = bank;
  const { early, rest, late, shown } = imagesOf(model, pictures);
  const option = ({ example, ...words }) => {
    const one = words;
    if (example !== void 0)
      shown(example).then((picture) => {
        one.example = picture;
      });
    return one;
  };
  const asked = async (item) => ({
    ...item,
    sources,
    pictures: await Promise.all(item.pictures.map(shown)),
    options: item.options.map(option)
  });
  const searched = async (item) => {
    const { image: image2, ...field } = (await rest()).fields[item.id];
    return { ...item, ...field, src: await late(image2) };
  };
  const found = async (item) => item && (item.pictures ? asked(item) : searched(item));
  const soon = items.filter(({ kind, pictures: shows }) => kind !== "find" && shows?.every(early)).map((item) => item.pictures?.length ? { ...item, weight: FEW } : item);
  const open = ({ asked: before, pair }) => before.length || pair || !soon.length ? items : soon;
  return {
    next: async (answers2, asking) => found(choose(open(asking), answers2, asking, labels)),
    item: async (id) => found(items.find((item) => item.id === id) ?? null)
  };
}
function kernelSource(model, labels, signal) {
  const waiting = /* @__PURE__ */ new Map();
  let number2 = 0;
  const listen = (message) => {
    if (!message?.drill) return;
    waiting.get(message.number)?.(message);
    waiting.delete(message.number);
  };
  model.on("msg:custom", listen);
  signal.addEventListener("abort", () => model.off("msg:custom", listen));
  const ask = (message) => new Promise((resolve, reject) => {
    number2 += 1;
    const timer = setTimeout(
      () => reject(
        new Error(
          t(
            "The kernel does not answer. Choose Run > Run All Cells to start it; your sitting goes on where it was."
          )
        )
      ),
      KERNEL_WAIT
    );
    waiting.set(number2, (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    send(model, { ...message, number: number2 });
  });
  const item = async (id) => {
    const { item: made } = await ask({ drill: "item", id });
    return "src" in made ? { ...made, src: fromBase64(made.src) } : made;
  };
  return {
    item,
    next: async (answers2, asking) => {
      const { asked, seed, pair } = asking;
      const offered = await ask({ drill: "candidates", asked: asked.length, seed, pair });
      const { items } = offered;
      const chosen = choose(items, answers2, asking, labels);
      return chosen && item(chosen.id);
    }
  };
}

// js/drill/drill.js
var SOURCES = ["drill", "case"];
var Drill = class {
  constructor(model, labels, record, source, signal) {
    this.model = model;
    this.labels = labels;
    this.record = record;
    this.source = source;
    this.signal = signal;
    this.uid = unique("ck-drill-");
    this.sitting = openSitting(model);
    this.watch = stopwatch();
    this.phase = "wait";
    this.before = "wait";
    this.scope = "";
    this.question = null;
    this.coming = null;
    this.brought = h("span", { role: "status" });
    this.frame = frameOf({
      shown: labels.shown,
      local: labels.local,
      onresults: () => this.phase === "results" ? this.resume() : this.report(),
      onlength: (n) => this.resize(n)
    });
  }
  mine() {
    return this.record.events().filter((event) => SOURCES.includes(event.source));
  }
  here() {
    const { name } = this.sitting.now();
    return this.mine().filter(({ sitting }) => sitting === name);
  }
  open() {
    return this.question !== null || this.sitting.now().asked.length < this.sitting.goal();
  }
  ask() {
    const { asked, seed, pair, again } = this.sitting.now();
    const known = this.sitting.left() ?? again[asked.length];
    if (known) return this.source.item(known);
    const answers2 = this.mine().filter(({ source }) => source === "drill");
    return this.source.next(answers2, { asked, seed, pair, due: this.due().map(({ key: key2 }) => key2) });
  }
  due() {
    return this.planned().due.map((cue) => {
      const { kind, pair } = cue;
      const key2 = pair ? pairKey(this.labels.groups[kind] ?? kind, ...pair) : kind;
      return { key: key2, words: cueWords(this.labels, cue) };
    });
  }
  planned() {
    return schedule(this.record.events(), Date.now());
  }
  tell() {
    const { due, results, length } = this.frame;
    const { pair, again, asked, n } = this.sitting.now();
    const goal = this.sitting.goal();
    const number2 = Math.min(goal, asked.length);
    const reporting = this.phase === "results";
    const about = again.length ? t("Once more: question") : t("Question");
    const kind = pair ? t("{pair}: question", { pair: listed(pairNames(this.labels, pair), "disjunction") }) : about;
    const words = reporting ? t("{number} of {goal} asked", { number: number2, goal }) : t("{kind} {number} of {goal}", { kind, number: Math.max(1, number2), goal });
    this.frame.tell(words, goal, number2, this.record.problems());
    const waiting = this.planned().due.length;
    due.textContent = waiting ? t("{n} due today", { n: waiting }) : "";
    length.show(n);
    length.box.hidden = Boolean(pair || again.length);
    results.textContent = reporting ? t("Back to the questions") : t("My results");
    results.hidden = reporting && !this.open();
  }
  async advance(focus) {
    this.question = null;
    this.frame.status.textContent = "";
    if (!this.open()) return this.report(true);
    const coming = this.coming ?? this.ask();
    this.coming = null;
    let item;
    try {
      item = await coming;
    } catch (error) {
      const again = button(t("Try again"), () => this.advance(true));
      return void put(
        this.frame.stage,
        h("p", { role: "alert" }, error.message, " ", again)
      );
    }
    if (this.signal.aborted) return void 0;
    if (item === null) return this.report(true);
    const view = this.show(item);
    if (focus) this.frame.focusOn(view.stem);
    return void 0;
  }
  show(item) {
    this.sitting.asks(item.id);
    this.phase = "question";
    this.watch.restart();
    const makeView = item.kind === "find" ? findView : questionView;
    const view = makeView(item, {
      uid: this.uid,
      sureWords: this.labels.confidence.map(({ label }) => label),
      pictograms: this.labels.pictograms,
      onanswer: (option, confidence) => this.answered(item, view, option, confidence),
      onsearch: (marks) => this.searched(item, view, marks)
    });
    this.question = { item, view };
    this.frame.stage.removeAttribute("aria-busy");
    this.draw(view);
    return view;
  }
  draw(view) {
    put(this.frame.stage, view.node);
    this.tell();
  }
  answered(item, view, option, confidence) {
    const truth = item.options.find(({ right }) => right);
    const off = view.where?.off();
    const given = {
      truth: truth.id,
      said: option.id,
      credit: option.credit,
      right: option.right,
      confidence,
      more_truth: truth.more,
      more_said: option.more,
      ...off != null && { off_mm: off }
    };
    const feedback = (next) => feedbackView(item, option, confidence, view, next);
    this.close(item, view, given, feedback);
  }
  searched(item, view, marks) {
    const found = judge(item.located, marks);
    const feedback = (next) => findFeedback(item, marks, view, next);
    this.close(item, view, searchEvent(item, found, marks), feedback);
  }
  close({ id, kind }, view, given, feedbackOf) {
    this.watch.halt();
    this.phase = "feedback";
    const { name } = this.sitting.now();
    const seconds = this.watch.seconds();
    this.record.add({ source: "drill", sitting: name, item: id, kind, seconds, ...given });
    this.sitting.answers();
    const last = this.sitting.now().asked.length >= this.sitting.goal();
    if (!last) {
      const coming = this.ask();
      coming.catch(() => {
      });
      this.coming = coming;
    }
    this.next = button(last ? t("See the results") : t("Next question"), () => this.advance(true), {
      class: "ck-main-button"
    });
    const feedback = feedbackOf(this.next);
    view.settle(feedback.node);
    this.tell();
    feedback.verdict.focus({ preventScroll: true });
    feedback.verdict.scrollIntoView({ block: "nearest" });
  }
  resize(n) {
    this.sitting.resize(n);
    if (this.phase === "results") this.report();
    else this.tell();
  }
  resume() {
    if (!this.question) return void this.advance(true);
    const { view } = this.question;
    if (this.phase === "results") this.phase = this.before;
    if (this.phase === "question") this.watch.go();
    this.draw(view);
    (this.phase === "feedback" ? this.next : view.stem)?.focus({ preventScroll: true });
    return void 0;
  }
  begin(what) {
    this.sitting.begin(what);
    Object.assign(this, { coming: null, scope: "" });
    this.advance(true);
  }
  missed() {
    return [...new Set(this.here().flatMap(({ item, right }) => right ? [] : [item]))];
  }
  ways() {
    const open = this.open();
    const missed = this.missed();
    const main = { class: "ck-main-button" };
    const again = tn("The one you missed, again", "The {n} you missed, again", missed.length);
    const { seed, n } = this.sitting.now();
    return h(
      "p",
      { class: "ck-drill__buttons" },
      open && button(t("Go on"), () => this.resume(), main),
      !open && missed.length > 0 && button(again, () => this.begin({ again: missed }), main),
      button(t("New sitting"), () => this.begin(), open || missed.length ? {} : main),
      inPage(this.model) && h("a", { href: toLink("drill", { seed, n }) }, t("Link to this sitting"))
    );
  }
  resultsNode() {
    const here = this.here();
    const scope = this.scope || (here.length ? "sitting" : "all");
    return resultsView(scope === "all" ? this.mine() : here, this.labels, {
      scope,
      all: this.mine().length,
      ways: this.ways(),
      due: this.due().map(({ words }) => words),
      next: this.planned().next,
      record: recordPart(this.record, this.brought, () => this.report()),
      ondrill: (pair) => this.begin({ pair }),
      onscope: (id) => {
        this.scope = id;
        this.report();
      }
    });
  }
  report(done = false) {
    const { stage } = this.frame;
    if (this.phase === "question") this.watch.halt();
    if (this.phase !== "results") this.before = this.phase;
    this.phase = "results";
    const redraw = () => put(stage, this.resultsNode());
    if (done || !stage.querySelector(".ck-drill__results")) {
      redraw();
      this.frame.focusOn(stage.querySelector("h3"));
    } else inPlace(stage, redraw);
    this.tell();
  }
  key(event) {
    const target = event.target;
    const typing = target.matches("select, input[type=file], summary, a");
    if (event.ctrlKey || event.altKey || event.metaKey || typing) return;
    if (this.phase === "question") this.question?.view.key(event);
    else if (this.phase === "feedback" && event.key === "Enter" && !target.matches("button")) {
      event.preventDefault();
      this.advance(true);
    }
  }
};
function openForm(labels, record, source, signal, el) {
  const frame = frameOf({ shown: labels.shown, local: labels.local, onresults() {
  }, onlength() {
  } });
  const form = new Form(labels, record, source, signal, { frame, uid: unique("ck-form-") });
  frame.root.addEventListener("keydown", (event) => form.key(event), { signal });
  keepKeys(frame.root, signal);
  el.replaceChildren(frame.root);
  return form.open();
}
async function render({ model, el }) {
  speak(model.get("_words"), el);
  const stop = new AbortController();
  const { signal } = stop;
  const labels = model.get("_labels");
  const record = openRecord(model, signal);
  const source = model.get("_packed") ? await bankSource(model, labels) : kernelSource(model, labels, signal);
  if (labels.form) {
    await openForm(labels, record, source, signal, el);
    return () => stop.abort();
  }
  const drill = new Drill(model, labels, record, source, signal);
  const { root, stage } = drill.frame;
  record.onchange(() => drill.tell(), signal);
  root.addEventListener("keydown", (event) => drill.key(event), { signal });
  keepKeys(root, signal);
  el.replaceChildren(root);
  drill.tell();
  stage.dataset.hint = t("Answer, then say how sure you are: the reasons come here.");
  put(stage, h("p", null, t("The first question is being made…")));
  await drill.advance(false);
  if (inPage(model) && fromLink("drill", location.hash)) bringIn(root);
  return () => stop.abort();
}
var drill_default = { render };
export {
  drill_default as default
};
