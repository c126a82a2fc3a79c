/** The laboratory of numbers. Every number was worked out in Python; the choices only look up. */

import { button, careNotice, radios, selectBox } from "../shared/controls.js";
import { h, inPlace, keepKeys, put, unique } from "../shared/dom.js";
import { track } from "../shared/interval-bar.js";
import { nameInPage } from "../shared/links.js";
import { keepPicks } from "../shared/memory.js";
import { follow, once, setter } from "../shared/model.js";
import { fingerprint, unpack } from "../shared/payload.js";
import { liveRegion } from "../shared/status.js";
import { msg, percent, setLanguage, t, tn } from "../shared/words.js";
import { forest, legend, women } from "./charts.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Child } from "../shared/types.js" */
/** @import { Axis, Evidence, Group, Look, Mark } from "./types.js" */
/** @typedef {ReturnType<typeof setter>} Save */

/** @type {[mark: Mark, words: string][]} */
const GROUPS = [
  ["cancer", msg("with a cancer and the sign")],
  ["missed", msg("with a cancer, without the sign")],
  ["false-alarm", msg("with the sign, no cancer")],
  ["healthy", msg("with neither")],
];

const COLLECTED = msg(
  "Digitised films of the 1990s, collected by outcome: so many cancers, so many benign lesions, so many never recalled. The share of cancers is the collectors' choice. No band is drawn: it belongs to other women.",
);

const NO_RATIO = msg(
  "These words were seen on fewer than ten worked-up lesions of CBIS-DDSM, so they have no likelihood ratio here. Without one, the share stays that of the clinic.",
);
const CARRIED_OVER = msg(
  "counted among the worked-up lesions of CBIS-DDSM. The share changes with the clinic; the ratio is carried over as it is, which is itself an assumption.",
);
const NAMES = ["morphology", "distribution", "counted_in", "prevalence"];

/** @param {Model} model @param {Save} save @param {Axis} axis */
function picker(model, save, { id, label, terms }) {
  const box = selectBox([["", t("any")], ...terms], (term) => save({ [id]: term }), { "data-attribute": id });
  return {
    node: h("label", { class: "ck-evidence-lab__field" }, h("span", null, label), box),
    refresh: () => {
      box.value = model.get(id);
    },
  };
}

/**
 * Who was counted; a population that has no rate for these words says so.
 * @param {Model} model
 * @param {Save} save
 * @param {Evidence} data
 * @param {string} uid
 */
function population(model, save, data, uid) {
  const notes = data.counted_in.map(() => h("span", { class: "ck-evidence-lab__has" }));
  /** @type {[id: string, words: Child][]} */
  const values = data.counted_in.map(([id, words], place) => [id, [words, notes[place]]]);
  const made = radios(`${uid}-counted`, values, (id) => save({ counted_in: id }));
  const refresh = (/** @type {Look} */ look) => {
    made.check(model.get("counted_in"));
    data.counted_in.forEach(([id], place) => {
      put(notes[place], !look.pools[id] && !look.counts[id] && t(" (no rate)"));
    });
  };
  const legend = h("legend", null, t("Who was counted"));
  return { node: h("fieldset", { class: "ck-evidence-lab__field ck-radios" }, legend, made.labels), refresh };
}

/** A share in percent, with as many digits as it has. @param {number} value */
const share = (value) => percent(value / 100, Number.isInteger(value) ? 0 : 1);

/**
 * The clinic: how many lesions are malignant there, as in a known setting or freely.
 * @param {Model} model
 * @param {Save} save
 * @param {Evidence} data
 */
function clinic(model, save, data) {
  const at = () => data.steps.findIndex((step) => Math.abs(step - 100 * model.get("prevalence")) < 0.01);
  const go = (/** @type {string} */ place) => save({ prevalence: data.steps[Number(place)] / 100 });
  const range = { type: "range", min: "0", max: String(data.steps.length - 1), step: "1" };
  const slider = h("input", { ...range, oninput: () => go(slider.value) });
  /** @type {[step: string, label: string][]} */
  const settings = data.settings.map(({ label, step }) => [String(step), label]);
  const box = selectBox([["", t("another clinic")], ...settings], (step) => step && go(step));
  const caveat = h("p", { class: "ck-evidence-lab__quiet" });
  const out = h("strong", { class: "ck-evidence-lab__out", "aria-hidden": "true" });
  const refresh = () => {
    const place = at();
    const known = data.settings.find(({ step }) => step === place);
    slider.value = String(place);
    slider.setAttribute(
      "aria-valuetext",
      t("{share} of lesions malignant", { share: share(data.steps[place]) }),
    );
    box.value = known ? String(place) : "";
    put(caveat, known?.caveat);
    put(out, share(data.steps[place]));
  };
  const node = h(
    "fieldset",
    { class: "ck-evidence-lab__field" },
    h("legend", null, t("Your clinic")),
    h("label", null, h("span", null, t("As in")), box),
    caveat,
    h("label", null, h("span", null, t("Share of lesions that are malignant "), out), slider),
  );
  return { node, refresh, at };
}

/**
 * 1,000 women of a clinic, where nothing is known of the sign.
 * @param {Evidence} data
 * @param {Look} look
 * @param {number} prevalence
 */
function withoutRatio(data, look, prevalence) {
  const cancers = Math.round(10 * prevalence);
  /** @type {Group[]} */
  const groups = [
    ["cancer", cancers, t("with a cancer")],
    ["healthy", 1000 - cancers, t("without")],
  ];
  const words = look === data.looks[" "] ? t("Choose a word to see what it changes.") : t(NO_RATIO);
  return [
    h("p", { "data-ck": "worked" }, words),
    women(
      groups,
      t("1,000 women: {cancers} with a cancer, {others} without.", { cancers, others: 1000 - cancers }),
    ),
    legend(groups),
  ];
}

/**
 * The sign in this clinic: its weight, in words and as 1,000 women.
 * @param {Evidence} data
 * @param {Look} look
 * @param {number} place
 */
function atWork(data, look, place) {
  if (!look.weight) return withoutRatio(data, look, data.steps[place]);
  const [tp, fp, missed, healthy, ppv] = look.women[place];
  const numbers = { cancer: tp, missed, "false-alarm": fp, healthy };
  /** @type {Group[]} */
  const groups = GROUPS.map(([mark, words]) => [mark, numbers[mark], t(words)]);
  return [
    h(
      "p",
      { "data-ck": "worked" },
      t("Of 1,000 women here, "),
      h("strong", null, t("{n} have a cancer", { n: tp + missed })),
      t(
        ". {tp} of them show this sign, and so do {fp} of the {others} others. So of {signs} with the sign, ",
        {
          tp,
          fp,
          others: fp + healthy,
          signs: tp + fp,
        },
      ),
      h(
        "strong",
        null,
        tn("1 has a cancer ({share})", "{n} have a cancer ({share})", tp, { share: share(ppv) }),
      ),
      Math.abs(ppv - (100 * tp) / (tp + fp)) >= 0.5 &&
        t(", the share being that before rounding to whole women"),
      ".",
    ),
    women(
      groups,
      t("1,000 women: {groups}.", { groups: groups.map(([, n, words]) => `${n} ${words}`).join(", ") }),
    ),
    legend(groups),
    h("p", { class: "ck-evidence-lab__quiet" }, `${look.weight}, ${t(CARRIED_OVER)}`),
  ];
}

/**
 * What stands on the right for the choices as they are.
 * @param {Evidence} data
 * @param {Model} model
 * @param {number} place
 */
function results(data, model, place) {
  const look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`];
  /** @type {string} */
  const counted = model.get("counted_in");
  const [pool, films] = [look.pools[counted], look.counts[counted]];
  const [rate, low, high] = films ?? pool?.pooled.slice(2) ?? [];
  const category = look.category ?? "";
  const band = data.bands[category];
  /** @param {string} name @param {string} title @param {...Child} content */
  const part = (name, title, ...content) =>
    h(
      "section",
      { class: "ck-evidence-lab__part", "data-ck": name },
      h("p", { class: "ck-evidence-lab__head" }, title),
      content,
    );
  return [
    part(
      "share",
      t("The share among those counted"),
      h("p", { class: "ck-evidence-lab__said", "data-ck": "said" }, look.said[counted]),
      h("p", { class: "ck-evidence-lab__quiet" }, look.caveat[counted]),
      rate !== undefined && track({ rate, low, high }, pool && band),
    ),
    pool &&
      part(
        "studies",
        t("The studies behind it"),
        forest(pool, band, category, t("{label}: published series, one population", { label: look.label })),
      ),
    counted.startsWith("collection") && part("films", t("Where they come from"), h("p", null, t(COLLECTED))),
    part("work", t("The same sign in your clinic"), atWork(data, look, place)),
  ];
}

/**
 * The frame of the laboratory: choices on the left, results on the right.
 * @param {Node} status
 * @param {Node[]} choices
 * @param {Node} right
 */
function layout(status, choices, right) {
  return h(
    "div",
    { class: "ck-widget ck-evidence-lab" },
    status,
    h(
      "p",
      { class: "ck-evidence-lab__notice" },
      careNotice(),
      h("span", null, t("No number here is a woman's risk.")),
    ),
    h(
      "div",
      { class: "ck-evidence-lab__columns" },
      h("div", { class: "ck-evidence-lab__left" }, choices),
      right,
    ),
  );
}

/** @param {{model: Model, el: HTMLElement}} view */
async function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  /** @type {Evidence} */
  const data = await unpack(model, "_evidence").opened;
  const stop = new AbortController();
  const save = setter(model);
  const where = clinic(model, save, data);
  const axes = data.axes.map((axis) => picker(model, save, axis));
  const choices = [...axes, population(model, save, data, unique("ck-evidence-lab-")), where];
  const status = liveRegion();
  const right = h("div", { class: "ck-evidence-lab__right" });
  const again = button(t("Start again"), () => save(model.get("_start")), { class: "ck-small-button" });
  const nodes = [...choices.map(({ node }) => node), h("p", null, again)];
  const root = layout(status.node, nodes, right);
  let before = "";
  const update = () => {
    const look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`];
    for (const { refresh } of choices) refresh(look);
    put(right, results(data, model, where.at()));
    // The slider moves the people alone: what the studies say is told when the finding changes.
    const [said, worked] = ["said", "worked"].map((part) =>
      [...right.querySelectorAll(`[data-ck=${part}]`)].map((node) => node.textContent).join(" "),
    );
    status.tell(said === before ? worked : `${said} ${worked}`);
    before = said;
  };
  const name = nameInPage("", "evidence-lab", ".ck-evidence-lab");
  keepPicks(model, name, { made: fingerprint(model, "_evidence"), names: NAMES }, stop.signal);
  const change = once(() => inPlace(root, update));
  follow(model, NAMES, change, stop.signal);
  keepKeys(root, stop.signal);
  update();
  el.replaceChildren(root);
  return () => stop.abort();
}

export default { render };
