/* Made by "make js" (sha256 857a1406ff2e872fa1eea9ce151b9aec16853eb63e6f43d4b2381c12547ee4e0) of js/case-walk/case-walk.js js/case-walk/debrief.js js/case-walk/parts.js js/case-walk/stage.js js/case-walk/state.js js/shared/dom.js js/shared/progress.js */
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

// js/case-walk/state.js
var MODES = {
  worked: { label: "Worked", about: "Every decision is made for you, with its reasons." },
  faded: { label: "Half-worked", about: "The first half is decided for you, the rest is yours." },
  solo: { label: "On your own", about: "Every decision is yours." }
};
var goesOn = (choice) => choice !== void 0 && (choice.verdict === "right" || choice.verdict === "accepted");
var choiceOf = (stage, answer) => stage.choices.find((choice) => choice.answer === answer);
var isGiven = (story, mode, place) => mode === "worked" || mode === "faded" && place < Math.ceil(story.stages.length / 2);
var answersAt = (stage, said) => (said[stage.id] ?? []).filter((answer) => choiceOf(stage, answer));
function isSettled(story, mode, said, place) {
  const stage = story.stages[place];
  return isGiven(story, mode, place) || answersAt(stage, said).some((answer) => goesOn(choiceOf(stage, answer)));
}
function furthest(story, mode, said) {
  const open = story.stages.findIndex((_, place) => !isSettled(story, mode, said, place));
  return open < 0 ? story.stages.length : open;
}
function orderly(data, { case: id, mode, at, said }) {
  const story = data.cases.find((one) => one.id === id) ?? data.cases[0];
  const known = Object.hasOwn(MODES, mode) ? mode : "worked";
  const given = said && typeof said === "object" && !Array.isArray(said) ? said : {};
  const kept = Object.fromEntries(
    story.stages.map((stage) => [stage.id, answersAt(stage, listsIn(given))]).filter(([, list]) => list.length)
  );
  const wanted = Number.isInteger(at) && at > 0 ? at : 0;
  return { case: story.id, mode: known, said: kept, at: Math.min(wanted, furthest(story, known, kept)) };
}
var listsIn = (said) => Object.fromEntries(Object.entries(said).filter(([, list]) => Array.isArray(list)));
function tally(story, mode, said) {
  const own = story.stages.filter((_, place) => !isGiven(story, mode, place));
  const first = own.map((stage) => choiceOf(stage, answersAt(stage, said)[0]));
  return {
    own: own.length,
    right: first.filter(goesOn).length,
    turns: own.reduce(
      (sum, stage) => sum + answersAt(stage, said).filter((answer) => !goesOn(choiceOf(stage, answer))).length,
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
function toCaseHash(state, name) {
  const said = Object.entries(state.said).map(([stage, answers]) => [stage, ...answers].join(".")).join("~");
  return `#${name}:${new URLSearchParams({ case: state.case, mode: state.mode, at: state.at, ...said && { said } })}`;
}
function fromCaseHash(data, hash, name) {
  if (!hash.startsWith(`#${name}:`)) return null;
  const given = new URLSearchParams(hash.slice(name.length + 2));
  const said = Object.fromEntries(
    (given.get("said") ?? "").split("~").filter(Boolean).map((part) => {
      const [stage, ...answers] = part.split(".");
      return [stage, answers];
    })
  );
  return orderly(data, {
    case: given.get("case"),
    mode: given.get("mode"),
    at: Number(given.get("at")),
    said
  });
}

// js/case-walk/parts.js
var CASE_SURE = { agreed: "", "practice-varies": "practice varies", "thin-evidence": "thin evidence" };
function caseStatement(data, said) {
  return [
    said.text,
    " ",
    CASE_SURE[said.certainty] && h("span", { class: "ck-case-walk__sure" }, CASE_SURE[said.certainty]),
    said.cite.length > 0 && h(
      "details",
      { class: "ck-case-walk__sources" },
      h("summary", null, said.cite.length === 1 ? "source" : `sources (${said.cite.length})`),
      h(
        "ul",
        null,
        said.cite.map((key) => caseSource(data, key))
      )
    )
  ];
}
function caseSource(data, key) {
  const { text, url } = data.references[key];
  return h(
    "li",
    null,
    url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text
  );
}
function films(stage, mayShow) {
  if (!stage.pictures.length) return null;
  const frame = h(
    "div",
    { class: "ck-case-walk__films", "data-count": stage.pictures.length },
    stage.pictures.map(
      (picture) => h(
        "figure",
        { class: "ck-case-walk__film" },
        h(
          "div",
          { class: "ck-case-walk__film-frame" },
          h("img", {
            src: `data:image/jpeg;base64,${picture.src}`,
            alt: picture.words,
            width: 400,
            height: 400
          }),
          h("img", {
            src: `data:image/png;base64,${picture.truth}`,
            alt: "",
            class: "ck-case-walk__film-truth",
            width: 400,
            height: 400
          })
        ),
        h("figcaption", null, picture.caption)
      )
    )
  );
  if (!mayShow) return frame;
  const box = h("input", {
    type: "checkbox",
    "data-ck": "where",
    onchange: () => frame.classList.toggle("ck-case-walk__films-truth", box.checked)
  });
  return [
    frame,
    h(
      "label",
      { class: "ck-case-walk__tick" },
      box,
      stage.pictures.length > 1 ? "Show where the calcium lies in each picture" : "Show where the calcium lies"
    )
  ];
}
var STATION_MARKS = { passed: "✓", here: "●", exit: "✓", not_reached: "○" };
function casePath(data, story, at) {
  return h(
    "ol",
    { class: "ck-case-walk__path", "aria-label": "The path, and where she stands" },
    data.stations.map(({ label }, place) => {
      const state = story.paths[at][place];
      return h(
        "li",
        { class: `ck-case-walk__${state}`, "aria-current": state === "here" && "step" },
        h("span", { class: "ck-case-walk__dot", "aria-hidden": "true" }, STATION_MARKS[state]),
        label,
        state !== "here" && h("span", { class: "ck-sr" }, ` (${data.path_states[state]})`)
      );
    })
  );
}
var stationName = (data, stage) => data.stations.find(({ id }) => id === stage.station).label;
var VERDICTS = {
  right: ["✓", "Right."],
  accepted: ["✓", "Accepted too."],
  later: ["↻", "Not yet."],
  wrong: ["✗", "A wrong turn."]
};
function outcomeOf(data, stage, choice, words) {
  const [mark, verdict] = VERDICTS[choice.verdict];
  const fits = goesOn(choice);
  return h(
    "div",
    {
      class: `ck-case-walk__outcome ck-case-walk__${fits ? "good" : "astray"}`,
      "data-verdict": choice.verdict
    },
    h(
      "p",
      { class: "ck-case-walk__verdict", tabindex: "-1", "data-ck": "verdict" },
      h("span", { "aria-hidden": "true" }, `${mark} `),
      words ?? verdict,
      " ",
      h("span", { class: "ck-case-walk__chosen" }, choice.label)
    ),
    h("p", { class: "ck-case-walk__story" }, choice.story),
    choice.explanation && h("p", null, choice.explanation),
    choice.why && h("p", { class: "ck-case-walk__why" }, h("strong", null, "Why not: "), caseStatement(data, choice.why)),
    choice.back && h("p", { class: "ck-case-walk__back" }, h("strong", null, "The way back: "), choice.back)
  );
}
function reasonsOf(data, stage) {
  const [shown, rest] = [stage.reasons.slice(0, 2), stage.reasons.slice(2)];
  const list = (reasons) => h(
    "ul",
    { class: "ck-case-walk__reasons" },
    reasons.map((reason) => h("li", null, caseStatement(data, reason)))
  );
  return [
    h("p", { class: "ck-case-walk__head" }, "Why"),
    list(shown),
    rest.length > 0 && h(
      "details",
      null,
      h("summary", null, rest.length === 1 ? "One more reason" : `${rest.length} more reasons`),
      list(rest)
    )
  ];
}
function otherWays(data, stage) {
  const others = stage.choices.filter((choice) => choice.answer !== stage.right);
  return h(
    "details",
    { class: "ck-case-walk__others" },
    h("summary", null, "And the other answers?"),
    h(
      "dl",
      null,
      others.map((choice) => [
        h("dt", null, choice.label),
        h("dd", null, choice.why ? caseStatement(data, choice.why) : choice.explanation)
      ])
    )
  );
}

// js/case-walk/debrief.js
function wayTaken(view, story, { mode, said }) {
  const { data } = view;
  return h(
    "ol",
    { class: "ck-case-walk__way" },
    story.stages.map((stage, place) => {
      const given = isGiven(story, mode, place);
      const answers = given ? [stage.right] : answersAt(stage, said);
      const best = choiceOf(stage, stage.right);
      return h(
        "li",
        null,
        h(
          "div",
          null,
          h("strong", null, stationName(data, stage)),
          given && h("span", { class: "ck-case-walk__note" }, " decided for you")
        ),
        h(
          "ul",
          { class: "ck-case-walk__tries" },
          answers.map((answer) => {
            const { verdict, label } = choiceOf(stage, answer);
            return h(
              "li",
              null,
              h("span", { "aria-hidden": "true" }, `${VERDICTS[verdict][0]} `),
              h("span", { class: "ck-sr" }, `${VERDICTS[verdict][1]} `),
              label
            );
          }),
          !answers.includes(stage.right) && h("li", { class: "ck-case-walk__note" }, `The tables' first choice: ${best.label}`)
        ),
        h("div", null, caseStatement(data, stage.reasons[0]))
      );
    })
  );
}
function inWords(story, mode, said) {
  const { own, right, turns } = tally(story, mode, said);
  if (!own) return "You have read this case as a worked example. Now try one where the decisions are yours.";
  const wrong = turns === 0 ? "no wrong turn" : turns === 1 ? "one wrong turn" : `${turns} wrong turns`;
  return `You made ${own} ${own === 1 ? "decision" : "decisions"}: ${right} right at first sight, ${wrong}.${turns ? " Here every one of them has a way back." : ""}`;
}
function debrief(view, story, state, { again, nextCase }) {
  const { data } = view;
  const { plan } = story;
  const place = data.cases.indexOf(story);
  const following = data.cases[place + 1];
  const harder = { worked: "faded", faded: "solo" }[state.mode];
  const button = (words, act, key, main) => h(
    "button",
    {
      type: "button",
      class: main ? "ck-case-walk__main" : "ck-case-walk__small",
      "data-ck": key,
      onclick: act
    },
    words
  );
  return h(
    "div",
    { class: "ck-case-walk__debrief", role: "group", "aria-label": "Looking back" },
    h("h4", { tabindex: "-1", "data-ck": "debrief" }, "Looking back"),
    h("p", null, inWords(story, state.mode, state.said)),
    h("p", { class: "ck-case-walk__teaches" }, h("strong", null, "To take home: "), story.teaches),
    h(
      "p",
      { class: "ck-case-walk__head" },
      state.mode === "worked" ? "The best way, and the first reason for each step" : "Your way, and the first reason for each step"
    ),
    wayTaken(view, story, state),
    h("p", { class: "ck-case-walk__head" }, "Where it ends"),
    h("p", null, `BI-RADS ${plan.category}, ${plan.label.toLowerCase()}.`),
    h(
      "ol",
      { class: "ck-case-walk__plan" },
      plan.steps.map(([label, when]) => h("li", null, h("strong", null, label), `: ${when}`))
    ),
    plan.follow_up && h("p", null, h("strong", null, "Follow-up: "), plan.follow_up),
    h("p", null, h("strong", null, "In the report: "), plan.report),
    h("p", null, h("strong", null, "To her: "), plan.patient),
    h(
      "p",
      { class: "ck-case-walk__do" },
      following && button(`Next case: ${following.title}`, () => nextCase(following.id), "next-case", true),
      button(
        harder ? `This case again: ${MODES[harder].label.toLowerCase()}` : "This case again",
        () => again(harder ?? state.mode),
        "again",
        !following
      )
    )
  );
}

// js/case-walk/stage.js
function questionOf(view, stage, tried, decide) {
  const name = unique("ck-case-walk__");
  const button = h(
    "button",
    {
      type: "button",
      class: "ck-case-walk__main",
      disabled: true,
      "data-ck": "decide",
      onclick: () => decide(chosen())
    },
    "Decide"
  );
  const rows = stage.choices.map((choice, number) => {
    const gone = tried.includes(choice.answer);
    const input = h("input", {
      type: "radio",
      name,
      value: choice.answer,
      disabled: gone,
      onchange: () => {
        button.disabled = false;
      },
      onkeydown: (event) => {
        if (event.key === "Enter" && input.checked) {
          event.preventDefault();
          decide(choice.answer);
        }
      }
    });
    return h(
      "label",
      { class: `ck-case-walk__option${gone ? " ck-case-walk__gone" : ""}` },
      input,
      h("span", { class: "ck-case-walk__key", "aria-hidden": "true" }, number + 1),
      h("span", null, choice.label),
      gone && h("span", { class: "ck-case-walk__tried" }, "tried")
    );
  });
  const inputs = () => rows.map((row) => row.querySelector("input"));
  const chosen = () => inputs().find((input) => input.checked)?.value;
  const pick = (number) => {
    const input = inputs()[number];
    if (!input || input.disabled) return;
    input.checked = true;
    input.focus();
    button.disabled = false;
  };
  return {
    pick,
    node: h(
      "div",
      { class: "ck-case-walk__ask" },
      h(
        "fieldset",
        null,
        h(
          "legend",
          { tabindex: "-1", "data-ck": "question" },
          stage.quote && h("q", { class: "ck-case-walk__quote" }, stage.quote),
          stage.question
        ),
        rows
      ),
      h(
        "p",
        { class: "ck-case-walk__do" },
        button,
        h("span", { class: "ck-case-walk__hint" }, `Keys 1 to ${rows.length} choose, Enter decides.`)
      )
    )
  };
}
function pastStage(view, story, mode, said, place) {
  const { data } = view;
  const stage = story.stages[place];
  const given = isGiven(story, mode, place);
  const answers = given ? [stage.right] : answersAt(stage, said);
  const last = choiceOf(stage, answers.at(-1));
  const turns = answers.length - 1;
  const first = goesOn(choiceOf(stage, answers[0]));
  return h(
    "li",
    { class: "ck-case-walk__past" },
    h(
      "details",
      { "data-key": stage.id },
      h(
        "summary",
        null,
        h("span", { "aria-hidden": "true" }, first ? "✓ " : "↻ "),
        h("strong", null, stationName(data, stage)),
        ": ",
        last.label,
        h(
          "span",
          { class: "ck-case-walk__note" },
          given ? " decided for you" : turns ? ` after ${turns === 1 ? "one wrong turn" : `${turns} wrong turns`}` : ""
        )
      ),
      h("p", null, stage.text),
      stage.quote && h("p", null, h("q", { class: "ck-case-walk__quote" }, stage.quote)),
      films(stage, true),
      answers.map((answer) => outcomeOf(data, stage, choiceOf(stage, answer), given && "Done:")),
      reasonsOf(data, stage)
    )
  );
}
function openStage(view, story, { mode, said, at }, { decide, back, next, astray }) {
  const { data } = view;
  const stage = story.stages[at];
  const answers = answersAt(stage, said);
  const given = isGiven(story, mode, at);
  const settled = isSettled(story, mode, said, at);
  const last = choiceOf(stage, given ? stage.right : answers.at(-1));
  const shown = settled ? last : astray ? last : null;
  const asked = shown ? null : questionOf(view, stage, answers, decide);
  const onward = h(
    "button",
    { type: "button", class: "ck-case-walk__main", "data-ck": "next", onclick: next },
    at + 1 < story.stages.length ? "Continue" : "Look back at the case"
  );
  const node = h(
    "div",
    {
      class: "ck-case-walk__stage",
      role: "group",
      "data-stage": stage.id,
      "aria-label": `Decision ${at + 1} of ${story.stages.length}`
    },
    h(
      "p",
      { class: "ck-case-walk__count" },
      `Decision ${at + 1} of ${story.stages.length}: ${stationName(data, stage).toLowerCase()}`
    ),
    h("p", { class: "ck-case-walk__text", tabindex: "-1", "data-ck": "text" }, stage.text),
    h(
      "div",
      { class: stage.pictures.length ? "ck-case-walk__two" : "ck-case-walk__one" },
      stage.pictures.length > 0 && h("div", { class: "ck-case-walk__see" }, films(stage, Boolean(shown))),
      h(
        "div",
        { class: "ck-case-walk__say" },
        asked?.node,
        shown && h(
          "p",
          { class: "ck-case-walk__asked" },
          stage.quote && h("q", { class: "ck-case-walk__quote" }, stage.quote),
          stage.question
        ),
        shown && outcomeOf(data, stage, shown, given ? "Here you choose:" : void 0),
        settled && reasonsOf(data, stage),
        settled && given && otherWays(data, stage),
        settled && h("p", { class: "ck-case-walk__do" }, onward),
        shown && !settled && h(
          "p",
          { class: "ck-case-walk__do" },
          h(
            "button",
            { type: "button", class: "ck-case-walk__main", "data-ck": "back", onclick: back },
            "Back to the decision"
          )
        )
      )
    )
  );
  return { node, pick: asked?.pick };
}

// js/case-walk/case-walk.js
function render({ model, el }) {
  const data = model.get("_told");
  const page = model.get("_host") === "page";
  const before = document.querySelectorAll(".ck-case-walk").length;
  const name = model.get("name") || (before ? `case-${before + 1}` : "case");
  const stop = new AbortController();
  const record = openRecord(model, stop.signal);
  const view = { data };
  let astray = false;
  let pick = null;
  let since = performance.now();
  const state = () => orderly(data, {
    case: model.get("case"),
    mode: model.get("mode"),
    at: model.get("at"),
    said: model.get("said")
  });
  const story = () => data.cases.find(({ id }) => id === state().case);
  let moving = false;
  function move(changes, focus) {
    moving = true;
    for (const [key, value] of Object.entries(changes)) model.set(key, value);
    model.save_changes();
    moving = false;
    draw(focus);
  }
  function decide(answer) {
    const now = state();
    const stage = story().stages[now.at];
    const choice = choiceOf(stage, answer);
    if (!choice) return;
    const earlier = answersAt(stage, now.said);
    if (!earlier.length)
      record.add(
        eventOf(story(), stage, choice, now.mode, Math.round((performance.now() - since) / 100) / 10)
      );
    astray = !goesOn(choice);
    move({ said: { ...now.said, [stage.id]: [...earlier, answer] } }, "verdict");
  }
  const back = () => {
    astray = false;
    draw("question");
  };
  const next = () => {
    astray = false;
    since = performance.now();
    move({ at: state().at + 1 }, state().at + 1 < story().stages.length ? "text" : "debrief");
  };
  function begin(changes) {
    astray = false;
    since = performance.now();
    move({ at: 0, said: {}, ...changes }, "title");
  }
  const choose = h(
    "select",
    { "data-ck": "case", onchange: () => begin({ case: choose.value }) },
    data.cases.map(({ id, title }, place) => h("option", { value: id }, `${place + 1}. ${title}`))
  );
  const modeName = unique("ck-case-walk-mode-");
  const about = h("span", { class: "ck-case-walk__about" });
  const modes = Object.entries(MODES).map(([id, { label }]) => {
    const input = h("input", {
      type: "radio",
      name: modeName,
      value: id,
      onchange: () => begin({ mode: id })
    });
    return {
      id,
      input,
      node: h("label", { class: "ck-case-walk__mode" }, input, h("span", null, label))
    };
  });
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const link = async () => {
    const words = location.href.replace(/#.*/, "") + toCaseHash(state(), name);
    try {
      await navigator.clipboard.writeText(words);
      status.textContent = "The link is copied.";
    } catch {
      location.hash = toCaseHash(state(), name).slice(1);
      status.textContent = "The link stands in the address bar.";
    }
    linked.textContent = status.textContent;
  };
  const linked = h("span", { class: "ck-case-walk__hint", "aria-hidden": "true" });
  const head = h(
    "div",
    { class: "ck-case-walk__bar" },
    data.cases.length > 1 && h("label", { class: "ck-case-walk__which" }, h("span", null, "Case"), choose),
    h(
      "fieldset",
      { class: "ck-case-walk__modes" },
      h("legend", { class: "ck-sr" }, "How much is decided for you"),
      modes.map(({ node }) => node)
    ),
    about
  );
  const body = h("div", { class: "ck-case-walk__body" });
  const troubles = h("p", { class: "ck-case-walk__trouble" });
  const root = h(
    "div",
    {
      class: "ck-widget ck-case-walk",
      onkeydown: (event) => {
        const number = "12345".indexOf(event.key);
        const typing = /^(SELECT|TEXTAREA)$/.test(event.target.tagName) || modes.some(({ input }) => input === event.target);
        if (number < 0 || event.key === "" || typing || event.ctrlKey || event.altKey || event.metaKey)
          return;
        if (pick) {
          event.preventDefault();
          pick(number);
        }
      }
    },
    status,
    head,
    body,
    troubles,
    h(
      "p",
      { class: "ck-case-walk__foot" },
      h(
        "button",
        {
          type: "button",
          class: "ck-case-walk__small",
          "data-ck": "restart",
          onclick: () => begin({})
        },
        "Start this case again"
      ),
      page && h(
        "button",
        { type: "button", class: "ck-case-walk__small", "data-ck": "link", onclick: link },
        "Copy as link"
      ),
      linked,
      h("span", null, "Invented women, simulated pictures. For learning, not for care.")
    )
  );
  function draw(focus) {
    const now = state();
    const tale = story();
    const ended = now.at >= tale.stages.length;
    choose.value = tale.id;
    for (const { id, input } of modes) input.checked = id === now.mode;
    about.textContent = MODES[now.mode].about;
    linked.textContent = "";
    const stage = ended ? null : openStage(view, tale, now, { decide, back, next, astray });
    pick = stage?.pick ?? null;
    put(
      body,
      h("h3", { class: "ck-case-walk__title", tabindex: "-1", "data-ck": "title" }, tale.title),
      h("p", { class: "ck-case-walk__who" }, tale.who),
      casePath(data, tale, now.at),
      !ended && now.at > 0 && h(
        "ol",
        { class: "ck-case-walk__behind", "aria-label": "Decisions behind you" },
        tale.stages.slice(0, now.at).map((_, place) => pastStage(view, tale, now.mode, now.said, place))
      ),
      stage?.node,
      ended && debrief(view, tale, now, { again: (mode) => begin({ mode }), nextCase: (id) => begin({ case: id }) })
    );
    body.dataset.at = now.at;
    if (focus) aim(focus);
  }
  function aim(key) {
    const open = body.querySelector(".ck-case-walk__stage, .ck-case-walk__debrief");
    const target = (key === "title" ? body : open).querySelector(`[data-ck="${key}"]`);
    target?.focus({ preventScroll: true });
    const place = target?.getBoundingClientRect();
    if (place && (place.top < 0 || place.bottom > innerHeight - 120))
      target.scrollIntoView({ block: key === "title" ? "start" : "center" });
  }
  const follow = () => {
    if (!moving) {
      astray = false;
      draw();
    }
  };
  for (const key of ["case", "mode", "at", "said"]) model.on(`change:${key}`, follow);
  record.onchange(() => {
    troubles.textContent = record.problems().join(" ");
  }, stop.signal);
  troubles.textContent = record.problems().join(" ");
  if (page) {
    const read = () => {
      const found = fromCaseHash(data, location.hash, name);
      if (found) {
        astray = false;
        move(found);
      }
    };
    window.addEventListener("hashchange", read, { signal: stop.signal });
    read();
  }
  keepKeys(root, stop.signal);
  draw();
  el.replaceChildren(root);
  return () => {
    stop.abort();
    for (const key of ["case", "mode", "at", "said"]) model.off(`change:${key}`, follow);
  };
}
var case_walk_default = { render };
export {
  case_walk_default as default
};
