/* Made by "make js" (sha256 325407930554f4ecbe0b1936ca58f9dde2ea2d61f421ec85453e0c89d584eccd) of js/drill/drill.js js/drill/feedback.js js/drill/parts.js js/drill/question-source.js js/drill/question.js js/drill/results.js js/drill/selection.js js/shared/dom.js js/shared/payload.js js/shared/progress.js js/shared/statistics.js */
// js/shared/dom.js
function put(node, ...children) {
  node.replaceChildren(
    ...children.flat(9).filter((child) => child != null && child !== false && child !== "")
  );
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  return put(node, children);
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (root.contains(target))
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
  return document.scrollingElement;
}
function inPlace(root, redraw) {
  const key = (node) => node.closest("[data-key]")?.dataset.key;
  const opened = [...root.querySelectorAll("details[open][data-key]")].map(key);
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const panel = held?.closest("[role=tabpanel]");
  const mark = panel ?? held;
  const before = mark?.getBoundingClientRect().top;
  redraw();
  for (const details of root.querySelectorAll("details[data-key]"))
    if (opened.includes(key(details))) details.open = true;
  if (held && !held.isConnected) {
    const again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    (again?.querySelector("summary") ?? again ?? panel ?? root.querySelector("[role=tab][aria-selected=true]")).focus({ preventScroll: true });
  }
  if (mark?.isConnected) scroller(root).scrollTop += mark.getBoundingClientRect().top - before;
}

// js/shared/progress.js
var RECORD_KEY = "calcikit.progress.v1";
var RECORD_VERSION = 1;
var KERNEL_PATIENCE = 5e3;
var RECORD_WORDS = {
  blocked: "This browser lets the page keep nothing: your answers last only while the page is open. Download your record to keep it.",
  full: "The browser's storage is full: the newest answers last only while the page is open. Download your record to keep them.",
  silent: "The kernel has not confirmed your last answer yet. Is it running? The answer is kept here until it does; download your record to be sure."
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
  more_said: orNothing(isTruth)
};
function eventProblem(event) {
  if (event === null || typeof event !== "object" || Array.isArray(event))
    return "not an answer: an object in braces is expected";
  if (event.v == null) return "it does not say its version";
  if (event.v !== RECORD_VERSION)
    return `written in version ${event.v} of the record, this page reads version ${RECORD_VERSION}: use a newer page`;
  const bad = Object.keys(EVENT_KEYS).find((key) => !EVENT_KEYS[key](event[key]));
  return bad === void 0 ? "" : event[bad] === void 0 ? `'${bad}' is missing` : `'${bad}' cannot be ${JSON.stringify(event[bad])}`;
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
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("not a number");
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
      problem = "not valid JSON";
    }
    problem ||= eventProblem(event);
    if (problem) found.setAside.push({ line: `${line}
`, why: `line ${place + 1}: ${problem}.` });
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
    const found = readRecord(seen = text ?? "");
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
      say("full", RECORD_WORDS.full);
    }
  };
  try {
    store = window.localStorage;
    for (const { why } of takeIn(store.getItem(RECORD_KEY)).setAside)
      say(why, `Your record in this browser, ${why} It stays there; the rest is read.`);
  } catch {
    store = null;
    say("blocked", RECORD_WORDS.blocked);
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
  const ask = (event) => model.send({ record: "add", event });
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
        `Your record's file could not be written: ${why}. The answer is kept here; download your record to be sure.`
      );
    }
  };
  const listen = (message) => {
    if (Object.hasOwn(told, message?.record)) told[message.record](message);
  };
  model.on("msg:custom", listen);
  signal?.addEventListener("abort", () => model.off("msg:custom", listen));
  model.send({ record: "open" });
  const store = (event) => new Promise((resolve) => {
    const timer = setTimeout(() => say("silent", RECORD_WORDS.silent), KERNEL_PATIENCE);
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
function openRecord(model, signal) {
  const list = eventList();
  const problems = /* @__PURE__ */ new Map();
  const sitting = randomName();
  let stranger = randomName();
  const say = (what, words) => {
    if (words === false ? !problems.delete(what) : problems.get(what) === words) return;
    if (words !== false) problems.set(what, words);
    list.tell([]);
  };
  const keep = model.get("_host") === "page" ? browserKeeper(list, say, signal) : kernelKeeper(
    model,
    list,
    say,
    (name) => {
      stranger = name;
    },
    signal
  );
  const learner = () => list.all()[0]?.learner ?? stranger;
  return {
    sitting,
    /** Every answer, in the order recorded. */
    events: () => list.all(),
    /** What could not be read or kept, in words. */
    problems: () => [...problems.values()],
    /** Record one answer; version, time, learner and sitting are filled in. Resolves when it is stored. */
    async add(given) {
      const event = {
        v: RECORD_VERSION,
        at: (/* @__PURE__ */ new Date()).toISOString(),
        learner: learner(),
        sitting,
        confidence: null,
        seconds: null,
        more_truth: null,
        more_said: null,
        ...given
      };
      const problem = eventProblem(event);
      if (problem) throw new Error(`An answer cannot be recorded: ${problem}.`);
      await keep(list.take([event]));
    },
    /** The whole record as JSON Lines, for a download. */
    text: () => recordText(list.all()),
    /** Take in another record; what is there already is not taken twice. */
    load(text) {
      const found = readRecord(text);
      const fresh = list.take(found.events);
      keep(fresh);
      return { added: fresh.length, setAside: found.setAside.map(({ why }) => why) };
    },
    /** Call `listener` with the new answers whenever answers or problems change, until `signal` aborts. */
    onchange: (listener, until) => list.listen(listener, until)
  };
}

// js/drill/parts.js
var capital = (words) => words[0].toUpperCase() + words.slice(1);
var percent = (value) => `${Math.round(100 * value)}%`;
var interval = (s) => `${percent(s.share)} (${s.k} of ${s.n}; 95% interval ${percent(s.low)} to ${percent(s.high)})`;
var nameOf = (labels, group, id) => labels.names[group]?.[id] ?? id;
var pairNames = (labels, pair) => {
  const [group, both] = pair.split(":");
  return both.split("|").map((id) => nameOf(labels, group, id));
};
function picture(shown, title) {
  const truth = h("img", {
    class: "ck-drill__truth",
    hidden: true,
    alt: shown.marks ?? "Marks around the particles.",
    width: 320,
    height: 320,
    src: `data:image/png;base64,${shown.truth}`
  });
  const node = h(
    "figure",
    { class: "ck-drill__picture" },
    h(
      "div",
      { class: "ck-drill__frame" },
      h("img", {
        alt: shown.alt ?? `Simulated mammogram. ${shown.caption}.`,
        width: 320,
        height: 320,
        decoding: "async",
        src: `data:image/jpeg;base64,${shown.src}`
      }),
      truth
    ),
    h("figcaption", null, title && h("strong", null, `${title}. `), shown.caption)
  );
  return {
    node,
    mark: (on) => {
      truth.hidden = !on;
    }
  };
}
var inWords = (pictures) => h(
  "details",
  { class: "ck-drill__words" },
  h("summary", null, pictures.length > 1 ? "The pictures in words" : "The picture in words"),
  pictures.map(({ words }) => h("p", null, words))
);
var sourceLink = ({ text, url }) => url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text;
function sourceList(cite, sources) {
  return h(
    "details",
    { class: "ck-drill__sources" },
    h("summary", null, `Sources (${cite.length})`),
    h(
      "ul",
      null,
      cite.map((key) => h("li", null, sourceLink(sources[key])))
    )
  );
}
function tableOf(caption, heads, rows) {
  return h(
    "div",
    { class: "ck-drill__scroll", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      null,
      h("caption", null, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          heads.map((head) => head === "" ? h("td") : h("th", { scope: "col" }, head))
        )
      ),
      h(
        "tbody",
        null,
        rows.map(
          ([head, ...cells]) => h(
            "tr",
            null,
            h("th", { scope: "row" }, head),
            cells.map((cell) => cell instanceof Node ? cell : h("td", null, String(cell)))
          )
        )
      )
    )
  );
}
var SVG = "http://www.w3.org/2000/svg";
function chart(points, ideal = []) {
  const node = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = node("svg", {
    viewBox: "0 0 240 140",
    class: "ck-drill__chart",
    "aria-hidden": "true",
    focusable: "false"
  });
  const at = (place, value) => [28 + place * 200, 120 - value * 108];
  for (const level of [0, 0.5, 1]) {
    const [x, y] = at(0, level);
    svg.append(node("line", { x1: x, x2: 232, y1: y, y2: y, class: "ck-drill__grid" }));
    const text = node("text", { x: 24, y: y + 4, "text-anchor": "end" });
    text.textContent = `${level * 100}`;
    svg.append(text);
  }
  const line = (spots2, kind) => spots2.length > 1 && svg.append(node("polyline", { points: spots2.map((spot) => spot.join(",")).join(" "), class: kind }));
  const spots = (list) => list.map(({ place, value }) => at(place, value));
  line(spots(ideal), "ck-drill__ideal");
  line(spots(points), "ck-drill__line");
  for (const [cx, cy] of spots(points)) svg.append(node("circle", { cx, cy, r: 4, class: "ck-drill__dot" }));
  return svg;
}

// js/drill/feedback.js
function verdict(item, option, confidence) {
  const truth = item.options.find(({ right }) => right);
  const named = item.kind === "tell_her" || item.kind === "same_or_different" ? "" : ` It is: ${truth.text}.`;
  if (option.right) return confidence === 1 ? "Right, and you were guessing: read why." : "Right.";
  if (option.credit)
    return `Nearly: ${option.credit === 0.5 ? "half a point" : `${option.credit} of a point`}.${named}`;
  return confidence === 4 ? `Not this one, and you were sure: worth a second look.${named}` : `Not this one.${named}`;
}
function feedbackView(item, option, confidence, view) {
  const truth = item.options.find(({ right }) => right);
  const others = item.options.filter((o) => o !== truth && o !== option);
  const compare = h("div", { class: "ck-drill__compare" });
  const shown = option.example;
  const show = shown && h(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      onclick: () => {
        const open = !compare.hasChildNodes();
        show.setAttribute("aria-expanded", String(open));
        const one = picture(item.pictures[0], `This one: ${truth.text}`);
        const two = picture(shown, `An example of what you said: ${option.text}`);
        for (const made of [one, two]) made.mark(open);
        put(compare, open && [one.node, two.node]);
      }
    },
    "Show me the one I said"
  );
  const marks = view.marked && h(
    "button",
    {
      type: "button",
      "aria-pressed": "true",
      onclick: () => {
        const on = marks.getAttribute("aria-pressed") !== "true";
        marks.setAttribute("aria-pressed", String(on));
        view.mark(on);
      }
    },
    "Mark the particles"
  );
  view.mark(true);
  const reason = (o) => [h("strong", null, `${o.text}: `), o.reason];
  return h(
    "div",
    { class: "ck-drill__feedback" },
    h(
      "p",
      { class: `ck-drill__verdict ${option.right ? "ck-drill__good" : "ck-drill__off"}` },
      `${option.right ? "✓" : option.credit ? "◐" : "✗"} ${verdict(item, option, confidence)}`
    ),
    h(
      "dl",
      null,
      !option.right && [
        h("dt", null, "Why not"),
        h("dd", null, item.kind === "tell_her" ? option.reason : reason(option))
      ],
      h("dt", null, option.right ? "Why" : "Why the right one"),
      h("dd", null, item.kind === "tell_her" ? truth.reason : reason(truth)),
      !truth.reason.includes(item.where) && [h("dt", null, "Where to look"), h("dd", null, item.where)],
      h("dt", null, "What it is, and what follows"),
      h("dd", null, item.explanation)
    ),
    (marks || show) && h("p", { class: "ck-drill__buttons" }, marks, show),
    compare,
    others.length > 0 && item.kind !== "same_or_different" && h(
      "details",
      { class: "ck-drill__others" },
      h("summary", null, "Why not the others"),
      h(
        "ul",
        null,
        others.map((o) => h("li", null, reason(o)))
      )
    ),
    sourceList(item.cite, item.sources)
  );
}

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}
var packs = /* @__PURE__ */ new Map();
function unpack(model, name) {
  const bytes = octets(model.get(name));
  const key = `${bytes.length}.${bytes.slice(-4)}`;
  if (!packs.has(key)) {
    const pack = {
      opened: inflate(bytes).then((text) => {
        pack.data = JSON.parse(new TextDecoder().decode(text));
        return pack.data;
      })
    };
    packs.set(key, pack);
    pack.opened.catch(() => packs.delete(key));
  }
  return packs.get(key);
}

// js/drill/selection.js
var PULL = 3;
var MEMORY = 100;
var pairKey = (group, one, two) => `${group}:${[one, two].sort().join("|")}`;
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
function choose(candidates, answers, { asked, seed, pair }, labels) {
  const recent = answers.slice(-MEMORY);
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
  if (!left.length) return null;
  const slips = recent.map((answer) => pairOf(labels, answer));
  const weight = ({ pairs }) => 1 + PULL * slips.filter((slip) => pairs.includes(slip)).length;
  let mark = fraction(seed, asked.length) * left.reduce((sum, item) => sum + weight(item), 0);
  return left.find((item) => (mark -= weight(item)) < 0) ?? left.at(-1);
}

// js/drill/question-source.js
var KERNEL_WAIT = 15e3;
async function bankSource(model, labels) {
  const { items, sources } = await unpack(model, "_questions").opened;
  const pictures = model.get("_pictures");
  const filled = (item) => ({
    ...item,
    sources,
    pictures: item.pictures.map((number) => pictures[number]),
    options: item.options.map((o) => o.example === void 0 ? o : { ...o, example: pictures[o.example] })
  });
  return async (answers, asking) => {
    const item = choose(items, answers, asking, labels);
    return item && filled(item);
  };
}
function kernelSource(model, labels, signal) {
  const waiting = /* @__PURE__ */ new Map();
  let number = 0;
  const listen = (message) => {
    if (!message?.drill) return;
    waiting.get(message.number)?.(message);
    waiting.delete(message.number);
  };
  model.on("msg:custom", listen);
  signal.addEventListener("abort", () => model.off("msg:custom", listen));
  const ask = (message) => new Promise((resolve, reject) => {
    number += 1;
    const timer = setTimeout(
      () => reject(new Error("The kernel does not answer. Is it running?")),
      KERNEL_WAIT
    );
    waiting.set(number, (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    model.send({ ...message, number });
  });
  return async (answers, asking) => {
    const { asked, seed, pair } = asking;
    const { items } = await ask({ drill: "candidates", asked: asked.length, seed, pair });
    const chosen = choose(items, answers, asking, labels);
    return chosen && (await ask({ drill: "item", id: chosen.id })).item;
  };
}

// js/drill/question.js
function questionView(item, { uid, sureWords, onanswer, onnext }) {
  const pictures = item.pictures.map(
    (shown, place) => picture(shown, item.kind === "same_or_different" ? ["Left", "Right"][place] : "")
  );
  let picked = -1;
  const stem = h("p", { class: "ck-drill__stem", id: `${uid}-stem`, tabindex: "-1" }, item.stem);
  const rows = item.options.map((option, place) => {
    const input = h("input", {
      type: "radio",
      name: `${uid}-answer`,
      value: String(place),
      onchange: () => pick(place)
    });
    const mark = h("span", { class: "ck-drill__mark" });
    return {
      option,
      input,
      mark,
      row: h(
        "label",
        { class: "ck-drill__option" },
        input,
        h("span", { class: "ck-drill__key", "aria-hidden": "true" }, String(place + 1)),
        h("span", { class: "ck-drill__text" }, option.text),
        mark
      )
    };
  });
  const sure = sureWords.map(
    (words, place) => h(
      "button",
      { type: "button", disabled: true, onclick: () => answer(place + 1) },
      h("span", { class: "ck-drill__key", "aria-hidden": "true" }, String(place + 1)),
      capital(words)
    )
  );
  const next = h("button", { type: "button", class: "ck-drill__main", onclick: onnext }, "Next question");
  const said = h("span", { class: "ck-drill__said" });
  const sureRow = h(
    "div",
    { class: "ck-drill__sure", role: "group", "aria-labelledby": `${uid}-sure` },
    h("p", { id: `${uid}-sure` }, "How sure are you? This gives your answer."),
    h("div", { class: "ck-drill__buttons" }, sure)
  );
  const nextRow = h(
    "div",
    { class: "ck-drill__sure", hidden: true },
    h("p", null, said),
    h("div", { class: "ck-drill__buttons" }, next)
  );
  function pick(place) {
    picked = place;
    rows.forEach(({ input }, number) => {
      input.checked = number === place;
    });
    for (const button of sure) button.disabled = false;
  }
  function answer(confidence) {
    for (const { option, input, mark, row } of rows) {
      const mine = option === item.options[picked];
      row.classList.toggle("ck-drill__right", option.right);
      row.classList.toggle("ck-drill__mine", mine);
      input.disabled = true;
      mark.textContent = option.right ? mine ? "✓ yours, right" : "✓ right" : mine ? "✗ yours" : "";
    }
    said.textContent = `You said: ${sureWords[confidence - 1]}.`;
    sureRow.hidden = true;
    nextRow.hidden = false;
    onanswer(item.options[picked], confidence);
    next.focus({ preventScroll: true });
  }
  function key(event) {
    if (!nextRow.hidden) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
    if (picked >= 0 && event.key === "Escape") {
      rows[picked].input.focus();
      pick(-1);
      for (const button of sure) button.disabled = true;
    } else if (picked < 0 && digit in rows) {
      pick(digit);
      sure[0].focus({ preventScroll: true });
    } else if (picked >= 0 && digit in sure) answer(digit + 1);
    else return;
    event.preventDefault();
  }
  const node = h(
    "div",
    { class: `ck-drill__question${pictures.length ? "" : " ck-drill__plain"}`, "data-item": item.id },
    h("div", { class: "ck-drill__ask" }, h("p", { class: "ck-drill__kind" }, item.label), stem),
    pictures.length > 0 && h(
      "div",
      { class: `ck-drill__pictures ck-drill__count-${pictures.length}` },
      pictures.map((p) => p.node),
      inWords(item.pictures)
    ),
    h(
      "div",
      { class: "ck-drill__answers" },
      h(
        "div",
        { role: "radiogroup", "aria-labelledby": stem.id, class: "ck-drill__options" },
        rows.map(({ row }) => row)
      ),
      sureRow,
      nextRow
    )
  );
  return {
    node,
    key,
    stem,
    next,
    mark: (on) => {
      for (const p of pictures) p.mark(on);
    },
    marked: pictures.length > 0
  };
}

// js/shared/statistics.js
function wilsonInterval(k, n) {
  const z2 = 1.959963984540054 ** 2;
  const middle = (k + z2 / 2) / (n + z2);
  const half = Math.sqrt(z2 * k * (n - k) / n + z2 * z2 / 4) / (n + z2);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
var shareOf = (k, n) => n ? { k, n, share: k / n, ...wilsonInterval(k, n) } : null;
var rightAmong = (events) => shareOf(events.filter(({ right }) => right).length, events.length);
function groupedBy(events, key) {
  const groups = /* @__PURE__ */ new Map();
  for (const event of events) {
    const name = key(event);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(event);
  }
  return [...groups];
}
function confusedPairs(events) {
  const wrong = events.filter(({ truth, said }) => truth !== said);
  const pair = ({ kind, truth, said }) => JSON.stringify([kind, ...[truth, said].sort()]);
  const found = groupedBy(wrong, pair).map(([name2, slips]) => {
    const [kind, one, other] = JSON.parse(name2);
    const answers = events.filter(
      (event) => event.kind === kind && (event.truth === one || event.truth === other)
    ).length;
    return { kind, one, other, confused: slips.length, answers };
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
  const sure = events.filter(({ confidence }) => confidence != null);
  const blocks = Math.ceil(inTime.length / block);
  return {
    score: rightAmong(events),
    credit: events.length ? events.reduce((sum, { credit }) => sum + credit, 0) / events.length : null,
    kinds: Object.fromEntries(
      groupedBy(events, ({ kind }) => kind).map(([kind, rows]) => [kind, rightAmong(rows)])
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
    calibration: groupedBy(sure, ({ confidence }) => confidence).sort(([a], [b]) => a - b).map(([confidence, rows]) => ({ confidence, ...rightAmong(rows) })),
    curve: Array.from({ length: blocks }, (_, place) => {
      const rows = inTime.slice(place * block, (place + 1) * block);
      return { upTo: place * block + rows.length, ...rightAmong(rows) };
    })
  };
}

// js/drill/results.js
var NOT_WORDS = ["same_or_different", "turning_word"];
function resultsView(events, labels, { ondrill, scope, onscope, all, extra }) {
  const found = summarise(events);
  const scopes = h(
    "div",
    { class: "ck-drill__buttons", role: "group", "aria-label": "Which answers" },
    [
      ["sitting", "This sitting"],
      ["all", `All my answers (${all})`]
    ].map(
      ([id, words]) => h(
        "button",
        { type: "button", "data-key": id, "aria-pressed": String(id === scope), onclick: () => onscope(id) },
        words
      )
    )
  );
  return h(
    "div",
    { class: "ck-drill__results" },
    h("h3", { tabindex: "-1" }, "Your results"),
    scopes,
    !found.score ? h("p", null, "No answers yet.") : [
      h(
        "p",
        { class: "ck-drill__score" },
        h("strong", null, `${found.score.k} of ${found.score.n} right`),
        `, ${percent(found.score.share)} (95% interval ${percent(found.score.low)} to ${percent(found.score.high)}); points with near misses: ${Math.round(2 * found.credit * events.length) / 2}.`
      ),
      worstPart(found, labels, ondrill),
      screeningPart(found),
      calibrationPart(found, labels),
      curvePart(found),
      confusionPart(found, labels)
    ],
    extra,
    rulesPart(labels)
  );
}
var rulesPart = ({ rules }) => h(
  "details",
  { "data-key": "rules" },
  h("summary", null, "Why the drill works this way"),
  h(
    "p",
    { class: "ck-drill__quiet" },
    "These studies were about other films and other learners. Whether this drill helps as much, nobody has tested."
  ),
  h(
    "ul",
    { class: "ck-drill__rules" },
    rules.map(
      ({ label, text, sources }) => h("li", null, h("strong", null, `${label}. `), text, " ", h("small", null, sources.map(sourceLink)))
    )
  )
);
function worstPart({ pairs }, labels, ondrill) {
  const worst = pairs.find(({ kind, confused }) => confused >= 2 && !NOT_WORDS.includes(kind));
  if (!worst) return null;
  const group = labels.groups[worst.kind] ?? worst.kind;
  const [one, other] = [worst.one, worst.other].map((id) => nameOf(labels, group, id));
  return h(
    "p",
    null,
    `Most often taken for one another: ${one} and ${other} (${worst.confused} times). `,
    h(
      "button",
      {
        type: "button",
        class: "ck-drill__main",
        onclick: () => ondrill(pairKey(group, worst.one, worst.other))
      },
      "Drill these two"
    )
  );
}
function screeningPart({ sensitivity, specificity }) {
  const line = (name, found, words) => found && [name, interval(found), words];
  const rows = [
    line("Sensitivity", sensitivity, "of what needed more, you asked for more"),
    line("Specificity", specificity, "of what needed nothing more, you left alone")
  ].filter(Boolean);
  return rows.length > 0 && [
    h("h4", null, "Does it need more than routine screening?"),
    tableOf("More than routine: how often you were right", ["", "Share", "Meaning"], rows)
  ];
}
function calibrationPart({ calibration }, labels) {
  if (!calibration.length) return null;
  const place = (level) => (level - 1) / 3;
  const ideal = labels.confidence.map(({ promises }, level) => ({ place: level / 3, value: promises }));
  return [
    h("h4", null, "How sure, and how right"),
    h(
      "div",
      { class: "ck-drill__figure" },
      chart(
        calibration.map(({ confidence, share }) => ({ place: place(confidence), value: share })),
        ideal
      ),
      tableOf(
        "Share right at each confidence",
        ["You said", "Promises", "Answers", "Right"],
        calibration.map(({ confidence, n, share }) => {
          const { label, promises } = labels.confidence[confidence - 1];
          return [capital(label), percent(promises), n, percent(share)];
        })
      )
    ),
    h(
      "p",
      { class: "ck-drill__quiet" },
      "Well calibrated means: the surer, the more often right. The dashed line is what the words promise; these shares are our own reading of them."
    )
  ];
}
function curvePart({ curve }) {
  if (curve.length < 2) return null;
  return [
    h("h4", null, "Over time"),
    h(
      "div",
      { class: "ck-drill__figure" },
      chart(curve.map(({ share }, place) => ({ place: place / (curve.length - 1), value: share }))),
      tableOf(
        "Share right in each ten answers",
        ["Answers", "Right"],
        curve.map(({ upTo, k, n }) => [`${upTo - n + 1} to ${upTo}`, `${k} of ${n}`])
      )
    )
  ];
}
function confusionPart({ kinds, confusion }, labels) {
  const asked = Object.entries(kinds).filter(([kind]) => !NOT_WORDS.includes(kind)).sort(([, a], [, b]) => b.n - b.k - (a.n - a.k));
  return asked.length > 0 && [
    h("h4", null, "What you took for what"),
    asked.map(([kind, { k, n }], place) => {
      const group = labels.groups[kind] ?? kind;
      const cells = confusion(kind);
      const order = Object.keys(labels.names[group] ?? {});
      const sorted = (ids) => [...new Set(ids)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
      const [truths, saids] = [
        sorted(cells.map(({ truth }) => truth)),
        sorted(cells.map(({ said }) => said))
      ];
      const cell = (truth, said) => {
        const times = cells.find((c) => c.truth === truth && c.said === said)?.count ?? 0;
        return h(
          "td",
          { class: times ? truth === said ? "ck-drill__hit" : "ck-drill__slip" : "" },
          times ? `${truth === said ? "✓" : "✗"} ${times}` : ""
        );
      };
      return h(
        "details",
        { "data-key": kind, open: place === 0 },
        h(
          "summary",
          null,
          `${labels.kinds[kind] ?? kind}: ${n - k === 1 ? "1 slip" : `${n - k} slips`} in ${n}`
        ),
        tableOf(
          `${labels.kinds[kind] ?? kind}: rows are the truth, columns what you said`,
          ["", ...saids.map((id) => nameOf(labels, group, id))],
          truths.map((truth) => [nameOf(labels, group, truth), ...saids.map((said) => cell(truth, said))])
        )
      );
    })
  ];
}

// js/drill/drill.js
var FEWEST = 10;
var MOST = 100;
var PAIR_LENGTH = 10;
function linked() {
  const [, text] = location.hash.match(/^#drill:(.*)$/) ?? [];
  const said = new URLSearchParams(text ?? "");
  const whole = (name) => /^\d{1,9}$/.test(said.get(name) ?? "") ? Number(said.get(name)) : null;
  return { seed: whole("seed"), n: whole("n") };
}
var bounded = (n) => Math.min(MOST, Math.max(FEWEST, Math.round(n) || FEWEST));
async function render({ model, el }) {
  const stop = new AbortController();
  const labels = model.get("_labels");
  const page = model.get("_host") === "page";
  const record = openRecord(model, stop.signal);
  const nextOf = model.get("_packed") ? await bankSource(model, labels) : kernelSource(model, labels, stop.signal);
  const uid = unique("cd");
  const asked = page ? linked() : { seed: null, n: null };
  const sitting = {
    seed: asked.seed ?? model.get("seed") ?? Math.floor(Math.random() * 1e9),
    length: bounded(asked.n ?? model.get("length")),
    asked: [],
    pair: "",
    from: 0,
    scope: "sitting"
  };
  const state = { phase: "wait", view: null, item: null, since: 0, spent: 0, coming: null };
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const where = h("span", { class: "ck-drill__where" });
  const bar = h("progress", {
    class: "ck-drill__progress",
    "aria-label": "Progress of this sitting",
    max: "1",
    value: "0"
  });
  const pause = h(
    "button",
    { type: "button", onclick: () => state.phase === "paused" ? resume() : halt() },
    "Pause"
  );
  const results = h(
    "button",
    { type: "button", onclick: () => state.phase === "results" ? resume() : report() },
    "My results"
  );
  const stage = h("div", { class: "ck-drill__stage" });
  const trouble = h("p", { class: "ck-drill__trouble", role: "note", hidden: true });
  const root = h(
    "section",
    { class: "ck-widget ck-drill", "aria-label": "Drill", tabindex: "-1" },
    h(
      "div",
      { class: "ck-drill__bar" },
      where,
      bar,
      h("span", { class: "ck-drill__buttons" }, pause, results)
    ),
    stage,
    trouble,
    status,
    h(
      "p",
      { class: "ck-drill__foot" },
      `Keys: 1 to 5 choose, then 1 to 4 say how sure; Esc goes back, Enter goes on. ${labels.shown} For learning, not for care.`
    )
  );
  const mine = () => record.events().filter((event) => event.source === "drill");
  const here = () => mine().filter((event) => event.sitting === record.sitting).slice(sitting.from);
  function tell() {
    const goal = sitting.pair ? PAIR_LENGTH : sitting.length;
    const number = Math.min(goal, sitting.asked.length);
    where.textContent = state.phase === "results" ? `${number} of ${goal} asked` : `${sitting.pair ? `${pairNames(labels, sitting.pair).join(" or ")}: question` : "Question"} ${number} of ${goal}`;
    bar.max = goal;
    bar.value = number;
    pause.textContent = state.phase === "paused" ? "Resume" : "Pause";
    pause.hidden = state.phase === "results";
    results.textContent = state.phase === "results" ? "Back to the questions" : "My results";
    results.hidden = state.phase === "results" && !open();
    const problems = record.problems();
    trouble.hidden = problems.length === 0;
    trouble.textContent = problems.join(" ");
  }
  const open = () => state.item !== null || sitting.asked.length < (sitting.pair ? PAIR_LENGTH : sitting.length);
  const ask = () => nextOf(mine(), { asked: sitting.asked, seed: sitting.seed, pair: sitting.pair });
  async function advance(focus) {
    state.item = null;
    if (!open()) return report(true);
    const coming = state.coming ?? ask();
    state.coming = null;
    let item;
    try {
      item = await coming;
    } catch (error) {
      put(
        stage,
        h(
          "p",
          { role: "alert" },
          error.message,
          " ",
          h("button", { type: "button", onclick: () => advance(true) }, "Try again")
        )
      );
      return;
    }
    if (stop.signal.aborted) return;
    if (item === null) {
      report(true);
      return;
    }
    sitting.asked.push(item.id);
    Object.assign(state, { phase: "question", item, since: performance.now(), spent: 0, feedback: null });
    state.view = questionView(item, {
      uid,
      sureWords: labels.confidence.map(({ label }) => label),
      onanswer: (option, confidence) => answered(option, confidence),
      onnext: () => advance(true)
    });
    draw();
    if (focus) {
      state.view.stem.focus({ preventScroll: true });
      if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
    }
  }
  function draw() {
    put(stage, state.view.node, state.feedback);
    tell();
  }
  function answered(option, confidence) {
    const { item } = state;
    const truth = item.options.find(({ right }) => right);
    state.spent += performance.now() - state.since;
    state.phase = "feedback";
    state.feedback = feedbackView(item, option, confidence, state.view);
    const last = sitting.asked.length >= (sitting.pair ? PAIR_LENGTH : sitting.length);
    if (last) state.view.next.textContent = "See the results";
    record.add({
      source: "drill",
      item: item.id,
      kind: item.kind,
      truth: truth.id,
      said: option.id,
      credit: option.credit,
      right: option.right,
      confidence,
      seconds: Math.round(state.spent / 100) / 10,
      more_truth: truth.more,
      more_said: option.more
    });
    if (!last) {
      state.coming = ask();
      state.coming.catch(() => {
      });
    }
    draw();
    status.textContent = verdict(item, option, confidence);
  }
  function halt() {
    if (state.phase === "question") state.spent += performance.now() - state.since;
    state.before = state.phase;
    state.phase = "paused";
    const input = h("input", {
      type: "number",
      min: String(FEWEST),
      max: String(MOST),
      step: "5",
      value: String(sitting.length),
      id: `${uid}-length`,
      onchange: () => {
        input.value = String(setLength(Number(input.value)));
      }
    });
    put(
      stage,
      h(
        "div",
        { class: "ck-drill__paused" },
        h("h3", { tabindex: "-1" }, "Paused"),
        h("p", null, "The question waits, and so does the clock."),
        h("p", null, h("label", { for: input.id }, "Questions in this sitting (10 to 100) "), input),
        linkPart(),
        h(
          "p",
          { class: "ck-drill__buttons" },
          h("button", { type: "button", class: "ck-drill__main", onclick: resume }, "Resume")
        )
      )
    );
    tell();
    stage.querySelector("h3").focus({ preventScroll: true });
  }
  function setLength(n) {
    sitting.length = Math.max(bounded(n), sitting.pair ? 0 : sitting.asked.length);
    model.set("length", sitting.length);
    model.save_changes();
    tell();
    return sitting.length;
  }
  const linkPart = () => page && h(
    "p",
    null,
    h("a", { href: `#drill:seed=${sitting.seed}&n=${sitting.length}` }, "Link to a sitting like this one"),
    " (same draws from the same questions, as long as the answers are alike)"
  );
  function resume() {
    if (!state.item) {
      advance(true);
      return;
    }
    if (state.phase === "results" || state.phase === "paused") state.phase = state.before;
    if (state.phase === "question") state.since = performance.now();
    draw();
    (state.phase === "feedback" ? state.view.next : state.view.stem).focus({ preventScroll: true });
  }
  function begin(pair) {
    Object.assign(sitting, { pair, asked: [], from: here().length + sitting.from });
    state.coming = null;
    sitting.seed = (sitting.seed + 1) % 1e9;
    advance(true);
  }
  const brought = h("span", { role: "status" });
  function report(done) {
    if (state.phase === "question") state.spent += performance.now() - state.since;
    if (state.phase !== "results") state.before = state.phase === "paused" ? state.before : state.phase;
    state.phase = "results";
    const events = sitting.scope === "all" ? mine() : here();
    const extra = [
      h(
        "p",
        { class: "ck-drill__buttons" },
        open() && h("button", { type: "button", class: "ck-drill__main", onclick: resume }, "Go on"),
        h(
          "button",
          { type: "button", class: open() ? "" : "ck-drill__main", onclick: () => begin("") },
          "New sitting"
        )
      ),
      recordPart(record, brought, () => report())
    ];
    const redraw = () => put(
      stage,
      resultsView(events, labels, {
        scope: sitting.scope,
        all: mine().length,
        extra,
        ondrill: begin,
        onscope: (scope) => {
          sitting.scope = scope;
          report();
        }
      })
    );
    if (done === true || !stage.querySelector(".ck-drill__results")) {
      redraw();
      stage.querySelector("h3").focus({ preventScroll: true });
      if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
    } else inPlace(stage, redraw);
    tell();
  }
  record.onchange(tell, stop.signal);
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input[type=number], input[type=file], summary, a"))
        return;
      if (state.phase === "question") state.view.key(event);
    },
    { signal: stop.signal }
  );
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  tell();
  await (page ? advance(false) : advance(false).catch(() => {
  }));
  return () => stop.abort();
}
function recordPart(record, note, onload) {
  const file = h("input", {
    type: "file",
    accept: ".jsonl,application/x-ndjson,text/plain",
    onchange: async () => {
      const { added, setAside } = record.load(await file.files[0].text());
      onload();
      note.textContent = `${added} answers taken in.${setAside.length ? ` ${setAside.length} lines were set aside: ${setAside.join(" ")}` : ""}`;
    }
  });
  return h(
    "details",
    { class: "ck-drill__record", "data-key": "record" },
    h("summary", null, "Your record"),
    h("p", null, "It is yours and stays on this machine; nothing is sent anywhere."),
    h(
      "p",
      null,
      h(
        "a",
        {
          download: "calcikit-progress.jsonl",
          href: `data:application/x-ndjson;charset=utf-8,${encodeURIComponent(record.text())}`
        },
        "Download it"
      )
    ),
    h("p", null, h("label", null, "Bring one back ", file)),
    note
  );
}
var drill_default = { render };
export {
  drill_default as default
};
