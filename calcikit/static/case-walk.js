/* Made by "make js" (sha256 ecf7b7bdb4b97c50457ddf58efec01a860847df3c6e252ed47d17751d7a5404a) of js/case-walk/case-walk.js js/case-walk/debrief.js js/case-walk/memory.js js/case-walk/parts.js js/case-walk/question.js js/case-walk/stage.js js/case-walk/state.js js/shared/controls.js js/shared/dom.js js/shared/links.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/path.js js/shared/payload.js js/shared/progress.js js/shared/sources.js js/shared/words.js */
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
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name));
var foreign = (text) => spoken.language === "en" ? text : FROM + text + TO;
var translated = (key) => spoken.texts[key];
var t = (text, values) => fill(translated(text) || foreign(text), values);
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
var inside = (label) => spoken.language === "en" ? label.toLowerCase() : label;

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
function radios(name, values, onpick, more = () => ({})) {
  const inputs = values.map(
    ([id]) => h("input", { type: "radio", name, value: id, onchange: () => onpick(id), ...more(id) })
  );
  return {
    inputs,
    labels: values.map(([, words], place) => h("label", null, inputs[place], h("span", null, words))),
    check(value) {
      for (const input of inputs) input.checked = input.value === value;
    }
  };
}
function selectBox(values, onpick, more) {
  const box = h(
    "select",
    { onchange: () => onpick(box.value), ...more },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return box;
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
function digitOf({ key, code, shiftKey, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return 0;
  if (/^[1-9]$/.test(key)) return Number(key);
  return shiftKey ? 0 : Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
}
var care = (more) => h("span", { class: "ck-care" }, t("For learning, not for care."), more && ` ${more}`);

// js/shared/links.js
var toLink = (name, values) => `#${name}:${new URLSearchParams(values)}`;
var fromLink = (name, hash) => hash.startsWith(`#${name}:`) ? new URLSearchParams(hash.slice(name.length + 2)) : null;
var addressOf = (hash) => location.href.replace(/#.*/, "") + hash;
function nameInPage(given, kind, selector) {
  const before = document.querySelectorAll(selector).length;
  return given || (before ? `${kind}-${before + 1}` : kind);
}
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
var setter = (model) => (changes) => {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
};
function follow(model, names, listener, signal) {
  for (const name of names) model.on(`change:${name}`, listener);
  signal.addEventListener("abort", () => {
    for (const name of names) model.off(`change:${name}`, listener);
  });
}
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
  const bad = Object.keys(EVENT_KEYS).find((key) => !EVENT_KEYS[key](event[key]));
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
    ({ key, newValue }) => {
      if (!store || key !== RECORD_KEY || newValue === null) return;
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
function sourceList(sources, { summary, key, short } = {}) {
  if (!sources.length) return null;
  const title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
  return h(
    "details",
    { class: "ck-sources", "data-key": key },
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
    cite.map((key) => references[key]),
    { short: true }
  )
];

// js/shared/patch-source.js
var KINDS = { "/": "jpeg", i: "png", U: "webp" };
var fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient.");
var STEP = 0.04;
var STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
var LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
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
  const image = h("img", { src: fromBase64(src), alt, width, height, decoding: "async" });
  const node = h(
    "figure",
    { class: "ck-still" },
    h("div", { class: "ck-still__frame" }, image, marks),
    h("figcaption", null, caption)
  );
  return {
    node,
    mark(on) {
      marks.hidden = !on;
    }
  };
}

// js/shared/path.js
var pathLine = (stations) => h(
  "ol",
  { class: "ck-path", "aria-label": t("The path, and where she stands") },
  stations.map(
    ({ label, state, said: said2 }) => h(
      "li",
      { class: `ck-path__${state}`, "aria-current": state === "here" && "step" },
      h("span", { "aria-hidden": "true" }),
      h("span", { class: "ck-path__label" }, label),
      state !== "here" && h("span", { class: "ck-sr" }, ` (${said2})`)
    )
  )
);

// js/case-walk/state.js
var MODES = {
  worked: { label: msg("Worked"), about: msg("Every decision is made for you, with its reasons.") },
  faded: { label: msg("Half-worked"), about: msg("The first half is decided for you, the rest is yours.") },
  solo: { label: msg("On your own"), about: msg("Every decision is yours.") }
};
var goesOn = (choice) => choice !== void 0 && (choice.verdict === "right" || choice.verdict === "accepted");
var choiceOf = (stage, answer) => stage.choices.find((choice) => choice.answer === answer);
var isGiven = (story, mode, place) => mode === "worked" || mode === "faded" && place < Math.ceil(story.stages.length / 2);
var answersAt = (stage, said2) => (Object.hasOwn(said2, stage.id) ? said2[stage.id] : []).filter((answer) => choiceOf(stage, answer));
function isSettled(story, mode, said2, place) {
  const stage = story.stages[place];
  return isGiven(story, mode, place) || answersAt(stage, said2).some((answer) => goesOn(choiceOf(stage, answer)));
}
function furthest(story, mode, said2) {
  const open = story.stages.findIndex((_, place) => !isSettled(story, mode, said2, place));
  return open < 0 ? story.stages.length : open;
}
function orderly(data, { case: id, mode, at, said: said2 }) {
  const story = data.cases.find((one) => one.id === id) ?? data.cases[0];
  const known = Object.hasOwn(MODES, String(mode)) ? mode : "worked";
  const given = said2 && typeof said2 === "object" && !Array.isArray(said2) ? said2 : {};
  const kept = Object.fromEntries(
    story.stages.map((stage) => [stage.id, answersAt(stage, listsIn(given))]).filter(([, list]) => list.length)
  );
  const wanted = typeof at === "number" && Number.isInteger(at) && at > 0 ? at : 0;
  return { case: story.id, mode: known, said: kept, at: Math.min(wanted, furthest(story, known, kept)) };
}
var listsIn = (said2) => Object.fromEntries(Object.entries(said2).filter(([, list]) => Array.isArray(list)));
function tally(story, mode, said2) {
  const own = story.stages.filter((_, place) => !isGiven(story, mode, place));
  const first = own.map((stage) => choiceOf(stage, answersAt(stage, said2)[0]));
  return {
    own: own.length,
    right: first.filter(goesOn).length,
    turns: own.reduce(
      (sum, stage) => sum + answersAt(stage, said2).filter((answer) => !goesOn(choiceOf(stage, answer))).length,
      0
    )
  };
}
function eventOf(story, stage, choice, mode, seconds) {
  const right = choiceOf(stage, stage.right);
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
    mode
  };
}
function toCaseHash({ case: id, mode, at, said: said2 }, name) {
  const answers = Object.entries(said2).map(([stage, given]) => [stage, ...given].join("."));
  return toLink(name, { case: id, mode, at, ...answers.length && { said: answers.join("~") } });
}
function fromCaseHash(data, hash, name) {
  const given = fromLink(name, hash);
  if (!given) return null;
  const parts = (given.get("said") ?? "").split("~").filter(Boolean);
  const said2 = Object.fromEntries(
    parts.map((part) => part.split(".")).map(([stage, ...answers]) => [stage, answers])
  );
  const at = Number(given.get("at"));
  return orderly(data, { case: given.get("case"), mode: given.get("mode"), at, said: said2 });
}

// js/case-walk/parts.js
var SIZE = 400;
function images({ pictures }, mayShow) {
  if (!pictures.length) return null;
  const made = pictures.map(
    ({ caption, words, ...picture }) => still({ ...picture, alt: words, size: SIZE }, caption)
  );
  const nodes = made.map(({ node }) => node);
  const frame = h("div", { class: "ck-case-walk__images", "data-count": pictures.length }, nodes);
  if (!mayShow) return frame;
  const onchange = () => {
    for (const { mark } of made) mark(box.checked);
  };
  const box = h("input", { type: "checkbox", "data-ck": "where", onchange });
  return [frame, h("label", { class: "ck-case-walk__tick" }, box, t("Mark the particles"))];
}
var casePath = (data, story, at) => pathLine(
  data.stations.map(({ label }, place) => {
    const state = story.paths[at][place];
    return { label, state, said: data.path_states[state] };
  })
);
var stationName = (data, stage) => data.stations.find(({ id }) => id === stage.station).label;
var quoted = ({ quote }) => quote && h("q", { class: "ck-case-walk__quote" }, quote);
var VERDICTS = {
  right: ["✓", msg("Right.")],
  accepted: ["≈", msg("Accepted too.")],
  later: ["↻", msg("Not yet.")],
  wrong: ["✗", msg("A wrong turn.")]
};
function outcomeOf(data, choice, words) {
  const [mark, verdict] = VERDICTS[choice.verdict];
  const tone = goesOn(choice) ? "good" : "astray";
  const about = {
    class: `ck-case-walk__outcome ck-case-walk__${tone}`,
    "data-verdict": choice.verdict
  };
  const titled = (title, content) => content && h("p", null, h("strong", null, title), content);
  return h(
    "div",
    about,
    h(
      "p",
      { class: "ck-case-walk__verdict", tabindex: "-1", "data-ck": "verdict" },
      h("span", { "aria-hidden": "true" }, `${mark} `),
      `${words ?? t(verdict)} `,
      h("span", { class: "ck-case-walk__chosen" }, choice.label)
    ),
    h("p", null, choice.story),
    choice.explanation && h("p", null, choice.explanation),
    titled(t("Why not: "), choice.why && statement(choice.why, data.references)),
    titled(t("The way back: "), choice.back)
  );
}
function reasonsOf(data, { reasons }) {
  const [shown, rest] = [reasons.slice(0, 2), reasons.slice(2)];
  const list = (some) => h(
    "ul",
    { class: "ck-case-walk__reasons" },
    some.map((reason) => h("li", null, statement(reason, data.references)))
  );
  const more = tn("One more reason", "{n} more reasons", rest.length);
  return [
    h("p", { class: "ck-case-walk__head" }, t("Why")),
    list(shown),
    rest.length > 0 && h("details", null, h("summary", null, more), list(rest))
  ];
}
function otherWays(data, stage) {
  const others = stage.choices.filter((choice) => choice.answer !== stage.right);
  const why = (choice) => choice.why ? statement(choice.why, data.references) : choice.explanation;
  return h(
    "details",
    { class: "ck-case-walk__others" },
    h("summary", null, t("And the other answers?")),
    h(
      "dl",
      null,
      others.map((choice) => [h("dt", null, choice.label), h("dd", null, why(choice))])
    )
  );
}

// js/case-walk/debrief.js
var HARDER = { worked: "faded", faded: "solo" };
function attempt(stage, answer) {
  const { verdict, label } = choiceOf(stage, answer);
  const [mark, words] = VERDICTS[verdict];
  return h(
    "li",
    null,
    h("span", { "aria-hidden": "true" }, `${mark} `),
    h("span", { class: verdict === "accepted" ? "ck-case-walk__note" : "ck-sr" }, `${t(words)} `),
    label
  );
}
function turn(data, story, { mode, said: said2 }, stage, place) {
  const given = isGiven(story, mode, place);
  const answers = given ? [stage.right] : answersAt(stage, said2);
  const best = t("The tables' first choice: {label}", {
    label: choiceOf(stage, stage.right).label
  });
  return h(
    "li",
    null,
    h(
      "div",
      null,
      h("strong", null, stationName(data, stage)),
      given && h("span", { class: "ck-case-walk__note" }, t(" decided for you"))
    ),
    h(
      "ul",
      { class: "ck-case-walk__tries" },
      answers.map((answer) => attempt(stage, answer)),
      !answers.includes(stage.right) && h("li", { class: "ck-case-walk__note" }, best)
    ),
    h("div", null, statement(stage.reasons[0], data.references))
  );
}
function inWords(story, { mode, said: said2 }) {
  const { own, right, turns } = tally(story, mode, said2);
  if (!own)
    return t("You have read this case as a worked example. Now try one where the decisions are yours.");
  const wrong = turns === 0 ? t("no wrong turn") : tn("one wrong turn", "{n} wrong turns", turns);
  const decisions = tn("You made one decision", "You made {n} decisions", own);
  const counted = t("{decisions}: {right} right at first sight, {wrong}.", { decisions, right, wrong });
  return turns ? `${counted} ${t("Here every one of them has a way back.")}` : counted;
}
function planOf({ category, label, steps, follow_up: followUp, report, patient }) {
  const titled = (title, words) => h("p", null, h("strong", null, title), words);
  return [
    h("p", null, t("BI-RADS {category}, {label}.", { category, label: inside(label) })),
    h(
      "ol",
      { class: "ck-case-walk__plan" },
      steps.map(([step, when]) => h("li", null, h("strong", null, step), `: ${when}`))
    ),
    followUp && titled(t("Follow-up: "), followUp),
    titled(t("In the report: "), report),
    titled(t("To her: "), patient)
  ];
}
function onward(data, story, mode, { again, nextCase }) {
  const following = data.cases[data.cases.indexOf(story) + 1];
  const harder = HARDER[mode];
  const words = harder ? t("This case again: {mode}", { mode: inside(t(MODES[harder].label)) }) : t("This case again");
  const style = (main) => ({ class: main ? "ck-main-button" : "ck-small-button" });
  return h(
    "p",
    { class: "ck-case-walk__do" },
    following && button(t("Next case: {title}", { title: following.title }), () => nextCase(following.id), {
      ...style(true),
      "data-ck": "next-case"
    }),
    button(words, () => again(harder ?? mode), { ...style(!following), "data-ck": "again" })
  );
}
function debrief(data, story, state, ways) {
  const head2 = (words) => h("p", { class: "ck-case-walk__head" }, words);
  const whose = state.mode === "worked" ? t("The best way") : t("Your way");
  return h(
    "div",
    { class: "ck-case-walk__debrief", role: "group", "aria-label": t("Debrief") },
    h("h4", { tabindex: "-1", "data-ck": "debrief" }, t("Debrief")),
    h("p", null, inWords(story, state)),
    h("p", { class: "ck-case-walk__teaches" }, h("strong", null, t("To take home: ")), story.teaches),
    head2(t("{whose}, and the first reason for each step", { whose })),
    h(
      "ol",
      { class: "ck-case-walk__way" },
      story.stages.map((stage, place) => turn(data, story, state, stage, place))
    ),
    head2(t("Where it ends")),
    planOf(story.plan),
    onward(data, story, state.mode, ways)
  );
}

// js/shared/memory.js
function memoryOf(model, kind, ...names) {
  const key = [`calcikit.${kind}.v1`, inPage(model) ? location.pathname : "jupyterlab", ...names].join(" ");
  return {
    read() {
      try {
        return JSON.parse(window.localStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    keep(value) {
      try {
        if (value === null) window.localStorage.removeItem(key);
        else window.localStorage.setItem(key, JSON.stringify(value));
      } catch {
      }
    }
  };
}

// js/case-walk/memory.js
function casesLeft(model, name) {
  const cases = model.get("_content").cases.map(({ id }) => id);
  const memory = memoryOf(model, "cases", name, cases);
  const read = () => memory.read() ?? {};
  return {
    last: () => read().last ?? null,
    of: (id) => read()[id] ?? null,
    keep({ case: id, mode, at, said: said2 }, over) {
      const here = over || !at && !Object.keys(said2).length ? null : { mode, at, said: said2 };
      memory.keep({ ...read(), [id]: here, last: here && id });
    }
  };
}

// js/case-walk/question.js
function option(choice, number2, { name, gone, onchoose, onenter }) {
  const onkeydown = (event) => {
    if (event.key !== "Enter" || !input.checked) return;
    event.preventDefault();
    onenter(choice.answer);
  };
  const about = { type: "radio", name, value: choice.answer, disabled: gone };
  const input = h("input", { ...about, onchange: onchoose, onkeydown });
  const row = h(
    "label",
    { class: `ck-option ck-case-walk__option${gone ? " ck-case-walk__gone" : ""}` },
    input,
    h("span", { class: "ck-case-walk__key", "aria-hidden": "true" }, number2 + 1),
    h("span", null, choice.label),
    gone && h("span", { class: "ck-case-walk__tried" }, t("tried"))
  );
  return { input, row };
}
function questionOf(stage, tried, decide) {
  const name = unique("ck-case-walk-");
  const chosen = () => options.find(({ input }) => input.checked)?.input.value;
  const act = button(t("Decide"), () => decide(chosen()), {
    class: "ck-main-button",
    disabled: true,
    "data-ck": "decide"
  });
  const onchoose = () => {
    act.disabled = false;
  };
  const options = stage.choices.map(
    (choice, number2) => option(choice, number2, { name, gone: tried.includes(choice.answer), onchoose, onenter: decide })
  );
  const pick = (number2) => {
    const input = options[number2]?.input;
    if (!input || input.disabled) return;
    input.checked = true;
    input.focus();
    onchoose();
  };
  const rows = options.map(({ row }) => row);
  const hint = t("Keys 1 to {last} choose, Enter decides.", { last: rows.length });
  const legend = h("legend", { tabindex: "-1", "data-ck": "question" }, quoted(stage), stage.question);
  const node = h(
    "div",
    { class: "ck-case-walk__ask" },
    h("fieldset", null, legend, rows),
    h("p", { class: "ck-case-walk__do" }, act, h("span", { class: "ck-case-walk__hint" }, hint))
  );
  return { pick, node };
}

// js/case-walk/stage.js
function howDecided(given, turns) {
  if (given) return t(" decided for you");
  if (!turns) return "";
  return tn(" after one wrong turn", " after {n} wrong turns", turns);
}
function pastStage(data, story, { mode, said: said2 }, place) {
  const stage = story.stages[place];
  const given = isGiven(story, mode, place);
  const answers = given ? [stage.right] : answersAt(stage, said2);
  const choices = answers.map((answer) => choiceOf(stage, answer));
  const summary = h(
    "summary",
    null,
    h("span", { "aria-hidden": "true" }, `${goesOn(choices[0]) ? VERDICTS[choices[0].verdict][0] : "↻"} `),
    h("strong", null, stationName(data, stage)),
    ": ",
    choices.at(-1)?.label,
    h("span", { class: "ck-case-walk__note" }, howDecided(given, answers.length - 1))
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
      choices.map((choice) => outcomeOf(data, choice, given ? t("Done:") : void 0)),
      reasonsOf(data, stage)
    )
  );
}
function said(data, stage, { shown, settled, given, asked, last }, { back, next }) {
  const onward2 = button(last ? t("Look back at the case") : t("Continue"), next, {
    class: "ck-main-button",
    "data-ck": "next"
  });
  const again = button(t("Back to the decision"), back, { class: "ck-main-button", "data-ck": "back" });
  return h(
    "div",
    { class: "ck-case-walk__say" },
    asked?.node,
    shown && h("p", { class: "ck-case-walk__asked" }, quoted(stage), stage.question),
    shown && outcomeOf(data, shown, given ? t("Here you choose:") : void 0),
    settled && reasonsOf(data, stage),
    settled && given && otherWays(data, stage),
    shown && h("p", { class: "ck-case-walk__do" }, settled ? onward2 : again)
  );
}
function openStage(data, story, state, { decide, back, next, astray }) {
  const { at } = state;
  const stage = story.stages[at];
  const answers = answersAt(stage, state.said);
  const given = isGiven(story, state.mode, at);
  const settled = isSettled(story, state.mode, state.said, at);
  const shown = settled || astray ? choiceOf(stage, given ? stage.right : answers.at(-1)) : null;
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
      said(data, stage, { shown, settled, given, asked, last }, { back, next })
    )
  );
  return { node, pick: asked?.pick };
}

// js/case-walk/case-walk.js
var STATE = ["case", "mode", "at", "said"];
var DECIDED = msg("decided");
var BEGUN = msg("begun");
var NOTICE2 = msg("Invented women, simulated images.");
var stateOf = (model, data) => orderly(data, Object.fromEntries(STATE.map((name) => [name, model.get(name)])));
function walkOf(model, record, memory, draw) {
  const [data, set] = [model.get("_content"), setter(model)];
  let moving = false;
  let since = performance.now();
  const state = () => stateOf(model, data);
  const story = () => data.cases.find(({ id }) => id === state().case);
  const walk = {
    data,
    state,
    story,
    astray: false,
    // a wrong turn is on screen; its way back leads to the question
    moving: () => moving,
    move(changes, focus) {
      moving = true;
      set(changes);
      moving = false;
      memory.keep(state(), state().at >= story().stages.length);
      draw(focus);
    },
    decide(answer) {
      const now = state();
      const stage = story().stages[now.at];
      const choice = choiceOf(stage, answer);
      if (!choice) return;
      const earlier = answersAt(stage, now.said);
      const seconds = Math.round((performance.now() - since) / 100) / 10;
      if (!earlier.length) record.add(eventOf(story(), stage, choice, now.mode, seconds));
      walk.astray = !goesOn(choice);
      walk.move({ said: { ...now.said, [stage.id]: [...earlier, choice.answer] } }, "verdict");
    },
    back() {
      walk.astray = false;
      draw("question");
    },
    go(changes, focus) {
      walk.astray = false;
      since = performance.now();
      walk.move(changes, focus);
    },
    next() {
      const at = state().at + 1;
      walk.go({ at }, at < story().stages.length ? "text" : "debrief");
    },
    begin: (changes, focus = "title") => walk.go({ at: 0, said: {}, ...changes }, focus),
    open: (id, focus) => walk.begin({ case: id, ...memory.of(id) }, focus)
  };
  return walk;
}
function howFar({ id, stages }, events, memory) {
  if (events.some(({ source, item }) => source === "case" && item === `${id}/${stages.at(-1)?.id}`))
    return DECIDED;
  return memory.of(id) ? BEGUN : "";
}
function modePicker(walk) {
  const left = /* @__PURE__ */ new Map();
  const labels = Object.entries(MODES).map(([id, { label }]) => [id, t(label)]);
  return radios(unique("ck-case-walk-mode-"), labels, (mode) => {
    const { case: id, mode: before, at, said: said2 } = walk.state();
    left.set(`${id} ${before}`, { at, said: said2 });
    walk.begin({ ...left.get(`${id} ${mode}`), mode }, "");
  });
}
function head(walk, record, memory, status) {
  const { cases } = walk.data;
  const titles = cases.map(({ id, title }, place) => [id, `${place + 1}. ${title}`]);
  const pick = (id) => {
    walk.open(id, "");
    put(status, walk.story().title);
  };
  const choose = selectBox(titles, pick, { "data-ck": "case" });
  const count = h("span", { class: "ck-case-walk__count" });
  const mark = () => {
    const far = cases.map((one) => howFar(one, record.events(), memory));
    far.forEach((words, place) => {
      choose.options[place].textContent = titles[place][1] + (words && ` (${t(words)})`);
    });
    count.textContent = t("{decided} of {cases} cases decided", {
      decided: far.filter((words) => words === DECIDED).length,
      cases: cases.length
    });
  };
  const modes = modePicker(walk);
  const about = h("span", { class: "ck-case-walk__about" });
  const legend = h("legend", { class: "ck-sr" }, t("How much is decided for you"));
  const which = h("label", { class: "ck-case-walk__which" }, h("span", null, t("Case")), choose, count);
  const how = h("fieldset", { class: "ck-case-walk__modes" }, legend, modes.labels);
  return {
    mark,
    node: h("div", { class: "ck-case-walk__bar" }, cases.length > 1 && which, how, about),
    owns: (target) => target === choose || modes.inputs.includes(target),
    show({ case: id, mode }) {
      choose.value = id;
      modes.check(mode);
      about.textContent = t(MODES[mode].about);
      mark();
    }
  };
}
function foot(walk, name, page, status) {
  const linked = h("span", { class: "ck-case-walk__hint", "aria-hidden": "true" });
  const link = async () => {
    const hash = toCaseHash(walk.state(), name);
    const done = await copy(addressOf(hash));
    if (!done) location.hash = hash.slice(1);
    put(linked, done ? t("The link is copied.") : t("The link stands in the address bar."));
    put(status, linked.textContent);
  };
  const small = (words, act, key) => button(words, act, { class: "ck-small-button", "data-ck": key });
  const node = h(
    "p",
    { class: "ck-case-walk__foot" },
    small(t("Start this case again"), () => walk.begin({}), "restart"),
    page && small(t("Copy as link"), link, "link"),
    linked,
    h("span", null, t(NOTICE2), " ", care()),
    walk.data.local && h("strong", { "data-ck": "local" }, walk.data.local)
  );
  return { node, show: () => put(linked) };
}
function bodyOf(walk) {
  const { data } = walk;
  const [state, story] = [walk.state(), walk.story()];
  const ended = state.at >= story.stages.length;
  const stage = ended ? null : openStage(data, story, state, walk);
  const ways = {
    again: (mode) => walk.begin({ mode }),
    nextCase: (id) => walk.open(id)
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
      ended && debrief(data, story, state, ways)
    ]
  };
}
function aim(body, key) {
  const open = body.querySelector(".ck-case-walk__stage, .ck-case-walk__debrief");
  const target = (key === "title" ? body : open)?.querySelector(`[data-ck="${key}"]`);
  target?.focus({ preventScroll: true });
  const place = target?.getBoundingClientRect();
  if (place && (place.top < 0 || place.bottom > innerHeight - 120))
    target?.scrollIntoView({ block: key === "title" ? "start" : "center" });
}
function readLinks(walk, name, root, signal) {
  const read = () => {
    const found = fromCaseHash(walk.data, location.hash, name);
    if (!found) return false;
    walk.astray = false;
    walk.move(found);
    bringIn(root, "[data-ck=title]");
    return true;
  };
  window.addEventListener("hashchange", read, { signal });
  return read();
}
function digitKeys(top, pick) {
  return (event) => {
    const number2 = digitOf(event) - 1;
    if (number2 < 0 || number2 > 4 || top.owns(event.target) || !pick()) return;
    event.preventDefault();
    pick()?.(number2);
  };
}
function render({ model, el }) {
  speak(model.get("_words"), el);
  const page = inPage(model);
  const name = nameInPage(model.get("name"), "case", ".ck-case-walk");
  const stop = new AbortController();
  const record = openRecord(model, stop.signal);
  const body = h("div");
  const troubles = h("p", { class: "ck-case-walk__trouble" });
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  let pick = null;
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
    walk.astray = false;
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
var case_walk_default = { render };
export {
  case_walk_default as default
};
