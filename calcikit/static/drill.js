/* Made by "make js" (sha256 bdfe4f3b0bc92f457c94ead2a0199daaf24fcc1797c4f62942a1f8c23d3398ee) of js/drill/drill.js js/drill/feedback.js js/drill/field.js js/drill/find-feedback.js js/drill/find.js js/drill/form.js js/drill/frame.js js/drill/parts.js js/drill/question-source.js js/drill/question.js js/drill/record.js js/drill/results.js js/drill/search-results.js js/drill/selection.js js/drill/sitting.js js/drill/where.js js/shared/clamp.js js/shared/controls.js js/shared/dom.js js/shared/fsrs.js js/shared/links.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/pictogram.js js/shared/progress.js js/shared/schedule.js js/shared/search.js js/shared/sources.js js/shared/statistics.js js/shared/tables.js js/shared/tap.js js/shared/words.js */
// js/shared/marks.js
function pieces(text) {
  let found = [], depth = 0;
  for (let part of text.split(/([\u2068\u2069])/))
    part === "⁨" ? depth += 1 : part === "⁩" ? depth -= 1 : part && found.push({ text: part, english: depth > 0 });
  return found;
}

// js/shared/dom.js
function english(text) {
  let node = document.createElement("span");
  return Object.assign(node, { lang: "en", dir: "ltr", textContent: text }), node;
}
function add(node, child) {
  if (Array.isArray(child)) for (let one of child) add(node, one);
  else if (typeof child == "string" && child.includes("⁨"))
    for (let { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else child != null && child !== !1 && child !== "" && node.append(typeof child == "object" ? child : String(child));
}
function put(node, ...children) {
  return node.replaceChildren(), add(node, children), node;
}
function h(tag, props, ...children) {
  let node = document.createElement(tag);
  for (let name in props) {
    let value = props[name];
    typeof value == "function" ? node.addEventListener(name.slice(2), value) : value !== !1 && value != null && node.setAttribute(name, value === !0 ? "" : String(value));
  }
  return add(node, children), node;
}
function asked(text) {
  let [, told, question] = !text.includes("⁨") && text.match(/^(.+[.!?]["”“]?) ([^.!?]+\?)$/s) || [];
  return told ? [`${told} `, h("strong", null, question)] : h("strong", null, text);
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      target instanceof Element && root.contains(target) && target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: !0, signal }
  );
}
function scroller(node) {
  for (let box = node.parentElement; box; box = box.parentElement)
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  return document.scrollingElement ?? document.documentElement;
}
function upperEdge(node) {
  let box = scroller(node);
  return box === document.scrollingElement ? 0 : box.getBoundingClientRect().top;
}
function inPlace(root, redraw) {
  let key2 = (node) => node.closest("[data-key]")?.getAttribute("data-key"), opened = [...root.querySelectorAll("details[open][data-key]")].map(key2), held = root.contains(document.activeElement) ? document.activeElement : null, panel = held?.closest("[role=tabpanel]"), mark = panel ?? held, group = held?.closest("[data-keys]"), before = mark?.getBoundingClientRect().top;
  redraw();
  for (let details of root.querySelectorAll("details"))
    details.dataset.key && opened.includes(details.dataset.key) && (details.open = !0);
  if (held && !held.isConnected) {
    let again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key2(node) === key2(held));
    (again?.querySelector("summary") ?? again ?? panel ?? (group && root.querySelector(`[data-keys=${group.dataset.keys}] button`)) ?? root.querySelector("[role=tab][aria-selected=true]"))?.focus({ preventScroll: !0 });
  }
  mark?.isConnected && before !== void 0 && (scroller(root).scrollTop += mark.getBoundingClientRect().top - before);
}

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"], spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var language = () => spoken.language, fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key2) => String(values?.[key2] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key2) => spoken.texts[key2], t = (text, values) => fill(translated(text) || foreign(text), values), tp = (context, text, values) => fill(translated(`${context}${text}`) || foreign(text), values);
function tn(one, many, n, values) {
  let forms = spoken.texts[one], all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  let rules = new Intl.PluralRules(spoken.language), own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text, number = (value, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1e3 ? String(value) : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }), percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
}), listed = (words, type) => new Intl.ListFormat(spoken.language, { type }).format(words);
var capital = (words) => words[0].toUpperCase() + words.slice(1);

// js/shared/controls.js
var button = (words, onclick, more2) => h("button", { type: "button", onclick, ...more2 }, words);
function toggle(title, onchange) {
  let made = button(
    title,
    () => {
      let on = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(on)), onchange(on);
    },
    { class: "ck-toggle", "aria-pressed": "false" }
  );
  return made;
}
function slider(title, [min, max, value], say, oninput) {
  let said = h("span", { "aria-hidden": "true" }), tell = () => {
    said.textContent = say(Number(input.value)), input.setAttribute("aria-valuetext", said.textContent);
  }, input = h("input", { type: "range", min, max, value, step: "5", oninput: () => {
    oninput(Number(input.value)), tell();
  } });
  return tell(), h("label", { class: "ck-slider" }, title, input, said);
}
function selectBox(values, onpick, more2) {
  let box = h(
    "select",
    { onchange: () => onpick(box.value), ...more2 },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return box;
}
var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function digitOf({ key: key2, code, shiftKey, ctrlKey, altKey, metaKey }) {
  return ctrlKey || altKey || metaKey ? 0 : /^[1-9]$/.test(key2) ? Number(key2) : shiftKey ? 0 : Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
}
var careNotice = (more2) => h("span", { class: "ck-care" }, t("For learning, not for care."), more2 && ` ${more2}`);

// js/shared/links.js
var toLink = (name, values) => `#${name}:${new URLSearchParams(values)}`, fromLink = (name, hash) => hash.startsWith(`#${name}:`) ? new URLSearchParams(hash.slice(name.length + 2)) : null;
function scrollToLink(root, title) {
  let go = () => requestAnimationFrame(() => {
    root.scrollIntoView({ block: "start" }), (title && root.querySelector(title))?.focus({ preventScroll: !0 });
  });
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", go, { once: !0 }) : go();
}

// js/shared/model.js
var inPage = (model) => model.get("_host") === "page";
function send(model, message) {
  if (!model.send) throw new Error("a page has no kernel to send to");
  model.send(message);
}

// js/shared/progress.js
var RECORD_KEY = "calcikit.progress.v1", RECORD_VERSION = 1, KERNEL_PATIENCE = 5e3, RECORD_WORDS = {
  blocked: msg(
    "This browser lets the page keep nothing: your answers last only while the page is open. Download your record to keep it."
  ),
  full: msg(
    "The browser's storage is full: the newest answers last only while the page is open. Download your record to keep them."
  ),
  silent: msg(
    "The kernel has not confirmed your last answer yet. Is it running? The answer is kept here until it does; download your record to be sure."
  )
}, isWord = (value) => typeof value == "string" && value !== "", isTruth = (value) => typeof value == "boolean", within = (value, low, high) => typeof value == "number" && Number.isFinite(value) && value >= low && value <= high, isMoment = (value) => typeof value == "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/.test(value) && within(new Date(value).getUTCFullYear(), 1, 9999), orNothing = (test) => (value) => value == null || test(value), EVENT_KEYS = {
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
  seconds: orNothing((value) => within(value, 0, 1 / 0)),
  more_truth: orNothing(isTruth),
  more_said: orNothing(isTruth),
  form: orNothing(isWord)
};
function eventProblem(given) {
  if (given === null || typeof given != "object" || Array.isArray(given))
    return t("not an answer: an object in braces is expected");
  let event = { ...given };
  if (event.v == null) return t("it does not say its version");
  if (event.v !== RECORD_VERSION)
    return t("written in version {written} of the record, this page reads version {read}: use a newer page", {
      written: String(event.v),
      read: RECORD_VERSION
    });
  let bad = Object.keys(EVENT_KEYS).find((key2) => !EVENT_KEYS[key2](event[key2]));
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
  if (typeof value == "number" && !Number.isFinite(value)) throw new RangeError(t("not a number"));
  return value;
}
function readRecord(text) {
  let found = { events: [], setAside: [] };
  return text.replace(/^\ufeff/, "").split(/\r?\n/).forEach((line, place) => {
    if (line.trim() === "") return;
    let event, problem = "";
    try {
      event = JSON.parse(line, finite);
    } catch {
      problem = t("not valid JSON");
    }
    problem ||= eventProblem(event), problem ? found.setAside.push({
      line: `${line}
`,
      why: t("line {number}: {problem}.", { number: place + 1, problem })
    }) : found.events.push(event);
  }), found;
}
var recordText = (events) => events.map((event) => `${JSON.stringify(event)}
`).join(""), randomName = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join(
  ""
);
function eventList() {
  let held = /* @__PURE__ */ new Map(), listeners = /* @__PURE__ */ new Set();
  return {
    all: () => [...held.values()],
    take(events) {
      let fresh = events.filter(
        (event) => !held.has(eventIdentity(event)) && held.set(eventIdentity(event), event)
      );
      return fresh.length && this.tell(fresh), fresh;
    },
    tell(fresh) {
      for (let listener of [...listeners]) listener(fresh);
    },
    listen(listener, signal) {
      listeners.add(listener), signal?.addEventListener("abort", () => listeners.delete(listener));
    }
  };
}
function browserKeeper(list, say, signal) {
  let store = null, seen = "", damaged = /* @__PURE__ */ new Set(), takeIn = (text) => {
    seen = text ?? "";
    let found = readRecord(seen);
    for (let { line } of found.setAside) damaged.add(line);
    return list.take(found.events), found;
  }, keep = async () => {
    if (!store) return;
    let now = store.getItem(RECORD_KEY) ?? "";
    now !== seen && takeIn(now);
    let text = [recordText(list.all()), ...damaged].join("");
    try {
      now !== text && store.setItem(RECORD_KEY, text), seen = text, say("full", !1);
    } catch {
      say("full", t(RECORD_WORDS.full));
    }
  };
  try {
    store = window.localStorage;
    for (let { why } of takeIn(store.getItem(RECORD_KEY)).setAside)
      say(why, t("Your record in this browser, {why} It stays there; the rest is read.", { why }));
  } catch {
    store = null, say("blocked", t(RECORD_WORDS.blocked));
  }
  return window.addEventListener(
    "storage",
    ({ key: key2, newValue }) => {
      if (!store || key2 !== RECORD_KEY || newValue === null) return;
      let written = new Set(takeIn(newValue).events.map(eventIdentity));
      list.all().some((event) => !written.has(eventIdentity(event))) && keep();
    },
    { signal }
  ), keep;
}
function kernelKeeper(model, list, say, meet, signal) {
  let waiting = /* @__PURE__ */ new Map(), ask = (event) => send(model, { record: "add", event }), told = {
    opened({ text, problems, learner }) {
      meet(learner), list.take(readRecord(text).events);
      for (let problem of problems) say(problem, problem);
      for (let { event } of waiting.values()) ask(event);
    },
    stored({ event }) {
      if (list.take([event]), waiting.get(eventIdentity(event))?.done(), waiting.delete(eventIdentity(event)), !waiting.size) for (let what of ["silent", "failed"]) say(what, !1);
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
  }, listen = (message) => {
    let what = message?.record;
    Object.hasOwn(told, what) && told[what](message);
  };
  model.on("msg:custom", listen), signal?.addEventListener("abort", () => model.off("msg:custom", listen)), send(model, { record: "open" });
  let store = (event) => new Promise((resolve) => {
    let timer = setTimeout(() => say("silent", t(RECORD_WORDS.silent)), KERNEL_PATIENCE);
    waiting.set(eventIdentity(event), {
      event,
      done: () => {
        clearTimeout(timer), resolve();
      }
    }), ask(event);
  });
  return (events) => Promise.all(events.map(store));
}
function problemList(tell) {
  let problems = /* @__PURE__ */ new Map();
  return { say: (what, words) => {
    (words === !1 ? !problems.delete(what) : problems.get(what) === words) || (words !== !1 && problems.set(what, words), tell());
  }, all: () => [...problems.values()] };
}
function completed(given, learner, sitting) {
  let open = { confidence: null, seconds: null, more_truth: null, more_said: null }, event = { v: RECORD_VERSION, at: (/* @__PURE__ */ new Date()).toISOString(), learner, sitting, ...open, ...given }, problem = eventProblem(event);
  if (problem) throw new Error(t("An answer cannot be recorded: {problem}.", { problem }));
  return event;
}
function openRecord(model, signal) {
  let list = eventList(), problems = problemList(() => list.tell([])), sitting = randomName(), stranger = randomName(), meet = (name) => {
    stranger = name;
  }, keep = inPage(model) ? browserKeeper(list, problems.say, signal) : kernelKeeper(model, list, problems.say, meet, signal);
  return {
    sitting,
    events: () => list.all(),
    problems: () => problems.all(),
    async add(given) {
      let event = completed(given, list.all()[0]?.learner ?? stranger, sitting);
      await keep(list.take([event]));
    },
    text: () => recordText(list.all()),
    load(text) {
      let found = readRecord(text), fresh = list.take(found.events);
      return keep(fresh), { added: fresh.length, setAside: found.setAside.map(({ why }) => why) };
    },
    onchange: list.listen
  };
}

// js/shared/clamp.js
var clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));

// js/shared/fsrs.js
var [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4], W = [
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
], RETENTION = 0.9, DECAY = -W[20], FACTOR = 0.9 ** (1 / DECAY) - 1, firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;
function nextDifficulty(difficulty, rating) {
  let moved = difficulty + (10 - difficulty) * -W[6] * (rating - 3) / 9;
  return clamp(W[7] * firstDifficulty(EASY) + (1 - W[7]) * moved, 1, 10);
}
function forgotten({ stability, difficulty }, recall) {
  let longer = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - recall) * W[14]);
  return Math.min(longer, stability / Math.exp(W[17] * W[18]));
}
function remembered({ stability, difficulty }, recall, rating) {
  let gain = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - recall) * W[10]) - 1);
  return stability * (1 + gain * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1));
}
function review(memory, days, rating) {
  if (!memory) return { stability: W[rating - 1], difficulty: clamp(firstDifficulty(rating), 1, 10) };
  let recall = (1 + FACTOR * days / memory.stability) ** DECAY, stability = rating === AGAIN ? forgotten(memory, recall) : remembered(memory, recall, rating);
  return { stability: Math.max(stability, 1e-3), difficulty: nextDifficulty(memory.difficulty, rating) };
}
var interval = ({ stability }) => Math.max(1, Math.round(stability / FACTOR * (RETENTION ** (1 / DECAY) - 1)));

// js/shared/statistics.js
var NOT_WORDS = ["same_or_different", "turning_word", "find"], SEARCH = "find";
function wilsonInterval(k, n) {
  let z2 = 3.8414588206941254, middle2 = (k + z2 / 2) / (n + z2), half = Math.sqrt(z2 * k * (n - k) / n + z2 * z2 / 4) / (n + z2);
  return { low: Math.max(0, middle2 - half), high: Math.min(1, middle2 + half) };
}
var shareOf = (k, n) => n ? { k, n, share: k / n, ...wilsonInterval(k, n) } : null, rightAmong = (events) => shareOf(events.filter(({ right }) => right).length, events.length), rightOf = (events) => rightAmong(events);
function confusedPairs(events) {
  let wrong = events.filter(({ kind, truth, said }) => truth !== said && !NOT_WORDS.includes(kind)), found = [...Map.groupBy(wrong, ({ kind, truth, said }) => JSON.stringify([kind, ...[truth, said].sort()]))].map(([name2, slips]) => {
    let [kind, one, other] = JSON.parse(name2), answers2 = events.filter(
      (event) => event.kind === kind && (event.truth === one || event.truth === other)
    ).length;
    return { kind, one, other, confused: slips.length, answers: answers2 };
  }), name = ({ kind, one, other }) => `${kind} ${one} ${other}`;
  return found.sort(
    (a, b) => b.confused - a.confused || a.answers - b.answers || (name(a) < name(b) ? -1 : 1)
  );
}
function agreed(events, truth) {
  let rows = events.filter(({ more_truth, more_said }) => more_truth === truth && more_said != null);
  return shareOf(rows.filter(({ more_said }) => more_said === truth).length, rows.length);
}
function summarise(events, block = 10) {
  let inTime = [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), sure = events.filter(({ kind, confidence }) => confidence != null && kind !== SEARCH), blocks = Math.ceil(inTime.length / block);
  return {
    score: rightAmong(events),
    credit: events.length ? events.reduce((sum, { credit }) => sum + credit, 0) / events.length : null,
    kinds: Object.fromEntries(
      [...Map.groupBy(events, ({ kind }) => kind)].map(([kind, rows]) => [kind, rightOf(rows)])
    ),
    confusion: (kind) => [
      ...Map.groupBy(
        events.filter((event) => event.kind === kind),
        ({ truth, said }) => JSON.stringify([truth, said])
      )
    ].map(([cell, rows]) => {
      let [truth, said] = JSON.parse(cell);
      return { truth, said, count: rows.length };
    }),
    pairs: confusedPairs(events),
    sensitivity: agreed(events, !0),
    specificity: agreed(events, !1),
    calibration: [...Map.groupBy(sure, ({ confidence }) => Number(confidence))].sort(([a], [b]) => a - b).map(([confidence, rows]) => ({ confidence, ...rightOf(rows) })),
    curve: Array.from({ length: blocks }, (_, place) => {
      let rows = inTime.slice(place * block, (place + 1) * block);
      return { upTo: place * block + rows.length, ...rightOf(rows) };
    })
  };
}

// js/shared/schedule.js
var DAY = 864e5, dayOf = ({ at }) => Math.floor(Date.parse(at) / DAY), rated = (share) => share >= 0.75 ? GOOD : share >= 0.5 ? HARD : AGAIN;
function dueDay(answers2) {
  let state = null, [last, due] = [0, 0];
  for (let [day, given] of [...Map.groupBy(answers2, dayOf)].sort(([a], [b]) => a - b))
    state = review(state, day - last, rated(given.filter(({ right }) => right).length / given.length)), last = day, due = day + interval(state);
  return due;
}
function cues(events) {
  let kinds = [...new Set(events.map(({ kind }) => kind))].map((kind) => ({ kind, pair: null })), slips = events.filter(({ kind, truth, said }) => truth !== said && !NOT_WORDS.includes(kind)), pairs = new Map(
    slips.map(({ kind, truth, said }) => {
      let pair = [truth, said].sort();
      return [JSON.stringify([kind, pair]), { kind, pair }];
    })
  );
  return [...kinds, ...pairs.values()];
}
function schedule(events, now) {
  let today = Math.floor(now / DAY), drilled = events.filter((event) => event.source === "drill" && dayOf(event) <= today), about = ({ kind, pair }) => drilled.filter((event) => event.kind === kind && (!pair || pair.includes(event.truth))), planned = cues(drilled).flatMap((cue) => {
    let answers2 = about(cue);
    return answers2.length ? [{ cue, day: dueDay(answers2) }] : [];
  }), later = planned.filter(({ day }) => day > today).map(({ day }) => day);
  return {
    due: planned.filter(({ day }) => day <= today).map(({ cue }) => cue),
    next: later.length ? new Date(Math.min(...later) * DAY) : null
  };
}
function cueWords({ kinds, groups, names }, { kind, pair }) {
  if (!pair) return kinds[kind] ?? kind;
  let known = names[groups[kind] ?? kind] ?? {};
  return listed(
    pair.map((id) => known[id] ?? id),
    "disjunction"
  );
}

// js/shared/search.js
var MARGIN = 5, ENOUGH = 20;
function toSegment([x, y], [x1, y1], [x2, y2]) {
  let [dx, dy] = [x2 - x1, y2 - y1], along = clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
function distance(point, hull) {
  let sides = hull.map((corner, place) => [corner, hull[(place + 1) % hull.length]]), turns = sides.map(
    ([[x1, y1], [x2, y2]]) => (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
  );
  return turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0) ? 0 : Math.min(...sides.map(([from, to]) => toSegment(point, from, to)));
}
function judge(located, marks) {
  let findings = located.filter(({ distractor }) => !distractor), things = [...findings, ...located.filter(({ distractor }) => distractor)], on = new Map(
    marks.map((mark) => {
      let far = things.map(({ hull }) => distance([mark.x, mark.y], hull)), nearest = Math.min(...far, MARGIN);
      return [mark, things[far.indexOf(nearest)] ?? null];
    })
  ), hits = (one) => marks.filter((mark) => on.get(mark) === one), best = (some) => some.length ? Math.max(...some.map(({ sure }) => sure)) : 0;
  return {
    findings: findings.map((one) => ({ one, rating: best(hits(one)) })),
    astray: marks.map((mark) => ({ mark, on: on.get(mark) ?? null })).filter(({ on: on2 }) => !on2 || on2.distractor)
  };
}
var won = (rating, surest) => rating > surest ? 1 : rating === surest ? 0.5 : 0;
function merit(fields) {
  let empty = fields.filter(({ findings }) => !findings.length).map(({ astray }) => Math.max(0, ...astray)), ratings = fields.flatMap(({ findings }) => findings.map(({ rating }) => rating));
  if (!empty.length || !ratings.length) return null;
  let wins = ratings.flatMap((rating) => empty.map((surest) => won(rating, surest)));
  return wins.reduce((sum, one) => sum + one, 0) / wins.length;
}
function figureOfMerit(fields) {
  let value = merit(fields), without = fields.map((_, place) => merit(fields.toSpliced(place, 1)));
  if (value === null) return null;
  let n = fields.length, pseudo = without.flatMap((one) => one === null ? [] : n * value - (n - 1) * one);
  if (pseudo.length < n) return null;
  let mean = pseudo.reduce((sum, one) => sum + one, 0) / n, variance = pseudo.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  if (n < ENOUGH || variance === 0) return { value, low: null, high: null };
  let half = 1.959963984540054 * Math.sqrt(variance / n);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
var withOnly = (fields, counts) => fields.map((field) => ({ ...field, kept: field.findings.filter(counts) })).filter(({ findings, kept }) => !findings.length || kept.length).map(({ kept, ...field }) => ({ ...field, findings: kept }));
function searchFigures(fields) {
  let found = (some) => shareOf(some.filter(({ rating }) => rating > 0).length, some.length), rated2 = (some) => some.flatMap(({ findings }) => findings), part = (name, some) => ({
    name,
    ...found(rated2(some)),
    // a part has findings
    merit: figureOfMerit(some)
  }), names = (some) => [...new Set(some)].sort(), withFindings = fields.filter(({ findings }) => findings.length);
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
function sourceLink({ text, url }, short = !1) {
  let words = short && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url ? h(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: short && text, translate: "no" },
    words
  ) : h("span", { translate: "no" }, words);
}
function sourceList(sources, { summary, key: key2, short } = {}) {
  if (!sources.length) return null;
  let title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
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
}, certaintyTag = (certainty) => h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty])), statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key2) => references[key2]),
    { short: !0 }
  )
];

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  let reader = new ReadableStream({
    start(stream) {
      stream.enqueue(bytes), stream.close();
    }
  }).pipeThrough(new DecompressionStream("deflate")).pipeThrough(new TextDecoderStream()).getReader(), text = "";
  for (let read2 = await reader.read(); !read2.done; read2 = await reader.read()) text += read2.value;
  return JSON.parse(text);
}
function fingerprint(model, trait) {
  let bytes = octets(model.get(trait));
  return `${bytes.length}.${bytes.slice(-4)}`;
}
var packs = /* @__PURE__ */ new Map();
function unpack(model, name) {
  let key2 = fingerprint(model, name);
  if (!packs.has(key2)) {
    let pack = {
      opened: inflate(octets(model.get(name))).then((data) => (pack.data = data, data))
    };
    packs.set(key2, pack), pack.opened.catch(() => packs.delete(key2));
  }
  return packs.get(key2);
}

// js/shared/patch-source.js
var KINDS = { "/": "jpeg", i: "png", U: "webp", P: "svg+xml" }, fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return fromBase64(btoa(text));
}
var wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: !0 }));

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient.");
var LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
function looks(node) {
  let now = { contrast: 1, brightness: 1 }, dress = () => node.style.setProperty("--ck-look", `contrast(${now.contrast}) brightness(${now.brightness})`), sliders = LOOKS.map(([title, name, most]) => {
    let times = (value) => (value > 0 ? most : 2) ** (value / 100);
    return slider(
      t(title),
      [-100, 100, 0],
      (value) => percent(times(value)),
      (value) => {
        now[name] = times(value), dress();
      }
    );
  }), back = () => {
    for (let input of sliders.flatMap((one) => [...one.querySelectorAll("input")]))
      input.value = "0", input.dispatchEvent(new Event("input"));
  };
  return [sliders, button(t("Reset"), back, { class: "ck-small-button" })];
}
function still({ src, alt, truth, size, marks: words = t("Marks around the particles.") }, caption) {
  let [width, height] = [size, size], marks = h("img", {
    class: "ck-still__truth",
    alt: words,
    hidden: !0,
    width,
    height,
    src: `data:image/svg+xml;base64,${truth}`
  }), image2 = h("img", { src: fromBase64(src), alt, width, height, decoding: "async" });
  return {
    node: h(
      "figure",
      { class: "ck-still" },
      h("div", { class: "ck-still__frame" }, image2, marks),
      h("figcaption", { class: "ck-small" }, caption)
    ),
    mark(on) {
      marks.hidden = !on;
    }
  };
}

// js/drill/parts.js
var SIZE = 320, interval2 = (s) => t("{share} ({k} of {n}; 95% interval {low} to {high})", {
  share: percent(s.share),
  k: s.k,
  n: s.n,
  low: percent(s.low),
  high: percent(s.high)
}), nameOf = (labels, group, id) => labels.names[group]?.[id] ?? id, pairNames = (labels, pair) => {
  let [group, both] = pair.split(":");
  return both.split("|").map((id) => nameOf(labels, group, id));
};
function image({ src, truth, caption, marks, alt = t("Simulated mammogram. {caption}.", { caption }) }, title = "") {
  return still({ src, truth, marks, alt, size: SIZE }, [title && h("strong", null, `${title}. `), caption]);
}
var signOf = ({ right, credit }) => right ? "✓" : credit ? "◐" : "✗";
function verdictLine({ right, credit }, words) {
  let tone = right ? "good" : credit ? "half" : "off", sign = h("span", { "aria-hidden": "true" }, `${signOf({ right, credit })} `);
  return h("p", { class: `ck-drill__verdict ck-drill__${tone}`, tabindex: "-1" }, sign, words);
}
var truthOf = (item) => item.options.find(({ right }) => right);
function givenAnswer(item, option, confidence) {
  let truth = truthOf(item), { id: said, credit, right } = option, more2 = { more_truth: truth.more, more_said: option.more };
  return { truth: truth.id, said, credit, right, confidence, ...more2 };
}
var failure = (error, retry) => h("p", { role: "alert" }, error.message, " ", button(t("Try again"), retry)), isTaken = ({ target, ctrlKey, altKey, metaKey }) => ctrlKey || altKey || metaKey || target.matches("select, input[type=file], summary, a"), inWords = (pictures) => h(
  "details",
  { class: "ck-drill__words" },
  h("summary", null, pictures.length > 1 ? t("The images in words") : t("The image in words")),
  pictures.map(({ words }) => h("p", null, words))
);

// js/drill/feedback.js
function verdict(item, option, confidence) {
  let named = ["tell_her", "same_or_different"].includes(item.kind) ? "" : t("It is: {text}.", { text: truthOf(item).text });
  if (option.right) return confidence === 1 ? t("Right, and you were guessing: read why.") : t("Right.");
  let said = (words) => named ? `${words} ${named}` : words;
  return option.credit === 0.5 ? said(t("Nearly: half a point.")) : option.credit ? said(t("Nearly: {credit} of a point.", { credit: option.credit })) : said(confidence === 4 ? t("Not this one, and you were sure: worth a second look.") : t("Not this one."));
}
function comparison(item, option) {
  let { example } = option;
  if (!example) return {};
  let place = h("div", { class: "ck-drill__compare" }), show = button(
    t("Show me the one I said"),
    () => {
      let open = !place.hasChildNodes();
      show.setAttribute("aria-expanded", String(open));
      let made = [
        image(item.pictures[0], t("This one: {text}", { text: truthOf(item).text })),
        image(example, t("An example of what you said: {text}", { text: option.text }))
      ];
      for (let { mark } of made) mark(open);
      put(place, open && made.map(({ node }) => node));
    },
    { "aria-expanded": "false", class: "ck-small-button" }
  );
  return { show, place };
}
var marksButton = (view) => view.marked && toggle(t("Mark the particles"), view.mark), creditSources = ({ right, credit, cite }, { sources }) => !right && credit > 0 && sourceList(
  cite.map((key2) => sources[key2]),
  { summary: t("Why it earns part of a point: sources"), short: !0 }
);
function reasons(item, option) {
  let { reason } = truthOf(item), told = item.kind === "tell_her" || item.kind === "same_or_different";
  return [
    h("p", null, h("strong", null, t("Why: ")), reason),
    option.reason !== reason && h("p", null, h("strong", null, told ? t("Your answer: ") : `${option.text}: `), option.reason)
  ];
}
function others(item, option) {
  let left = item.options.filter((o) => !o.right && o !== option);
  if (!left.length || item.kind === "same_or_different") return null;
  let why = left.map((o) => h("li", null, h("strong", null, `${o.text}: `), `${o.reason} ${o.background}`));
  return h("ul", null, why);
}
function more(item, option) {
  let told = [
    [t("Where to look"), !truthOf(item).reason.includes(item.where) && item.where],
    [t("What it is, and what follows"), item.explanation],
    [t("When your answer is right"), option.background],
    [t("Why not the others"), others(item, option)]
  ].flatMap(
    ([title, words]) => words ? [h("dt", null, title), h("dd", null, words)] : []
  );
  return h("details", null, h("summary", null, t("More about it")), h("dl", null, told));
}
function feedbackView(item, option, confidence, view, next) {
  let { show, place } = comparison(item, option), marks = marksButton(view), sources = item.cite.map((key2) => item.sources[key2]), said = verdictLine(option, verdict(item, option, confidence));
  return { node: h(
    "div",
    { class: "ck-drill__feedback" },
    said,
    view.where?.told() && h("p", null, view.where.told()),
    reasons(item, option),
    h("p", { class: "ck-wrap ck-drill__buttons ck-drill__onward" }, next, marks, show),
    place,
    more(item, option),
    creditSources(option, item),
    sourceList(sources, { summary: t("Sources ({n})", { n: sources.length }) })
  ), verdict: said };
}

// js/shared/tap.js
var STEP = 0.03, NEAR = 0.05, spoken2 = ({ x, y }) => t("{x} mm from the left, {y} mm from the top", { x: Math.round(x), y: Math.round(y) }), pin = ({ x, y }, words, mm, tone = "") => h(
  "span",
  {
    class: `ck-tap__pin ${tone}`,
    "aria-hidden": "true",
    style: `left: ${100 * x / mm}%; top: ${100 * y / mm}%`
  },
  words
);
function tapDistance(at, hull, mm) {
  let off = hull.length ? distance([at.x, at.y], hull) : 1, near = off <= NEAR, words = near ? t("Your tap is on them.") : t("Your tap is {mm} mm beside them.", { mm: Math.round(mm * off) });
  return { mm: Math.round(10 * mm * off) / 10, near, words };
}
function crossOf(frame, edge = 1) {
  let at = { x: edge / 2, y: edge / 2 }, node = h("span", { class: "ck-tap__cursor", "aria-hidden": "true" }), place = () => Object.assign(node.style, { left: `${100 * at.x / edge}%`, top: `${100 * at.y / edge}%` });
  return place(), frame.append(node), {
    at,
    node,
    move([dx, dy], step) {
      Object.assign(at, { x: clamp(at.x + dx * step, 0, edge), y: clamp(at.y + dy * step, 0, edge) }), place();
    }
  };
}
function dressed(frame, label) {
  let given = { role: "application", "aria-label": label, tabindex: "0" }, before = Object.keys(given).map((name) => ({ name, value: frame.getAttribute(name) }));
  frame.classList.add("ck-tap");
  for (let [name, value] of Object.entries(given)) frame.setAttribute(name, value);
  return () => {
    frame.classList.remove("ck-tap");
    for (let { name, value } of before)
      value === null ? frame.removeAttribute(name) : frame.setAttribute(name, value);
  };
}
function tapOn(frame, { mm, label, ontap = () => {
} }) {
  let stop = new AbortController(), { signal } = stop, cross = crossOf(frame), undress = dressed(frame, label), status = h("span", { class: "ck-sr", role: "status" });
  frame.append(status);
  let tapped = null, inMm = ({ x, y }) => spoken2({ x: x * mm, y: y * mm }), tap = (where) => {
    tapped = where, frame.querySelector(".ck-tap__pin")?.remove(), frame.append(pin(where, "", 1)), status.textContent = t("Tapped {place}.", { place: inMm(where) }), ontap(where);
  }, onclick = ({ clientX, clientY }) => {
    let box = frame.getBoundingClientRect();
    tap({ x: clamp((clientX - box.left) / box.width), y: clamp((clientY - box.top) / box.height) });
  }, onkey = (event) => {
    if (!(event.ctrlKey || event.altKey || event.metaKey)) {
      if (ARROWS[event.key])
        cross.move(ARROWS[event.key], event.shiftKey ? 4 * STEP : STEP), status.textContent = inMm(cross.at);
      else if (event.key === "Enter" || event.key === " ") tap({ ...cross.at });
      else return;
      event.preventDefault(), event.stopPropagation();
    }
  };
  return frame.addEventListener("click", onclick, { signal }), frame.addEventListener("keydown", onkey, { signal }), { at: () => tapped, close: () => {
    stop.abort(), undress(), cross.node.remove(), status.remove();
  } };
}

// js/drill/field.js
var MOST = 8, ZOOM = 1.5, STILL = 5, RING = 15, HINT = msg(
  "The arrow keys move the cursor, Enter marks the place, Backspace takes the last mark back, plus and minus zoom."
);
function zoomOf(film, sheet) {
  let scale = 1, to = (wanted, { x, y } = { x: film.clientWidth / 2, y: film.clientHeight / 2 }) => {
    let next = clamp(wanted, 1, MOST), [left, top] = [(film.scrollLeft + x) / scale, (film.scrollTop + y) / scale];
    scale = next, sheet.style.width = `${100 * scale}%`, Object.assign(film, { scrollLeft: left * scale - x, scrollTop: top * scale - y });
  };
  return { to, now: () => scale, by: (factor, at) => to(scale * factor, at) };
}
function zoomByHand(film, zoom) {
  let at = ({ clientX, clientY }) => {
    let box = film.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  film.addEventListener(
    "wheel",
    (event) => {
      !(event.ctrlKey || film.closest(".ck-widget")?.contains(document.activeElement)) || zoom.now() === 1 && event.deltaY > 0 || (event.preventDefault(), zoom.by(event.deltaY < 0 ? 1.2 : 1 / 1.2, at(event)));
    },
    { passive: !1 }
  );
  let apart = 0, spread = ([one, two2]) => Math.hypot(one.clientX - two2.clientX, one.clientY - two2.clientY);
  film.addEventListener("touchstart", ({ touches }) => {
    apart = touches.length === 2 ? spread(touches) : 0;
  }), film.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      let [one, two2] = [at(event.touches[0]), at(event.touches[1])];
      zoom.by(spread(event.touches) / apart, { x: (one.x + two2.x) / 2, y: (one.y + two2.y) / 2 }), apart = spread(event.touches);
    },
    { passive: !1 }
  );
}
function pullByMouse(film) {
  let from = null, pulled = !1;
  return film.addEventListener("pointerdown", ({ pointerType, clientX, clientY }) => {
    pulled = !1, from = pointerType === "mouse" ? { clientX, clientY } : null;
  }), film.addEventListener("pointermove", ({ buttons, clientX, clientY }) => {
    if (!from || !buttons) return;
    let [dx, dy] = [clientX - from.clientX, clientY - from.clientY];
    !pulled && Math.hypot(dx, dy) < STILL || (pulled = !0, film.scrollBy(-dx, -dy), from = { clientX, clientY });
  }), () => pulled;
}
function cursorOf(film, sheet, mm, say) {
  let { at, move } = crossOf(sheet, mm);
  return {
    at,
    move(way, step) {
      move(way, step);
      let unit = film.scrollWidth / mm, seen = (value, start, side) => clamp(start, value * unit - side + 40, value * unit - 40);
      film.scrollLeft = seen(at.x, film.scrollLeft, film.clientWidth), film.scrollTop = seen(at.y, film.scrollTop, film.clientHeight), say(spoken2(at));
    }
  };
}
function fieldKeys(film, cursor, zoom, { onmark, onundo }) {
  let mark = () => onmark(cursor.at), keys = { Enter: mark, " ": mark, Backspace: onundo, Delete: onundo, 0: () => zoom.to(1) };
  Object.assign(keys, { "+": () => zoom.by(ZOOM), "=": () => zoom.by(ZOOM), "-": () => zoom.by(1 / ZOOM) }), film.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    let step = ARROWS[event.key];
    if (step) cursor.move(step, (event.shiftKey ? 8 : 2) / zoom.now());
    else if (Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault(), event.stopPropagation();
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
  let image2 = h("img", { src, alt, draggable: "false", decoding: "async" }), over = h("div", { class: "ck-find__over" }), sheet = h("div", { class: "ck-find__sheet" }, h("div", { class: "ck-find__grey" }, image2), over), film = h(
    "div",
    { ...{ class: "ck-find__film", tabindex: "0", role: "application" }, "aria-label": [t("Field of {mm} by {mm} mm.", { mm }), t(HINT)].join(" ") },
    sheet
  ), zoom = zoomOf(film, sheet), cursor = cursorOf(film, sheet, mm, say), pulled = pullByMouse(film);
  zoomByHand(film, zoom);
  let mark = (at) => onmark({ ...at }, RING * mm / sheet.clientWidth);
  fieldKeys(film, cursor, zoom, { onmark: mark, onundo }), film.addEventListener("click", ({ clientX, clientY }) => {
    let box = sheet.getBoundingClientRect();
    pulled() || mark({ x: (clientX - box.left) / box.width * mm, y: (clientY - box.top) / box.height * mm });
  });
  let words = h("p", { class: "ck-small ck-find__caption" }, caption), keys = h("p", { class: "ck-small ck-find__keys", "aria-hidden": "true" }, t(HINT));
  return { node: h("div", { class: "ck-find__see" }, film, keys, words, toolsOf(film, zoom)), film, show: (...marks) => put(over, marks) };
}

// js/drill/find.js
var MOST2 = 8;
function markRow(mark, place, { sureWords, rate, remove }) {
  let name = t("Mark {number}", { number: place + 1 }), choices = sureWords.map(
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
      {
        class: "ck-wrap ck-drill__buttons",
        role: "group",
        "aria-label": t("{name}: how sure are you?", { name })
      },
      choices
    )
  );
}
function marksOf(changed, say) {
  let marks = [], set = (next) => {
    marks = next, changed(marks);
  };
  return {
    add(at, near) {
      let old = marks.findIndex(({ x, y }) => Math.hypot(x - at.x, y - at.y) < near);
      if (old < 0 && marks.length >= MOST2) say(t("No more than {most} marks.", { most: MOST2 }));
      else {
        old < 0 && set([...marks, { ...at, sure: 0 }]);
        let number2 = old < 0 ? marks.length : old + 1;
        say(t("Mark {number}, {place}. How sure? 1 to 4.", { number: number2, place: spoken2(marks[number2 - 1]) }));
      }
      return old;
    },
    remove(mark) {
      set(marks.filter((one) => one !== mark)), say(tn("1 mark.", "{n} marks.", marks.length));
    },
    undo() {
      let last = marks.at(-1);
      last && this.remove(last);
    },
    rate(mark, sure) {
      set(marks.map((one) => one === mark ? { ...one, sure } : one));
    },
    rateLast(sure) {
      let open = marks.findLast((mark) => !mark.sure);
      return open && this.rate(open, sure), !!open;
    }
  };
}
function askOf(item, { sureWords, onsearch }, say) {
  let list = h("ol", { class: "ck-find__marks" }), given = [], main = { class: "ck-main-button" }, done = button(t("Check my marks"), () => onsearch(given), { ...main, hidden: !0 }), none = button(t("Nothing here"), () => onsearch([]), main), marks = marksOf((now) => {
    given = now;
    let does2 = { sureWords, rate: (...told) => marks.rate(...told), remove: (mark) => marks.remove(mark) };
    inPlace(
      list,
      () => put(
        list,
        now.map((mark, place) => markRow(mark, place, does2))
      )
    ), field.show(now.map((mark, place) => pin(mark, place + 1, item.mm))), done.disabled = now.some(({ sure }) => !sure), done.hidden = !now.length, none.hidden = now.length > 0;
  }, say), open = () => node.isConnected, field = fieldView(item, {
    onmark: (at, near) => {
      let old = open() ? marks.add(at, near) : -1;
      list.children[old]?.querySelector("[aria-pressed]")?.focus();
    },
    onundo: () => open() && marks.undo(),
    say
  }), hint = t("Click or tap a place to mark it; zoom in to see fine particles."), buttons = h("p", { class: "ck-wrap ck-drill__buttons" }, done, none), node = h("div", null, h("p", { class: "ck-quiet" }, hint), list, buttons);
  return { node, field, marks };
}
function findView(item, options) {
  let status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" }), stem = h(
    "p",
    { class: "ck-drill__stem", id: `${options.uid}-stem`, tabindex: "-1" },
    asked(item.stem)
  ), { node: ask, field, marks } = askOf(item, options, (words) => put(status, words)), kind = h("p", { class: "ck-kicker ck-drill__kind" }, item.label);
  return {
    node: h(
      "div",
      { class: "ck-drill__question ck-find", "data-item": item.id },
      h("div", { class: "ck-drill__ask" }, kind, stem),
      h("div", { class: "ck-drill__pictures" }, field.node),
      h("div", { class: "ck-drill__answers" }, ask, status)
    ),
    stem,
    field,
    key(event) {
      let sure = digitOf(event);
      sure >= 1 && sure <= options.sureWords.length && marks.rateLast(sure) && event.preventDefault();
    },
    settle: (feedback) => ask.replaceWith(feedback)
  };
}

// js/drill/find-feedback.js
var SHOWN = 16;
function extraWords(n, onFilm2) {
  return n ? onFilm2 ? ` ${tn("1 mark where nothing is outlined.", "{n} marks where nothing is outlined.", n)}` : ` ${tn("1 mark for nothing.", "{n} marks for nothing.", n)}` : "";
}
function searchVerdict({ findings, astray }, onFilm2) {
  let missed = findings.filter(({ rating }) => !rating).length, extra = extraWords(astray.length, onFilm2);
  if (!findings.length)
    return astray.length ? t("There is nothing here.") + extra : t("Right: there is nothing here.");
  if (!missed) return (findings.length > 1 ? t("All found.") : t("Found.")) + extra;
  let all = { all: findings.length };
  return tn("1 finding missed of {all}.", "{n} findings missed of {all}.", missed, all) + extra;
}
function searchEvent(item, { findings, astray }, marks) {
  let found = findings.filter(({ rating }) => rating).length, none = !findings.length;
  return {
    truth: String(findings.length),
    said: String(marks.length),
    credit: none ? +!astray.length : found / findings.length,
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
  let at = (value) => 100 * clamp(SHOWN / 2 - value, SHOWN - item.mm, 0) / SHOWN, style = `width: ${100 * item.mm / SHOWN}%; left: ${at(x)}%; top: ${at(y)}%`;
  return h(
    "div",
    { class: "ck-find__inset", "aria-hidden": "true" },
    h("img", { src: item.src, alt: "", style })
  );
}
function middle({ hull }) {
  let mean = (axis) => hull.reduce((sum, corner) => sum + corner[axis], 0) / hull.length;
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
  let title = rating ? t("✓ Found: {name}", { name: one.name }) : t("✗ Missed: {name}", { name: one.name });
  return entry(item, middle(one), title, rating ? "hit" : "missed", [
    one.look,
    !rating && one.why && t("Why it was hard: {why}", { why: one.why })
  ]);
}
function astrayEntry(item, { mark, on }) {
  let bare = item.nothing ? t("Marked, not outlined") : t("Marked for nothing: tissue"), title = on ? t("Marked for nothing: {name}", { name: on.name }) : bare, words = on ? on.look : item.nothing ?? t("No calcifications lie within 5 mm of this mark.");
  return entry(item, mark, title, "astray", [words]);
}
function truthOf2(item) {
  let lines = (name) => h("img", { class: "ck-find__truth", alt: "", src: `data:image/svg+xml;base64,${item[name]}` });
  return { hidden: lines("truth"), passed: lines("passed") };
}
function findFeedback(item, marks, view, next) {
  let found = judge(item.located, marks), { hidden, passed } = truthOf2(item), pins = marks.map((mark, place) => {
    let tone = found.astray.some((one) => one.mark === mark) ? "ck-find__off" : "ck-find__on";
    return pin(mark, place + 1, item.mm, tone);
  });
  view.field.show(hidden, ...item.passed ? [passed] : [], pins), passed.hidden = !0;
  let harmless = toggle(t("Show the harmless calcium"), (on) => {
    passed.hidden = !on;
  }), bare = toggle(t("Hide the outlines"), (on) => {
    hidden.hidden = on;
  }), verdict2 = verdictLine(searchEvent(item, found, marks), searchVerdict(found, !!item.nothing)), entries = [
    ...found.findings.map((one) => findingEntry(item, one)),
    ...found.astray.map((one) => astrayEntry(item, one))
  ];
  return { node: h(
    "div",
    { class: "ck-drill__feedback" },
    verdict2,
    h("ul", { class: "ck-find__list" }, entries),
    h(
      "p",
      { class: "ck-wrap ck-drill__buttons" },
      found.findings.length > 0 && bare,
      item.passed && harmless
    ),
    h("p", { class: "ck-drill__onward" }, next)
  ), verdict: verdict2 };
}

// js/shared/pictogram.js
var read = /* @__PURE__ */ new Map();
function parsed(source) {
  if (!read.has(source)) {
    let place = document.createElement("template");
    place.innerHTML = source, read.set(source, place.content.querySelector("svg"));
  }
  return read.get(source);
}
function pictogram(source) {
  if (!source) return null;
  let node = document.importNode(parsed(source), !0);
  return node.setAttribute("class", "ck-pictogram"), node.setAttribute("aria-hidden", "true"), node.setAttribute("focusable", "false"), node;
}
var tile = (source) => source ? h("span", { class: "ck-tile" }, pictogram(source)) : null;

// js/drill/where.js
var KINDS2 = ["shape", "arrangement"];
function locationTap(item, figure) {
  let { hull, mm } = item.pictures[0] ?? {}, frame = figure.querySelector(".ck-still__frame");
  if (!KINDS2.includes(item.kind) || !hull || !mm || !frame) return null;
  let label = t("Where are they? The arrow keys move the cursor, Enter taps."), tap = tapOn(frame, { mm, label }), beside = () => {
    let at = tap.at();
    return at && tapDistance(at, hull, mm);
  };
  return {
    hint: h("p", { class: "ck-quiet" }, t("Where are they? Tap them on the image, then name them.")),
    off: () => beside()?.mm ?? null,
    close: tap.close,
    told: () => beside()?.words ?? null
  };
}

// js/drill/question.js
var key = (number2) => h("span", { class: "ck-key", "aria-hidden": "true" }, String(number2));
function markOf(option, mine) {
  if (!mine) return option.right ? [signOf(option), t("right")] : ["", ""];
  let said = option.right ? t("yours, right") : option.credit ? t("yours, nearly") : t("yours, wrong");
  return [signOf(option), said];
}
function answerRow(option, drawing, place, name, onpick) {
  let input = h("input", { type: "radio", name, value: String(place), onchange: () => onpick(place) }), number2 = key(place + 1), words = h("span", { class: "ck-sr" }), text = h("span", { class: "ck-drill__text" }, option.text), row = h("label", { class: "ck-option ck-drill__option" }, input, number2, tile(drawing), text, words);
  return { row, input, settle: (mine) => {
    let [sign, said] = markOf(option, mine), tone = option.right ? "right" : mine && (option.credit ? "near" : "wrong");
    tone && row.classList.add(`ck-${tone}`), row.classList.toggle("ck-drill__mine", mine), input.disabled = !0, number2.textContent = sign || String(place + 1), words.textContent = said && ` (${said})`;
  } };
}
function sureRow(uid, sureWords, onanswer) {
  let buttons = sureWords.map(
    (words, place) => button([key(place + 1), capital(words)], () => onanswer(place + 1), { disabled: !0 })
  );
  return { node: h(
    "div",
    { class: "ck-drill__sure", role: "group", "aria-labelledby": `${uid}-sure` },
    h("p", { id: `${uid}-sure` }, t("How sure are you?")),
    h("div", { class: "ck-wrap ck-drill__buttons" }, buttons)
  ), buttons, enable: (on) => {
    for (let one of buttons) one.disabled = !on;
  } };
}
function answers(item, { uid, sureWords, pictograms, onanswer, quiet = !1 }) {
  let picked = -1, given = !1, drawing = ({ id }) => pictograms[id.split(".").at(-1) ?? ""], rows = item.options.map(
    (option, place) => answerRow(option, drawing(option), place, `${uid}-answer`, pick)
  ), sure = sureRow(uid, sureWords, answer);
  function pick(place) {
    if (picked = place, rows.forEach(({ input }, number2) => {
      input.checked = number2 === place;
    }), sure.enable(place >= 0), place < 0) return;
    let top = rows[place].row.getBoundingClientRect().top;
    sure.node.getBoundingClientRect().bottom - top < innerHeight && sure.node.scrollIntoView({ block: "nearest" });
  }
  function settleRows() {
    given = !0;
    for (let [place, { settle }] of rows.entries()) settle(place === picked);
  }
  function answer(confidence) {
    given || (quiet ? given = !0 : settleRows(), onanswer(item.options[picked], confidence));
  }
  function onkey(event) {
    if (given) return;
    let digit = digitOf(event) - 1;
    if (picked >= 0 && event.key === "Escape")
      rows[picked].input.focus(), pick(-1);
    else if (picked < 0 && digit in rows)
      pick(digit), sure.buttons[0].focus({ preventScroll: !0 });
    else if (picked >= 0 && digit in sure.buttons) answer(digit + 1);
    else return;
    event.preventDefault();
  }
  function show(option) {
    pick(item.options.indexOf(option)), settleRows();
  }
  return { rows: rows.map(({ row }) => row), sure: sure.node, key: onkey, show };
}
var SHORT2 = 26;
function questionView(item, options) {
  let titles = item.kind === "same_or_different" ? [t("Left"), tp("side", "Right")] : [], pictures = item.pictures.map((shown, place) => image(shown, titles[place])), stem = h(
    "p",
    { class: "ck-drill__stem", id: `${options.uid}-stem`, tabindex: "-1" },
    asked(item.stem)
  ), said = answers(item, options), where = pictures.length ? locationTap(item, pictures[0].node) : null, short = item.options.every(({ text }) => text.length <= SHORT2), about = {
    role: "radiogroup",
    "aria-labelledby": stem.id,
    class: `ck-drill__options${short ? " ck-drill__short" : ""}`
  }, many = `ck-drill__pictures ck-drill__count-${pictures.length}`, seen = h(
    "div",
    { class: many },
    pictures.map(({ node: node2 }) => node2),
    where?.hint,
    item.pictures.some(({ words }) => words) && inWords(item.pictures)
  );
  return {
    node: h(
      "div",
      { class: `ck-drill__question${pictures.length ? "" : " ck-drill__plain"}`, "data-item": item.id },
      h("div", { class: "ck-drill__ask" }, h("p", { class: "ck-kicker ck-drill__kind" }, item.label), stem),
      pictures.length > 0 && seen,
      h("div", { class: "ck-drill__answers" }, h("div", about, said.rows), said.sure)
    ),
    key: said.key,
    answer: said.show,
    stem,
    where,
    marked: pictures.length > 0,
    mark(on) {
      for (let picture of pictures) picture.mark(on);
    },
    settle(feedback) {
      where?.close(), said.sure.replaceWith(feedback);
    }
  };
}

// js/drill/record.js
function recordPart(record, note, onload) {
  let file = h("input", { type: "file", accept: ".jsonl,application/x-ndjson,text/plain", onchange: async () => {
    let [picked] = file.files ?? [];
    if (!picked) return;
    let { added, setAside } = record.load(await picked.text()), lines = { n: setAside.length, why: setAside.join(" ") }, aside = setAside.length > 0 && [" ", t("{n} lines were set aside: {why}", lines)];
    onload();
    let answers2 = tn("1 answer was added to your record.", "{n} answers were added to your record.", added), nothing = setAside.length ? t("No answer was added.") : t("Your record has all of these already.");
    put(note, added ? answers2 : nothing, aside);
  } }), link = {
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
function table(caption, heads, rows, more2) {
  let head = (words) => words === "" ? h("td") : h("th", { scope: "col" }, words), cell = (content) => content instanceof HTMLTableCellElement ? content : h("td", null, content === 0 ? "0" : content), row = (given) => {
    let { cells, ...about } = Array.isArray(given) ? { cells: given } : given;
    return h("tr", about, h("th", { scope: "row" }, cells[0]), cells.slice(1).map(cell));
  };
  return h(
    "div",
    { class: "ck-widget-table", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      more2,
      h("caption", null, caption),
      h("thead", null, h("tr", null, heads.map(head))),
      h("tbody", null, rows.map(row))
    )
  );
}

// js/drill/search-results.js
var SOME = 5, two = (value) => number(value, 2);
function meritWords(merit2) {
  if (!merit2) return t("needs more fields, with and without findings");
  let { value, low, high } = merit2;
  return low === null || high === null ? t("{value} (too few fields for an interval)", { value: two(value) }) : t("{value} (95% interval {low} to {high})", { value: two(value), low: two(low), high: two(high) });
}
var onFilm = ({ item }) => item.startsWith("find-film-");
function filmTable(events) {
  let fields = events.filter(onFilm).flatMap(({ search }) => search ?? []);
  if (!fields.length) return null;
  let { sensitivity, astray } = searchFigures(fields);
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
  let searches = events.filter(({ search }) => search);
  if (!searches.length) return null;
  let films = filmTable(searches), fields = searches.filter((event) => !onFilm(event)).flatMap(({ search }) => search ?? []);
  return [h("h4", null, t("Searching")), fields.length > 0 && fieldPart(fields, labels), films];
}
function fieldPart(fields, labels) {
  let found = searchFigures(fields), some = found.fields >= SOME, { references } = labels.search, figures = labels.search.figures.filter(({ id }) => some || id !== "merit"), label = (id) => figures.find((figure) => figure.id === id)?.label, merit2 = meritWords(found.merit), rows = [
    [label("sensitivity"), found.sensitivity ? interval2(found.sensitivity) : t("no finding asked yet")],
    [
      label("false_marks"),
      t("{astray} a field, in {fields}", { astray: two(found.astray), fields: found.fields })
    ],
    ...some ? [[label("merit"), merit2]] : []
  ], each = [
    ...found.byDensity.map((one) => ({ ...one, name: t("Density {name}", { name: one.name }) })),
    ...found.byMorphology.map((one) => ({ ...one, name: nameOf(labels, "morphology", one.name) }))
  ].map(({ name, k, n, share, merit: own }) => [
    name,
    t("{k} of {n}, {share}", { k, n, share: percent(share) }),
    own ? meritWords(own) : t("too few fields")
  ]), defined = figures.map(({ label: name, why }) => [
    h("dt", null, name),
    h("dd", null, statement(why, references))
  ]);
  return [
    table(t("Fields searched"), ["", t("You")], rows),
    some && each.length > 0 && table(t("By density and morphology"), ["", label("sensitivity"), label("merit")], each),
    h(
      "details",
      { "data-key": "search" },
      h("summary", null, t("What these figures are")),
      h("dl", null, defined)
    )
  ];
}

// js/drill/selection.js
var pairKey = (group, one, two2) => `${group}:${[one, two2].sort().join("|")}`;
function pairOf({ groups }, { kind, truth, said }) {
  return truth === said || kind === "same_or_different" ? "" : pairKey(groups[kind] ?? kind, truth, said);
}
function fraction(seed, place) {
  let mixed = seed + (place + 1) * 1831565813 >>> 0;
  return mixed = Math.imul(mixed ^ mixed >>> 15, mixed | 1) >>> 0, mixed = (mixed ^ mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61)) >>> 0, ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
}
function choose(candidates, answers2, { asked: asked2, seed, pair, due = [] }, labels) {
  let recent = answers2.slice(-100), some = (kept, all) => kept.length ? kept : all, left = candidates.filter((item) => !asked2.includes(item.id) && (!pair || item.pairs.includes(pair)));
  left = some(
    left.filter(({ id }) => !recent.some(({ item }) => item === id)),
    left
  );
  let kindOf = (id) => id?.split("-")[0], last = kindOf(asked2.at(-1));
  if (!pair && asked2.length > 1 && last === kindOf(asked2.at(-2)) && (left = some(
    left.filter(({ kind }) => kind !== last),
    left
  )), !asked2.length) {
    let first = left.filter(({ kind }) => kind !== "find"), named = first.filter(({ kind }) => kind in labels.groups);
    left = some(named, some(first, left));
  }
  if (!left.length) return null;
  let slips = recent.map((answer) => pairOf(labels, answer)), called = ({ kind, pairs }) => due.filter((key2) => key2 === kind || pairs.includes(key2)).length, confused = ({ pairs }) => slips.filter((slip) => pairs.includes(slip)).length, weight = (item) => (item.weight ?? 1) + 3 * confused(item) + 2 * called(item), mark = fraction(seed, asked2.length) * left.reduce((sum, item) => sum + weight(item), 0);
  for (let item of left)
    if (mark -= weight(item), mark < 0) return item;
  return left.at(-1) ?? null;
}

// js/drill/results.js
function scopes({ scope, all, onscope }) {
  let buttons = [
    ["sitting", t("This sitting")],
    ["all", t("All my answers ({n})", { n: all })]
  ].map(
    ([id, words]) => button(words, () => onscope(id), { "data-key": id, "aria-pressed": String(id === scope) })
  );
  return h(
    "div",
    { class: "ck-wrap ck-drill__buttons", role: "group", "aria-label": t("Which answers") },
    buttons
  );
}
function scorePart({ score, credit }) {
  if (!score || credit === null) return null;
  let points = Math.round(2 * credit * score.n) / 2, near = points > score.k && t(" With near misses: {points} points.", { points });
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
  let found = summarise(events), parts = found.score && [
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
  let rule = ({ label, text, sources }) => {
    let links = h(
      "small",
      null,
      sources.flatMap((source) => [sourceLink(source), " "])
    );
    return h("li", null, h("strong", null, `${label}. `), text, " ", links);
  }, limit = t(
    "These studies were about other images and other learners. Nobody has tested whether this drill helps as much."
  );
  return h(
    "details",
    { "data-key": "rules" },
    h("summary", null, t("Why the drill works this way")),
    h("p", { class: "ck-quiet" }, limit),
    h("ul", { class: "ck-drill__rules" }, rules.map(rule))
  );
}
function duePart({ due, next }) {
  if (due.length)
    return h(
      "details",
      { class: "ck-drill__due", "data-key": "due" },
      h("summary", null, t("{n} due today, and asked more often", { n: due.length })),
      h(
        "ul",
        null,
        due.map((words) => h("li", null, words))
      )
    );
  if (!next) return null;
  let day = next?.toLocaleDateString(language() === "en" ? "en-GB" : language(), {
    day: "numeric",
    month: "long",
    timeZone: "UTC"
  });
  return h("p", { class: "ck-drill__due" }, t("Nothing is due today. Next on {day}.", { day: `${day}` }));
}
function worstPart({ pairs }, labels, ondrill) {
  let worst = pairs.find(({ kind, confused }) => confused >= 2 && labels.kinds[kind]);
  if (!worst) return null;
  let group = labels.groups[worst.kind] ?? worst.kind, [one, other] = [worst.one, worst.other].map((id) => nameOf(labels, group, id));
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
  let line = (name, found, words) => found && [name, interval2(found), words], rows = [
    line(t("Sensitivity"), sensitivity, t("of what needed more, you asked for more")),
    line(t("Specificity"), specificity, t("of what needed nothing more, you left alone"))
  ].filter((row) => row !== null);
  return rows.length > 0 && [
    h("h4", null, t("Does it need more than routine screening?")),
    table(t("More than routine: how often you were right"), ["", t("Share"), t("Meaning")], rows)
  ];
}
var barCell = (share, aim) => h(
  "td",
  { class: "ck-drill__cell" },
  h(
    "span",
    { class: "ck-drill__share", "aria-hidden": "true" },
    h("span", { style: `width: ${100 * share}%` }),
    aim !== void 0 && h("i", { style: `left: ${100 * aim}%` })
  )
);
function calibrationPart({ calibration }, labels) {
  if (!calibration.length) return null;
  let row = ({ confidence, k, n, share }) => {
    let { label, promises } = labels.confidence[confidence - 1];
    return [`${capital(label)} (${percent(promises)})`, barCell(share, promises), t("{share}, {k} of {n}", { share: percent(share), k, n })];
  }, heads = [t("You said (expected)"), t("Share right, 0 to 100%"), t("Right")], said = t(
    "Well calibrated means: the surer, the more often right. The tick is what the word stands for; these shares are our own reading of the words."
  );
  return [
    h("h4", null, t("How sure, and how right")),
    table(t("Share right at each confidence"), heads, calibration.map(row)),
    h("p", { class: "ck-quiet" }, said)
  ];
}
function curvePart({ curve }) {
  if (curve.length < 2) return null;
  let rows = curve.map(({ upTo, k, n, share }) => [
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
  let right = truth === said, times = cells.find((cell) => cell.truth === truth && cell.said === said)?.count ?? 0;
  return times ? h("td", { class: right ? "ck-drill__hit" : "ck-drill__slip" }, `${right ? "✓" : "✗"} ${times}`) : h("td", { class: right && "ck-drill__diagonal" });
}
function confusionTable(title, group, cells, labels) {
  let order = Object.keys(labels.names[group] ?? {}), ids = [...new Set(cells.flatMap(({ truth, said }) => [truth, said]))];
  return ids.sort((a, b) => order.indexOf(a) - order.indexOf(b)), table(
    t("{title}: rows are the truth, columns what you said", { title }),
    ["", ...ids.map((id) => nameOf(labels, group, id))],
    ids.map((truth) => [
      nameOf(labels, group, truth),
      ...ids.map((said) => confusionCell(cells, truth, said))
    ])
  );
}
var listOf = (labels, kind) => kind in labels.names ? kind : labels.groups[kind] ?? "";
function confusionPart({ kinds, confusion }, labels) {
  let asked2 = Object.entries(kinds).filter(([kind]) => labels.names[listOf(labels, kind)]).sort(([, a], [, b]) => b.n - b.k - (a.n - a.k));
  if (!asked2.length) return null;
  let parts = asked2.map(([kind, { k, n }]) => {
    let title = labels.kinds[kind] ?? labels.decisions[kind] ?? kind, slips = tn("1 slip", "{n} slips", n - k);
    return h(
      "details",
      { "data-key": kind },
      h("summary", null, t("{title}: {slips} in {n}", { title, slips, n })),
      confusionTable(title, listOf(labels, kind), confusion(kind), labels)
    );
  });
  return [h("h4", null, t("Mix-ups")), parts];
}

// js/shared/memory.js
function memoryOf(model, kind, ...names) {
  let key2 = [`calcikit.${kind}.v1`, inPage(model) ? location.pathname : "jupyterlab", ...names].join(" ");
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
        value === null ? window.localStorage.removeItem(key2) : window.localStorage.setItem(key2, JSON.stringify(value));
      } catch {
      }
    }
  };
}

// js/drill/sitting.js
var MOST3 = 100, PAIR_LENGTH = 10, HOURS = 12, LENGTHS = [10, 30, 50], bounded = (n) => clamp(Math.round(n) || LENGTHS[0], 1, MOST3), newName = () => Math.random().toString(36).slice(2, 14), lengths = (n) => [.../* @__PURE__ */ new Set([...LENGTHS, n])].sort((a, b) => a - b);
function linked(model) {
  let said = inPage(model) ? fromLink("drill", location.hash) : null, whole = (name) => {
    let text = said?.get(name) ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  };
  return { seed: whole("seed") ?? model.get("seed"), n: bounded(whole("n") ?? model.get("n")) };
}
function unfinished(found) {
  return found && Date.now() - found.at < HOURS * 36e5 && found.answered < goalOf(found) ? found : null;
}
var goalOf = ({ again, pair, n }) => again.length ? again.length : pair ? PAIR_LENGTH : n;
function openSitting(model) {
  let asked2 = linked(model), memory = memoryOf(model, "sitting", model.get("_about"), asked2.seed ?? "", asked2.n), fresh = (changes) => ({
    name: newName(),
    seed: asked2.seed ?? Math.floor(Math.random() * 1e9),
    n: asked2.n,
    asked: [],
    answered: 0,
    pair: "",
    again: [],
    ...changes
  }), now = unfinished(memory.read()) ?? fresh(), set = (changes) => {
    now = { ...now, ...changes }, memory.keep({ ...now, at: Date.now() });
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
var untapped = (item) => ({ ...item, pictures: item.pictures.map(({ hull: _, ...picture }) => picture) }), plain = (item) => ({
  ...item,
  pictures: untapped(item).pictures.map(({ words: _, ...picture }) => picture)
}), Form = class {
  constructor(labels, record, source, signal, { frame, uid }) {
    this.labels = labels, this.about = labels.form, this.record = record, this.source = source, this.signal = signal, this.frame = frame, this.uid = uid, this.watch = stopwatch(), this.view = null, this.described = !1, this.brought = h("span", { role: "status" });
    for (let node of [frame.results, frame.length.box, frame.due]) node.hidden = !0;
    frame.root.setAttribute("aria-label", this.about.label);
  }
  given() {
    let found = /* @__PURE__ */ new Map();
    for (let event of this.record.events())
      event.source === "form" && event.form === this.about.id && !found.has(event.item) && found.set(event.item, event);
    return found;
  }
  tell(number2) {
    let n = this.about.items.length, about = { label: this.about.label, number: number2, n }, words = number2 > n ? t("{label}: all {n} answered", about) : t("{label}: question {number} of {n}", about);
    this.frame.tell(words, n, Math.min(n, number2), this.record.problems());
  }
  open() {
    let given = [...this.given().values()];
    if (this.described = given.some(({ described }) => described), given.length) return this.advance(!1);
    this.tell(1);
    let start = (described) => {
      this.described = described, this.advance(!0);
    }, begin = button(t("Begin"), () => start(!1), { class: "ck-main-button" }), inWords2 = button(t("Start with the images in words"), () => start(!0)), told = t(
      "If you cannot see the images, take them in words: what the particles look like, without their name. Your record will say so."
    ), ways = h("p", { class: "ck-wrap ck-drill__buttons" }, begin, inWords2);
    return this.show(
      h("div", null, h("p", null, this.about.intro), ways, h("p", { class: "ck-quiet" }, told))
    );
  }
  show(node) {
    this.frame.stage.removeAttribute("aria-busy"), put(this.frame.stage, node);
  }
  async advance(focus) {
    this.view = null;
    let given = this.given(), id = this.about.items.find((one) => !given.has(one));
    if (!id) return this.end(focus);
    this.tell(given.size + 1);
    try {
      let item = await this.source.item(id);
      this.signal.aborted || this.ask(item, focus);
    } catch (error) {
      this.show(failure(error, () => this.advance(!0)));
    }
  }
  ask(item, focus) {
    this.watch.restart(), this.view = questionView(this.described ? untapped(item) : plain(item), {
      uid: this.uid,
      quiet: !0,
      sureWords: this.labels.confidence.map(({ label }) => label),
      pictograms: this.labels.pictograms,
      onanswer: (option, confidence) => this.answered(item, option, confidence)
    }), this.show(this.view.node), focus && this.frame.focusOn(this.view.stem);
  }
  answered(item, option, confidence) {
    this.watch.halt(), this.record.add({
      source: "form",
      form: this.about.id,
      item: item.id,
      kind: item.kind,
      seconds: this.watch.seconds(),
      ...this.described && { described: !0 },
      ...givenAnswer(item, option, confidence)
    }), this.advance(!0);
  }
  end(focus) {
    let given = this.given(), events = this.about.items.map((id) => given.get(id)), found = summarise(events);
    this.tell(events.length + 1);
    let record = recordPart(this.record, this.brought, () => this.end(!1));
    record.open = !0;
    let heading = h("h2", { tabindex: "-1" }, this.about.done), [, ...sure] = calibrationPart(found, this.labels) ?? [], reviews = events.map((event, place) => this.review(event, place + 1));
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
    ), focus && this.frame.focusOn(heading);
  }
  review(event, number2) {
    let place = h("div"), told = h(
      "span",
      { class: "ck-sr" },
      event.right ? t("right") : event.credit ? t("nearly") : t("wrong")
    ), title = `${number2}. ${this.labels.kinds[event.kind] ?? event.kind}`, node = h(
      "details",
      { class: "ck-drill__review", ontoggle: async () => {
        if (!node.open || place.hasChildNodes()) return;
        let asked2 = await this.source.item(event.item), option = asked2?.options.find(({ id }) => id === event.said);
        if (!asked2 || !option) {
          put(place, h("p", null, t("This question has changed since you answered it.")));
          return;
        }
        let item = untapped(asked2), about = { uid: `${this.uid}-${number2}`, sureWords: [], pictograms: this.labels.pictograms }, view = questionView(item, { ...about, onanswer() {
        } });
        view.answer(option), view.settle(feedbackView(item, option, event.confidence, view, null).node), put(place, view.node);
      } },
      h("summary", null, `${signOf(event)} `, told, ` ${title}`),
      place
    );
    return node;
  }
  key(event) {
    isTaken(event) || this.view?.key(event);
  }
};

// js/drill/frame.js
var KEYS = msg("Keys: 1 to 5 choose, then 1 to 4 say how sure; Esc goes back, Enter goes on.");
function footOf(shown, local) {
  let keys = h("span", { class: "ck-drill__key-help" }, `${t(KEYS)} `), protocol = local && h("strong", { "data-ck": "local" }, ` ${local}`);
  return h("p", { class: "ck-small ck-drill__foot" }, keys, `${shown} `, careNotice(), protocol);
}
function lengthBox(onlength) {
  let box = selectBox([], (n) => onlength(Number(n)), { "aria-label": t("Questions in this sitting") });
  return { box, show: (n) => {
    put(
      box,
      lengths(n).map(
        (one) => h("option", { value: one, selected: one === n }, t("{n} questions", { n: one }))
      )
    ), box.value = String(n);
  } };
}
function frameOf({ shown, local, onresults, onlength }) {
  let status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" }), where = h("span", { class: "ck-drill__where" }), due = h("span", { class: "ck-drill__due" }), label = t("Progress of this sitting"), bar = h("progress", { class: "ck-drill__progress", "aria-label": label, max: "1", value: "0" }), results = button(t("My results"), onresults), length = lengthBox(onlength), stage = h("div", { class: "ck-drill__stage", "aria-busy": "true" }), trouble = h("p", { class: "ck-drill__trouble", role: "note", hidden: !0 }), buttons = h("span", { class: "ck-wrap ck-drill__buttons" }, length.box, results), root = h(
    "section",
    { class: "ck-widget ck-drill", "aria-label": t("Drill"), tabindex: "-1" },
    h("div", { class: "ck-wrap ck-drill__bar" }, where, bar, due, buttons),
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
    bar,
    results,
    length,
    tell(words, max, value, problems) {
      where.textContent = words, Object.assign(bar, { max, value }), trouble.textContent = problems.join(" "), trouble.hidden = !problems.length;
    },
    focusOn(node) {
      node.focus({ preventScroll: !0 }), root.getBoundingClientRect().top < upperEdge(root) && root.scrollIntoView({ block: "start" }), node.scrollIntoView({ block: "nearest" });
    }
  };
}

// js/drill/question-source.js
var KERNEL_WAIT = 15e3, FEW = 8;
function imagesOf(model, pictures) {
  let lead = octets(model.get("_lead")), opened, open = async () => {
    await wholePage();
    let more2 = await unpack(model, "_later").opened;
    return { row: octets(model.get("_images")), ...more2 };
  }, rest = () => (opened ??= open(), opened), early = (number2) => pictures[number2].image[1] <= lead.length, first = (number2) => ({
    ...pictures[number2],
    src: address(lead.subarray(...pictures[number2].image)),
    truth: btoa(pictures[number2].truth ?? "")
  }), late = async ([from, to]) => address((await rest()).row.subarray(from - lead.length, to - lead.length)), second = async (number2) => ({
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
  let bank = await unpack(model, "_questions").opened, { items, sources, pictures } = bank, { early, rest, late, shown } = imagesOf(model, pictures), option = ({ example, ...words }) => {
    let one = words;
    return example !== void 0 && shown(example).then((picture) => {
      one.example = picture;
    }), one;
  }, asked2 = async (item) => ({
    ...item,
    sources,
    pictures: await Promise.all(item.pictures.map(shown)),
    options: item.options.map(option)
  }), searched = async (item) => {
    let { image: image2, ...field } = (await rest()).fields[item.id];
    return { ...item, ...field, src: await late(image2) };
  }, found = async (item) => item && (item.pictures ? asked2(item) : searched(item)), soon = items.filter(({ kind, pictures: shows }) => kind !== "find" && shows?.every(early)).map((item) => item.pictures?.length ? { ...item, weight: FEW } : item), open = ({ asked: before, pair }) => before.length || pair || !soon.length ? items : soon;
  return {
    next: async (answers2, asking) => found(choose(open(asking), answers2, asking, labels)),
    item: async (id) => found(items.find((item) => item.id === id) ?? null)
  };
}
function kernelSource(model, labels, signal) {
  let waiting = /* @__PURE__ */ new Map(), number2 = 0, listen = (message) => {
    message?.drill && (waiting.get(message.number)?.(message), waiting.delete(message.number));
  };
  model.on("msg:custom", listen), signal.addEventListener("abort", () => model.off("msg:custom", listen));
  let ask = (message) => new Promise((resolve, reject) => {
    number2 += 1;
    let timer = setTimeout(
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
      clearTimeout(timer), resolve(answer);
    }), send(model, { ...message, number: number2 });
  }), item = async (id) => {
    let { item: made } = await ask({ drill: "item", id });
    return "src" in made ? { ...made, src: fromBase64(made.src) } : made;
  };
  return {
    item,
    next: async (answers2, asking) => {
      let { asked: asked2, seed, pair } = asking, offered = await ask({ drill: "candidates", asked: asked2.length, seed, pair }), { items } = offered, chosen = choose(items, answers2, asking, labels);
      return chosen && item(chosen.id);
    }
  };
}

// js/drill/drill.js
var SOURCES = ["drill", "case"], Drill = class {
  constructor(model, labels, record, source, signal) {
    this.model = model, this.labels = labels, this.record = record, this.source = source, this.signal = signal, this.uid = unique("ck-drill-"), this.sitting = openSitting(model), this.watch = stopwatch(), this.phase = "wait", this.before = "wait", this.scope = "", this.question = null, this.coming = null, this.brought = h("span", { role: "status" }), this.frame = frameOf({
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
    let { name } = this.sitting.now();
    return this.mine().filter(({ sitting }) => sitting === name);
  }
  open() {
    return this.question !== null || this.sitting.now().asked.length < this.sitting.goal();
  }
  ask() {
    let { asked: asked2, seed, pair, again } = this.sitting.now(), known = this.sitting.left() ?? again[asked2.length];
    if (known) return this.source.item(known);
    let answers2 = this.mine().filter(({ source }) => source === "drill");
    return this.source.next(answers2, { asked: asked2, seed, pair, due: this.due().map(({ key: key2 }) => key2) });
  }
  due() {
    return this.planned().due.map((cue) => {
      let { kind, pair } = cue;
      return { key: pair ? pairKey(this.labels.groups[kind] ?? kind, ...pair) : kind, words: cueWords(this.labels, cue) };
    });
  }
  planned() {
    return schedule(this.record.events(), Date.now());
  }
  tell() {
    let { due, results, length } = this.frame, { pair, again, asked: asked2, n } = this.sitting.now(), goal = this.sitting.goal(), number2 = Math.min(goal, asked2.length), reporting = this.phase === "results", about = again.length ? t("Once more: question") : t("Question"), kind = pair ? t("{pair}: question", { pair: listed(pairNames(this.labels, pair), "disjunction") }) : about, words = reporting ? t("{number} of {goal} asked", { number: number2, goal }) : t("{kind} {number} of {goal}", { kind, number: Math.max(1, number2), goal });
    this.frame.tell(words, goal, number2, this.record.problems());
    let waiting = this.planned().due.length;
    due.textContent = waiting ? t("{n} due today", { n: waiting }) : "", length.show(n), length.box.hidden = !!(pair || again.length), results.textContent = reporting ? t("Back to the questions") : t("My results"), results.hidden = reporting && !this.open();
  }
  async advance(focus) {
    if (this.question = null, this.frame.status.textContent = "", !this.open()) return this.report(!0);
    let coming = this.coming ?? this.ask();
    this.coming = null;
    let item;
    try {
      item = await coming;
    } catch (error) {
      put(
        this.frame.stage,
        failure(error, () => this.advance(!0))
      );
      return;
    }
    if (this.signal.aborted) return;
    if (item === null) return this.report(!0);
    let view = this.show(item);
    focus && this.frame.focusOn(view.stem);
  }
  show(item) {
    this.sitting.asks(item.id), this.phase = "question", this.watch.restart();
    let view = (item.kind === "find" ? findView : questionView)(item, {
      uid: this.uid,
      sureWords: this.labels.confidence.map(({ label }) => label),
      pictograms: this.labels.pictograms,
      onanswer: (option, confidence) => this.answered(item, view, option, confidence),
      onsearch: (marks) => this.searched(item, view, marks)
    });
    return this.question = { item, view }, this.frame.stage.removeAttribute("aria-busy"), this.draw(view), view;
  }
  draw(view) {
    put(this.frame.stage, view.node), this.tell();
  }
  answered(item, view, option, confidence) {
    let off = view.where?.off(), given = { ...givenAnswer(item, option, confidence), ...off != null && { off_mm: off } }, feedback = (next) => feedbackView(item, option, confidence, view, next);
    this.close(item, view, given, feedback);
  }
  searched(item, view, marks) {
    let found = judge(item.located, marks), feedback = (next) => findFeedback(item, marks, view, next);
    this.close(item, view, searchEvent(item, found, marks), feedback);
  }
  close({ id, kind }, view, given, feedbackOf) {
    this.watch.halt(), this.phase = "feedback";
    let { name } = this.sitting.now(), seconds = this.watch.seconds();
    this.record.add({ source: "drill", sitting: name, item: id, kind, seconds, ...given }), this.sitting.answers();
    let last = this.sitting.now().asked.length >= this.sitting.goal();
    if (!last) {
      let coming = this.ask();
      coming.catch(() => {
      }), this.coming = coming;
    }
    this.next = button(last ? t("See the results") : t("Next question"), () => this.advance(!0), {
      class: "ck-main-button"
    });
    let feedback = feedbackOf(this.next);
    view.settle(feedback.node), this.tell(), feedback.verdict.focus({ preventScroll: !0 });
    for (let node of [this.next, feedback.verdict]) node.scrollIntoView({ block: "nearest" });
  }
  resize(n) {
    this.sitting.resize(n), this.phase === "results" ? this.report() : this.tell();
  }
  resume() {
    if (!this.question) return void this.advance(!0);
    let { view } = this.question;
    this.phase === "results" && (this.phase = this.before), this.phase === "question" && this.watch.go(), this.draw(view);
    let held = this.phase === "feedback" ? this.next : view.stem;
    held && this.frame.focusOn(held);
  }
  begin(what) {
    this.sitting.begin(what), Object.assign(this, { coming: null, scope: "" }), this.advance(!0);
  }
  missed() {
    return [...new Set(this.here().flatMap(({ item, right }) => right ? [] : [item]))];
  }
  ways() {
    let open = this.open(), missed = this.missed(), main = { class: "ck-main-button" }, again = tn("The one you missed, again", "The {n} you missed, again", missed.length), { seed, n } = this.sitting.now();
    return h(
      "p",
      { class: "ck-wrap ck-drill__buttons" },
      open && button(t("Go on"), () => this.resume(), main),
      !open && missed.length > 0 && button(again, () => this.begin({ again: missed }), main),
      button(t("New sitting"), () => this.begin(), open || missed.length ? {} : main),
      inPage(this.model) && h("a", { href: toLink("drill", { seed, n }) }, t("Link to this sitting"))
    );
  }
  resultsNode() {
    let here = this.here(), scope = this.scope || (here.length ? "sitting" : "all");
    return resultsView(scope === "all" ? this.mine() : here, this.labels, {
      scope,
      all: this.mine().length,
      ways: this.ways(),
      due: this.due().map(({ words }) => words),
      next: this.planned().next,
      record: recordPart(this.record, this.brought, () => this.report()),
      ondrill: (pair) => this.begin({ pair }),
      onscope: (id) => {
        this.scope = id, this.report();
      }
    });
  }
  report(done = !1) {
    let { stage } = this.frame;
    this.phase === "question" && this.watch.halt(), this.phase !== "results" && (this.before = this.phase), this.phase = "results";
    let redraw = () => put(stage, this.resultsNode());
    done || !stage.querySelector(".ck-drill__results") ? (redraw(), this.frame.focusOn(stage.querySelector("h3"))) : inPlace(stage, redraw), this.tell();
  }
  key(event) {
    if (isTaken(event)) return;
    let pressed = event.target.matches("button");
    this.phase === "question" ? this.question?.view.key(event) : this.phase === "feedback" && event.key === "Enter" && !pressed && (event.preventDefault(), this.advance(!0));
  }
};
function openForm(labels, record, source, signal, el) {
  let frame = frameOf({ shown: labels.shown, local: labels.local, onresults() {
  }, onlength() {
  } }), form = new Form(labels, record, source, signal, { frame, uid: unique("ck-form-") });
  return frame.root.addEventListener("keydown", (event) => form.key(event), { signal }), keepKeys(frame.root, signal), el.replaceChildren(frame.root), form.open();
}
async function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let stop = new AbortController(), { signal } = stop, labels = model.get("_labels"), record = openRecord(model, signal), source = model.get("_packed") ? await bankSource(model, labels) : kernelSource(model, labels, signal);
  if (labels.form)
    return await openForm(labels, record, source, signal, el), () => stop.abort();
  let drill = new Drill(model, labels, record, source, signal), { root, stage } = drill.frame;
  record.onchange(() => drill.tell(), signal), root.addEventListener("keydown", (event) => drill.key(event), { signal }), keepKeys(root, signal), el.replaceChildren(root), drill.tell();
  let hint = t("Answer, then say how sure you are: the reasons come here.");
  return stage.style.setProperty("--ck-drill-hint", JSON.stringify(hint)), put(stage, h("p", null, t("The first question is being made…"))), await drill.advance(!1), inPage(model) && fromLink("drill", location.hash) && scrollToLink(root), () => stop.abort();
}
var drill_default = { render };
export {
  drill_default as default
};
