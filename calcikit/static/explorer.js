/**
 * The explorer: pick attributes, see the workup. It looks up what Python enumerated; it never decides.
 *
 * One module serves both hosts (JupyterLab through anywidget, a static page through host.js) and both kinds of
 * table (a finding, a biopsy result). All text from data goes in as text, never as markup.
 */

/** @typedef {{id: string, label: string, label_v2025?: string, group?: string, phrase?: string, patient?: string}} Term */
/** @typedef {{id: string, label: string, question: string, panel: string, default: ?string, why: string, values: Term[]}} Attribute */

const GROUPS = {
  typically_benign: "Typically benign", round: "Round", suspicious: "Suspicious",
  benign: "Benign", high_risk: "High risk", malignant: "Malignant",
};
const SURE = { agreed: "agreed", "practice-varies": "practice varies", "thin-evidence": "thin evidence" };
const PARTS = [
  ["definition", "What it is"], ["size", "Size"], ["look", "Look"], ["confirm", "Confirm"],
  ["cause", "Cause"], ["mimics", "Take care"], ["pearl", "Remember"],
];
const decoded = new Map();
let views = 0;

// ---------------------------------------------------------------- data

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

/** Decode once per distinct pair of payloads; a page with twenty explorers inflates them once. */
async function decode(model) {
  const [knowledge, codes] = [model.get("_knowledge"), model.get("_codes")];
  const key = `${knowledge.byteLength}.${codes.byteLength}`;
  if (!decoded.has(key)) {
    decoded.set(key, (async () => {
      const [text, numbers] = await Promise.all([inflate(knowledge), inflate(codes)]);
      return openTable(JSON.parse(new TextDecoder().decode(text)), numbers);
    })());
  }
  return decoded.get(key);
}

/** Join the words and the outcome numbers (little-endian, mixed radix, first attribute most significant). */
function openTable(data, buffer) {
  const numbers = new DataView(buffer);
  const attributes = new Map(data.attributes.map((a) => [a.id, a]));
  const at = (picks) => data.attributes.reduce(
    (index, a) => index * a.values.length + a.values.findIndex((v) => v.id === picks[a.id]), 0);
  const outcome = (picks) => data.outcomes[numbers.getUint16(2 * at(picks), true)];
  const categoryOf = (picks, said) => (said.category === "before" ? picks.category_before : said.category);
  return { data, attributes, outcome, categoryOf };
}

const term = (table, attribute, id) => table.attributes.get(attribute).values.find((v) => v.id === id);
const openAxes = (table, picks) => table.data.attributes.filter((a) => picks[a.id] == null);

/** Every way to fill the axes that are still open. */
function completions(table, picks) {
  return openAxes(table, picks).reduce(
    (all, a) => all.flatMap((p) => a.values.map((v) => ({ ...p, [a.id]: v.id }))), [picks]);
}

function possibleCategories(table, picks) {
  const found = new Set();
  for (const p of completions(table, picks)) {
    const said = table.outcome(p);
    if (said.impossible === undefined) found.add(table.categoryOf(p, said));
  }
  return [...found].sort((a, b) => table.data.categories[a].rank - table.data.categories[b].rank);
}

/** Every single-attribute change and what it moves. */
function whatIf(table, picks) {
  const now = table.outcome(picks);
  const key = (p, said) => `${table.categoryOf(p, said)} ${said.steps[0][0]}`;
  return table.data.attributes.flatMap((a) => a.values.filter((v) => v.id !== picks[a.id]).map((v) => {
    const then = { ...picks, [a.id]: v.id };
    const said = table.outcome(then);
    const moves = now.impossible === undefined && said.impossible === undefined && key(then, said) !== key(picks, now);
    return { attribute: a, value: v, picks: then, outcome: said, moves };
  }));
}

function reportText(table, picks, said) {
  const phrase = (name) => (name === "closing" ? said.closing : term(table, name, picks[name])?.phrase ?? "");
  return table.data.template.replace(/\{(\w+)\}/g, (_, name) => phrase(name));
}

function patientText(table, picks, said) {
  const axis = table.data.kind === "finding" ? "morphology" : "histology";
  return `${term(table, axis, picks[axis]).patient ?? ""} ${said.patient}`.trim();
}

/** The Python line that makes the same description. */
function pythonLine(table, picks) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  const name = table.data.kind === "finding" ? "Finding" : "BiopsyResult";
  return `${name}(${said.map((a) => `${a.id}="${picks[a.id]}"`).join(", ")})`;
}

function toHash(table, picks, name) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  return `#${name}:${new URLSearchParams(said.map((a) => [a.id, picks[a.id]]))}`;
}

/** Read picks from a link; words that the table does not know are left out. */
function fromHash(table, hash, name) {
  if (!hash.startsWith(`#${name}:`)) return null;
  const given = new URLSearchParams(hash.slice(name.length + 2));
  return Object.fromEntries(table.data.attributes.map(
    (a) => [a.id, a.values.some((v) => v.id === given.get(a.id)) ? given.get(a.id) : a.default]));
}

// ---------------------------------------------------------------- drawing

/** Replace what a node holds; strings become text, nothing and false are left out. */
function put(node, ...children) {
  node.replaceChildren(...children.flat(9).filter((child) => child != null && child !== false && child !== ""));
  return node;
}

/** Make an element: attributes, `on…` listeners, then children. */
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  return put(node, children);
}

const label = (model, value) => (model.get("edition") === "v2025" && value.label_v2025) || value.label;

function badge(category) {
  return h("span", { class: `cx-badge cx-cat-${category}` }, category);
}

function sources(table, keys) {
  return (keys ?? []).map((key) => {
    const { text, url } = table.data.references[key];
    const name = text.length > 90 ? `${text.slice(0, 88)}…` : text;
    return h("li", null, url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: text }, name) : name);
  });
}

function sure(certainty) {
  return h("span", { class: `cx-sure cx-${certainty}` }, SURE[certainty]);
}

function statement(table, said) {
  return [said.text, " ", said.certainty === "agreed" ? null : sure(said.certainty),
    said.cite.length ? h("details", { class: "cx-sources" }, h("summary", null, "sources"), h("ul", null, sources(table, said.cite))) : null];
}

function definitionCard(table, model, value) {
  return [
    h("p", { class: "cx-card-title" }, h("strong", null, label(model, value)),
      value.synonyms?.length ? ` (also: ${value.synonyms.join(", ")})` : ""),
    h("dl", null, PARTS.filter(([name]) => value[name]).map(
      ([name, title]) => [h("dt", null, title), h("dd", null, statement(table, value[name]))])),
  ];
}

function ruleList(table, numbers) {
  return h("ul", { class: "cx-rules" }, numbers.map((number) => {
    const row = table.data.rows[number];
    return h("li", null, h("p", null, row.because, " ", sure(row.certainty)),
      h("details", { class: "cx-sources" }, h("summary", null, `sources (${row.cite.length}), rule ${row.id}`),
        h("ul", null, sources(table, row.cite))));
  }));
}

function stepItem(table, [id, when], number) {
  const step = table.data.steps[id];
  const about = [["what", "What"], ["why", "Why"], ["next", "Then"], ["schedule", "When"], ["complications", "Complications"]];
  return h("li", { class: number === 0 ? "cx-step cx-step-next" : "cx-step" },
    h("details", null,
      h("summary", null, h("strong", null, step.label), h("span", { class: "cx-when" }, when)),
      h("dl", null, about.filter(([name]) => step[name]).map(
        ([name, title]) => [h("dt", null, title), h("dd", null, statement(table, step[name]))]))));
}

/** The path from recall to plan; the station of the next step is where she stands. */
function path(table, said) {
  const now = table.data.stations.findIndex((s) => s.id === table.data.steps[said.steps[0][0]].station);
  return h("ol", { class: "cx-path", "aria-label": "The path, and where she stands" }, table.data.stations.map((s, i) => h("li",
    { class: i < now ? "cx-done" : i === now ? "cx-now" : "cx-later", "aria-current": i === now && "step" },
    h("span", { class: "cx-dot", "aria-hidden": "true" }, i < now ? "✓" : i === now ? "●" : "○"), s.label)));
}

// ---------------------------------------------------------------- the widget

async function render({ model, el }) {
  const table = await decode(model);
  const uid = `cx${(views += 1)}`;
  const { data } = table;
  const page = model.get("_host") === "page";
  const name = model.get("name") || (data.kind === "finding" ? "finding" : "biopsy");
  const stop = new AbortController();
  const picks = () => Object.fromEntries(data.attributes.map((a) => [a.id, model.get(a.id)]));

  function set(changes) {
    for (const [id, value] of Object.entries(changes)) model.set(id, value);
    model.save_changes();
  }

  // ------------------------------------------------------------ left: what you see
  const controls = new Map();

  function help(attribute) {
    const card = h("div", { class: "cx-card", id: `${uid}-${attribute.id}-card`, hidden: true });
    const button = h("button", { type: "button", class: "cx-info", "aria-expanded": "false",
      "aria-controls": card.id, title: "Open with the ? key", onclick: () => toggle() },
    h("span", { "aria-hidden": "true" }, "?"), h("span", { class: "cx-sr" }, `About: ${attribute.label}`));
    const fill = () => {
      const value = attribute.values.find((v) => v.id === model.get(attribute.id));
      put(card, value ? definitionCard(table, model, value) : [
        h("p", null, attribute.why), h("dl", null, attribute.values.map(
          (v) => [h("dt", null, label(model, v)), h("dd", null, v.definition.text)]))]);
    };
    const toggle = () => {
      card.hidden = !card.hidden;
      button.setAttribute("aria-expanded", String(!card.hidden));
      if (!card.hidden) fill();
    };
    return { card, button, toggle, refresh: () => { if (!card.hidden) fill(); } };
  }

  function radios(attribute) {
    const groups = new Map();
    for (const value of attribute.values) {
      const title = GROUPS[value.group] ?? "";
      groups.set(title, [...(groups.get(title) ?? []), value]);
    }
    const inputs = [];
    const body = [...groups].map(([title, values]) => h("div", { class: "cx-group", role: title && "group", "aria-label": title || null },
      title && h("p", { class: "cx-group-title", "aria-hidden": "true" }, title),
      values.map((value) => {
        const input = h("input", { type: "radio", name: `${uid}-${attribute.id}`, value: value.id,
          "data-term": value.id, onchange: () => set({ [attribute.id]: value.id }) });
        const words = h("span", null, label(model, value));
        inputs.push({ input, value, words });
        return h("label", { class: "cx-radio" }, input, words);
      })));
    const refresh = () => {
      for (const { input, value, words } of inputs) {
        input.checked = model.get(attribute.id) === value.id;
        words.textContent = label(model, value);
      }
    };
    return { body, refresh };
  }

  function select(attribute) {
    const box = h("select", { "aria-label": attribute.label, "data-attribute": attribute.id,
      onchange: () => set({ [attribute.id]: box.value || null }) },
    attribute.default == null && h("option", { value: "" }, "choose…"),
    attribute.values.map((v) => h("option", { value: v.id }, label(model, v))));
    return { body: [box], refresh: () => { box.value = model.get(attribute.id) ?? ""; } };
  }

  function control(attribute) {
    const few = attribute.panel === "main" && !(attribute.values.length > 5 && !attribute.values[0].group);
    const field = few ? radios(attribute) : select(attribute);
    const about = help(attribute);
    const hint = h("p", { class: "cx-hint", id: `${uid}-${attribute.id}-hint` });
    const node = h("fieldset", { class: `cx-field cx-field-${attribute.id}`, "aria-describedby": hint.id,
      onkeydown: (event) => {
        if (event.key !== "?") return;
        event.preventDefault();
        about.toggle();
      } },
    h("legend", null, attribute.label, h("span", { class: "cx-question" }, attribute.question)), about.button,
    field.body, attribute.panel === "main" && hint, about.card);
    controls.set(attribute.id, () => {
      field.refresh();
      about.refresh();
      const value = attribute.values.find((v) => v.id === model.get(attribute.id));
      hint.textContent = value ? value.definition.text : `Still open. ${attribute.why}`;
    });
    return node;
  }

  const rest = data.attributes.filter((a) => a.panel !== "main");
  const restCount = h("span", { class: "cx-count" });
  const left = h("section", { class: "cx-left", "aria-label": "What you see" },
    h("p", { class: "cx-head", "aria-hidden": "true" }, data.kind === "finding" ? "What you see" : "What came back"),
    ["morphology", "distribution", "stage", "change", "category_before", "histology"].filter((id) => table.attributes.has(id))
      .map((id) => table.attributes.get(id)).filter((a) => a.panel === "main").map(control),
    data.attributes.filter((a) => a.panel === "main" && !["morphology", "distribution", "stage", "change", "category_before", "histology"].includes(a.id)).map(control),
    rest.length > 0 && h("details", { class: "cx-more" },
      h("summary", null, data.kind === "finding" ? "More about this finding " : "More about this result ", restCount), rest.map(control)));

  // ------------------------------------------------------------ right: what to do
  const bar = h("p", { class: "cx-bar", "aria-hidden": "true" });
  const status = h("p", { class: "cx-sr", role: "status", "aria-live": "polite" });
  const answer = h("div", { class: "cx-answer" });
  const panels = new Map();
  const tabs = [["why", "Why"], ["change", "What would change it"], ["report", "Report"],
    ["patient", "Patient"], ["tables", "Tables"], ["compare", "Compare"]];
  let shown = "why";

  function show(id, focus) {
    shown = id;
    for (const [key, { tab, panel }] of panels) {
      tab.setAttribute("aria-selected", String(key === id));
      tab.tabIndex = key === id ? 0 : -1;
      panel.classList.toggle("cx-shown", key === id);
    }
    fillPanel(id);
    if (focus) panels.get(id).tab.focus();
  }

  const tablist = h("div", { class: "cx-tabs", role: "tablist", "aria-label": "About this answer", onkeydown: (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1, Home: -99, End: 99 }[event.key];
    if (!move) return;
    event.preventDefault();
    const ids = tabs.map(([id]) => id);
    const next = ids.indexOf(shown) + move;
    show(ids[Math.abs(move) === 1 ? (next + ids.length) % ids.length : move < 0 ? 0 : ids.length - 1], true);
  } });
  const bodies = tabs.map(([id, title]) => {
    const tab = h("button", { type: "button", role: "tab", id: `${uid}-tab-${id}`, "aria-controls": `${uid}-panel-${id}`,
      "data-tab": id, onclick: () => show(id) }, title);
    const panel = h("div", { class: "cx-panel", role: "tabpanel", id: `${uid}-panel-${id}`, "aria-labelledby": tab.id, tabindex: "0" });
    panels.set(id, { tab, panel });
    tablist.append(tab);
    return panel;
  });

  const right = h("section", { class: "cx-right", "aria-label": "What to do" },
    h("p", { class: "cx-head", "aria-hidden": "true" }, "What to do"), answer, tablist, bodies,
    h("p", { class: "cx-notice" }, "For learning, not for care. Not reviewed by a radiologist."));

  /** Draw the part that is always in sight: category, next step, path, steps. */
  function drawAnswer() {
    const now = picks();
    const open = openAxes(table, now);
    if (open.length) {
      const left = possibleCategories(table, now);
      put(answer, 
        h("p", { class: "cx-category", "data-ck": "category" }, left.map(badge), h("span", { class: "cx-name" }, "still possible")),
        h("p", { class: "cx-next", "data-ck": "next" }, `Pick ${open.map((a) => a.label.toLowerCase()).join(" and ")}`),
        open.map((a) => h("p", { class: "cx-open" }, a.why)));
      return `${open.map((a) => a.label).join(" and ")} still open. Possible: BI-RADS ${left.join(", ")}.`;
    }
    const said = table.outcome(now);
    if (said.impossible !== undefined) {
      const row = data.rows[said.impossible];
      const fixes = whatIf(table, now).filter((w) => w.outcome.impossible === undefined);
      const seldom = fixes.filter((w) => fixes.filter((o) => o.attribute === w.attribute).length < 5);
      put(answer, 
        h("p", { class: "cx-category", "data-ck": "category" }, h("span", { class: "cx-name" }, "This cannot be")),
        h("p", { class: "cx-open", "data-ck": "impossible" }, row.because),
        h("p", null, "Mend it: ", (seldom.length ? seldom : fixes).map((w) => jump(w, `${w.attribute.label}: ${label(model, w.value)}`))));
      return `This cannot be. ${row.because}`;
    }
    const category = table.categoryOf(now, said);
    const grade = data.categories[category];
    const next = data.steps[said.steps[0][0]];
    put(answer, 
      h("p", { class: "cx-category", "data-ck": "category" }, h("span", { class: "cx-sr" }, "BI-RADS "), badge(category),
        h("span", { class: "cx-name" }, grade.label), h("span", { class: "cx-band", "data-ck": "band" }, grade.band)),
      h("p", { class: "cx-natural" }, [grade.natural && `${grade.natural[0].toUpperCase()}${grade.natural.slice(1)}. `,
        said.also.length > 0 && h("span", { class: "cx-also" }, `Some sources: ${said.also.join(", ")}. `), sure(said.certainty)]),
      h("p", { class: "cx-next", "data-ck": "next", "data-step": said.steps[0][0] }, h("span", { class: "cx-kicker" }, "Next"), next.label),
      path(table, said),
      h("ol", { class: "cx-steps" }, said.steps.map((step, i) => stepItem(table, step, i))),
      said.alternatives.length > 0 && h("div", { class: "cx-alternatives" }, h("p", null, "Also accepted:"),
        h("ul", null, said.alternatives.map(([id, when, row]) => h("li", null,
          h("strong", null, data.steps[id].label), ` ${when}. ${data.rows[row].because}`)))),
      said.follow_up && h("p", { class: "cx-follow" }, h("strong", null, "Follow-up: "), said.follow_up));
    return `BI-RADS ${category}, ${grade.label}. Next: ${next.label}.`;
  }

  function jump(w, words) {
    return h("button", { type: "button", class: "cx-jump", "data-attribute": w.attribute.id, "data-value": w.value.id,
      onclick: () => set({ [w.attribute.id]: w.value.id }) }, words);
  }

  function copyable(words, title) {
    const told = h("span", { role: "status", class: "cx-told" });
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
    return h("div", { class: "cx-copy" }, h("button", { type: "button", onclick: copy }, `Copy ${title}`), told, field);
  }

  const fill = {
    why: (now, said) => [
      ruleList(table, said.reasons),
      said.quiet.length > 0 && h("details", null, h("summary", null, `What did not move it (${said.quiet.length})`), ruleList(table, said.quiet))],
    change: (now) => {
      const all = whatIf(table, now);
      const moved = all.filter((w) => w.moves);
      const never = all.filter((w) => w.outcome.impossible !== undefined);
      return [
        h("ul", { class: "cx-changes" }, moved.map((w) => h("li", null,
          jump(w, `${w.attribute.label}: ${label(model, w.value)}`), " → ", badge(table.categoryOf(w.picks, w.outcome)),
          " ", data.steps[w.outcome.steps[0][0]].label))),
        h("p", { class: "cx-quiet" }, `${all.length - moved.length - never.length} other single changes move neither category nor next step.`),
        never.length > 0 && h("p", { class: "cx-quiet" }, `Not possible: ${never.map((w) => label(model, w.value)).join(", ")}. ${data.rows[never[0].outcome.impossible].because}`)];
    },
    report: (now, said) => {
      const words = reportText(table, now, said);
      return [h("blockquote", { "data-ck": "report" }, words), copyable(words, "the report sentence"),
        copyable(pythonLine(table, now), "as Python"),
        page && copyable(location.href.replace(/#.*/, "") + toHash(table, now, name), "as link")];
    },
    patient: (now, said) => [h("blockquote", { "data-ck": "patient" }, patientText(table, now, said))],
    tables: (now) => [grid(now), categoryTable()],
    compare: (now, said) => compare(now, said),
  };

  function fillPanel(id) {
    const { panel } = panels.get(id);
    const now = picks();
    const complete = !openAxes(table, now).length && table.outcome(now).impossible === undefined;
    const needs = !["tables", "compare"].includes(id);
    const content = complete || !needs ? fill[id](now, complete ? table.outcome(now) : null)
      : [h("p", { class: "cx-quiet" }, "Nothing to say yet: complete the description first.")];
    put(panel, content);
  }

  /** Two axes, everything else as picked; a button in every cell. */
  function grid(now) {
    const [rows, columns] = (data.kind === "finding" ? ["morphology", "distribution"] : ["histology", "category_before"])
      .map((id) => table.attributes.get(id));
    const caption = data.kind === "finding" ? "Category of every shape in every arrangement, all else as picked"
      : "Next step for every result after every category, all else as picked";
    const cell = (r, c) => {
      const there = { ...now, [rows.id]: r.id, [columns.id]: c.id };
      const chosen = now[rows.id] === r.id && now[columns.id] === c.id;
      if (openAxes(table, there).length) return h("td", null, "");
      const said = table.outcome(there);
      const words = said.impossible !== undefined ? "–" : data.kind === "finding" ? table.categoryOf(there, said)
        : data.steps[said.steps[0][0]].label;
      return h("td", { class: chosen && "cx-chosen" }, h("button", { type: "button", class: data.kind === "finding" && said.category ? `cx-badge cx-cat-${words}` : "cx-cell",
        "aria-pressed": String(chosen), "aria-label": `${label(model, r)}, ${label(model, c)}: ${said.impossible !== undefined ? "not possible" : words}`,
        onclick: () => set({ [rows.id]: r.id, [columns.id]: c.id }) }, words));
    };
    return h("div", { class: "cx-scroll", tabindex: "0", role: "region", "aria-label": caption }, h("table", null, h("caption", null, caption),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, rows.label), columns.values.map((c) => h("th", { scope: "col" }, label(model, c))))),
      h("tbody", null, rows.values.map((r) => h("tr", null, h("th", { scope: "row" }, label(model, r)), columns.values.map((c) => cell(r, c)))))));
  }

  function categoryTable() {
    const caption = "The categories";
    return h("div", { class: "cx-scroll", tabindex: "0", role: "region", "aria-label": caption }, h("table", null, h("caption", null, caption),
      h("thead", null, h("tr", null, ["Category", "Name", "Likelihood", "What to do"].map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", null, Object.entries(data.categories).sort((a, b) => a[1].rank - b[1].rank).map(([id, c]) => h("tr", null,
        h("th", { scope: "row" }, badge(id)), h("td", null, c.label), h("td", null, c.band), h("td", null, c.management.text))))));
  }

  function compare(now) {
    const pin = () => { model.set("pinned", picks()); model.save_changes(); };
    const kept = model.get("pinned") ?? {};
    const complete = (p) => data.attributes.every((a) => p[a.id] != null);
    if (!complete(kept)) {
      return [h("p", null, "Keep this description, then change something: both answers stand side by side."),
        h("button", { type: "button", "data-ck": "pin", disabled: !complete(now), onclick: pin }, "Keep this one to compare")];
    }
    const tell = (p) => {
      const said = complete(p) ? table.outcome(p) : null;
      const none = said === null ? "still open" : "not possible";
      const good = said && said.impossible === undefined;
      return { Category: good ? table.categoryOf(p, said) : none, "Next step": good ? data.steps[said.steps[0][0]].label : none,
        Steps: good ? said.steps.map(([id]) => data.steps[id].label).join(", ") : none,
        "How sure": good ? SURE[said.certainty] : none,
        Why: good ? said.reasons.map((r) => data.rows[r].because).join(" ") : none };
    };
    const words = (p, a) => (p[a.id] == null ? "still open" : label(model, a.values.find((v) => v.id === p[a.id])));
    const [a, b] = [tell(kept), tell(now)];
    const rows = [...data.attributes.map((x) => [x.label, words(kept, x), words(now, x)]), ...Object.keys(a).map((k) => [k, a[k], b[k]])];
    const caption = "The one you kept, and this one";
    return [
      h("div", { class: "cx-scroll", tabindex: "0", role: "region", "aria-label": caption }, h("table", { class: "cx-compare", "data-ck": "compare" }, h("caption", null, caption),
        h("thead", null, h("tr", null, ["", "Kept", "This one", "Differs"].map((t) => (t ? h("th", { scope: "col" }, t) : h("td"))))),
        h("tbody", null, rows.map(([title, one, two]) => h("tr", { class: one !== two && "cx-differs" }, h("th", { scope: "row" }, title),
          h("td", null, one), h("td", null, two), h("td", null, one !== two ? "◆ differs" : "same")))))),
      h("p", { class: "cx-buttons" },
        h("button", { type: "button", onclick: () => { const was = picks(); set({ ...kept, pinned: was }); } }, "Swap"),
        h("button", { type: "button", onclick: pin }, "Keep this one instead"),
        h("button", { type: "button", onclick: () => { model.set("pinned", {}); model.save_changes(); } }, "Stop comparing"))];
  }

  // ------------------------------------------------------------ together
  let last = "";
  function update(announce = true) {
    for (const refresh of controls.values()) refresh();
    const changed = rest.filter((a) => model.get(a.id) !== a.default).length;
    restCount.textContent = `(${rest.length}${changed ? `, ${changed} set` : ""})`;
    const words = drawAnswer();
    for (const id of panels.keys()) fillPanel(id);
    put(bar, [...answer.querySelectorAll(".cx-category > .cx-badge")].map((b) => b.cloneNode(true)),
      h("span", null, answer.querySelector(".cx-next, .cx-open").lastChild.textContent));
    if (announce && words !== last) status.textContent = words;
    last = words;
  }
  let pending = false;
  const queued = () => {
    if (pending) return;
    pending = true;
    queueMicrotask(() => { pending = false; update(); });
  };
  for (const a of data.attributes) model.on(`change:${a.id}`, queued);
  model.on("change:edition", queued);
  model.on("change:pinned", queued);

  const edition = h("select", { "aria-label": "Names of the edition", onchange: () => set({ edition: edition.value }) },
    h("option", { value: "2013" }, "names of 2013"), h("option", { value: "v2025" }, "names of v2025"));
  const root = h("div", { class: "cx-explorer", "data-kind": data.kind }, bar, h("div", { class: "cx-columns" }, left, right),
    h("p", { class: "cx-foot" }, h("label", null, "Words: ", edition), h("span", null, "Press ? on a choice for its definition. BI-RADS is a registered mark of the American College of Radiology.")), status);
  model.on("change:edition", () => { edition.value = model.get("edition"); });
  edition.value = model.get("edition");

  if (page) {
    const read = () => { const found = fromHash(table, location.hash, name); if (found) set(found); };
    window.addEventListener("hashchange", read, { signal: stop.signal });
    read();
  }
  update(false);
  show("why");
  el.replaceChildren(root);
  return () => {
    stop.abort();
    for (const a of data.attributes) model.off(`change:${a.id}`, queued);
    model.off("change:edition", queued);
    model.off("change:pinned", queued);
  };
}

export default { render, openTable, possibleCategories, whatIf, reportText, patientText, pythonLine, toHash, fromHash };
