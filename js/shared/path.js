/** The path from recall to plan, and where she stands on it. Python worked the states out. */

import { h } from "./dom.js";
import { t } from "./words.js";

/** @typedef {{label: string, state: "passed" | "here" | "exit" | "not_reached", said: string}} Station */

/** @param {Station[]} stations */
export const pathLine = (stations) =>
  h(
    "ol",
    { class: "ck-path", "aria-label": t("The path, and where she stands") },
    stations.map(({ label, state, said }) =>
      h(
        "li",
        { class: `ck-path__${state}`, "aria-current": state === "here" && "step" },
        h("span", { "aria-hidden": "true" }),
        h("span", { class: "ck-path__label" }, label),
        state !== "here" && h("span", { class: "ck-sr" }, ` (${said})`),
      ),
    ),
  );
