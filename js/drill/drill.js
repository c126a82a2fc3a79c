/**
 * The drill: one question after the other, in a page and in JupyterLab.
 *
 * Last of the files that make its module; they are laid end to end, see widgets/drill.py.
 */

import { h, inPlace, keepKeys, put, unique } from "../shared/dom.js";
import { openRecord } from "../shared/progress.js";
import { feedbackView, verdict } from "./feedback.js";
import { pairNames } from "./parts.js";
import { bankSource, kernelSource } from "./question-source.js";
import { questionView } from "./question.js";
import { resultsView } from "./results.js";
import { choose, fraction, pairOf } from "./selection.js";

const FEWEST = 10;
const MOST = 100;
const PAIR_LENGTH = 10;

/** What a link says of a sitting: #drill:seed=7&n=20. */
function linked() {
  const [, text] = location.hash.match(/^#drill:(.*)$/) ?? [];
  const said = new URLSearchParams(text ?? "");
  const whole = (name) => (/^\d{1,9}$/.test(said.get(name) ?? "") ? Number(said.get(name)) : null);
  return { seed: whole("seed"), n: whole("n") };
}

const bounded = (n) => Math.min(MOST, Math.max(FEWEST, Math.round(n) || FEWEST));

async function render({ model, el }) {
  const stop = new AbortController();
  const labels = model.get("_labels");
  const page = model.get("_host") === "page";
  const record = openRecord(model, stop.signal);
  const nextOf = model.get("_packed")
    ? await bankSource(model, labels)
    : kernelSource(model, labels, stop.signal);
  const uid = unique("cd");
  const asked = page ? linked() : { seed: null, n: null };
  const sitting = {
    seed: asked.seed ?? model.get("seed") ?? Math.floor(Math.random() * 1e9),
    length: bounded(asked.n ?? model.get("length")),
    asked: [],
    pair: "",
    from: 0,
    scope: "sitting",
  };
  const state = { phase: "wait", view: null, item: null, since: 0, spent: 0, coming: null };

  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const where = h("span", { class: "ck-drill__where" });
  const bar = h("progress", {
    class: "ck-drill__progress",
    "aria-label": "Progress of this sitting",
    max: "1",
    value: "0",
  });
  const pause = h(
    "button",
    { type: "button", onclick: () => (state.phase === "paused" ? resume() : halt()) },
    "Pause",
  );
  const results = h(
    "button",
    { type: "button", onclick: () => (state.phase === "results" ? resume() : report()) },
    "My results",
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
      h("span", { class: "ck-drill__buttons" }, pause, results),
    ),
    stage,
    trouble,
    status,
    h(
      "p",
      { class: "ck-drill__foot" },
      `Keys: 1 to 5 choose, then 1 to 4 say how sure; Esc goes back, Enter goes on. ${labels.shown} For learning, not for care.`,
    ),
  );

  const mine = () => record.events().filter((event) => event.source === "drill");
  const here = () =>
    mine()
      .filter((event) => event.sitting === record.sitting)
      .slice(sitting.from);

  function tell() {
    const goal = sitting.pair ? PAIR_LENGTH : sitting.length;
    const number = Math.min(goal, sitting.asked.length);
    where.textContent =
      state.phase === "results"
        ? `${number} of ${goal} asked`
        : `${sitting.pair ? `${pairNames(labels, sitting.pair).join(" or ")}: question` : "Question"} ${number} of ${goal}`;
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

  const open = () =>
    state.item !== null || sitting.asked.length < (sitting.pair ? PAIR_LENGTH : sitting.length);
  const ask = () => nextOf(mine(), { asked: sitting.asked, seed: sitting.seed, pair: sitting.pair });

  /** Show the next question; at the end, the results. */
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
          h("button", { type: "button", onclick: () => advance(true) }, "Try again"),
        ),
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
      onnext: () => advance(true),
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
      more_said: option.more,
    });
    if (!last) {
      state.coming = ask();
      state.coming.catch(() => {});
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
      },
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
          h("button", { type: "button", class: "ck-drill__main", onclick: resume }, "Resume"),
        ),
      ),
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

  const linkPart = () =>
    page &&
    h(
      "p",
      null,
      h("a", { href: `#drill:seed=${sitting.seed}&n=${sitting.length}` }, "Link to a sitting like this one"),
      " (same draws from the same questions, as long as the answers are alike)",
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

  const brought = h("span", { role: "status" }); // one node: drawing the results anew keeps what it says
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
          "New sitting",
        ),
      ),
      recordPart(record, brought, () => report()),
    ];
    const redraw = () =>
      put(
        stage,
        resultsView(events, labels, {
          scope: sitting.scope,
          all: mine().length,
          extra,
          ondrill: begin,
          onscope: (scope) => {
            sitting.scope = scope;
            report();
          },
        }),
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
      if (
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        event.target.matches("input[type=number], input[type=file], summary, a")
      )
        return;
      if (state.phase === "question") state.view.key(event);
    },
    { signal: stop.signal },
  );
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  tell();
  await (page ? advance(false) : advance(false).catch(() => {}));
  return () => stop.abort();
}

/** The learner's record: to take along, and to bring back. */
function recordPart(record, note, onload) {
  const file = h("input", {
    type: "file",
    accept: ".jsonl,application/x-ndjson,text/plain",
    onchange: async () => {
      const { added, setAside } = record.load(await file.files[0].text());
      onload();
      note.textContent = `${added} answers taken in.${setAside.length ? ` ${setAside.length} lines were set aside: ${setAside.join(" ")}` : ""}`;
    },
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
          href: `data:application/x-ndjson;charset=utf-8,${encodeURIComponent(record.text())}`,
        },
        "Download it",
      ),
    ),
    h("p", null, h("label", null, "Bring one back ", file)),
    note,
  );
}

export default { render };
