/** The laboratory of numbers. Every number was worked out in Python; the choices only look up. */

import { h, inPlace, keepKeys, put, unique } from "../shared/dom.js";
import { track } from "../shared/interval-bar.js";
import { unpack } from "../shared/payload.js";
import { forest, legend, women } from "./charts.js";

const GROUPS = [
  ["ill", "with a cancer and the sign"],
  ["missed", "with a cancer, without the sign"],
  ["alarm", "with the sign, no cancer"],
  ["well", "with neither"],
];

const COLLECTED =
  "Digitised films of the 1990s, collected by outcome: so many cancers, so many benign lesions, so many never recalled. The share of cancers is the collectors' choice. No band is drawn: it belongs to other women.";

function picker(model, save, axis) {
  const box = h(
    "select",
    { "data-attribute": axis.id, onchange: () => save({ [axis.id]: box.value }) },
    h("option", { value: "" }, "any"),
    axis.terms.map(([id, words]) => h("option", { value: id }, words)),
  );
  return {
    node: h("label", { class: "ck-evidence-lab__field" }, h("span", null, axis.label), box),
    refresh: () => {
      box.value = model.get(axis.id);
    },
  };
}

function population(model, save, data, uid) {
  const inputs = data.counted_in.map(([id, words]) => {
    const input = h("input", {
      type: "radio",
      name: `${uid}-counted`,
      value: id,
      onchange: () => save({ counted_in: id }),
    });
    const told = h("span", { class: "ck-evidence-lab__has" });
    return {
      id,
      input,
      told,
      row: h("label", { class: "ck-evidence-lab__radio" }, input, h("span", null, words, told)),
    };
  });
  const refresh = (look) =>
    inputs.forEach(({ id, input, told }) => {
      input.checked = model.get("counted_in") === id;
      told.textContent = look.pools[id] || look.counts[id] ? "" : " (no rate)";
    });
  return {
    node: h(
      "fieldset",
      { class: "ck-evidence-lab__field" },
      h("legend", null, "Who was counted"),
      inputs.map(({ row }) => row),
    ),
    refresh,
  };
}

function clinic(model, save, data) {
  const at = () => data.steps.findIndex((step) => Math.abs(step - 100 * model.get("prevalence")) < 0.01);
  const go = (place) => save({ prevalence: data.steps[place] / 100 });
  const slider = h("input", {
    type: "range",
    min: "0",
    max: String(data.steps.length - 1),
    step: "1",
    oninput: () => go(Number(slider.value)),
  });
  const box = h(
    "select",
    {
      onchange: () => {
        if (box.value) go(Number(box.value));
      },
    },
    h("option", { value: "" }, "another clinic"),
    data.settings.map(({ label, step }) => h("option", { value: String(step) }, label)),
  );
  const caveat = h("p", { class: "ck-evidence-lab__quiet" });
  const out = h("strong", { class: "ck-evidence-lab__out", "aria-hidden": "true" });
  const refresh = () => {
    const place = at();
    const known = data.settings.find(({ step }) => step === place);
    slider.value = String(place);
    slider.setAttribute("aria-valuetext", `${data.steps[place]}% of lesions malignant`);
    box.value = known ? String(place) : "";
    caveat.textContent = known ? known.caveat : "";
    out.textContent = `${data.steps[place]}%`;
  };
  const node = h(
    "fieldset",
    { class: "ck-evidence-lab__field" },
    h("legend", null, "Your clinic"),
    h("label", null, h("span", null, "As in"), box),
    caveat,
    h("label", null, h("span", null, "Share of lesions that are malignant ", out), slider),
  );
  return { node, refresh, at };
}

/** The sign in this clinic: its weight, in words and as 1,000 women. */
function atWork(data, look, place) {
  const prevalence = data.steps[place];
  if (!look.weight) {
    const any = look === data.looks[" "];
    const ill = Math.round(10 * prevalence);
    const groups = [
      ["ill", ill, "with a cancer"],
      ["well", 1000 - ill, "without"],
    ];
    return [
      h(
        "p",
        { "data-ck": "worked" },
        any
          ? "Choose a word to see what it changes."
          : "These words were seen on fewer than ten worked-up lesions of CBIS-DDSM, so they have no likelihood ratio here. Without one, the share stays that of the clinic.",
      ),
      women(groups, `1,000 women: ${ill} with a cancer, ${1000 - ill} without.`),
      legend(groups),
    ];
  }
  const [tp, fp, fn, tn, ppv] = look.women[place];
  const numbers = { ill: tp, missed: fn, alarm: fp, well: tn };
  const groups = GROUPS.map(([mark, words]) => [mark, numbers[mark], words]);
  return [
    h(
      "p",
      { "data-ck": "worked" },
      "Of 1,000 women here, ",
      h("strong", null, `${tp + fn} have a cancer`),
      `. ${tp} of them show this sign, and so do ${fp} of the ${fp + tn} others. So of ${tp + fp} with the sign, `,
      h("strong", null, `${tp} have a cancer (${ppv}%)`),
      ".",
    ),
    women(groups, `1,000 women: ${groups.map(([, n, words]) => `${n} ${words}`).join(", ")}.`),
    legend(groups),
    h(
      "p",
      { class: "ck-evidence-lab__quiet" },
      `${look.weight}, counted among the worked-up lesions of CBIS-DDSM. The share changes with the clinic; the ratio is carried over as it is, which is itself an assumption.`,
    ),
  ];
}

/** What stands on the right for the choices as they are. */
function results(data, model, place) {
  const look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`];
  const counted = model.get("counted_in");
  const [pool, films] = [look.pools[counted], look.counts[counted]];
  const [rate, low, high] = films ?? pool?.pooled.slice(2) ?? [];
  const band = data.bands[look.category];
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
      "The share among those counted",
      h("p", { class: "ck-evidence-lab__said", "data-ck": "said" }, look.said[counted]),
      h("p", { class: "ck-evidence-lab__quiet" }, look.caveat[counted]),
      rate !== undefined && track({ rate, low, high }, pool && band),
    ),
    pool &&
      part(
        "studies",
        "The studies behind it",
        forest(pool, band, look.category, `${look.label}: published series, one population`),
      ),
    counted.startsWith("collection") && part("films", "Where they come from", h("p", null, COLLECTED)),
    part("work", "The same sign in your clinic", atWork(data, look, place)),
  ];
}

async function render({ model, el }) {
  const data = await unpack(model, "_looks").opened;
  const uid = unique("cl");
  const stop = new AbortController();
  const save = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const axes = data.axes.map((axis) => picker(model, save, axis));
  const [who, where] = [population(model, save, data, uid), clinic(model, save, data)];
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const right = h("div", { class: "ck-evidence-lab__right" });
  const root = h(
    "div",
    { class: "ck-widget ck-evidence-lab" },
    status,
    h(
      "p",
      { class: "ck-evidence-lab__notice" },
      h("strong", null, "For learning, not for care"),
      h("span", null, "No number here is a woman's risk."),
    ),
    h(
      "div",
      { class: "ck-evidence-lab__columns" },
      h(
        "div",
        { class: "ck-evidence-lab__left" },
        axes.map(({ node }) => node),
        who.node,
        where.node,
      ),
      right,
    ),
  );
  let last = null;
  const update = () => {
    const look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`];
    for (const { refresh } of [...axes, who, where]) refresh(look);
    put(right, results(data, model, where.at()));
    const words = [...right.querySelectorAll("[data-ck=said], [data-ck=worked]")]
      .map((node) => node.textContent)
      .join(" ");
    if (last !== null && words !== last) status.textContent = words;
    last = words;
  };
  const names = "change:morphology change:distribution change:counted_in change:prevalence";
  const changed = () => inPlace(root, update);
  model.on(names, changed);
  keepKeys(root, stop.signal);
  update();
  el.replaceChildren(root);
  return () => {
    stop.abort();
    model.off(names, changed);
  };
}

export default { render };
