/** What stays on screen while questions come and go. */

import { button } from "../shared/controls.js";
import { h } from "../shared/dom.js";

const KEYS = "Keys: 1 to 5 choose, then 1 to 4 say how sure; Esc goes back, Enter goes on.";

/** The frame that stays: where one is, pause, results, troubles. */
export function frameOf({ shown, onpause, onresults }) {
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const where = h("span", { class: "ck-drill__where" });
  const label = "Progress of this sitting";
  const bar = h("progress", { class: "ck-drill__progress", "aria-label": label, max: "1", value: "0" });
  const [pause, results] = [button("Pause", onpause), button("My results", onresults)];
  const buttons = h("span", { class: "ck-drill__buttons" }, pause, results);
  const stage = h("div", { class: "ck-drill__stage" });
  const trouble = h("p", { class: "ck-drill__trouble", role: "note", hidden: true });
  const root = h(
    "section",
    { class: "ck-widget ck-drill", "aria-label": "Drill", tabindex: "-1" },
    h("div", { class: "ck-drill__bar" }, where, bar, buttons),
    stage,
    trouble,
    status,
    h("p", { class: "ck-drill__foot" }, `${KEYS} ${shown} For learning, not for care.`),
  );
  return { root, stage, status, where, bar, pause, results, trouble };
}
