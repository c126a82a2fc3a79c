/** The drill: one question after the other, in a page and in JupyterLab. */

import { button } from "../shared/controls.js";
import { h, inPlace, keepKeys, put, unique } from "../shared/dom.js";
import { toLink } from "../shared/links.js";
import { inPage } from "../shared/model.js";
import { openRecord } from "../shared/progress.js";
import { feedbackView, verdict } from "./feedback.js";
import { frameOf } from "./frame.js";
import { pairNames } from "./parts.js";
import { questionView } from "./question.js";
import { bankSource, kernelSource } from "./question-source.js";
import { recordPart } from "./record.js";
import { resultsView } from "./results.js";
import { bounded, FEWEST, MOST, newSitting, stopwatch } from "./sitting.js";

/** The drill itself: its phases are wait, question, feedback, paused and results. */
class Drill {
  constructor(model, labels, record, nextOf, signal) {
    this.model = model;
    this.labels = labels;
    this.record = record;
    this.nextOf = nextOf;
    this.signal = signal;
    this.uid = unique("ck-drill-");
    this.sitting = newSitting(model);
    this.watch = stopwatch();
    this.phase = "wait";
    this.before = "wait";
    this.item = null;
    this.view = null;
    this.feedback = null;
    this.coming = null;
    this.brought = h("span", { role: "status" }); // one node: drawing the results anew keeps what it says
    this.frame = frameOf({
      shown: labels.shown,
      onpause: () => (this.phase === "paused" ? this.resume() : this.pause()),
      onresults: () => (this.phase === "results" ? this.resume() : this.report()),
    });
  }

  /** The answers of all drills, and those of this sitting. */
  mine() {
    return this.record.events().filter((event) => event.source === "drill");
  }

  here() {
    const now = this.mine().filter((event) => event.sitting === this.record.sitting);
    return now.slice(this.sitting.from);
  }

  open() {
    return this.item !== null || this.sitting.asked.length < this.sitting.goal();
  }

  ask() {
    const { asked, seed, pair } = this.sitting;
    return this.nextOf(this.mine(), { asked, seed, pair });
  }

  /** Say where one is. */
  tell() {
    const { where, bar, pause, results, trouble } = this.frame;
    const { pair, asked } = this.sitting;
    const goal = this.sitting.goal();
    const number = Math.min(goal, asked.length);
    const reporting = this.phase === "results";
    const kind = pair ? `${pairNames(this.labels, pair).join(" or ")}: question` : "Question";
    where.textContent = reporting ? `${number} of ${goal} asked` : `${kind} ${number} of ${goal}`;
    Object.assign(bar, { max: goal, value: number });
    pause.textContent = this.phase === "paused" ? "Resume" : "Pause";
    pause.hidden = reporting;
    results.textContent = reporting ? "Back to the questions" : "My results";
    results.hidden = reporting && !this.open();
    trouble.textContent = this.record.problems().join(" ");
    trouble.hidden = !trouble.textContent;
  }

  /** Show the next question; at the end, the results. */
  async advance(focus) {
    this.item = null;
    if (!this.open()) return this.report(true);
    const coming = this.coming ?? this.ask();
    this.coming = null;
    let item;
    try {
      item = await coming;
    } catch (error) {
      const again = button("Try again", () => this.advance(true));
      return void put(this.frame.stage, h("p", { role: "alert" }, error.message, " ", again));
    }
    if (this.signal.aborted) return undefined;
    if (item === null) return this.report(true);
    this.show(item);
    if (focus) this.focusOn(this.view.stem);
    return undefined;
  }

  show(item) {
    this.sitting.asked.push(item.id);
    Object.assign(this, { phase: "question", item, feedback: null });
    this.watch.restart();
    this.view = questionView(item, {
      uid: this.uid,
      sureWords: this.labels.confidence.map(({ label }) => label),
      onanswer: (option, confidence) => this.answered(option, confidence),
      onnext: () => this.advance(true),
    });
    this.draw();
  }

  draw() {
    put(this.frame.stage, this.view.node, this.feedback);
    this.tell();
  }

  focusOn(node) {
    node.focus({ preventScroll: true });
    const { root } = this.frame;
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
  }

  /** Keep the answer, say what became of it, and ask for the next question meanwhile. */
  answered(option, confidence) {
    this.watch.halt();
    this.phase = "feedback";
    this.feedback = feedbackView(this.item, option, confidence, this.view);
    this.keep(option, confidence);
    if (this.sitting.asked.length >= this.sitting.goal()) this.view.next.textContent = "See the results";
    else {
      this.coming = this.ask();
      this.coming.catch(() => {}); // told when it is needed
    }
    this.draw();
    this.frame.status.textContent = verdict(this.item, option, confidence);
  }

  keep(option, confidence) {
    const { id, kind, options } = this.item;
    const truth = options.find(({ right }) => right);
    this.record.add({
      source: "drill",
      item: id,
      kind,
      truth: truth.id,
      said: option.id,
      credit: option.credit,
      right: option.right,
      confidence,
      seconds: this.watch.seconds(),
      more_truth: truth.more,
      more_said: option.more,
    });
  }

  /** Stop the clock, and let the length of the sitting be changed. */
  pause() {
    if (this.phase === "question") this.watch.halt();
    this.before = this.phase;
    this.phase = "paused";
    const onchange = () => {
      input.value = String(this.setLength(Number(input.value)));
    };
    const [min, max, value] = [FEWEST, MOST, this.sitting.length].map(String);
    const input = h("input", {
      type: "number",
      min,
      max,
      step: "5",
      value,
      id: `${this.uid}-length`,
      onchange,
    });
    const resume = button("Resume", () => this.resume(), { class: "ck-main-button" });
    put(
      this.frame.stage,
      h(
        "div",
        { class: "ck-drill__paused" },
        h("h3", { tabindex: "-1" }, "Paused"),
        h("p", null, "The question waits, and so does the clock."),
        h("p", null, h("label", { for: input.id }, "Questions in this sitting (10 to 100) "), input),
        this.link(),
        h("p", { class: "ck-drill__buttons" }, resume),
      ),
    );
    this.tell();
    this.frame.stage.querySelector("h3").focus({ preventScroll: true });
  }

  setLength(n) {
    const { pair, asked } = this.sitting;
    this.sitting.length = Math.max(bounded(n), pair ? 0 : asked.length);
    this.model.set("length", this.sitting.length);
    this.model.save_changes();
    this.tell();
    return this.sitting.length;
  }

  link() {
    if (!inPage(this.model)) return null;
    const href = toLink("drill", { seed: this.sitting.seed, n: this.sitting.length });
    const note = " (same draws from the same questions, as long as the answers are alike)";
    return h("p", null, h("a", { href }, "Link to a sitting like this one"), note);
  }

  resume() {
    if (!this.item) return void this.advance(true);
    if (this.phase === "results" || this.phase === "paused") this.phase = this.before;
    if (this.phase === "question") this.watch.go();
    this.draw();
    (this.phase === "feedback" ? this.view.next : this.view.stem).focus({ preventScroll: true });
    return undefined;
  }

  /** Begin a new sitting; with a pair, only about those two. */
  begin(pair) {
    const from = this.here().length + this.sitting.from;
    Object.assign(this.sitting, { pair, asked: [], from, seed: (this.sitting.seed + 1) % 1e9 });
    this.coming = null;
    this.advance(true);
  }

  /** What stands below the results: the ways on, and the record. */
  ways() {
    const open = this.open();
    const main = { class: "ck-main-button" };
    const goOn = open && button("Go on", () => this.resume(), main);
    const again = button("New sitting", () => this.begin(""), open ? {} : main);
    return [
      h("p", { class: "ck-drill__buttons" }, goOn, again),
      recordPart(this.record, this.brought, () => this.report()),
    ];
  }

  resultsNode() {
    const { scope } = this.sitting;
    return resultsView(scope === "all" ? this.mine() : this.here(), this.labels, {
      scope,
      all: this.mine().length,
      extra: this.ways(),
      ondrill: (pair) => this.begin(pair),
      onscope: (id) => {
        this.sitting.scope = id;
        this.report();
      },
    });
  }

  /** Show the results; `done` when they come by themselves at the end of a sitting. */
  report(done = false) {
    const { stage } = this.frame;
    if (this.phase === "question") this.watch.halt();
    if (!["results", "paused"].includes(this.phase)) this.before = this.phase;
    this.phase = "results";
    const redraw = () => put(stage, this.resultsNode());
    if (done || !stage.querySelector(".ck-drill__results")) {
      redraw();
      this.focusOn(stage.querySelector("h3"));
    } else inPlace(stage, redraw);
    this.tell();
  }

  key(event) {
    const typing = event.target.matches("input[type=number], input[type=file], summary, a");
    if (event.ctrlKey || event.altKey || event.metaKey || typing) return;
    if (this.phase === "question") this.view.key(event);
  }
}

async function render({ model, el }) {
  const stop = new AbortController();
  const { signal } = stop;
  const labels = model.get("_labels");
  const record = openRecord(model, signal);
  const nextOf = model.get("_packed") ? await bankSource(model, labels) : kernelSource(model, labels, signal);
  const drill = new Drill(model, labels, record, nextOf, signal);
  const { root } = drill.frame;
  record.onchange(() => drill.tell(), signal);
  root.addEventListener("keydown", (event) => drill.key(event), { signal });
  keepKeys(root, signal);
  el.replaceChildren(root);
  drill.tell();
  put(drill.frame.stage, h("p", null, "The first question is being made…"));
  await drill.advance(false);
  return () => stop.abort();
}

export default { render };
