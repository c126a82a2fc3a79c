/** The explorer: pick attributes, see the workup. For findings and for biopsy results. */

import { button, careNotice, selectBox } from "../shared/controls.js";
import { h, inPlace, keepKeys, put, unique } from "../shared/dom.js";
import { nameInPage } from "../shared/links.js";
import { keepPicks } from "../shared/memory.js";
import { follow, inPage, once, setter } from "../shared/model.js";
import { fingerprint, unpack } from "../shared/payload.js";
import { liveRegion } from "../shared/status.js";
import { tabs } from "../shared/tabs.js";
import { msg, setLanguage, t } from "../shared/words.js";
import { answer } from "./answer.js";
import { choices } from "./choices.js";
import { field } from "./fields.js";
import { decode, decodeRegion, fromHash, regionsOf } from "./lookup.js";
import { panel, TITLES } from "./panels.js";
import { picker } from "./picker.js";
import { pictured } from "./picture.js";
import { warm } from "./term-evidence.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Attribute, Kept, View } from "./types.js" */

/** In what order the main attributes stand; the others follow. */
const FIRST = ["category_before", "histology"];
const EDITIONS = [
  ["v2025", msg("BI-RADS v2025 (known second-hand)")],
  ["2013", msg("BI-RADS 5th edition (2013)")],
];

/** What the parts of one explorer share. @param {Model} model @param {Kept} kept @returns {Promise<View>} */
async function viewOf(model, kept) {
  const table = await decodeRegion(model, model.get("region"));
  const { attributes } = table.data;
  return {
    table,
    model,
    uid: unique("ck-explorer-"),
    page: inPage(model),
    ...kept,
    set: setter(model),
    /** What is picked, by attribute; null while it is open. */
    picks: () => Object.fromEntries(attributes.map((a) => [a.id, model.get(a.id)])),
  };
}

/**
 * The attributes: the main ones in sight, the others folded with how many of them are set.
 * @param {View} view
 */
function description(view) {
  const { attributes } = view.table.data;
  /** @param {Attribute} a */
  const place = (a) => (FIRST.includes(a.id) ? FIRST.indexOf(a.id) : FIRST.length);
  const main = attributes.filter((a) => a.panel === "main").sort((a, b) => place(a) - place(b));
  const rest = attributes.filter((a) => a.panel !== "main");
  const [mainFields, restFields] = [main, rest].map((some) => some.map((a) => field(view, a)));
  const count = h("span");
  /** @param {ReturnType<typeof field>[]} fields */
  const nodes = (fields) => fields.map(({ node }) => node);
  const more = h("summary", null, t("More about this result "), count);
  const node = h(
    "div",
    { class: "ck-explorer__left", role: "group", "aria-label": t("What came back") },
    nodes(mainFields),
    rest.length > 0 && h("details", { class: "ck-explorer__more" }, more, nodes(restFields)),
  );
  const refresh = () => {
    for (const one of [...mainFields, ...restFields]) one.refresh();
    const changed = rest.filter((a) => view.model.get(a.id) !== a.default).length;
    count.textContent = changed
      ? t("({n}, {changed} set)", { n: rest.length, changed })
      : t("({n})", { n: rest.length });
  };
  return { node, refresh };
}

/** The edition whose names are shown, and a way back to the start. @param {View} view */
function foot({ model, set, table }) {
  const edition = selectBox(
    EDITIONS.map(([id, words]) => [id, t(words)]),
    (id) => set({ edition: id }),
    { "aria-label": t("Names of the edition") },
  );
  const node = h(
    "p",
    { class: "ck-wrap ck-small ck-explorer__foot" },
    h("label", null, t("Words: "), edition),
    button(t("Start again"), () => set(model.get("_start")), { class: "ck-small-button ck-explorer__reset" }),
    h("span", null, t("Press ? on a choice for its definition.")),
    careNotice(t("BI-RADS is a registered mark of the American College of Radiology.")),
    h("span", { "data-ck": "scope" }, table.data.scope),
  );
  const refresh = () => {
    edition.value = model.get("edition");
  };
  return { node, refresh };
}

/**
 * Read the picks from the address of the page, now and whenever it changes; whether it says some now.
 * @param {Model} model
 * @param {string} name
 * @param {AbortSignal} signal
 */
function readLinks(model, name, signal) {
  const read = async () => {
    const table = await decodeRegion(model, model.get("region"));
    const found = fromHash(table, location.hash, name);
    if (found) setter(model)(found);
    return Boolean(found);
  };
  window.addEventListener("hashchange", read, { signal });
  return read();
}

/**
 * Stand where a link says, or where the picks were left; the name of the explorer, and whether a link says so.
 * @param {Model} model
 * @param {AbortSignal} signal
 */
async function begin(model, signal) {
  const { attributes, kind } = (await decode(model)).data;
  const name = nameInPage(model.get("name"), kind, `.ck-explorer[data-kind="${kind}"]`);
  const linked = inPage(model) && (await readLinks(model, name, signal));
  const names = [...attributes.map((a) => a.id), "edition", "pinned", "region", "view"];
  const made = ["_workup", "_regions"].map((trait) => fingerprint(model, trait)).join(" ");
  keepPicks(model, name, { made, names, linked }, signal);
  return { name, linked };
}

/** The picker of a finding: the map, and the row of choices below it. @param {View} view */
function mapped(view) {
  const map = picker(view);
  const row = choices(view, map);
  const node = h("div", { class: "ck-explorer__picker" }, map.node, row.node);
  const refresh = () => {
    for (const part of [map, row]) part.refresh();
  };
  return { node, refresh };
}

/** The answer with its tabs. @param {View} view */
function results(view) {
  const shown = answer(view, (id) => about.show(id, true));
  const about = tabs({
    uid: view.uid,
    block: "ck-explorer",
    label: t("About this answer"),
    titles: TITLES.filter(([id]) => id !== "real" || view.table.data.kind === "finding").map(
      ([id, title]) => [id, t(title)],
    ),
    fill: (id) => panel(view, id, () => about.refill(id)),
  });
  const node = h(
    "div",
    { class: "ck-explorer__right", role: "group", "aria-label": t("What to do") },
    view.table.data.local &&
      h("p", { class: "ck-explorer__local", "data-ck": "local" }, h("strong", null, view.table.data.local)),
    shown.node,
  );
  const behind = h("div", { class: "ck-explorer__behind" }, about.nodes);
  const refresh = () => {
    const words = shown.refresh();
    about.refill(about.shown());
    return words;
  };
  return { node, behind, bar: shown.bar, refresh };
}

/** @param {Model} model @param {Kept} kept @param {Element} el */
async function mount(model, kept, el) {
  const view = await viewOf(model, kept);
  const { attributes, kind } = view.table.data;
  const stop = new AbortController();
  const picture = pictured(view, stop.signal);
  const status = liveRegion();
  const finding = kind === "finding";
  const [left, right, bottom] = [finding ? mapped(view) : description(view), results(view), foot(view)];
  const seen = finding ? picture?.node : left.node;
  const columns = h("div", { class: "ck-explorer__columns" }, seen, right.node);
  const about = { class: "ck-widget ck-explorer", "data-kind": kind };
  const root = h(
    "div",
    about,
    status.node,
    right.bar,
    finding && left.node,
    columns,
    right.behind,
    bottom.node,
  );
  const update = () => {
    for (const part of [left, bottom]) part.refresh();
    status.tell(right.refresh());
  };
  const names = [...attributes.map((a) => a.id), "edition", "pinned"];
  follow(
    model,
    names,
    once(() => inPlace(root, update)),
    stop.signal,
  );
  keepKeys(root, stop.signal);
  update();
  el.replaceChildren(root);
  const later = setTimeout(() => warm(view), 400);
  stop.signal.addEventListener("abort", () => clearTimeout(later));
  return () => stop.abort();
}

/** Begin to unpack before there is a place to draw in. @param {{model: Model}} host */
function initialize({ model }) {
  unpack(model, "_workup");
}

/** The choice of the protocol that an explorer follows; it is there once some are carried. @param {Model} model */
function protocolChoice(model) {
  const node = h("p", { class: "ck-widget ck-explorer__region", hidden: true });
  const refresh = async () => {
    const regions = await regionsOf(model);
    if (!regions.length) return;
    const choose =
      node.querySelector("select") ??
      selectBox([["", t("the course's own")], ...regions], (id) => setter(model)({ region: id }), {
        "data-ck": "region",
      });
    if (node.hidden) put(node, h("label", null, t("Regional protocol: "), choose));
    node.hidden = false;
    choose.value = model.get("region");
  };
  return { node, refresh };
}

/**
 * The explorer, and above it the choice of the protocol that it follows, where it carries some.
 * @param {{model: Model, el: HTMLElement}} host
 */
async function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  const stop = new AbortController();
  const { name, linked } = await begin(model, stop.signal);
  const kept = { name, given: {} };
  const [protocol, place] = [protocolChoice(model), h("div")];
  /** @type {(() => void) | null} */
  let end = null;
  let queue = Promise.resolve();
  const show = () => {
    queue = queue.then(async () => {
      end?.();
      await protocol.refresh();
      end = await mount(model, kept, place);
    });
    return queue;
  };
  follow(model, ["region", "_regions"], once(show), stop.signal);
  await show();
  el.replaceChildren(protocol.node, place);
  if (linked) requestAnimationFrame(() => el.scrollIntoView()); // the host puts `el` into the page after this
  return () => {
    stop.abort();
    end?.();
  };
}

export default { initialize, render };
