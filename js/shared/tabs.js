/** Tabs after the ARIA pattern: arrow keys move, Home and End go to the ends, each panel is filled when it is shown. */

import { h, put } from "./dom.js";

/** @import { Child } from "./types.js" */

/** The place that a key leads to, -1 being the last. @type {Record<string, (place: number, count: number) => number>} */
const MOVES = {
  ArrowRight: (place, count) => (place + 1) % count,
  ArrowLeft: (place) => place - 1,
  Home: () => 0,
  End: () => -1,
};

/**
 * The first tab is selected; `refill` gives it what it holds.
 * @param {{uid: string, block: string, label: string, titles: [string, string][], fill: (id: string) => Child}} options
 *   `block` is the class of the widget, `fill` gives what a panel holds
 */
export function tabs({ uid, block, label, titles, fill }) {
  const made = Object.fromEntries(titles.map(([id, title]) => [id, pair(id, title)]));
  let shown = "";
  /** @param {string} id @param {string} title */
  function pair(id, title) {
    const about = { id: `${uid}-tab-${id}`, "aria-controls": `${uid}-panel-${id}`, "data-tab": id };
    const tab = h("button", { type: "button", role: "tab", ...about, onclick: () => show(id) }, title);
    const name = { id: `${uid}-panel-${id}`, "aria-labelledby": tab.id, "data-title": title };
    const panel = h("div", { class: `${block}__panel`, role: "tabpanel", tabindex: "0", ...name });
    return { tab, panel };
  }
  const refill = (/** @type {string} */ id) => put(made[id].panel, fill(id));
  /** @param {string} id */
  function select(id) {
    shown = id;
    for (const [key, { tab, panel }] of Object.entries(made)) {
      tab.setAttribute("aria-selected", String(key === id));
      tab.tabIndex = key === id ? 0 : -1;
      panel.classList.toggle(`${block}__shown`, key === id);
    }
  }
  /** @param {string} id @param {boolean} [focus] whether the keys go on at the tab */
  function show(id, focus) {
    select(id);
    refill(id);
    if (focus) made[id].tab.focus();
  }
  /** @param {KeyboardEvent} event */
  function move(event) {
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    const ids = Object.keys(made);
    show(/** @type {string} */ (ids.at(MOVES[event.key](ids.indexOf(shown), ids.length))), true);
  }
  const list = h(
    "div",
    { class: `${block}__tabs`, role: "tablist", "aria-label": label, onkeydown: move },
    Object.values(made).map(({ tab }) => tab),
  );
  select(titles[0][0]);
  return {
    nodes: [list, ...Object.values(made).map(({ panel }) => panel)],
    shown: () => shown,
    show,
    refill,
  };
}
