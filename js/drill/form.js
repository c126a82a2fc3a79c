/** A form of a test: fixed questions in a fixed order, no word about right or wrong until the end. */

import { button } from "../shared/controls.js";
import { h, put } from "../shared/dom.js";
import { summarise } from "../shared/statistics.js";
import { t } from "../shared/words.js";
import { feedbackView } from "./feedback.js";
import { failure, givenAnswer, isTaken, signOf } from "./parts.js";
import { questionView } from "./question.js";
import { recordPart } from "./record.js";
import { calibrationPart, scorePart } from "./results.js";
import { stopwatch } from "./sitting.js";

/** @import { LearnerRecord } from "../shared/progress.js" */
/** @import { RecordEvent } from "../shared/types.js" */
/** @import { FormAbout, Frame, Labels, Option, Question, Questions, QuestionView } from "./types.js" */

/** A question without the tap on its image. @param {Question} item */
const untapped = (item) => ({ ...item, pictures: item.pictures.map(({ hull: _, ...picture }) => picture) });
/**
 * A question as a test puts it: also without the words that describe its images, unless the learner cannot see them.
 * @param {Question} item
 */
const plain = (item) => ({
  ...item,
  pictures: untapped(item).pictures.map(({ words: _, ...picture }) => picture),
});

/** The form: its phases are begin, question and end. The record says which questions are answered, so a reload loses nothing. */
export class Form {
  /**
   * @param {Labels} labels
   * @param {LearnerRecord} record
   * @param {Questions} source
   * @param {AbortSignal} signal
   * @param {{frame: Frame, uid: string}} place
   */
  constructor(labels, record, source, signal, { frame, uid }) {
    this.labels = labels;
    this.about = /** @type {FormAbout} */ (labels.form);
    this.record = record;
    this.source = source;
    this.signal = signal;
    this.frame = frame;
    this.uid = uid;
    this.watch = stopwatch();
    /** @type {QuestionView | null} */
    this.view = null;
    this.described = false;
    this.brought = h("span", { role: "status" });
    for (const node of [frame.results, frame.length.box, frame.due]) node.hidden = true;
    frame.root.setAttribute("aria-label", this.about.label);
  }

  /** The first answer to each question. */
  given() {
    /** @type {Map<string, RecordEvent>} */
    const found = new Map();
    for (const event of this.record.events())
      if (event.source === "form" && event.form === this.about.id && !found.has(event.item))
        found.set(event.item, event);
    return found;
  }

  /** @param {number} number */
  tell(number) {
    const n = this.about.items.length;
    const about = { label: this.about.label, number, n };
    const words =
      number > n ? t("{label}: all {n} answered", about) : t("{label}: question {number} of {n}", about);
    this.frame.tell(words, n, Math.min(n, number), this.record.problems());
  }

  open() {
    const given = [...this.given().values()];
    this.described = given.some(({ described }) => described);
    if (given.length) return this.advance(false);
    this.tell(1);
    const start = (/** @type {boolean} */ described) => {
      this.described = described;
      this.advance(true);
    };
    const begin = button(t("Begin"), () => start(false), { class: "ck-main-button" });
    const inWords = button(t("Start with the images in words"), () => start(true));
    const told = t(
      "If you cannot see the images, take them in words: what the particles look like, without their name. Your record will say so.",
    );
    const ways = h("p", { class: "ck-wrap ck-drill__buttons" }, begin, inWords);
    return this.show(
      h("div", null, h("p", null, this.about.intro), ways, h("p", { class: "ck-quiet" }, told)),
    );
  }

  /** @param {HTMLElement} node */
  show(node) {
    this.frame.stage.removeAttribute("aria-busy");
    put(this.frame.stage, node);
  }

  /** The first question without an answer; after the last the end. @param {boolean} focus */
  async advance(focus) {
    this.view = null;
    const given = this.given();
    const id = this.about.items.find((one) => !given.has(one));
    if (!id) return this.end(focus);
    this.tell(given.size + 1);
    try {
      const item = /** @type {Question} */ (await this.source.item(id));
      if (!this.signal.aborted) this.ask(item, focus);
    } catch (error) {
      this.show(failure(error, () => this.advance(true)));
    }
    return undefined;
  }

  /** @param {Question} item @param {boolean} focus */
  ask(item, focus) {
    this.watch.restart();
    this.view = questionView(this.described ? untapped(item) : plain(item), {
      uid: this.uid,
      quiet: true,
      sureWords: this.labels.confidence.map(({ label }) => label),
      pictograms: this.labels.pictograms,
      onanswer: (option, confidence) => this.answered(item, option, confidence),
    });
    this.show(this.view.node);
    if (focus) this.frame.focusOn(this.view.stem);
  }

  /** @param {Question} item @param {Option} option @param {number} confidence */
  answered(item, option, confidence) {
    this.watch.halt();
    this.record.add({
      source: "form",
      form: this.about.id,
      item: item.id,
      kind: item.kind,
      seconds: this.watch.seconds(),
      ...(this.described && { described: true }),
      ...givenAnswer(item, option, confidence),
    });
    this.advance(true);
  }

  /**
   * The end: how it went, the record to hand in, and every question with its answer on request.
   * @param {boolean} focus
   */
  end(focus) {
    const given = this.given();
    const events = this.about.items.map((id) => /** @type {RecordEvent} */ (given.get(id)));
    const found = summarise(events);
    this.tell(events.length + 1);
    const record = recordPart(this.record, this.brought, () => this.end(false));
    record.open = true;
    const heading = h("h2", { tabindex: "-1" }, this.about.done); // below the title of the form's page
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
        reviews,
      ),
    );
    if (focus) this.frame.focusOn(heading);
  }

  /**
   * One question with its answer; it is made when it is opened.
   * @param {RecordEvent} event
   * @param {number} number
   */
  review(event, number) {
    const place = h("div");
    const told = h(
      "span",
      { class: "ck-sr" },
      event.right ? t("right") : event.credit ? t("nearly") : t("wrong"),
    );
    const title = `${number}. ${this.labels.kinds[event.kind] ?? event.kind}`;
    const ontoggle = async () => {
      if (!node.open || place.hasChildNodes()) return;
      const asked = /** @type {Question | null} */ (await this.source.item(event.item));
      const option = asked?.options.find(({ id }) => id === event.said);
      if (!asked || !option) {
        put(place, h("p", null, t("This question has changed since you answered it.")));
        return;
      }
      const item = untapped(asked);
      const about = { uid: `${this.uid}-${number}`, sureWords: [], pictograms: this.labels.pictograms };
      const view = questionView(item, { ...about, onanswer() {} });
      view.answer(option);
      view.settle(feedbackView(item, option, event.confidence, view, null).node);
      put(place, view.node);
    };
    const node = h(
      "details",
      { class: "ck-drill__review", ontoggle },
      h("summary", null, `${signOf(event)} `, told, ` ${title}`),
      place,
    );
    return node;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!isTaken(event)) this.view?.key(event);
  }
}
