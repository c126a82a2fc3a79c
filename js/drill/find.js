/** The question that asks to search a field: marks with how sure one is of each, or "nothing here". */

import { button, digitOf } from "../shared/controls.js";
import { asked, h, inPlace, put } from "../shared/dom.js";
import { pin, spoken } from "../shared/tap.js";
import { capital, t, tn } from "../shared/words.js";
import { fieldView } from "./field.js";

/** @import { Place } from "../shared/types.js" */
/** @import { Field, FieldOptions, Mark, Rating } from "./types.js" */

const MOST = 8;

/**
 * One mark in the list: its place, how sure, and a button to remove it.
 * @param {Mark} mark
 * @param {number} place
 * @param {Rating} does
 */
function markRow(mark, place, { sureWords, rate, remove }) {
  const name = t("Mark {number}", { number: place + 1 });
  const choices = sureWords.map((words, level) =>
    button(capital(words), () => rate(mark, level + 1), {
      "aria-pressed": String(mark.sure === level + 1),
      "data-key": `${place}-${level}`,
    }),
  );
  return h(
    "li",
    null,
    h("span", { class: "ck-find__where" }, h("strong", null, name), ` ${spoken(mark)} `),
    button(t("Remove"), () => remove(mark), {
      "aria-label": t("Remove mark {number}", { number: place + 1 }),
    }),
    h(
      "div",
      {
        class: "ck-wrap ck-drill__buttons",
        role: "group",
        "aria-label": t("{name}: how sure are you?", { name }),
      },
      choices,
    ),
  );
}

/**
 * The list of marks, and the ways to change it.
 * @param {(marks: Mark[]) => void} changed
 * @param {(words: string) => void} say
 */
function marksOf(changed, say) {
  /** @type {Mark[]} */
  let marks = [];
  const set = (/** @type {Mark[]} */ next) => {
    marks = next;
    changed(marks);
  };
  return {
    /**
     * Set a mark, unless one is as near as its ring is wide: the place of that one, -1 where there is none.
     * @param {Place} at
     * @param {number} near
     */
    add(at, near) {
      const old = marks.findIndex(({ x, y }) => Math.hypot(x - at.x, y - at.y) < near);
      if (old < 0 && marks.length >= MOST) say(t("No more than {most} marks.", { most: MOST }));
      else {
        if (old < 0) set([...marks, { ...at, sure: 0 }]);
        const number = old < 0 ? marks.length : old + 1;
        say(t("Mark {number}, {place}. How sure? 1 to 4.", { number, place: spoken(marks[number - 1]) }));
      }
      return old;
    },
    /** @param {Mark} mark */
    remove(mark) {
      set(marks.filter((one) => one !== mark));
      say(tn("1 mark.", "{n} marks.", marks.length));
    },
    undo() {
      const last = marks.at(-1);
      if (last) this.remove(last);
    },
    /** @param {Mark} mark @param {number} sure */
    rate(mark, sure) {
      set(marks.map((one) => (one === mark ? { ...one, sure } : one)));
    },
    /** How sure of the newest mark that has not said so; whether there is one. @param {number} sure */
    rateLast(sure) {
      const open = marks.findLast((mark) => !mark.sure);
      if (open) this.rate(open, sure);
      return Boolean(open);
    },
  };
}

/**
 * What is asked beside the field: the marks, and the two ways to answer.
 * @param {Field} item
 * @param {FieldOptions} options
 * @param {(words: string) => void} say
 */
function askOf(item, { sureWords, onsearch }, say) {
  const list = h("ol", { class: "ck-find__marks" });
  /** @type {Mark[]} */
  let given = [];
  const main = { class: "ck-main-button" };
  const done = button(t("Check my marks"), () => onsearch(given), { ...main, hidden: true });
  const none = button(t("Nothing here"), () => onsearch([]), main);
  const marks = marksOf((now) => {
    given = now;
    /** @type {Rating} */
    const does = { sureWords, rate: (...told) => marks.rate(...told), remove: (mark) => marks.remove(mark) };
    inPlace(list, () =>
      put(
        list,
        now.map((mark, place) => markRow(mark, place, does)),
      ),
    );
    field.show(now.map((mark, place) => pin(mark, place + 1, item.mm)));
    done.disabled = now.some(({ sure }) => !sure);
    done.hidden = !now.length;
    none.hidden = now.length > 0;
  }, say);
  const open = () => node.isConnected;
  const does = {
    onmark: (/** @type {Place} */ at, /** @type {number} */ near) => {
      const old = open() ? marks.add(at, near) : -1;
      /** @type {HTMLElement | null | undefined} */ (
        list.children[old]?.querySelector("[aria-pressed]")
      )?.focus();
    },
    onundo: () => open() && marks.undo(),
    say,
  };
  const field = fieldView(item, does);
  const hint = t("Click or tap a place to mark it; zoom in to see fine particles.");
  const buttons = h("p", { class: "ck-wrap ck-drill__buttons" }, done, none);
  const node = h("div", null, h("p", { class: "ck-quiet" }, hint), list, buttons);
  return { node, field, marks };
}

/** @param {Field} item @param {FieldOptions} options */
export function findView(item, options) {
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const stem = h(
    "p",
    { class: "ck-drill__stem", id: `${options.uid}-stem`, tabindex: "-1" },
    asked(item.stem),
  );
  const { node: ask, field, marks } = askOf(item, options, (words) => put(status, words));
  const kind = h("p", { class: "ck-kicker ck-drill__kind" }, item.label);
  const node = h(
    "div",
    { class: "ck-drill__question ck-find", "data-item": item.id },
    h("div", { class: "ck-drill__ask" }, kind, stem),
    h("div", { class: "ck-drill__pictures" }, field.node),
    h("div", { class: "ck-drill__answers" }, ask, status),
  );
  return {
    node,
    stem,
    field,
    /** @param {KeyboardEvent} event */
    key(event) {
      const sure = digitOf(event);
      if (sure >= 1 && sure <= options.sureWords.length && marks.rateLast(sure)) event.preventDefault();
    },
    settle: (/** @type {HTMLElement} */ feedback) => ask.replaceWith(feedback),
  };
}
