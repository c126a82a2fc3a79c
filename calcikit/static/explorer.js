/* Made by "make js" (sha256 83a09dcaec30ea0fdc308695c862f7825ce5c25fc4568b7a6b3b071c78644176) of js/explorer/controls.js js/explorer/explorer.js js/explorer/lookup.js js/explorer/panels.js js/explorer/parts.js js/explorer/picture.js js/explorer/real-data.js js/shared/dom.js js/shared/interval-bar.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js */
// js/shared/dom.js
function put(node, ...children) {
  node.replaceChildren(
    ...children.flat(9).filter((child) => child != null && child !== false && child !== "")
  );
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  return put(node, children);
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (root.contains(target))
        target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: true, signal }
  );
}
function scroller(node) {
  for (let box = node.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  }
  return document.scrollingElement;
}
function inPlace(root, redraw) {
  const key = (node) => node.closest("[data-key]")?.dataset.key;
  const opened3 = [...root.querySelectorAll("details[open][data-key]")].map(key);
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const panel = held?.closest("[role=tabpanel]");
  const mark = panel ?? held;
  const before = mark?.getBoundingClientRect().top;
  redraw();
  for (const details of root.querySelectorAll("details[data-key]"))
    if (opened3.includes(key(details))) details.open = true;
  if (held && !held.isConnected) {
    const again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    (again?.querySelector("summary") ?? again ?? panel ?? root.querySelector("[role=tab][aria-selected=true]")).focus({ preventScroll: true });
  }
  if (mark?.isConnected) scroller(root).scrollTop += mark.getBoundingClientRect().top - before;
}

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}
var packs = /* @__PURE__ */ new Map();
function unpack(model, name) {
  const bytes = octets(model.get(name));
  const key = `${bytes.length}.${bytes.slice(-4)}`;
  if (!packs.has(key)) {
    const pack = {
      opened: inflate(bytes).then((text) => {
        pack.data = JSON.parse(new TextDecoder().decode(text));
        return pack.data;
      })
    };
    packs.set(key, pack);
    pack.opened.catch(() => packs.delete(key));
  }
  return packs.get(key);
}

// js/explorer/lookup.js
var opened = /* @__PURE__ */ new WeakMap();
async function decode(model) {
  const data = await unpack(model, "_workup").opened;
  if (!opened.has(data)) opened.set(data, openTable(data));
  return opened.get(data);
}
function positions(data) {
  const decided = data.outcome_key.map((name) => [name, data.rows.map((row) => row.then[name])]);
  const domains = [
    ...decided.map(([name, values]) => [name, [...new Set(values.filter((value) => value !== void 0))]]),
    ...Object.entries(data.domains),
    ...data.attributes.map((a) => [a.id, a.values.map((v) => v.id)])
  ];
  return new Map(
    domains.map(([name, values]) => [name, new Map(values.map((value, place) => [value, place]))])
  );
}
function walk(data, places, picks) {
  const values = { ...picks };
  for (const [name, { of, terms }] of Object.entries(data.kinds)) values[name] = terms[picks[of]];
  const fired = [];
  for (const { inputs, lookup } of data.tables) {
    const row = lookup[inputs.reduce((index, name) => index * places.get(name).size + places.get(name).get(values[name]), 0)];
    fired.push(row);
    Object.assign(values, data.rows[row].then);
    if (values.possible === "no") break;
  }
  return { values, fired };
}
var partsOf = (data, numbers) => Object.fromEntries(data.outcome_parts.map((name, place) => [name, data.pool[numbers[place]]]));
function outcomeOf(data, places, picks) {
  const { values, fired } = walk(data, places, picks);
  if (values.possible === "no") return { impossible: fired.at(-1) };
  const offering = data.rows.findIndex((row) => row.table === data.offering_table);
  const offered = fired.find((row) => data.rows[row].table === data.offering_table) - offering;
  const key = [...data.outcome_key.map((name) => places.get(name).get(values[name])), offered].join();
  const reasons = fired.filter((row) => data.rows[row].decisive);
  const sureness = reasons.map((row) => data.certainties.indexOf(data.rows[row].certainty));
  return {
    ...partsOf(data, data.outcomes[data.outcome_index[key]]),
    reasons,
    non_decisive: fired.filter((row) => !data.rows[row].decisive),
    certainty: data.certainties[Math.max(...sureness)]
  };
}
function openTable(data) {
  const places = positions(data);
  const known = /* @__PURE__ */ new Map();
  const outcome = (picks) => {
    const key = data.attributes.map((a) => picks[a.id]).join("|");
    if (!known.has(key)) known.set(key, outcomeOf(data, places, picks));
    return known.get(key);
  };
  return { data, attributes: new Map(data.attributes.map((a) => [a.id, a])), outcome };
}
var pathOf = (table, said) => table.data.stations.map((station, place) => ({
  ...station,
  state: said.path[place],
  said: table.data.path_states[said.path[place]]
}));
var term = (table, attribute, id) => table.attributes.get(attribute).values.find((v) => v.id === id);
var openAxes = (table, picks) => table.data.attributes.filter((a) => picks[a.id] == null);
function completions(table, picks) {
  return openAxes(table, picks).reduce(
    (all, a) => all.flatMap((p) => a.values.map((v) => ({ ...p, [a.id]: v.id }))),
    [picks]
  );
}
function possibleCategories(table, picks) {
  const found = /* @__PURE__ */ new Set();
  for (const p of completions(table, picks)) {
    const said = table.outcome(p);
    if (said.impossible === void 0) found.add(said.category);
  }
  return [...found].sort((a, b) => table.data.categories[a].rank - table.data.categories[b].rank);
}
function whatIf(table, picks) {
  const now = table.outcome(picks);
  const key = (said) => `${said.category} ${said.steps[0][0]}`;
  return table.data.attributes.flatMap(
    (a) => a.values.filter((v) => v.id !== picks[a.id]).map((v) => {
      const then = { ...picks, [a.id]: v.id };
      const said = table.outcome(then);
      const moves = now.impossible === void 0 && said.impossible === void 0 && key(said) !== key(now);
      return { attribute: a, value: v, picks: then, outcome: said, moves };
    })
  );
}
var fill = (template, words) => template.replace(/\{(\w+)\}/g, (name, key) => words[key] ?? name).replace(/ {2,}/g, " ").trim();
var sayings = (table, picks, part) => Object.fromEntries(table.data.attributes.map((a) => [a.id, term(table, a.id, picks[a.id])[part] ?? ""]));
var blanks = (table, part, given = {}) => Object.fromEntries(table.data.blanks.map((blank) => [blank.id, given[blank.id] || blank[part]]));
function reportText(table, picks, said, given) {
  const words = { ...sayings(table, picks, "phrase"), assessment: said.assessment };
  return fill(fill(table.data.templates.report, words), blanks(table, "text", given));
}
var patientText = (table, picks, said) => fill(table.data.templates.patient, {
  ...sayings(table, picks, "patient"),
  message: said.message,
  next: said.next
});
function pythonLine(table, picks) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  const name = table.data.kind === "finding" ? "Finding" : "BiopsyResult";
  return `${name}(${said.map((a) => `${a.id}="${picks[a.id]}"`).join(", ")})`;
}
function toHash(table, picks, name) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  return `#${name}:${new URLSearchParams(said.map((a) => [a.id, picks[a.id]]))}`;
}
function fromHash(table, hash, name) {
  if (!hash.startsWith(`#${name}:`)) return null;
  const given = new URLSearchParams(hash.slice(name.length + 2));
  return Object.fromEntries(
    table.data.attributes.map((a) => [
      a.id,
      a.values.some((v) => v.id === given.get(a.id)) ? given.get(a.id) : a.default
    ])
  );
}

// js/explorer/parts.js
var GROUPS = {
  typically_benign: "Typically benign",
  round: "Round",
  suspicious: "Suspicious",
  benign: "Benign",
  high_risk: "High risk",
  malignant: "Malignant"
};
var SURE = {
  agreed: "agreed",
  "practice-varies": "practice varies",
  "thin-evidence": "thin evidence"
};
var PARTS = [
  ["definition", "What it is"],
  ["size", "Size"],
  ["look", "Look"],
  ["confirm", "Confirm"],
  ["cause", "Cause"],
  ["mimics", "Take care"],
  ["pearl", "Remember"]
];
var label = (model, value) => model.get("edition") === "2013" && value.label_2013 || value.label;
function badge(category) {
  return h("span", { class: `ck-badge ck-badge--${category}` }, category);
}
function sources(table, keys) {
  return (keys ?? []).map((key) => {
    const { text, url } = table.data.references[key];
    const name = text.length > 90 ? `${text.slice(0, 88)}…` : text;
    return h(
      "li",
      null,
      url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: text }, name) : name
    );
  });
}
function sure(certainty) {
  return h("span", { class: `ck-explorer__sure ck-explorer__${certainty}` }, SURE[certainty]);
}
function statement(table, said) {
  return [
    said.text,
    " ",
    said.certainty === "agreed" ? null : sure(said.certainty),
    said.cite.length ? h(
      "details",
      { class: "ck-explorer__sources" },
      h("summary", null, "sources"),
      h("ul", null, sources(table, said.cite))
    ) : null
  ];
}
function definitionCard(table, model, value) {
  return [
    h(
      "p",
      { class: "ck-explorer__card-title" },
      h("strong", null, label(model, value)),
      value.synonyms?.length ? ` (also: ${value.synonyms.join(", ")})` : ""
    ),
    h(
      "dl",
      null,
      PARTS.filter(([name]) => value[name]).map(([name, title]) => [
        h("dt", null, title),
        h("dd", null, statement(table, value[name]))
      ])
    )
  ];
}
function ruleList(table, numbers) {
  return h(
    "ul",
    { class: "ck-explorer__rules" },
    numbers.map((number) => {
      const row = table.data.rows[number];
      return h(
        "li",
        null,
        h("p", null, row.because, " ", sure(row.certainty)),
        h(
          "details",
          { class: "ck-explorer__sources", "data-key": row.id },
          h("summary", null, `sources (${row.cite.length}), rule ${row.id}, ${row.review}`),
          h("ul", null, sources(table, row.cite))
        )
      );
    })
  );
}
function stepItem(table, [id, when], number) {
  const step = table.data.steps[id];
  const about = [
    ["what", "What"],
    ["why", "Why"],
    ["next", "Then"],
    ["schedule", "When"],
    ["complications", "Complications"]
  ];
  return h(
    "li",
    { class: number === 0 ? "ck-explorer__step ck-explorer__step-next" : "ck-explorer__step" },
    h(
      "details",
      { "data-key": id },
      h("summary", null, h("strong", null, step.label), h("span", { class: "ck-explorer__when" }, when)),
      h(
        "dl",
        null,
        about.filter(([name]) => step[name]).map(([name, title]) => [h("dt", null, title), h("dd", null, statement(table, step[name]))])
      )
    )
  );
}
var MARKS = { passed: "✓", here: "●", exit: "✓", not_reached: "○" };
function path(table, said) {
  return h(
    "ol",
    { class: "ck-explorer__path", "aria-label": "The path, and where she stands" },
    pathOf(table, said).map(
      (station) => h(
        "li",
        { class: `ck-explorer__${station.state}`, "aria-current": station.state === "here" && "step" },
        h("span", { class: "ck-explorer__dot", "aria-hidden": "true" }, MARKS[station.state]),
        station.label,
        station.state !== "here" && h("span", { class: "ck-sr" }, ` (${station.said})`)
      )
    )
  );
}

// js/explorer/controls.js
function help(view, attribute) {
  const { model, table, uid } = view;
  const card = h("div", { class: "ck-explorer__card", id: `${uid}-${attribute.id}-card`, hidden: true });
  const button = h(
    "button",
    {
      type: "button",
      class: "ck-explorer__info",
      "aria-expanded": "false",
      "aria-controls": card.id,
      title: "Open with the ? key",
      onclick: () => toggle2()
    },
    h("span", { "aria-hidden": "true" }, "?"),
    h("span", { class: "ck-sr" }, `About: ${attribute.label}`)
  );
  const fill2 = () => {
    const value = attribute.values.find((v) => v.id === model.get(attribute.id));
    put(
      card,
      value ? definitionCard(table, model, value) : [
        h("p", null, attribute.why),
        h(
          "dl",
          null,
          attribute.values.map((v) => [h("dt", null, label(model, v)), h("dd", null, v.definition.text)])
        )
      ]
    );
  };
  const toggle2 = () => {
    card.hidden = !card.hidden;
    button.setAttribute("aria-expanded", String(!card.hidden));
    if (!card.hidden) fill2();
  };
  return {
    card,
    button,
    toggle: toggle2,
    refresh: () => {
      if (!card.hidden) fill2();
    }
  };
}
function radios(view, attribute) {
  const { model, set, uid } = view;
  const groups = /* @__PURE__ */ new Map();
  for (const value of attribute.values) {
    const title = GROUPS[value.group] ?? "";
    groups.set(title, [...groups.get(title) ?? [], value]);
  }
  const inputs = [];
  const body = [...groups].map(
    ([title, values]) => h(
      "div",
      { class: "ck-explorer__group", role: title && "group", "aria-label": title || null },
      title && h("p", { class: "ck-explorer__group-title", "aria-hidden": "true" }, title),
      values.map((value) => {
        const input = h("input", {
          type: "radio",
          name: `${uid}-${attribute.id}`,
          value: value.id,
          "data-term": value.id,
          onchange: () => set({ [attribute.id]: value.id })
        });
        const words = h("span", null, label(model, value));
        inputs.push({ input, value, words });
        return h("label", { class: "ck-explorer__radio" }, input, words);
      })
    )
  );
  const refresh = () => {
    for (const { input, value, words } of inputs) {
      input.checked = model.get(attribute.id) === value.id;
      words.textContent = label(model, value);
    }
  };
  return { body, refresh };
}
function select(view, attribute) {
  const { model, set } = view;
  const box = h(
    "select",
    {
      "aria-label": attribute.label,
      "data-attribute": attribute.id,
      onchange: () => set({ [attribute.id]: box.value || null })
    },
    attribute.default == null && h("option", { value: "" }, "choose…"),
    attribute.values.map((v) => h("option", { value: v.id }, label(model, v)))
  );
  return {
    body: [box],
    refresh: () => {
      box.value = model.get(attribute.id) ?? "";
    }
  };
}
function control(view, attribute) {
  const { model, uid } = view;
  const few = attribute.panel === "main" && !(attribute.values.length > 5 && !attribute.values[0].group);
  const field = few ? radios(view, attribute) : select(view, attribute);
  const about = help(view, attribute);
  const hints = new Map(
    [[null, `Still open. ${attribute.why}`], ...attribute.values.map((v) => [v.id, v.definition.text])].filter(([id]) => id !== null || attribute.default == null).map(([id, words]) => [id, h("span", null, words)])
  );
  const hint = h("p", { class: "ck-explorer__hint", id: `${uid}-${attribute.id}-hint` }, ...hints.values());
  const node = h(
    "fieldset",
    {
      class: `ck-explorer__field ck-explorer__field-${attribute.id}`,
      "aria-describedby": attribute.panel === "main" && hint.id,
      onkeydown: (event) => {
        if (event.key !== "?") return;
        event.preventDefault();
        about.toggle();
      }
    },
    h("legend", null, attribute.label, h("span", { class: "ck-explorer__question" }, attribute.question)),
    about.button,
    field.body,
    attribute.panel === "main" && hint,
    about.card
  );
  const refresh = () => {
    field.refresh();
    about.refresh();
    for (const [id, words] of hints)
      words.classList.toggle("ck-explorer__said", id === (model.get(attribute.id) ?? null));
  };
  return { node, refresh };
}

// js/shared/interval-bar.js
function track({ rate, low, high }, band, mark = "") {
  if (rate === void 0)
    return h("span", { class: "ck-interval-bar ck-interval-bar--empty", "aria-hidden": "true" });
  const from = (start, end, least) => `left:${start}%;width:${Math.max(end - start, least)}%`;
  return h(
    "span",
    { class: `ck-interval-bar ${mark}`, "aria-hidden": "true" },
    band && h("span", { class: "ck-interval-bar__band", style: from(band[0], band[1], 1) }),
    low !== void 0 && h("span", { class: "ck-interval-bar__line", style: from(low, high, 0) }),
    h("span", { class: "ck-interval-bar__dot", style: `left:${rate}%` })
  );
}

// js/explorer/real-data.js
var KINDS = {
  pooled: "Pooled",
  "one study": "One study",
  reported: "As reported",
  synthesis: "A synthesis",
  nearest: "Nearest number",
  "all lesions": "All lesions",
  "worked up": "Worked up only"
};
var asked = /* @__PURE__ */ new WeakMap();
function numbersOf(model) {
  if (octets(model.get("_numbers")).byteLength) return unpack(model, "_numbers");
  if (!asked.has(model)) {
    asked.set(model, {
      opened: new Promise((go) => {
        model.on("change:_numbers", () => go(unpack(model, "_numbers").opened));
      })
    });
    model.send({ explorer: "numbers" });
  }
  return asked.get(model);
}
function warm({ model, table }) {
  if (table.data.kind === "finding") numbersOf(model);
}
function factLine(fact, band) {
  const who = [KINDS[fact.kind], fact.source === "studies" && fact.women].filter(Boolean).join(", ");
  const words = fact.kind === "none" ? fact.count : `${who}: ${fact.count}`;
  return h(
    "li",
    { class: "ck-explorer__fact", "data-kind": fact.kind },
    track(fact, band),
    h(
      "div",
      null,
      h(
        "p",
        null,
        fact.share && h("strong", null, fact.share),
        h("span", { class: "ck-explorer__women" }, ` ${words}`)
      ),
      fact.note && h("p", { class: "ck-explorer__quiet" }, fact.note)
    )
  );
}
function sourceBlock({ table, uid }, source2, title, groups, numbers, band) {
  const facts = groups.map(([, about]) => about.filter((fact) => fact.source === source2));
  const keys = [...new Set(facts.flat().flatMap((fact) => fact.cite ?? []))];
  const list = (place) => [
    h("p", { class: "ck-explorer__about" }, groups[place][0]),
    h(
      "ul",
      { class: "ck-explorer__facts" },
      facts[place].map((fact) => factLine(fact, band))
    )
  ];
  const none = facts[0].every((fact) => fact.rate === void 0);
  return h(
    "section",
    { class: "ck-explorer__source", "data-source": source2, "aria-labelledby": `${uid}-${source2}` },
    h("p", { id: `${uid}-${source2}` }, h("strong", null, title)),
    h("p", { class: "ck-explorer__quiet" }, numbers.sources[source2]),
    list(0),
    h(
      "details",
      { "data-key": `${source2}-alone`, open: none },
      h("summary", null, "Each word alone"),
      list(1),
      list(2)
    ),
    h(
      "details",
      { class: "ck-explorer__sources", "data-key": source2 },
      h("summary", null, `sources (${keys.length})`),
      h("ul", null, sources({ data: { references: numbers.references } }, keys))
    )
  );
}
function realData(view, now, said) {
  const { table, model } = view;
  const { data: numbers, opened: opened3 } = numbersOf(model);
  if (!numbers) {
    opened3.then(() => view.refill("real"));
    return [h("p", { class: "ck-explorer__quiet" }, "Counting…")];
  }
  const [shape, place] = ["morphology", "distribution"].map(
    (axis) => label(model, term(table, axis, now[axis]))
  );
  const groups = [
    [`${shape} and ${place.toLowerCase()}`, numbers.both[`${now.morphology} ${now.distribution}`]],
    [`${shape}, any distribution`, numbers.morphology[now.morphology]],
    [`${place}, any shape`, numbers.distribution[now.distribution]]
  ];
  const category = said.category;
  const band = numbers.bands[category];
  return [
    h("p", null, "Two kinds of numbers, never to be mixed; neither is this woman's risk."),
    band && h(
      "p",
      { class: "ck-explorer__quiet" },
      h(
        "span",
        { class: "ck-interval-bar ck-interval-bar--small", "aria-hidden": "true" },
        h("span", { class: "ck-interval-bar__band", style: "left:20%;width:60%" })
      ),
      ` the band of BI-RADS ${category}: ${table.data.categories[category].band}, on a scale from 0 to 100%`
    ),
    sourceBlock(view, "studies", "What studies report", groups, numbers, band),
    sourceBlock(
      view,
      "collection",
      "What became of the lesions in a collection of films",
      groups,
      numbers,
      null
    )
  ];
}

// js/explorer/panels.js
function jump({ set }, w, words) {
  return h(
    "button",
    {
      type: "button",
      class: "ck-explorer__jump",
      "data-key": `${w.attribute.id}=${w.value.id}`,
      "data-attribute": w.attribute.id,
      "data-value": w.value.id,
      onclick: () => set({ [w.attribute.id]: w.value.id })
    },
    words
  );
}
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
    field
  );
}
function named({ model }, changes) {
  const groups = /* @__PURE__ */ new Map();
  for (const w of changes)
    groups.set(w.attribute.label, [...groups.get(w.attribute.label) ?? [], label(model, w.value)]);
  return [...groups].map(([title, words]) => `${title}: ${words.join(", ")}`).join("; ");
}
var PANELS = {
  why: ({ table }, now, said) => [
    ruleList(table, said.reasons),
    said.non_decisive.length > 0 && h(
      "details",
      { "data-key": "quiet" },
      h("summary", null, `What did not move it (${said.non_decisive.length})`),
      ruleList(table, said.non_decisive)
    )
  ],
  change: (view, now) => {
    const { table, model } = view;
    const { data } = table;
    const category = table.outcome(now).category;
    const all = whatIf(table, now);
    const moved = all.filter((w) => w.moves);
    const never = all.filter((w) => w.outcome.impossible !== void 0);
    const still = all.filter((w) => !w.moves && !never.includes(w));
    const reasons = [...new Set(never.map((w) => w.outcome.impossible))];
    return [
      h(
        "ul",
        { class: "ck-explorer__changes" },
        moved.map(
          (w) => h(
            "li",
            null,
            jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`),
            " → ",
            w.outcome.category === category && "still ",
            badge(w.outcome.category),
            " ",
            data.steps[w.outcome.steps[0][0]].label
          )
        )
      ),
      still.length > 0 && h(
        "p",
        { class: "ck-explorer__quiet", "data-ck": "still" },
        h("strong", null, "Moves neither category nor next step. "),
        `${named(view, still)}.`
      ),
      reasons.map(
        (row) => h(
          "p",
          { class: "ck-explorer__quiet", "data-ck": "never" },
          h("strong", null, "Not possible. "),
          `${named(
            view,
            never.filter((w) => w.outcome.impossible === row)
          )}. ${data.rows[row].because}`
        )
      )
    ];
  },
  report: ({ table, page, name }, now, said) => {
    const words = reportText(table, now, said);
    return [
      h("blockquote", { "data-ck": "report" }, words),
      copyable(words, "the report sentence"),
      copyable(pythonLine(table, now), "as Python"),
      page && copyable(location.href.replace(/#.*/, "") + toHash(table, now, name), "as link")
    ];
  },
  patient: ({ table }, now, said) => [
    h("blockquote", { "data-ck": "patient" }, patientText(table, now, said))
  ],
  real: realData,
  tables: (view, now) => [grid(view, now), categoryTable(view)],
  compare
};
function grid({ table, model, set }, now) {
  const { data } = table;
  const [rows, columns] = (data.kind === "finding" ? ["morphology", "distribution"] : ["histology", "category_before"]).map((id) => table.attributes.get(id));
  const caption = data.kind === "finding" ? "Category of every morphology in every distribution, all else as picked" : "Next step for every result after every category, all else as picked";
  const cell = (r, c) => {
    const there = { ...now, [rows.id]: r.id, [columns.id]: c.id };
    const chosen = now[rows.id] === r.id && now[columns.id] === c.id;
    if (openAxes(table, there).length) return h("td", null, "");
    const said = table.outcome(there);
    const words = said.impossible !== void 0 ? "–" : data.kind === "finding" ? said.category : data.steps[said.steps[0][0]].label;
    return h(
      "td",
      { class: chosen && "ck-explorer__chosen" },
      h(
        "button",
        {
          type: "button",
          class: data.kind === "finding" && said.category ? `ck-badge ck-badge--${words}` : "ck-explorer__cell",
          "data-key": `${r.id} ${c.id}`,
          "aria-pressed": String(chosen),
          "aria-label": `${label(model, r)}, ${label(model, c)}: ${said.impossible !== void 0 ? "not possible" : words}`,
          onclick: () => set({ [rows.id]: r.id, [columns.id]: c.id })
        },
        words
      )
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
          columns.values.map((c) => h("th", { scope: "col" }, label(model, c)))
        )
      ),
      h(
        "tbody",
        null,
        rows.values.map(
          (r) => h(
            "tr",
            null,
            h("th", { scope: "row" }, label(model, r)),
            columns.values.map((c) => cell(r, c))
          )
        )
      )
    )
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
          ["Category", "Name", "Likelihood", "What to do"].map((t) => h("th", { scope: "col" }, t))
        )
      ),
      h(
        "tbody",
        null,
        Object.entries(data.categories).sort((a, b) => a[1].rank - b[1].rank).map(
          ([id, c]) => h(
            "tr",
            null,
            h("th", { scope: "row" }, badge(id)),
            h("td", null, c.label),
            h("td", null, c.band),
            h("td", null, c.management.text)
          )
        )
      )
    )
  );
}
function compare({ table, model, picks, set }, now) {
  const { data } = table;
  const pin = () => {
    model.set("pinned", picks());
    model.save_changes();
  };
  const kept = model.get("pinned") ?? {};
  const complete = (p) => data.attributes.every((a2) => p[a2.id] != null);
  if (!complete(kept)) {
    return [
      h("p", null, "Keep this description, then change something: both answers stand side by side."),
      h(
        "button",
        { type: "button", "data-ck": "pin", disabled: !complete(now), onclick: pin },
        "Keep this one to compare"
      )
    ];
  }
  const tell = (p) => {
    const said = complete(p) ? table.outcome(p) : null;
    const none = said === null ? "still open" : "not possible";
    const good = said && said.impossible === void 0;
    return {
      Category: good ? said.category : none,
      "Next step": good ? data.steps[said.steps[0][0]].label : none,
      Steps: good ? said.steps.map(([id]) => data.steps[id].label).join(", ") : none,
      "The sources": good ? SURE[said.certainty] : none,
      Why: good ? said.reasons.map((r) => data.rows[r].because).join(" ") : none
    };
  };
  const words = (p, a2) => p[a2.id] == null ? "still open" : label(
    model,
    a2.values.find((v) => v.id === p[a2.id])
  );
  const [a, b] = [tell(kept), tell(now)];
  const rows = [
    ...data.attributes.map((x) => [x.label, words(kept, x), words(now, x)]),
    ...Object.keys(a).map((k) => [k, a[k], b[k]])
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
            ["", "Kept", "This one", "Differs"].map((t) => t ? h("th", { scope: "col" }, t) : h("td"))
          )
        ),
        h(
          "tbody",
          null,
          rows.map(
            ([title, one, two]) => h(
              "tr",
              { class: one !== two && "ck-explorer__differs" },
              h("th", { scope: "row" }, title),
              h("td", null, one),
              h("td", null, two),
              h("td", null, one !== two ? "◆ differs" : "same")
            )
          )
        )
      )
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
          }
        },
        "Swap"
      ),
      h("button", { type: "button", onclick: pin }, "Keep this one instead"),
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            model.set("pinned", {});
            model.save_changes();
          }
        },
        "Stop comparing"
      )
    )
  ];
}

// js/shared/patch-source.js
var SCENE = {
  morphology: null,
  distribution: null,
  extent: "single_area",
  change: "no_priors",
  associated: "none",
  context: "none",
  view: "CC",
  density: "b",
  seed: 0,
  exam: "now"
};
var sceneKey = (scene) => Object.entries(SCENE).map(([axis, usual]) => scene[axis] ?? usual ?? "").join("|");
var openPacks = /* @__PURE__ */ new WeakMap();
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return `data:image/${bytes[0] === 137 ? "png" : "jpeg"};base64,${btoa(text)}`;
}
async function openPack(held) {
  const bytes = octets(held);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { scenes, ends } = JSON.parse(new TextDecoder().decode(await inflate(bytes.subarray(4, 4 + length))));
  const made = [];
  const picture = (n) => made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n]));
  return {
    keys: Object.keys(scenes),
    scene(key) {
      const found = scenes[key];
      return found && {
        ...found,
        key,
        tissue: picture(found.tissue),
        finding: picture(found.finding),
        truth: picture(found.truth)
      };
    }
  };
}
function opened2(held) {
  if (!openPacks.has(held)) openPacks.set(held, openPack(held));
  return openPacks.get(held);
}
var cannot = (words) => ({ words });
function source(model, told) {
  let wanted = null;
  let waiting = null;
  let asked2 = null;
  const page = model.get("_host") === "page";
  async function fromPage(scene) {
    if (document.readyState === "loading")
      await new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
    const held = model.get("_pictures");
    if (!held?.byteLength) return told(cannot("This page holds no pictures."));
    const pack = await opened2(held);
    if (scene !== wanted) return void 0;
    const { morphology, distribution, view, density, seed, exam } = scene;
    const plain = { morphology, distribution, view, density, seed, exam };
    const exact = pack.scene(sceneKey(scene));
    const found = exact ?? pack.scene(sceneKey(plain));
    return told(
      found ? { ...found, approximate: !exact } : cannot("This page holds no picture of that. JupyterLab draws every one.")
    );
  }
  function ask() {
    waiting = null;
    if (asked2) return;
    asked2 = wanted;
    waiting = setTimeout(
      () => told(cannot("Waiting for Python. If nothing comes, run the cell again.")),
      4e3
    );
    model.set("_asked", { ...wanted, ask: Math.random() });
    model.save_changes();
  }
  async function answered() {
    const held = model.get("_drawn");
    if (!held?.byteLength || !wanted) return;
    const pack = await openPack(held);
    const found = pack.scene(sceneKey(wanted));
    const last = asked2;
    asked2 = null;
    clearTimeout(waiting);
    if (found) told(found.error ? cannot(found.error) : found);
    else if (last !== wanted) ask();
  }
  if (!page) model.on("change:_drawn", answered);
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      if (page) fromPage(scene).catch((error) => console.error(error));
      else if (!asked2) {
        clearTimeout(waiting);
        waiting = setTimeout(ask, 80);
      }
    },
    forget() {
      wanted = null;
    },
    stop() {
      clearTimeout(waiting);
      if (!page) model.off("change:_drawn", answered);
    }
  };
}
function whenNear(node, run) {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      (window.requestIdleCallback ?? ((task) => setTimeout(task, 200)))(run, { timeout: 1500 });
    },
    { rootMargin: "300px" }
  );
  const begin = () => watch.observe(node);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
  return () => {
    document.removeEventListener("DOMContentLoaded", begin);
    watch.disconnect();
  };
}

// js/shared/patch-view.js
var NOTICE = "Simulated, for teaching, not a patient.";
var LENS = 2.6;
function slider(title, [low, high, value], oninput) {
  const input = h("input", {
    type: "range",
    min: low,
    max: high,
    value,
    step: "5",
    oninput: () => oninput(Number(input.value))
  });
  return { node: h("label", { class: "ck-patch-view__slider" }, title, input), input };
}
function toggle(title, onchange) {
  const button = h(
    "button",
    {
      type: "button",
      class: "ck-patch-view__toggle",
      "aria-pressed": "false",
      onclick: () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        onchange(on);
      }
    },
    title
  );
  return button;
}
function sheet() {
  const [tissue, finding, truth] = ["tissue", "finding", "truth"].map(
    (name) => h("img", {
      class: `ck-patch-view__${name}`,
      alt: "",
      decoding: "async",
      draggable: "false",
      hidden: true
    })
  );
  const show = (scene) => {
    for (const [name, image] of Object.entries({ tissue, finding, truth })) {
      image.hidden = !scene;
      if (scene) image.src = scene[name];
    }
    if (!scene) tissue.alt = "";
  };
  return {
    node: h(
      "div",
      { class: "ck-patch-view__sheet" },
      h("div", { class: "ck-patch-view__grey" }, tissue, finding),
      truth
    ),
    tissue,
    show
  };
}
function magnifier(film, under) {
  const lens = h("div", { class: "ck-patch-view__lens", "aria-hidden": "true", hidden: true }, under.node);
  const at = { x: 0.5, y: 0.5 };
  const place = () => {
    const side = film.clientWidth;
    const half = (lens.clientWidth || 150) / 2;
    Object.assign(lens.style, { left: `${at.x * side - half}px`, top: `${at.y * side - half}px` });
    Object.assign(under.node.style, {
      width: `${LENS * side}px`,
      height: `${LENS * side}px`,
      left: `${half - LENS * at.x * side}px`,
      top: `${half - LENS * at.y * side}px`
    });
  };
  const move = (x, y) => {
    at.x = Math.min(1, Math.max(0, x));
    at.y = Math.min(1, Math.max(0, y));
    place();
  };
  film.addEventListener("pointermove", (event) => {
    if (lens.hidden) return;
    const box = film.getBoundingClientRect();
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  });
  film.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step || lens.hidden) return;
    event.preventDefault();
    move(at.x + 0.04 * step[0], at.y + 0.04 * step[1]);
  });
  return {
    node: lens,
    show(on) {
      lens.hidden = !on;
      film.classList.toggle("ck-patch-view__magnified", on);
      film.tabIndex = on ? 0 : -1;
      film.setAttribute("aria-label", on ? "Picture with magnifier; the arrow keys move it" : "Picture");
      if (on) place();
    }
  };
}
function stage() {
  const [main, copy] = [sheet(), sheet()];
  const words = h("p", { class: "ck-patch-view__instead-words" });
  const bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: true }, "1 cm");
  const film = h(
    "div",
    { class: "ck-patch-view__film", role: "group", "aria-label": "Picture", tabindex: "-1" },
    main.node,
    bar,
    words
  );
  const lens = magnifier(film, copy);
  film.append(lens.node);
  const facts = h("p", { class: "ck-patch-view__facts", role: "status" });
  const note = h("p", { class: "ck-patch-view__note" });
  const looks = { contrast: 100, brightness: 100 };
  let scene = null;
  let truth = false;
  const dress = () => {
    film.style.setProperty("--ck-look", `contrast(${looks.contrast}%) brightness(${looks.brightness}%)`);
    film.classList.toggle("ck-patch-view__truthful", truth);
    facts.textContent = truth && scene ? scene.facts : "";
  };
  const sliders = [
    ["Contrast", "contrast", [50, 300, 100]],
    ["Brightness", "brightness", [50, 200, 100]]
  ].map(
    ([title, name, range]) => slider(title, range, (value) => {
      looks[name] = value;
      dress();
    })
  );
  const marks = toggle("Show the truth", (on) => {
    truth = on;
    dress();
  });
  const tools = h(
    "div",
    { class: "ck-patch-view__tools" },
    sliders.map(({ node }) => node),
    toggle("Magnifier", lens.show),
    marks
  );
  dress();
  return {
    node: h("div", { class: "ck-patch-view__stage" }, film, tools, facts, note),
    conceal: () => truth && marks.click(),
    busy: (on) => film.setAttribute("aria-busy", String(on)),
    show(found) {
      scene = found.words === void 0 ? found : null;
      for (const each of [main, copy]) each.show(scene);
      words.textContent = scene ? "" : found.words;
      note.textContent = scene?.note ?? "";
      bar.hidden = !scene;
      if (scene) {
        main.tissue.alt = scene.alt;
        bar.style.width = `${1e3 / scene.field}%`;
      }
      film.dataset.scene = scene?.key ?? "";
      film.setAttribute("aria-busy", "false");
      dress();
    }
  };
}
function honestWords({ schematic, tested, untested }) {
  const list = (title, lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line))
    )
  ];
  return h(
    "div",
    { class: "ck-patch-view__honest" },
    h("p", null, h("strong", null, NOTICE), ` ${schematic}`),
    h(
      "details",
      null,
      h("summary", null, "What was tested, and what was not"),
      list("Tested", tested),
      list("Not tested", untested)
    )
  );
}

// js/explorer/picture.js
var VIEWS = [
  ["CC", "CC"],
  ["lateral", "True lateral"],
  ["magnification", "Magnified"]
];
function viewPicker({ model, uid, set }, views = VIEWS) {
  const inputs = views.map(
    ([id]) => h("input", {
      type: "radio",
      name: `${uid}-view`,
      value: id,
      "data-view": id,
      onchange: () => set({ view: id })
    })
  );
  const node = h(
    "fieldset",
    { class: "ck-patch-view__views" },
    h("legend", null, "Picture"),
    views.map(([, words], n) => h("label", null, inputs[n], words))
  );
  return {
    node,
    refresh: () => {
      for (const input of inputs) input.checked = input.value === model.get("view");
    }
  };
}
function pictured(view) {
  const { model, table, page } = view;
  const honest = model.get("_honest");
  if (!honest?.schematic) return null;
  const shown = stage();
  const views = viewPicker(view);
  const left = h("p", { class: "ck-patch-view__note" });
  const drawn = ["morphology", "distribution", "extent", "change", "associated", "context"];
  const names = [...drawn, "view", "density", "seed"];
  const leftOut = () => drawn.slice(2).filter((id) => model.get(id) !== table.attributes.get(id).default).map((id) => table.attributes.get(id).label.toLowerCase());
  const pictures = source(model, (scene) => {
    shown.show(scene);
    left.textContent = scene.approximate ? `Left out of this page's picture: ${leftOut().join(", ")}. JupyterLab draws it.` : "";
  });
  const follow = () => {
    views.refresh();
    const scene = Object.fromEntries(names.map((name) => [name, model.get(name)]));
    if (scene.morphology && scene.distribution) {
      shown.busy(true);
      pictures.want(scene);
    } else {
      pictures.forget();
      left.textContent = "";
      shown.show({ words: "Pick a morphology and a distribution to see a picture of them." });
    }
  };
  const node = h(
    "div",
    { class: "ck-explorer__picture", role: "group", "aria-label": "Picture of what you see" },
    views.node,
    shown.node,
    left,
    honestWords(honest)
  );
  const begun = whenNear(node, () => {
    follow();
    for (const name of names) model.on(`change:${name}`, follow);
  });
  views.refresh();
  return {
    node,
    stop() {
      begun();
      pictures.stop();
      for (const name of names) model.off(`change:${name}`, follow);
    }
  };
}

// js/explorer/explorer.js
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
  const order = (a) => first.includes(a.id) ? first.indexOf(a.id) : first.length;
  const left = h(
    "div",
    { class: "ck-explorer__left", role: "group", "aria-label": "What you see" },
    h(
      "p",
      { class: "ck-explorer__head", "aria-hidden": "true" },
      data.kind === "finding" ? "What you see" : "What came back"
    ),
    [...data.attributes].filter((a) => a.panel === "main").sort((a, b) => order(a) - order(b)).map(draw),
    rest.length > 0 && h(
      "details",
      { class: "ck-explorer__more" },
      h(
        "summary",
        null,
        data.kind === "finding" ? "More about this finding " : "More about this result ",
        restCount
      ),
      rest.map(draw)
    ),
    picture?.node
  );
  const bar = h("p", { class: "ck-explorer__bar", "aria-hidden": "true" });
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const answer = h("div", { class: "ck-explorer__answer" });
  const panels = /* @__PURE__ */ new Map();
  const tabs = [
    ["why", "Why"],
    ["change", "What would change it"],
    ...data.kind === "finding" ? [["real", "Real data"]] : [],
    ["report", "Report"],
    ["patient", "Patient"],
    ["tables", "Tables"],
    ["compare", "Compare"]
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
        true
      );
    }
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
        onclick: () => show(id)
      },
      title
    );
    const panel = h("div", {
      class: "ck-explorer__panel",
      role: "tabpanel",
      "data-title": title,
      id: `${uid}-panel-${id}`,
      "aria-labelledby": tab.id,
      tabindex: "0"
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
      h("strong", { class: "ck-explorer__notice" }, "For learning, not for care")
    ),
    answer,
    tablist,
    bodies
  );
  function drawAnswer() {
    const now = picks();
    const open = openAxes(table, now);
    if (open.length) {
      const left2 = possibleCategories(table, now);
      put(
        answer,
        h(
          "p",
          { class: "ck-explorer__category", "data-ck": "category" },
          left2.map(badge),
          h("span", { class: "ck-explorer__name" }, "still possible")
        ),
        h(
          "p",
          { class: "ck-explorer__next", "data-ck": "next" },
          `Pick ${open.map((a) => a.label.toLowerCase()).join(" and ")}`
        ),
        open.map((a) => h("p", { class: "ck-explorer__open" }, a.why))
      );
      return `${open.map((a) => a.label).join(" and ")} still open. Possible: BI-RADS ${left2.join(", ")}.`;
    }
    const said = table.outcome(now);
    if (said.impossible !== void 0) {
      const row = data.rows[said.impossible];
      const fixes = whatIf(table, now).filter((w) => w.outcome.impossible === void 0);
      const seldom = fixes.filter((w) => fixes.filter((o) => o.attribute === w.attribute).length < 5);
      put(
        answer,
        h(
          "p",
          { class: "ck-explorer__category", "data-ck": "category" },
          h("span", { class: "ck-explorer__name" }, "This cannot be")
        ),
        h("p", { class: "ck-explorer__open", "data-ck": "impossible" }, row.because),
        h(
          "p",
          null,
          "Mend it: ",
          (seldom.length ? seldom : fixes).map(
            (w) => jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`)
          )
        )
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
        h("span", { class: "ck-explorer__band", "data-ck": "band" }, grade.band)
      ),
      h("p", { class: "ck-explorer__natural" }, [
        grade.natural && `${grade.natural[0].toUpperCase()}${grade.natural.slice(1)}. `,
        said.alternative_categories.length > 0 && h(
          "span",
          { class: "ck-explorer__also" },
          `Some sources: ${said.alternative_categories.join(", ")}. `
        ),
        said.alternative_categories.length === 0 && "The sources: ",
        sure(said.certainty)
      ]),
      h(
        "p",
        { class: "ck-explorer__next", "data-ck": "next", "data-step": said.steps[0][0] },
        h("span", { class: "ck-explorer__kicker" }, "Next"),
        next.label
      ),
      path(table, said),
      h(
        "ol",
        { class: "ck-explorer__steps" },
        said.steps.map((step, i) => stepItem(table, step, i))
      ),
      said.alternatives.length > 0 && h(
        "div",
        { class: "ck-explorer__alternatives" },
        h("p", null, "Also accepted:"),
        h(
          "ul",
          null,
          said.alternatives.map(
            ([id, when, why]) => h("li", null, h("strong", null, data.steps[id].label), ` ${when}. ${why}`)
          )
        )
      ),
      said.follow_up && h("p", { class: "ck-explorer__follow" }, h("strong", null, "Follow-up: "), said.follow_up)
    );
    return `BI-RADS ${category}, ${grade.label}. Next: ${next.label}.`;
  }
  function fillPanel(id) {
    const { panel } = panels.get(id);
    const now = picks();
    const complete = !openAxes(table, now).length && table.outcome(now).impossible === void 0;
    const needs = !["tables", "compare"].includes(id);
    const content = complete || !needs ? PANELS[id](view, now, complete ? table.outcome(now) : null) : [h("p", { class: "ck-explorer__quiet" }, "Nothing to say yet: complete the description first.")];
    put(panel, content);
  }
  const short = ["report", "patient"];
  let last = "";
  function update() {
    for (const refresh of controls) refresh();
    const changed = rest.filter((a) => model.get(a.id) !== a.default).length;
    restCount.textContent = `(${rest.length}${changed ? `, ${changed} set` : ""})`;
    const words = drawAnswer();
    for (const id of /* @__PURE__ */ new Set([shown, ...short])) fillPanel(id);
    put(
      bar,
      [...answer.querySelectorAll(".ck-explorer__category > .ck-badge")].map((b) => b.cloneNode(true)),
      h(
        "span",
        null,
        answer.querySelector(".ck-explorer__next, .ck-explorer__open").lastChild.textContent,
        h("small", null, "For learning, not for care")
      )
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
    h("option", { value: "2013" }, "BI-RADS 5th edition (2013)")
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
        "Press ? on a choice for its definition. BI-RADS is a registered mark of the American College of Radiology."
      )
    )
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
    { signal: stop.signal }
  );
  update();
  show("why");
  el.replaceChildren(root);
  const linked = page && fromHash(table, location.hash, name);
  if (linked) requestAnimationFrame(() => root.scrollIntoView());
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
var explorer_default = { render };
export {
  explorer_default as default
};
