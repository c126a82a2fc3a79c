/** The drill: one question after the other, in a page and in JupyterLab. */

import { button } from "../shared/controls.js";
import { h, inPlace, keepKeys, put, unique } from "../shared/dom.js";
import { fromLink, scrollToLink, toLink } from "../shared/links.js";
import { inPage } from "../shared/model.js";
import { openRecord } from "../shared/progress.js";
import { cueWords, schedule } from "../shared/schedule.js";
import { judge } from "../shared/search.js";
import { listed, setLanguage, t, tn } from "../shared/words.js";
import { feedbackView } from "./feedback.js";
import { findView } from "./find.js";
import { findFeedback, searchEvent } from "./find-feedback.js";
import { Form } from "./form.js";
import { frameOf } from "./frame.js";
import { failure, givenAnswer, isTaken, pairNames } from "./parts.js";
import { questionView } from "./question.js";
import { bankSource, kernelSource } from "./question-source.js";
import { recordPart } from "./record.js";
import { resultsView } from "./results.js";
import { pairKey } from "./selection.js";
import { openSitting, stopwatch } from "./sitting.js";

/** @import { Model } from "../shared/model.js" */
/** @import { LearnerRecord } from "../shared/progress.js" */
/** @import { RecordEvent } from "../shared/types.js" */
/**
 * @import {
 *   Beginning, Field, FieldOptions, FieldView, Given, Item, Labels, Mark, Option, Question,
 *   QuestionOptions, Questions, QuestionView, View
 * } from "./types.js"
 */

const SOURCES = ["drill", "case"];

/** The drill itself: its phases are wait, question, feedback and results. */
class Drill {
  /**
   * @param {Model} model
   * @param {Labels} labels
   * @param {LearnerRecord} record
   * @param {Questions} source
   * @param {AbortSignal} signal
   */
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
    /** @type {{item: Item, view: View} | null} */
    this.question = null; // the one on the screen
    /** @type {Promise<Item | null> | null} */
    this.coming = null;
    this.brought = h("span", { role: "status" }); // one node: drawing the results anew keeps what it says
    this.frame = frameOf({
      shown: labels.shown,
      local: labels.local,
      onresults: () => (this.phase === "results" ? this.resume() : this.report()),
      onlength: (n) => this.resize(n),
    });
  }

  /** Every answer that counts here, and those of this sitting. @returns {RecordEvent[]} */
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

  /** The next question: the one that was left, one of those to be asked again, or a chosen one. */
  ask() {
    const { asked, seed, pair, again } = this.sitting.now();
    const known = this.sitting.left() ?? again[asked.length];
    if (known) return this.source.item(known);
    const answers = this.mine().filter(({ source }) => source === "drill");
    return this.source.next(answers, { asked, seed, pair, due: this.due().map(({ key }) => key) });
  }

  /** What is due today, as keys of kinds and pairs and in words; questions about it come more often. */
  due() {
    return this.planned().due.map((cue) => {
      const { kind, pair } = cue;
      const key = pair ? pairKey(this.labels.groups[kind] ?? kind, ...pair) : kind;
      return { key, words: cueWords(this.labels, cue) };
    });
  }

  planned() {
    return schedule(this.record.events(), Date.now());
  }

  /** Say where one is. */
  tell() {
    const { due, results, length } = this.frame;
    const { pair, again, asked, n } = this.sitting.now();
    const goal = this.sitting.goal();
    const number = Math.min(goal, asked.length);
    const reporting = this.phase === "results";
    const about = again.length ? t("Once more: question") : t("Question");
    const kind = pair
      ? t("{pair}: question", { pair: listed(pairNames(this.labels, pair), "disjunction") })
      : about;
    const words = reporting
      ? t("{number} of {goal} asked", { number, goal })
      : t("{kind} {number} of {goal}", { kind, number: Math.max(1, number), goal });
    this.frame.tell(words, goal, number, this.record.problems());
    const waiting = this.planned().due.length;
    due.textContent = waiting ? t("{n} due today", { n: waiting }) : "";
    length.show(n);
    length.box.hidden = Boolean(pair || again.length);
    results.textContent = reporting ? t("Back to the questions") : t("My results");
    results.hidden = reporting && !this.open();
  }

  /** Show the next question; at the end, the results. @param {boolean} focus */
  async advance(focus) {
    this.question = null;
    this.frame.status.textContent = ""; // of the question before
    if (!this.open()) return this.report(true);
    const coming = this.coming ?? this.ask();
    this.coming = null;
    let item;
    try {
      item = await coming;
    } catch (error) {
      put(
        this.frame.stage,
        failure(error, () => this.advance(true)),
      );
      return undefined;
    }
    if (this.signal.aborted) return undefined;
    if (item === null) return this.report(true);
    const view = this.show(item);
    if (focus) this.frame.focusOn(view.stem);
    return undefined;
  }

  /** @param {Item} item */
  show(item) {
    this.sitting.asks(item.id);
    this.phase = "question";
    this.watch.restart();
    const makeView = /** @type {(item: Item, options: QuestionOptions & FieldOptions) => View} */ (
      item.kind === "find" ? findView : questionView
    );
    const view = makeView(item, {
      uid: this.uid,
      sureWords: this.labels.confidence.map(({ label }) => label),
      pictograms: this.labels.pictograms,
      onanswer: (option, confidence) =>
        this.answered(/** @type {Question} */ (item), /** @type {QuestionView} */ (view), option, confidence),
      onsearch: (marks) => this.searched(/** @type {Field} */ (item), /** @type {FieldView} */ (view), marks),
    });
    this.question = { item, view };
    this.frame.stage.removeAttribute("aria-busy");
    this.draw(view);
    return view;
  }

  /** @param {View} view */
  draw(view) {
    put(this.frame.stage, view.node);
    this.tell();
  }

  /** @param {Question} item @param {QuestionView} view @param {Option} option @param {number} confidence */
  answered(item, view, option, confidence) {
    const off = view.where?.off();
    const given = { ...givenAnswer(item, option, confidence), ...(off != null && { off_mm: off }) };
    const feedback = (/** @type {HTMLElement} */ next) => feedbackView(item, option, confidence, view, next);
    this.close(item, view, given, feedback);
  }

  /** @param {Field} item @param {FieldView} view @param {Mark[]} marks */
  searched(item, view, marks) {
    const found = judge(item.located, marks);
    const feedback = (/** @type {HTMLElement} */ next) => findFeedback(item, marks, view, next);
    this.close(item, view, searchEvent(item, found, marks), feedback);
  }

  /**
   * Keep the answer, say what became of it, and ask for the next question meanwhile.
   * @param {Item} item
   * @param {View} view
   * @param {Given} given
   * @param {(next: HTMLElement) => {node: HTMLElement, verdict: HTMLElement}} feedbackOf
   */
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
      coming.catch(() => {}); // told when it is needed
      this.coming = coming;
    }
    this.next = button(last ? t("See the results") : t("Next question"), () => this.advance(true), {
      class: "ck-main-button",
    });
    const feedback = feedbackOf(this.next);
    view.settle(feedback.node);
    this.tell();
    feedback.verdict.focus({ preventScroll: true });
    for (const node of [this.next, feedback.verdict]) node.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} n */
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
    const held = this.phase === "feedback" ? this.next : view.stem;
    if (held) this.frame.focusOn(held);
    return undefined;
  }

  /**
   * Begin a new sitting: of any questions, about a pair, or of some questions again.
   * @param {Beginning} [what]
   */
  begin(what) {
    this.sitting.begin(what);
    Object.assign(this, { coming: null, scope: "" });
    this.advance(true);
  }

  /** The questions of this sitting that were not answered right, in their order. */
  missed() {
    return [...new Set(this.here().flatMap(({ item, right }) => (right ? [] : [item])))];
  }

  /** The ways on from the results. */
  ways() {
    const open = this.open();
    const missed = this.missed();
    const main = { class: "ck-main-button" };
    const again = tn("The one you missed, again", "The {n} you missed, again", missed.length);
    const { seed, n } = this.sitting.now();
    return h(
      "p",
      { class: "ck-wrap ck-drill__buttons" },
      open && button(t("Go on"), () => this.resume(), main),
      !open && missed.length > 0 && button(again, () => this.begin({ again: missed }), main),
      button(t("New sitting"), () => this.begin(), open || missed.length ? {} : main),
      inPage(this.model) && h("a", { href: toLink("drill", { seed, n }) }, t("Link to this sitting")),
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
      },
    });
  }

  /** Show the results; `done` when they come by themselves at the end of a sitting. */
  report(done = false) {
    const { stage } = this.frame;
    if (this.phase === "question") this.watch.halt();
    if (this.phase !== "results") this.before = this.phase;
    this.phase = "results";
    const redraw = () => put(stage, this.resultsNode());
    if (done || !stage.querySelector(".ck-drill__results")) {
      redraw();
      this.frame.focusOn(/** @type {HTMLElement} */ (stage.querySelector("h3")));
    } else inPlace(stage, redraw);
    this.tell();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (isTaken(event)) return;
    const pressed = /** @type {Element} */ (event.target).matches("button");
    if (this.phase === "question") this.question?.view.key(event);
    else if (this.phase === "feedback" && event.key === "Enter" && !pressed) {
      event.preventDefault();
      this.advance(true);
    }
  }
}

/**
 * Show a form, which has questions of its own.
 * @param {Labels} labels
 * @param {LearnerRecord} record
 * @param {Questions} source
 * @param {AbortSignal} signal
 * @param {HTMLElement} el
 */
function openForm(labels, record, source, signal, el) {
  const frame = frameOf({ shown: labels.shown, local: labels.local, onresults() {}, onlength() {} });
  const form = new Form(labels, record, source, signal, { frame, uid: unique("ck-form-") });
  frame.root.addEventListener("keydown", (event) => form.key(event), { signal });
  keepKeys(frame.root, signal);
  el.replaceChildren(frame.root);
  return form.open();
}

/** @param {{model: Model, el: HTMLElement}} view */
async function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  const stop = new AbortController();
  const { signal } = stop;
  /** @type {Labels} */
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
  const hint = t("Answer, then say how sure you are: the reasons come here.");
  stage.style.setProperty("--ck-drill-hint", JSON.stringify(hint));
  put(stage, h("p", null, t("The first question is being made…")));
  await drill.advance(false);
  if (inPage(model) && fromLink("drill", location.hash)) scrollToLink(root);
  return () => stop.abort();
}

export default { render };
