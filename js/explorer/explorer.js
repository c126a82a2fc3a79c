/**
 * The explorer: pick attributes, see the workup.
 *
 * Both hosts (JupyterLab through anywidget, a static page through host.js) run it, for findings and biopsy results.
 */

import { h, inPlace, keepKeys, put, unique } from "../shared/dom.js";
import { control } from "./controls.js";
import {
  decode,
  fromHash,
  openAxes,
  openTable,
  patientText,
  possibleCategories,
  pythonLine,
  reportText,
  toHash,
  whatIf,
} from "./lookup.js";
import { PANELS, jump } from "./panels.js";
import { badge, label, path, stepItem, sure } from "./parts.js";
import { pictured } from "./picture.js";
import { warm } from "./real-data.js";

async function render({ model, el }) {
  const table = await decode(model);
  const uid = unique("cx");
  const { data } = table;
  const page = model.get("_host") === "page";
  const before = document.querySelectorAll(`.ck-explorer[data-kind="${data.kind}"]`).length;
  const name = model.get("name") || (before ? `${data.kind}-${before + 1}` : data.kind);
  const stop = new AbortController();
  const picks = () => Object.fromEntries(data.attributes.map((a) => [a.id, model.get(a.id)]));

  function set(changes) {
    for (const [id, value] of Object.entries(changes)) model.set(id, value);
    model.save_changes();
  }

  const view = { table, model, uid, page, name, picks, set, refill: (id) => fillPanel(id) };

  // ------------------------------------------------------------ left: what you see
  const controls = [];
  const draw = (attribute) => {
    const made = control(view, attribute);
    controls.push(made.refresh);
    return made.node;
  };

  const picture = pictured(view);
  const rest = data.attributes.filter((a) => a.panel !== "main");
  const restCount = h("span", { class: "ck-explorer__count" });
  const first = ["morphology", "distribution", "stage", "change", "category_before", "histology"];
  const order = (a) => (first.includes(a.id) ? first.indexOf(a.id) : first.length);
  const left = h(
    "div",
    { class: "ck-explorer__left", role: "group", "aria-label": "What you see" },
    h(
      "p",
      { class: "ck-explorer__head", "aria-hidden": "true" },
      data.kind === "finding" ? "What you see" : "What came back",
    ),
    [...data.attributes]
      .filter((a) => a.panel === "main")
      .sort((a, b) => order(a) - order(b))
      .map(draw),
    rest.length > 0 &&
      h(
        "details",
        { class: "ck-explorer__more" },
        h(
          "summary",
          null,
          data.kind === "finding" ? "More about this finding " : "More about this result ",
          restCount,
        ),
        rest.map(draw),
      ),
    picture?.node,
  );

  // ------------------------------------------------------------ right: what to do
  const bar = h("p", { class: "ck-explorer__bar", "aria-hidden": "true" });
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const answer = h("div", { class: "ck-explorer__answer" });
  const panels = new Map();
  const tabs = [
    ["why", "Why"],
    ["change", "What would change it"],
    ...(data.kind === "finding" ? [["real", "Real data"]] : []),
    ["report", "Report"],
    ["patient", "Patient"],
    ["tables", "Tables"],
    ["compare", "Compare"],
  ];
  let shown = "why";

  function show(id, focus) {
    shown = id;
    for (const [key, { tab, panel }] of panels) {
      tab.setAttribute("aria-selected", String(key === id));
      tab.tabIndex = key === id ? 0 : -1;
      panel.classList.toggle("ck-explorer__shown", key === id);
    }
    fillPanel(id);
    if (focus) panels.get(id).tab.focus();
  }

  const tablist = h("div", {
    class: "ck-explorer__tabs",
    role: "tablist",
    "aria-label": "About this answer",
    onkeydown: (event) => {
      const move = { ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99 }[event.key];
      if (!move) return;
      event.preventDefault();
      const ids = tabs.map(([id]) => id);
      const next = ids.indexOf(shown) + move;
      show(
        ids[Math.abs(move) === 1 ? (next + ids.length) % ids.length : move < 0 ? 0 : ids.length - 1],
        true,
      );
    },
  });
  const bodies = tabs.map(([id, title]) => {
    const tab = h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `${uid}-tab-${id}`,
        "aria-controls": `${uid}-panel-${id}`,
        "data-tab": id,
        onclick: () => show(id),
      },
      title,
    );
    const panel = h("div", {
      class: "ck-explorer__panel",
      role: "tabpanel",
      "data-title": title,
      id: `${uid}-panel-${id}`,
      "aria-labelledby": tab.id,
      tabindex: "0",
    });
    panels.set(id, { tab, panel });
    tablist.append(tab);
    return panel;
  });

  const right = h(
    "div",
    { class: "ck-explorer__right", role: "group", "aria-label": "What to do" },
    h(
      "p",
      { class: "ck-explorer__head" },
      h("span", { "aria-hidden": "true" }, "What to do"),
      h("strong", { class: "ck-explorer__notice" }, "For learning, not for care"),
    ),
    answer,
    tablist,
    bodies,
  );

  /** Draw the part that is always in sight: category, next step, path, steps. */
  function drawAnswer() {
    const now = picks();
    const open = openAxes(table, now);
    if (open.length) {
      const left = possibleCategories(table, now);
      put(
        answer,
        h(
          "p",
          { class: "ck-explorer__category", "data-ck": "category" },
          left.map(badge),
          h("span", { class: "ck-explorer__name" }, "still possible"),
        ),
        h(
          "p",
          { class: "ck-explorer__next", "data-ck": "next" },
          `Pick ${open.map((a) => a.label.toLowerCase()).join(" and ")}`,
        ),
        open.map((a) => h("p", { class: "ck-explorer__open" }, a.why)),
      );
      return `${open.map((a) => a.label).join(" and ")} still open. Possible: BI-RADS ${left.join(", ")}.`;
    }
    const said = table.outcome(now);
    if (said.impossible !== undefined) {
      const row = data.rows[said.impossible];
      const fixes = whatIf(table, now).filter((w) => w.outcome.impossible === undefined);
      const seldom = fixes.filter((w) => fixes.filter((o) => o.attribute === w.attribute).length < 5);
      put(
        answer,
        h(
          "p",
          { class: "ck-explorer__category", "data-ck": "category" },
          h("span", { class: "ck-explorer__name" }, "This cannot be"),
        ),
        h("p", { class: "ck-explorer__open", "data-ck": "impossible" }, row.because),
        h(
          "p",
          null,
          "Mend it: ",
          (seldom.length ? seldom : fixes).map((w) =>
            jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`),
          ),
        ),
      );
      return `This cannot be. ${row.because}`;
    }
    const category = said.category;
    const grade = data.categories[category];
    const next = data.steps[said.steps[0][0]];
    put(
      answer,
      h(
        "p",
        { class: "ck-explorer__category", "data-ck": "category" },
        h("span", { class: "ck-explorer__mark" }, "BI-RADS "),
        badge(category),
        h("span", { class: "ck-explorer__name" }, grade.label),
        h("span", { class: "ck-explorer__band", "data-ck": "band" }, grade.band),
      ),
      h("p", { class: "ck-explorer__natural" }, [
        grade.natural && `${grade.natural[0].toUpperCase()}${grade.natural.slice(1)}. `,
        said.alternative_categories.length > 0 &&
          h(
            "span",
            { class: "ck-explorer__also" },
            `Some sources: ${said.alternative_categories.join(", ")}. `,
          ),
        said.alternative_categories.length === 0 && "The sources: ",
        sure(said.certainty),
      ]),
      h(
        "p",
        { class: "ck-explorer__next", "data-ck": "next", "data-step": said.steps[0][0] },
        h("span", { class: "ck-explorer__kicker" }, "Next"),
        next.label,
      ),
      path(table, said),
      h(
        "ol",
        { class: "ck-explorer__steps" },
        said.steps.map((step, i) => stepItem(table, step, i)),
      ),
      said.alternatives.length > 0 &&
        h(
          "div",
          { class: "ck-explorer__alternatives" },
          h("p", null, "Also accepted:"),
          h(
            "ul",
            null,
            said.alternatives.map(([id, when, why]) =>
              h("li", null, h("strong", null, data.steps[id].label), ` ${when}. ${why}`),
            ),
          ),
        ),
      said.follow_up &&
        h("p", { class: "ck-explorer__follow" }, h("strong", null, "Follow-up: "), said.follow_up),
    );
    return `BI-RADS ${category}, ${grade.label}. Next: ${next.label}.`;
  }

  function fillPanel(id) {
    const { panel } = panels.get(id);
    const now = picks();
    const complete = !openAxes(table, now).length && table.outcome(now).impossible === undefined;
    const needs = !["tables", "compare"].includes(id);
    const content =
      complete || !needs
        ? PANELS[id](view, now, complete ? table.outcome(now) : null)
        : [h("p", { class: "ck-explorer__quiet" }, "Nothing to say yet: complete the description first.")];
    put(panel, content);
  }

  // ------------------------------------------------------------ together
  const short = ["report", "patient"]; // the long ones are drawn when their tab opens, or for print
  let last = "";
  function update() {
    for (const refresh of controls) refresh();
    const changed = rest.filter((a) => model.get(a.id) !== a.default).length;
    restCount.textContent = `(${rest.length}${changed ? `, ${changed} set` : ""})`;
    const words = drawAnswer();
    for (const id of new Set([shown, ...short])) fillPanel(id);
    put(
      bar,
      [...answer.querySelectorAll(".ck-explorer__category > .ck-badge")].map((b) => b.cloneNode(true)),
      h(
        "span",
        null,
        answer.querySelector(".ck-explorer__next, .ck-explorer__open").lastChild.textContent,
        h("small", null, "For learning, not for care"),
      ),
    );
    if (last && words !== last) status.textContent = words;
    last = words;
  }
  let pending = false;
  const queued = () => {
    if (pending) return;
    pending = true;
    queueMicrotask(() => {
      pending = false;
      inPlace(root, update);
    });
  };
  for (const a of data.attributes) model.on(`change:${a.id}`, queued);
  model.on("change:edition", queued);
  model.on("change:pinned", queued);

  const edition = h(
    "select",
    { "aria-label": "Names of the edition", onchange: () => set({ edition: edition.value }) },
    h("option", { value: "v2025" }, "BI-RADS v2025 (known second-hand)"),
    h("option", { value: "2013" }, "BI-RADS 5th edition (2013)"),
  );
  const reset = () => set(Object.fromEntries(data.attributes.map((a) => [a.id, a.default])));
  const root = h(
    "div",
    { class: "ck-widget ck-explorer", "data-kind": data.kind },
    status,
    bar,
    h("div", { class: "ck-explorer__columns" }, left, right),
    h(
      "p",
      { class: "ck-explorer__foot" },
      h("label", null, "Words: ", edition),
      h("button", { type: "button", class: "ck-explorer__reset", onclick: reset }, "Start again"),
      h(
        "span",
        null,
        "Press ? on a choice for its definition. BI-RADS is a registered mark of the American College of Radiology.",
      ),
    ),
  );
  model.on("change:edition", () => {
    edition.value = model.get("edition");
  });
  edition.value = model.get("edition");

  if (page) {
    const read = () => {
      const found = fromHash(table, location.hash, name);
      if (found) set(found);
    };
    window.addEventListener("hashchange", read, { signal: stop.signal });
    read();
  }
  keepKeys(root, stop.signal);
  matchMedia("print").addEventListener(
    "change",
    () => {
      for (const id of panels.keys()) fillPanel(id);
    },
    { signal: stop.signal },
  );
  update();
  show("why");
  el.replaceChildren(root);
  const linked = page && fromHash(table, location.hash, name);
  if (linked) requestAnimationFrame(() => root.scrollIntoView()); // the host puts `el` into the page after this
  const later = setTimeout(() => warm(view), 400);
  return () => {
    stop.abort();
    clearTimeout(later);
    picture?.stop();
    for (const a of data.attributes) model.off(`change:${a.id}`, queued);
    model.off("change:edition", queued);
    model.off("change:pinned", queued);
  };
}

export default { render };
