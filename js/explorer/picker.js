/** The map of categories as the picker: its heads are two groups of radio buttons, and a cell picks both words. */

import { h, put } from "../shared/dom.js";
import { tile as tileOf } from "../shared/pictogram.js";
import { t } from "../shared/words.js";
import { axisHelp } from "./fields.js";
import { label, shortLabel } from "./terms.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Attribute, Description, Picks, Term, View } from "./types.js" */

const [ACROSS, DOWN] = ["morphology", "distribution"];
const PLACES = { [ACROSS]: "--m", [DOWN]: "--d" };

/**
 * One head: a radio button with its pictogram and its name.
 * @param {View} view
 * @param {Attribute} attribute
 * @param {Term} value
 * @param {number} place
 */
function head(view, attribute, value, place) {
  const { model, set, uid } = view;
  const input = h("input", {
    type: "radio",
    name: `${uid}-${attribute.id}`,
    value: value.id,
    "data-term": value.id,
    onchange: () => set({ [attribute.id]: value.id }),
  });
  const name = h("span", { class: "ck-picker__name" });
  const about = {
    class: `ck-picker__head ck-picker__head-${attribute.id}`,
    style: `${PLACES[attribute.id]}:${place}`,
  };
  const tile = tileOf(value.pictogram);
  const node = h("label", about, input, tile, name);
  const refresh = () => {
    const words = label(model, value);
    input.checked = model.get(attribute.id) === value.id;
    if (node.title === words) return;
    node.title = words;
    input.setAttribute("aria-label", words);
    put(name, shortLabel(model, value));
  };
  return { node, refresh };
}

/**
 * The values of an attribute, group by group: typically benign, round, suspicious.
 * @param {Attribute} attribute
 */
function grouped({ values, groups }) {
  /** @type {(string | undefined)[]} */
  const order = Object.keys(groups);
  return [...values].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

/**
 * One axis: the radio buttons of an attribute, with the card that defines its words.
 * @param {View} view
 * @param {string} id
 */
function axis(view, id) {
  const attribute = view.table.attributes.get(id);
  const values = grouped(attribute);
  const heads = values.map((value, place) => head(view, attribute, value, place));
  const about = axisHelp(view, attribute);
  const { onkeydown } = about;
  const group = { class: "ck-picker__axis", role: "radiogroup", "aria-label": attribute.label, onkeydown };
  return {
    values,
    about,
    node: h(
      "div",
      group,
      heads.map(({ node }) => node),
    ),
    refresh: () => {
      for (const { refresh } of heads) refresh();
      about.refresh();
    },
  };
}

/**
 * The names of the groups of shapes, under the columns that they span.
 * @param {Term[]} values
 * @param {Record<string, string>} groups
 */
function captions(values, groups) {
  const places = Map.groupBy(values.keys(), (place) => values[place].group);
  return [...places].map(([group, columns]) =>
    h(
      "span",
      { class: "ck-picker__group", style: `--m:${columns[0]};--span:${columns.length}` },
      groups[group ?? ""],
    ),
  );
}

/**
 * What a cell shows: a category, that it cannot be, or that it is still to be found.
 * @param {View} view
 * @param {Picks} now
 * @param {Description} picks
 * @param {Set<string> | null} found
 */
function shown(view, now, picks, found) {
  if (found && !found.has(`${picks[ACROSS]} ${picks[DOWN]}`)) return { text: "?", said: t("not found yet") };
  const said = view.table.outcome({ ...now, ...picks });
  if (said.impossible !== undefined) return { text: "–", said: t("not possible") };
  return {
    text: said.category,
    said: t("category {category}", { category: said.category }),
    category: said.category,
  };
}

/** @param {View} view @param {Term} column @param {Term} row @param {[number, number]} place */
function cell(view, column, row, place) {
  const { model, set } = view;
  const picks = { [ACROSS]: column.id, [DOWN]: row.id };
  const node = h("button", {
    type: "button",
    tabindex: "-1",
    style: `--m:${place[0]};--d:${place[1]}`,
    "data-key": `${column.id} ${row.id}`,
    onclick: () => set(picks),
  });
  /** @param {Picks} now @param {Set<string> | null} found */
  const refresh = (now, found) => {
    const { text, said, category } = shown(view, now, picks, found);
    const picked = now[ACROSS] === column.id && now[DOWN] === row.id;
    if (node.textContent !== text) node.textContent = text;
    node.className = `ck-picker__cell${category ? ` ck-badge ck-badge--${category}` : ""}`;
    node.setAttribute("aria-label", `${label(model, column)}, ${label(model, row)}: ${said}`);
    node.setAttribute("aria-pressed", String(picked));
  };
  return { node, refresh };
}

/**
 * The map; in the game of prediction a cell shows its category only when it was visited.
 * @param {View} view
 */
export function picker(view) {
  const [across, down] = [axis(view, ACROSS), axis(view, DOWN)];
  const cells = down.values.flatMap((row, d) =>
    across.values.map((column, m) => cell(view, column, row, [m, d])),
  );
  /** @type {Set<string> | null} */
  let found = null;
  const corner = h(
    "span",
    { class: "ck-picker__corner" },
    h("span", { onkeydown: across.about.onkeydown }, t("Morphology "), across.about.button),
    h("span", { onkeydown: down.about.onkeydown }, t("Distribution "), down.about.button),
  );
  const map = h(
    "div",
    { class: "ck-picker__map", style: `--columns:${across.values.length}` },
    corner,
    across.node,
    down.node,
    h(
      "div",
      {
        class: "ck-picker__axis",
        role: "group",
        "aria-label": t("Category of each pair, all else as picked"),
      },
      cells.map(({ node }) => node),
    ),
    captions(across.values, view.table.attributes.get(ACROSS).groups),
  );
  const refresh = () => {
    const now = view.picks();
    if (found && now[ACROSS] && now[DOWN]) found.add(`${now[ACROSS]} ${now[DOWN]}`);
    for (const part of [across, down]) part.refresh();
    for (const { refresh: show } of cells) show(now, found);
  };
  const node = h("div", { class: "ck-picker" }, map, across.about.card, down.about.card);
  return {
    node,
    refresh,
    /** @param {boolean} on */
    predict: (on) => {
      found = on ? new Set() : null;
      node.toggleAttribute("data-predict", on);
      refresh();
    },
    progress: () => found && t("{n} of {all} found", { n: found.size, all: cells.length }),
  };
}
