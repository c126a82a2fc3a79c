/* Made by "make js" (sha256 8a89b3b18599894be04c99017666d36fbb9283454ee853095de914b009074767) of js/case-walk/case-walk.js js/case-walk/debrief.js js/case-walk/memory.js js/case-walk/parts.js js/case-walk/question.js js/case-walk/stage.js js/case-walk/state.js js/shared/clamp.js js/shared/controls.js js/shared/dom.js js/shared/links.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/path.js js/shared/payload.js js/shared/progress.js js/shared/sources.js js/shared/words.js */
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

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"], spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);
function tn(one, many, n, values) {
  let forms = spoken.texts[one], all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  let rules = new Intl.PluralRules(spoken.language), own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text, number = (value, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1e3 ? String(value) : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
function inside(label) {
  let small = ` ${translated(msg("small inside a sentence")) ?? ""} `;
  return spoken.language !== "en" && !small.includes(` ${label.toLowerCase().split(/[ ,]/)[0]} `) || /^\p{Lu}{2}/u.test(label) ? label : label[0].toLowerCase() + label.slice(1);
}

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
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
function radios(name, values, onpick, more = () => ({})) {
  let inputs = values.map(
    ([id]) => h("input", { type: "radio", name, value: id, onchange: () => onpick(id), ...more(id) })
  );
  return {
    inputs,
    labels: values.map(([, words], place) => h("label", null, inputs[place], h("span", null, words))),
    check(value) {
      for (let input of inputs) input.checked = input.value === value;
    }
  };
}
function selectBox(values, onpick, more) {
  let box = h(
    "select",
    { onchange: () => onpick(box.value), ...more },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return box;
}
async function copy(text) {
  try {
    return await navigator.clipboard.writeText(text), !0;
  } catch {
    return !1;
  }
}
function digitOf({ key, code, shiftKey, ctrlKey, altKey, metaKey }) {
  return ctrlKey || altKey || metaKey ? 0 : /^[1-9]$/.test(key) ? Number(key) : shiftKey ? 0 : Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
}
var careNotice = (more) => h("span", { class: "ck-care" }, t("For learning, not for care."), more && ` ${more}`);

// js/shared/links.js
var toLink = (name, values) => `#${name}:${new URLSearchParams(values)}`, fromLink = (name, hash) => hash.startsWith(`#${name}:`) ? new URLSearchParams(hash.slice(name.length + 2)) : null, addressOf = (hash) => location.href.replace(/#.*/, "") + hash;
function nameInPage(given, kind, selector) {
  let before = document.querySelectorAll(selector).length;
  return given || (before ? `${kind}-${before + 1}` : kind);
}
function scrollToLink(root, title) {
  let go = () => requestAnimationFrame(() => {
    root.scrollIntoView({ block: "start" }), (title && root.querySelector(title))?.focus({ preventScroll: !0 });
  });
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", go, { once: !0 }) : go();
}

// js/shared/model.js
var inPage = (model) => model.get("_host") === "page", setter = (model) => (changes) => {
  for (let [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
};
function follow(model, names, listener, signal) {
  for (let name of names) model.on(`change:${name}`, listener);
  signal.addEventListener("abort", () => {
    for (let name of names) model.off(`change:${name}`, listener);
  });
}
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
  let bad = Object.keys(EVENT_KEYS).find((key) => !EVENT_KEYS[key](event[key]));
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
    ({ key, newValue }) => {
      if (!store || key !== RECORD_KEY || newValue === null) return;
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
function sourceList(sources, { summary, key, short } = {}) {
  if (!sources.length) return null;
  let title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
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
}, certaintyTag = (certainty) => h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty])), statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key) => references[key]),
    { short: !0 }
  )
];

// js/shared/patch-source.js
var KINDS = { "/": "jpeg", i: "png", U: "webp", P: "svg+xml" }, fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient.");
var LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
function still({ src, alt, truth, size, marks: words = t("Marks around the particles.") }, caption) {
  let [width, height] = [size, size], marks = h("img", {
    class: "ck-still__truth",
    alt: words,
    hidden: !0,
    width,
    height,
    src: `data:image/svg+xml;base64,${truth}`
  }), image = h("img", { src: fromBase64(src), alt, width, height, decoding: "async" });
  return {
    node: h(
      "figure",
      { class: "ck-still" },
      h("div", { class: "ck-still__frame" }, image, marks),
      h("figcaption", { class: "ck-small" }, caption)
    ),
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
}, goesOn = (choice) => choice !== void 0 && (choice.verdict === "right" || choice.verdict === "accepted"), choiceOf = (stage, answer) => stage.choices.find((choice) => choice.answer === answer), isGiven = (story, mode, place) => mode === "worked" || mode === "faded" && place < Math.ceil(story.stages.length / 2), answersAt = (stage, said2) => (Object.hasOwn(said2, stage.id) ? said2[stage.id] : []).filter((answer) => choiceOf(stage, answer));
function isSettled(story, mode, said2, place) {
  let stage = story.stages[place];
  return isGiven(story, mode, place) || answersAt(stage, said2).some((answer) => goesOn(choiceOf(stage, answer)));
}
function furthest(story, mode, said2) {
  let open = story.stages.findIndex((_, place) => !isSettled(story, mode, said2, place));
  return open < 0 ? story.stages.length : open;
}
function orderly(data, { case: id, mode, at, said: said2 }) {
  let story = data.cases.find((one) => one.id === id) ?? data.cases[0], known = Object.hasOwn(MODES, String(mode)) ? mode : "worked", given = said2 && typeof said2 == "object" && !Array.isArray(said2) ? said2 : {}, kept = Object.fromEntries(
    story.stages.map((stage) => [stage.id, answersAt(stage, listsIn(given))]).filter(([, list]) => list.length)
  ), wanted = typeof at == "number" && Number.isInteger(at) && at > 0 ? at : 0;
  return { case: story.id, mode: known, said: kept, at: Math.min(wanted, furthest(story, known, kept)) };
}
var listsIn = (said2) => Object.fromEntries(Object.entries(said2).filter(([, list]) => Array.isArray(list)));
function tally(story, mode, said2) {
  let own = story.stages.filter((_, place) => !isGiven(story, mode, place)), first = own.map((stage) => choiceOf(stage, answersAt(stage, said2)[0]));
  return {
    own: own.length,
    right: first.filter(goesOn).length,
    turns: own.flatMap((stage) => answersAt(stage, said2).filter((answer) => !goesOn(choiceOf(stage, answer)))).length
  };
}
function eventOf(story, stage, choice, mode, seconds) {
  let right = choiceOf(stage, stage.right);
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
  let answers = Object.entries(said2).map(([stage, given]) => [stage, ...given].join("."));
  return toLink(name, { case: id, mode, at, ...answers.length && { said: answers.join("~") } });
}
function fromCaseHash(data, hash, name) {
  let given = fromLink(name, hash);
  if (!given) return null;
  let parts = (given.get("said") ?? "").split("~").filter(Boolean), said2 = Object.fromEntries(
    parts.map((part) => part.split(".")).map(([stage, ...answers]) => [stage, answers])
  ), at = Number(given.get("at"));
  return orderly(data, { case: given.get("case"), mode: given.get("mode"), at, said: said2 });
}

// js/case-walk/parts.js
var SIZE = 400;
function images({ pictures }, mayShow) {
  if (!pictures.length) return null;
  let made = pictures.map(
    ({ caption, words, ...picture }) => still({ ...picture, alt: words, size: SIZE }, caption)
  ), nodes = made.map(({ node }) => node), frame = h("div", { class: "ck-case-walk__images", "data-count": pictures.length }, nodes);
  if (!mayShow) return frame;
  let marks = toggle(t("Mark the particles"), (on) => {
    for (let { mark } of made) mark(on);
  });
  return [frame, h("p", null, marks)];
}
var casePath = (data, story, at) => pathLine(
  data.stations.map(({ label }, place) => {
    let state = story.paths[at][place];
    return { label, state, said: data.path_states[state] };
  })
), stationName = (data, stage) => data.stations.find(({ id }) => id === stage.station).label, quoted = ({ quote }) => quote && h("q", { class: "ck-case-walk__quote" }, quote), VERDICTS = {
  right: ["✓", msg("Right.")],
  accepted: ["≈", msg("Accepted too.")],
  later: ["↻", msg("Not yet.")],
  wrong: ["✗", msg("A wrong turn.")]
};
function outcomeOf(data, choice, words) {
  let [mark, verdict] = VERDICTS[choice.verdict], about = {
    class: `ck-case-walk__outcome ck-case-walk__${goesOn(choice) ? "good" : "astray"}`,
    "data-verdict": choice.verdict
  }, titled = (title, content) => content && h("p", null, h("strong", null, title), content);
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
  let [shown, rest] = [reasons.slice(0, 2), reasons.slice(2)], list = (some) => h(
    "ul",
    { class: "ck-case-walk__reasons" },
    some.map((reason) => h("li", null, statement(reason, data.references)))
  ), more = tn("One more reason", "{n} more reasons", rest.length);
  return [
    h("p", { class: "ck-case-walk__head" }, t("Why")),
    list(shown),
    rest.length > 0 && h("details", null, h("summary", null, more), list(rest))
  ];
}
function otherWays(data, stage) {
  let others = stage.choices.filter((choice) => choice.answer !== stage.right), why = (choice) => choice.why ? statement(choice.why, data.references) : choice.explanation;
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
  let { verdict, label } = choiceOf(stage, answer), [mark, words] = VERDICTS[verdict];
  return h(
    "li",
    null,
    h("span", { "aria-hidden": "true" }, `${mark} `),
    h("span", { class: verdict === "accepted" ? "ck-case-walk__note" : "ck-sr" }, `${t(words)} `),
    label
  );
}
function turn(data, story, { mode, said: said2 }, stage, place) {
  let given = isGiven(story, mode, place), answers = given ? [stage.right] : answersAt(stage, said2), best = t("The tables' first choice: {label}", {
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
  let { own, right, turns } = tally(story, mode, said2);
  if (!own)
    return t("You have read this case as a worked example. Now try one where the decisions are yours.");
  let wrong = turns === 0 ? t("no wrong turn") : tn("one wrong turn", "{n} wrong turns", turns), decisions = tn("You made one decision", "You made {n} decisions", own), counted = t("{decisions}: {right} right at first sight, {wrong}.", { decisions, right, wrong });
  return turns ? `${counted} ${t("Here every one of them has a way back.")}` : counted;
}
function planOf({ category, label, steps, follow_up: followUp, report, patient }) {
  let titled = (title, words) => h("p", null, h("strong", null, title), words);
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
  let following = data.cases[data.cases.indexOf(story) + 1], harder = HARDER[mode], words = harder ? t("This case again: {mode}", { mode: inside(t(MODES[harder].label)) }) : t("This case again"), style = (main) => ({ class: main ? "ck-main-button" : "ck-small-button" });
  return h(
    "p",
    { class: "ck-wrap ck-case-walk__do" },
    following && button(t("Next case: {title}", { title: following.title }), () => nextCase(following.id), {
      ...style(!0),
      "data-ck": "next-case"
    }),
    button(words, () => again(harder ?? mode), { ...style(!following), "data-ck": "again" })
  );
}
function debrief(data, story, state, ways) {
  let head2 = (words) => h("p", { class: "ck-case-walk__head" }, words), whose = state.mode === "worked" ? t("The best way") : t("Your way");
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
  let key = [`calcikit.${kind}.v1`, inPage(model) ? location.pathname : "jupyterlab", ...names].join(" ");
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
        value === null ? window.localStorage.removeItem(key) : window.localStorage.setItem(key, JSON.stringify(value));
      } catch {
      }
    }
  };
}

// js/case-walk/memory.js
function casesLeft(model, name) {
  let cases = model.get("_content").cases.map(({ id }) => id), memory = memoryOf(model, "cases", name, cases), read = () => memory.read() ?? {};
  return {
    last: () => read().last ?? null,
    of: (id) => read()[id] ?? null,
    keep({ case: id, mode, at, said: said2 }, over) {
      let here = over || !at && !Object.keys(said2).length ? null : { mode, at, said: said2 };
      memory.keep({ ...read(), [id]: here, last: here && id });
    }
  };
}

// js/case-walk/question.js
function option(choice, number2, { name, gone, onchoose, onenter }) {
  let onkeydown = (event) => {
    event.key !== "Enter" || !input.checked || (event.preventDefault(), onenter(choice.answer));
  }, about = { type: "radio", name, value: choice.answer, disabled: gone }, input = h("input", { ...about, onchange: onchoose, onkeydown }), row = h(
    "label",
    { class: `ck-option ck-case-walk__option${gone ? " ck-case-walk__gone" : ""}` },
    input,
    h("span", { class: "ck-key", "aria-hidden": "true" }, number2 + 1),
    h("span", null, choice.label),
    gone && h("span", { class: "ck-case-walk__tried" }, t("tried"))
  );
  return { input, row };
}
function questionOf(stage, tried, decide) {
  let name = unique("ck-case-walk-"), chosen = () => options.find(({ input }) => input.checked)?.input.value, act = button(t("Decide"), () => decide(chosen()), {
    class: "ck-main-button",
    disabled: !0,
    "data-ck": "decide"
  }), onchoose = () => {
    act.disabled = !1;
  }, options = stage.choices.map(
    (choice, number2) => option(choice, number2, { name, gone: tried.includes(choice.answer), onchoose, onenter: decide })
  ), pick = (number2) => {
    let input = options[number2]?.input;
    !input || input.disabled || (input.checked = !0, input.focus(), onchoose());
  }, rows = options.map(({ row }) => row), hint = t("Keys 1 to {last} choose, Enter decides.", { last: rows.length }), legend = h("legend", { tabindex: "-1", "data-ck": "question" }, quoted(stage), stage.question), node = h(
    "div",
    { class: "ck-case-walk__ask" },
    h("fieldset", null, legend, rows),
    h(
      "p",
      { class: "ck-wrap ck-case-walk__do" },
      act,
      h("span", { class: "ck-small ck-case-walk__hint" }, hint)
    )
  );
  return { pick, node };
}

// js/case-walk/stage.js
function howDecided(given, turns) {
  return given ? t(" decided for you") : turns ? tn(" after one wrong turn", " after {n} wrong turns", turns) : "";
}
function pastStage(data, story, { mode, said: said2 }, place) {
  let stage = story.stages[place], given = isGiven(story, mode, place), answers = given ? [stage.right] : answersAt(stage, said2), choices = answers.map((answer) => choiceOf(stage, answer)), summary = h(
    "summary",
    null,
    h("span", { "aria-hidden": "true" }, `${goesOn(choices[0]) ? VERDICTS[choices[0].verdict][0] : "↻"} `),
    h("strong", null, stationName(data, stage)),
    ": ",
    choices.at(-1)?.label,
    h("span", { class: "ck-case-walk__note" }, howDecided(given && mode !== "worked", answers.length - 1))
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
      images(stage, !0),
      choices.map((choice) => outcomeOf(data, choice, given ? t("Done:") : void 0)),
      reasonsOf(data, stage)
    )
  );
}
function said(data, stage, { shown, settled, given, asked, last }, { back, next }) {
  let onward2 = button(last ? t("Look back at the case") : t("Continue"), next, {
    class: "ck-main-button",
    "data-ck": "next"
  }), again = button(t("Back to the decision"), back, { class: "ck-main-button", "data-ck": "back" });
  return h(
    "div",
    { class: "ck-case-walk__say" },
    asked?.node,
    shown && h("p", { class: "ck-case-walk__asked" }, quoted(stage), stage.question),
    shown && outcomeOf(data, shown, given ? t("Here you choose:") : void 0),
    settled && reasonsOf(data, stage),
    settled && given && otherWays(data, stage),
    shown && h("p", { class: "ck-wrap ck-case-walk__do" }, settled ? onward2 : again)
  );
}
function openStage(data, story, state, { decide, back, next, wrongTurn }) {
  let { at } = state, stage = story.stages[at], answers = answersAt(stage, state.said), given = isGiven(story, state.mode, at), settled = isSettled(story, state.mode, state.said, at), shown = settled || wrongTurn ? choiceOf(stage, given ? stage.right : answers.at(-1)) : null, asked = shown ? null : questionOf(stage, answers, decide), count = t("Decision {number} of {all}", { number: at + 1, all: story.stages.length }), last = at + 1 === story.stages.length;
  return { node: h(
    "div",
    { class: "ck-case-walk__stage", role: "group", "data-stage": stage.id, "aria-label": count },
    h("p", { class: "ck-kicker" }, `${count}: ${inside(stationName(data, stage))}`),
    h("p", { class: "ck-case-walk__text", tabindex: "-1", "data-ck": "text" }, stage.text),
    h(
      "div",
      { class: stage.pictures.length ? "ck-case-walk__two" : "ck-case-walk__one" },
      stage.pictures.length > 0 && h("div", { class: "ck-case-walk__see" }, images(stage, !!shown)),
      said(data, stage, { shown, settled, given, asked, last }, { back, next })
    )
  ), pick: asked?.pick };
}

// js/case-walk/case-walk.js
var STATE = ["case", "mode", "at", "said"], DECIDED = msg("decided"), BEGUN = msg("begun"), NOTICE2 = msg("Invented women, simulated images."), stateOf = (model, data) => orderly(data, Object.fromEntries(STATE.map((name) => [name, model.get(name)])));
function walkOf(model, record, memory, draw) {
  let [data, set] = [model.get("_content"), setter(model)], moving = !1, since = performance.now(), state = () => stateOf(model, data), story = () => data.cases.find(({ id }) => id === state().case), walk = {
    data,
    state,
    story,
    wrongTurn: !1,
    // one is on screen; its way back leads to the question
    moving: () => moving,
    move(changes, focus) {
      moving = !0, set(changes), moving = !1, memory.keep(state(), state().at >= story().stages.length), draw(focus);
    },
    decide(answer) {
      let now = state(), stage = story().stages[now.at], choice = choiceOf(stage, answer);
      if (!choice) return;
      let earlier = answersAt(stage, now.said), seconds = Math.round((performance.now() - since) / 100) / 10;
      earlier.length || record.add(eventOf(story(), stage, choice, now.mode, seconds)), walk.wrongTurn = !goesOn(choice), walk.move({ said: { ...now.said, [stage.id]: [...earlier, choice.answer] } }, "verdict");
    },
    back() {
      walk.wrongTurn = !1, draw("question");
    },
    go(changes, focus) {
      walk.wrongTurn = !1, since = performance.now(), walk.move(changes, focus);
    },
    next() {
      let at = state().at + 1;
      walk.go({ at }, at < story().stages.length ? "text" : "debrief");
    },
    begin: (changes, focus = "title") => walk.go({ at: 0, said: {}, ...changes }, focus),
    open: (id, focus) => walk.begin({ case: id, ...memory.of(id) }, focus)
  };
  return walk;
}
function howFar({ id, stages }, events, memory) {
  return events.some(({ source, item }) => source === "case" && item === `${id}/${stages.at(-1)?.id}`) ? DECIDED : memory.of(id) ? BEGUN : "";
}
function modePicker(walk) {
  let left = /* @__PURE__ */ new Map(), labels = Object.entries(MODES).map(([id, { label }]) => [id, t(label)]);
  return radios(unique("ck-case-walk-mode-"), labels, (mode) => {
    let { case: id, mode: before, at, said: said2 } = walk.state();
    left.set(`${id} ${before}`, { at, said: said2 }), walk.begin({ ...left.get(`${id} ${mode}`), mode }, "");
  });
}
function head(walk, record, memory, status) {
  let { cases } = walk.data, titles = cases.map(({ id, title }, place) => [id, `${place + 1}. ${title}`]), choose = selectBox(titles, (id) => {
    walk.open(id, ""), put(status, walk.story().title);
  }, { "data-ck": "case" }), count = h("span", { class: "ck-small ck-case-walk__count" }), mark = () => {
    let far = cases.map((one) => howFar(one, record.events(), memory));
    far.forEach((words, place) => {
      choose.options[place].textContent = titles[place][1] + (words && ` (${t(words)})`);
    }), count.textContent = t("{decided} of {cases} cases decided", {
      decided: far.filter((words) => words === DECIDED).length,
      cases: cases.length
    });
  }, modes = modePicker(walk), about = h("span", { class: "ck-small ck-case-walk__about" }), legend = h("legend", { class: "ck-sr" }, t("How much is decided for you")), named = h("label", null, h("span", null, t("Case")), choose), which = h("div", { class: "ck-case-walk__which" }, named, count), how = h("fieldset", { class: "ck-case-walk__modes" }, legend, modes.labels);
  return {
    mark,
    node: h("div", { class: "ck-wrap ck-case-walk__bar" }, cases.length > 1 && which, how, about),
    owns: (target) => target === choose || modes.inputs.includes(target),
    show({ case: id, mode }) {
      choose.value = id, modes.check(mode), about.textContent = t(MODES[mode].about), mark();
    }
  };
}
function foot(walk, name, page, status) {
  let linked = h("span", { class: "ck-small ck-case-walk__hint", "aria-hidden": "true" }), link = async () => {
    let hash = toCaseHash(walk.state(), name), done = await copy(addressOf(hash));
    done || (location.hash = hash.slice(1)), put(linked, done ? t("The link is copied.") : t("The link stands in the address bar.")), put(status, linked.textContent);
  }, small = (words, act, key) => button(words, act, { class: "ck-small-button", "data-ck": key });
  return { node: h(
    "p",
    { class: "ck-wrap ck-small ck-case-walk__foot" },
    small(t("Start this case again"), () => walk.begin({}), "restart"),
    page && small(t("Copy {what}", { what: t("link") }), link, "link"),
    linked,
    h("span", null, t(NOTICE2), " ", careNotice()),
    walk.data.local && h("strong", { "data-ck": "local" }, walk.data.local)
  ), show: () => put(linked) };
}
function bodyOf(walk) {
  let { data } = walk, [state, story] = [walk.state(), walk.story()], ended = state.at >= story.stages.length, stage = ended ? null : openStage(data, story, state, walk), ways = {
    again: (mode) => walk.begin({ mode }),
    nextCase: (id) => walk.open(id)
  }, behind = story.stages.slice(0, state.at).map((_, place) => pastStage(data, story, state, place)), past = h("ol", { class: "ck-case-walk__behind", "aria-label": t("Decisions behind you") }, behind);
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
  let open = body.querySelector(".ck-case-walk__stage, .ck-case-walk__debrief"), target = (key === "title" ? body : open)?.querySelector(`[data-ck="${key}"]`);
  target?.focus({ preventScroll: !0 });
  let place = target?.getBoundingClientRect();
  place && (place.top < upperEdge(body) || place.bottom > innerHeight - 120) && target?.scrollIntoView({ block: key === "title" ? "start" : "center" });
}
function readLinks(walk, name, root, signal) {
  let read = () => {
    let found = fromCaseHash(walk.data, location.hash, name);
    return found ? (walk.wrongTurn = !1, walk.move(found), scrollToLink(root, "[data-ck=title]"), !0) : !1;
  };
  return window.addEventListener("hashchange", read, { signal }), read();
}
function digitKeys(top, pick) {
  return (event) => {
    let number2 = digitOf(event) - 1;
    number2 < 0 || number2 > 4 || top.owns(event.target) || !pick() || (event.preventDefault(), pick()?.(number2));
  };
}
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let page = inPage(model), name = nameInPage(model.get("name"), "case", ".ck-case-walk"), stop = new AbortController(), record = openRecord(model, stop.signal), body = h("div"), troubles = h("p", { class: "ck-case-walk__trouble" }), status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" }), pick = null, draw = (focus) => {
    let shown = bodyOf(walk);
    pick = shown.pick, top.show(walk.state()), bottom.show(), put(body, shown.nodes), body.dataset.at = String(shown.at), focus && aim(body, focus);
  }, memory = casesLeft(model, name), walk = walkOf(model, record, memory, draw), [top, bottom] = [head(walk, record, memory, status), foot(walk, name, page, status)], about = { class: "ck-widget ck-case-walk", onkeydown: digitKeys(top, () => pick) }, root = h("div", about, status, top.node, body, troubles, bottom.node);
  follow(model, STATE, () => {
    walk.moving() || (walk.wrongTurn = !1, draw());
  }, stop.signal);
  let tell = () => {
    put(troubles, record.problems().join(" ")), top.mark();
  };
  record.onchange(tell, stop.signal), tell(), keepKeys(root, stop.signal), el.replaceChildren(root);
  let linked = page && readLinks(walk, name, root, stop.signal), fresh = !walk.state().at && !Object.keys(walk.state().said).length, last = memory.last();
  return !linked && fresh && last ? walk.move({ case: last, ...memory.of(last) }) : draw(), () => stop.abort();
}
var case_walk_default = { render };
export {
  case_walk_default as default
};
