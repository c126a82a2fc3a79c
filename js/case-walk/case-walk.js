/**
 * The case walk: a story in decisions, worked, half-worked or on one's own.
 *
 * Both hosts (JupyterLab through anywidget, a static page through host.js) run it. What is right was worked out in Python.
 */

import { h, keepKeys, put, unique } from "../shared/dom.js";
import { openRecord } from "../shared/progress.js";
import { debrief } from "./debrief.js";
import { casePath } from "./parts.js";
import { openStage, pastStage } from "./stage.js";
import {
  MODES,
  answersAt,
  choiceOf,
  eventOf,
  fromCaseHash,
  furthest,
  goesOn,
  isGiven,
  isSettled,
  orderly,
  tally,
  toCaseHash,
} from "./state.js";

function render({ model, el }) {
  const data = model.get("_told");
  const page = model.get("_host") === "page";
  const before = document.querySelectorAll(".ck-case-walk").length;
  const name = model.get("name") || (before ? `case-${before + 1}` : "case");
  const stop = new AbortController();
  const record = openRecord(model, stop.signal);
  const view = { data };
  let astray = false; // a wrong turn is on screen; its way back leads to the question
  let pick = null;
  let since = performance.now();

  const state = () =>
    orderly(data, {
      case: model.get("case"),
      mode: model.get("mode"),
      at: model.get("at"),
      said: model.get("said"),
    });
  const story = () => data.cases.find(({ id }) => id === state().case);
  let moving = false;
  function move(changes, focus) {
    moving = true;
    for (const [key, value] of Object.entries(changes)) model.set(key, value);
    model.save_changes();
    moving = false;
    draw(focus);
  }

  function decide(answer) {
    const now = state();
    const stage = story().stages[now.at];
    const choice = choiceOf(stage, answer);
    if (!choice) return;
    const earlier = answersAt(stage, now.said);
    if (!earlier.length)
      record.add(
        eventOf(story(), stage, choice, now.mode, Math.round((performance.now() - since) / 100) / 10),
      );
    astray = !goesOn(choice);
    move({ said: { ...now.said, [stage.id]: [...earlier, answer] } }, "verdict");
  }
  const back = () => {
    astray = false;
    draw("question");
  };
  const next = () => {
    astray = false;
    since = performance.now();
    move({ at: state().at + 1 }, state().at + 1 < story().stages.length ? "text" : "debrief");
  };
  function begin(changes) {
    astray = false;
    since = performance.now();
    move({ at: 0, said: {}, ...changes }, "title");
  }

  // ------------------------------------------------------------ the head, which stays
  const choose = h(
    "select",
    { "data-ck": "case", onchange: () => begin({ case: choose.value }) },
    data.cases.map(({ id, title }, place) => h("option", { value: id }, `${place + 1}. ${title}`)),
  );
  const modeName = unique("ck-case-walk-mode-");
  const about = h("span", { class: "ck-case-walk__about" });
  const modes = Object.entries(MODES).map(([id, { label }]) => {
    const input = h("input", {
      type: "radio",
      name: modeName,
      value: id,
      onchange: () => begin({ mode: id }),
    });
    return {
      id,
      input,
      node: h("label", { class: "ck-case-walk__mode" }, input, h("span", null, label)),
    };
  });
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const link = async () => {
    const words = location.href.replace(/#.*/, "") + toCaseHash(state(), name);
    try {
      await navigator.clipboard.writeText(words);
      status.textContent = "The link is copied.";
    } catch {
      location.hash = toCaseHash(state(), name).slice(1);
      status.textContent = "The link stands in the address bar.";
    }
    linked.textContent = status.textContent;
  };
  const linked = h("span", { class: "ck-case-walk__hint", "aria-hidden": "true" });
  const head = h(
    "div",
    { class: "ck-case-walk__bar" },
    data.cases.length > 1 && h("label", { class: "ck-case-walk__which" }, h("span", null, "Case"), choose),
    h(
      "fieldset",
      { class: "ck-case-walk__modes" },
      h("legend", { class: "ck-sr" }, "How much is decided for you"),
      modes.map(({ node }) => node),
    ),
    about,
  );
  const body = h("div", { class: "ck-case-walk__body" });
  const troubles = h("p", { class: "ck-case-walk__trouble" });
  const root = h(
    "div",
    {
      class: "ck-widget ck-case-walk",
      onkeydown: (event) => {
        const number = "12345".indexOf(event.key);
        const typing =
          /^(SELECT|TEXTAREA)$/.test(event.target.tagName) ||
          modes.some(({ input }) => input === event.target);
        if (number < 0 || event.key === "" || typing || event.ctrlKey || event.altKey || event.metaKey)
          return;
        if (pick) {
          event.preventDefault();
          pick(number);
        }
      },
    },
    status,
    head,
    body,
    troubles,
    h(
      "p",
      { class: "ck-case-walk__foot" },
      h(
        "button",
        {
          type: "button",
          class: "ck-case-walk__small",
          "data-ck": "restart",
          onclick: () => begin({}),
        },
        "Start this case again",
      ),
      page &&
        h(
          "button",
          { type: "button", class: "ck-case-walk__small", "data-ck": "link", onclick: link },
          "Copy as link",
        ),
      linked,
      h("span", null, "Invented women, simulated pictures. For learning, not for care."),
    ),
  );

  // ------------------------------------------------------------ together
  function draw(focus) {
    const now = state();
    const tale = story();
    const ended = now.at >= tale.stages.length;
    choose.value = tale.id;
    for (const { id, input } of modes) input.checked = id === now.mode;
    about.textContent = MODES[now.mode].about;
    linked.textContent = "";
    const stage = ended ? null : openStage(view, tale, now, { decide, back, next, astray });
    pick = stage?.pick ?? null;
    put(
      body,
      h("h3", { class: "ck-case-walk__title", tabindex: "-1", "data-ck": "title" }, tale.title),
      h("p", { class: "ck-case-walk__who" }, tale.who),
      casePath(data, tale, now.at),
      !ended &&
        now.at > 0 &&
        h(
          "ol",
          { class: "ck-case-walk__behind", "aria-label": "Decisions behind you" },
          tale.stages.slice(0, now.at).map((_, place) => pastStage(view, tale, now.mode, now.said, place)),
        ),
      stage?.node,
      ended &&
        debrief(view, tale, now, { again: (mode) => begin({ mode }), nextCase: (id) => begin({ case: id }) }),
    );
    body.dataset.at = now.at;
    if (focus) aim(focus);
  }

  /** Put the reader where the news is, and in sight. */
  function aim(key) {
    const open = body.querySelector(".ck-case-walk__stage, .ck-case-walk__debrief"); // what lies behind holds verdicts, too
    const target = (key === "title" ? body : open).querySelector(`[data-ck="${key}"]`);
    target?.focus({ preventScroll: true });
    const place = target?.getBoundingClientRect();
    if (place && (place.top < 0 || place.bottom > innerHeight - 120))
      target.scrollIntoView({ block: key === "title" ? "start" : "center" });
  }

  const follow = () => {
    if (!moving) {
      astray = false;
      draw();
    }
  };
  for (const key of ["case", "mode", "at", "said"]) model.on(`change:${key}`, follow);
  record.onchange(() => {
    troubles.textContent = record.problems().join(" ");
  }, stop.signal);
  troubles.textContent = record.problems().join(" ");
  if (page) {
    const read = () => {
      const found = fromCaseHash(data, location.hash, name);
      if (found) {
        astray = false;
        move(found);
      }
    };
    window.addEventListener("hashchange", read, { signal: stop.signal });
    read();
  }
  keepKeys(root, stop.signal);
  draw();
  el.replaceChildren(root);
  return () => {
    stop.abort();
    for (const key of ["case", "mode", "at", "said"]) model.off(`change:${key}`, follow);
  };
}

export default { render };
