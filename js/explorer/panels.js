/** Panels: what stands behind the tabs. */

import { h } from "../shared/dom.js";
import { openAxes, patientText, pythonLine, reportText, toHash, whatIf } from "./lookup.js";
import { SURE, badge, label, ruleList } from "./parts.js";
import { realData } from "./real-data.js";

/** A button that makes one single change. */
export function jump({ set }, w, words) {
  return h(
    "button",
    {
      type: "button",
      class: "ck-explorer__jump",
      "data-key": `${w.attribute.id}=${w.value.id}`,
      "data-attribute": w.attribute.id,
      "data-value": w.value.id,
      onclick: () => set({ [w.attribute.id]: w.value.id }),
    },
    words,
  );
}

/** A button that copies; where the browser refuses, the text to copy by hand. */
function copyable(words, title) {
  const told = h("span", { role: "status", class: "ck-explorer__told" });
  const field = h("textarea", { readonly: true, rows: "2", "aria-label": title, hidden: true });
  field.value = words;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      told.textContent = "Copied.";
    } catch {
      field.hidden = false;
      field.select();
      told.textContent = "The browser did not allow copying: select the text and copy it.";
    }
  };
  return h(
    "div",
    { class: "ck-explorer__copy" },
    h("button", { type: "button", onclick: copy }, `Copy ${title}`),
    told,
    field,
  );
}

/** "Over time: New, Increasing" for some single changes, attribute by attribute. */
function named({ model }, changes) {
  const groups = new Map();
  for (const w of changes)
    groups.set(w.attribute.label, [...(groups.get(w.attribute.label) ?? []), label(model, w.value)]);
  return [...groups].map(([title, words]) => `${title}: ${words.join(", ")}`).join("; ");
}

/** What each tab holds; `now` is what is picked, `said` its outcome. */
export const PANELS = {
  why: ({ table }, now, said) => [
    ruleList(table, said.reasons),
    said.non_decisive.length > 0 &&
      h(
        "details",
        { "data-key": "quiet" },
        h("summary", null, `What did not move it (${said.non_decisive.length})`),
        ruleList(table, said.non_decisive),
      ),
  ],
  change: (view, now) => {
    const { table, model } = view;
    const { data } = table;
    const category = table.outcome(now).category;
    const all = whatIf(table, now);
    const moved = all.filter((w) => w.moves);
    const never = all.filter((w) => w.outcome.impossible !== undefined);
    const still = all.filter((w) => !w.moves && !never.includes(w));
    const reasons = [...new Set(never.map((w) => w.outcome.impossible))];
    return [
      h(
        "ul",
        { class: "ck-explorer__changes" },
        moved.map((w) =>
          h(
            "li",
            null,
            jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`),
            " → ",
            w.outcome.category === category && "still ",
            badge(w.outcome.category),
            " ",
            data.steps[w.outcome.steps[0][0]].label,
          ),
        ),
      ),
      still.length > 0 &&
        h(
          "p",
          { class: "ck-explorer__quiet", "data-ck": "still" },
          h("strong", null, "Moves neither category nor next step. "),
          `${named(view, still)}.`,
        ),
      reasons.map((row) =>
        h(
          "p",
          { class: "ck-explorer__quiet", "data-ck": "never" },
          h("strong", null, "Not possible. "),
          `${named(
            view,
            never.filter((w) => w.outcome.impossible === row),
          )}. ${data.rows[row].because}`,
        ),
      ),
    ];
  },
  report: ({ table, page, name }, now, said) => {
    const words = reportText(table, now, said);
    return [
      h("blockquote", { "data-ck": "report" }, words),
      copyable(words, "the report sentence"),
      copyable(pythonLine(table, now), "as Python"),
      page && copyable(location.href.replace(/#.*/, "") + toHash(table, now, name), "as link"),
    ];
  },
  patient: ({ table }, now, said) => [
    h("blockquote", { "data-ck": "patient" }, patientText(table, now, said)),
  ],
  real: realData,
  tables: (view, now) => [grid(view, now), categoryTable(view)],
  compare,
};

/** Two axes, everything else as picked; a button in every cell. */
function grid({ table, model, set }, now) {
  const { data } = table;
  const [rows, columns] = (
    data.kind === "finding" ? ["morphology", "distribution"] : ["histology", "category_before"]
  ).map((id) => table.attributes.get(id));
  const caption =
    data.kind === "finding"
      ? "Category of every morphology in every distribution, all else as picked"
      : "Next step for every result after every category, all else as picked";
  const cell = (r, c) => {
    const there = { ...now, [rows.id]: r.id, [columns.id]: c.id };
    const chosen = now[rows.id] === r.id && now[columns.id] === c.id;
    if (openAxes(table, there).length) return h("td", null, "");
    const said = table.outcome(there);
    const words =
      said.impossible !== undefined
        ? "–"
        : data.kind === "finding"
          ? said.category
          : data.steps[said.steps[0][0]].label;
    return h(
      "td",
      { class: chosen && "ck-explorer__chosen" },
      h(
        "button",
        {
          type: "button",
          class:
            data.kind === "finding" && said.category ? `ck-badge ck-badge--${words}` : "ck-explorer__cell",
          "data-key": `${r.id} ${c.id}`,
          "aria-pressed": String(chosen),
          "aria-label": `${label(model, r)}, ${label(model, c)}: ${said.impossible !== undefined ? "not possible" : words}`,
          onclick: () => set({ [rows.id]: r.id, [columns.id]: c.id }),
        },
        words,
      ),
    );
  };
  return h(
    "div",
    { class: "ck-explorer__scroll", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      null,
      h("caption", null, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          h("th", { scope: "col" }, rows.label),
          columns.values.map((c) => h("th", { scope: "col" }, label(model, c))),
        ),
      ),
      h(
        "tbody",
        null,
        rows.values.map((r) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, label(model, r)),
            columns.values.map((c) => cell(r, c)),
          ),
        ),
      ),
    ),
  );
}

function categoryTable({ table: { data } }) {
  const caption = "The categories";
  return h(
    "div",
    { class: "ck-explorer__scroll", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      null,
      h("caption", null, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ["Category", "Name", "Likelihood", "What to do"].map((t) => h("th", { scope: "col" }, t)),
        ),
      ),
      h(
        "tbody",
        null,
        Object.entries(data.categories)
          .sort((a, b) => a[1].rank - b[1].rank)
          .map(([id, c]) =>
            h(
              "tr",
              null,
              h("th", { scope: "row" }, badge(id)),
              h("td", null, c.label),
              h("td", null, c.band),
              h("td", null, c.management.text),
            ),
          ),
      ),
    ),
  );
}

/** The kept description and this one, side by side, with what differs marked. */
function compare({ table, model, picks, set }, now) {
  const { data } = table;
  const pin = () => {
    model.set("pinned", picks());
    model.save_changes();
  };
  const kept = model.get("pinned") ?? {};
  const complete = (p) => data.attributes.every((a) => p[a.id] != null);
  if (!complete(kept)) {
    return [
      h("p", null, "Keep this description, then change something: both answers stand side by side."),
      h(
        "button",
        { type: "button", "data-ck": "pin", disabled: !complete(now), onclick: pin },
        "Keep this one to compare",
      ),
    ];
  }
  const tell = (p) => {
    const said = complete(p) ? table.outcome(p) : null;
    const none = said === null ? "still open" : "not possible";
    const good = said && said.impossible === undefined;
    return {
      Category: good ? said.category : none,
      "Next step": good ? data.steps[said.steps[0][0]].label : none,
      Steps: good ? said.steps.map(([id]) => data.steps[id].label).join(", ") : none,
      "The sources": good ? SURE[said.certainty] : none,
      Why: good ? said.reasons.map((r) => data.rows[r].because).join(" ") : none,
    };
  };
  const words = (p, a) =>
    p[a.id] == null
      ? "still open"
      : label(
          model,
          a.values.find((v) => v.id === p[a.id]),
        );
  const [a, b] = [tell(kept), tell(now)];
  const rows = [
    ...data.attributes.map((x) => [x.label, words(kept, x), words(now, x)]),
    ...Object.keys(a).map((k) => [k, a[k], b[k]]),
  ];
  const caption = "The one you kept, and this one";
  return [
    h(
      "div",
      { class: "ck-explorer__scroll", tabindex: "0", role: "group", "aria-label": caption },
      h(
        "table",
        { class: "ck-explorer__compare", "data-ck": "compare" },
        h("caption", null, caption),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            ["", "Kept", "This one", "Differs"].map((t) => (t ? h("th", { scope: "col" }, t) : h("td"))),
          ),
        ),
        h(
          "tbody",
          null,
          rows.map(([title, one, two]) =>
            h(
              "tr",
              { class: one !== two && "ck-explorer__differs" },
              h("th", { scope: "row" }, title),
              h("td", null, one),
              h("td", null, two),
              h("td", null, one !== two ? "◆ differs" : "same"),
            ),
          ),
        ),
      ),
    ),
    h(
      "p",
      { class: "ck-explorer__buttons" },
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            const was = picks();
            set({ ...kept, pinned: was });
          },
        },
        "Swap",
      ),
      h("button", { type: "button", onclick: pin }, "Keep this one instead"),
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            model.set("pinned", {});
            model.save_changes();
          },
        },
        "Stop comparing",
      ),
    ),
  ];
}
