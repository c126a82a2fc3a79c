/* Made by "make js" (sha256 e55cebf4890182611084de89cdd552a7e4d6acb06e663a2e01cc6593cf220484) of js/explorer/answer.js js/explorer/choices.js js/explorer/compare.js js/explorer/explorer.js js/explorer/fields.js js/explorer/lookup.js js/explorer/map.js js/explorer/panels.js js/explorer/picker.js js/explorer/picture.js js/explorer/term-evidence.js js/explorer/terms.js js/shared/controls.js js/shared/dom.js js/shared/interval-bar.js js/shared/links.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/path.js js/shared/payload.js js/shared/pictogram.js js/shared/sources.js js/shared/status.js js/shared/tables.js js/shared/tabs.js js/shared/words.js */
// js/shared/marks.js
var FROM = "⁨";
var TO = "⁩";
function pieces(text) {
  const found = [];
  let depth = 0;
  for (const part of text.split(/([\u2068\u2069])/)) {
    if (part === FROM) depth += 1;
    else if (part === TO) depth -= 1;
    else if (part) found.push({ text: part, english: depth > 0 });
  }
  return found;
}

// js/shared/dom.js
function english(text) {
  const node = document.createElement("span");
  Object.assign(node, { lang: "en", dir: "ltr", textContent: text });
  return node;
}
function add(node, child) {
  if (Array.isArray(child)) for (const one of child) add(node, one);
  else if (typeof child === "string" && child.includes(FROM))
    for (const { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else if (child != null && child !== false && child !== "")
    node.append(typeof child === "object" ? child : String(child));
}
function put(node, ...children) {
  node.replaceChildren();
  add(node, children);
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (typeof value === "function")
      node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (target instanceof Element && root.contains(target))
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
  return document.scrollingElement ?? document.documentElement;
}
function inPlace(root, redraw) {
  const key = (node) => node.closest("[data-key]")?.getAttribute("data-key");
  const opened3 = [...root.querySelectorAll("details[open][data-key]")].map(key);
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const panel2 = held?.closest("[role=tabpanel]");
  const mark = panel2 ?? held;
  const group = held?.closest("[data-keys]");
  const before = mark?.getBoundingClientRect().top;
  redraw();
  for (const details of root.querySelectorAll("details"))
    if (details.dataset.key && opened3.includes(details.dataset.key)) details.open = true;
  if (held && !held.isConnected) {
    const again = [...(panel2 ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    const next = again?.querySelector("summary") ?? again ?? panel2 ?? (group && root.querySelector(`[data-keys=${group.dataset.keys}] button`)) ?? root.querySelector("[role=tab][aria-selected=true]");
    next?.focus({ preventScroll: true });
  }
  if (mark?.isConnected && before !== void 0)
    scroller(root).scrollTop += mark.getBoundingClientRect().top - before;
}

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"];
var spoken = { language: "en", direction: "ltr", texts: {} };
function speak(words, el) {
  if (!words?.language) return;
  spoken = words;
  if (!el) return;
  Object.assign(el, { lang: words.language, dir: words.direction });
  if (words.notice) el.dataset.ckNotice = words.notice;
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name));
var foreign = (text) => spoken.language === "en" ? text : FROM + text + TO;
var translated = (key) => spoken.texts[key];
var t = (text, values) => fill(translated(text) || foreign(text), values);
var tp = (context, text, values) => fill(translated(`${context}${text}`) || foreign(text), values);
function tn(one, many, n, values) {
  const forms = spoken.texts[one];
  const all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  const rules = new Intl.PluralRules(spoken.language);
  const own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text;
var number = (value, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1e3 ? String(value) : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
var percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
});
var listed = (words, type) => new Intl.ListFormat(spoken.language, { type }).format(words);
var inside = (label2) => spoken.language === "en" ? label2.toLowerCase() : label2;

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
function toggle(title, onchange) {
  const made = button(
    title,
    () => {
      const on = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(on));
      onchange(on);
    },
    { class: "ck-toggle", "aria-pressed": "false" }
  );
  return made;
}
function slider(title, [min, max, value], oninput) {
  const input = h("input", {
    type: "range",
    min,
    max,
    value,
    step: "5",
    oninput: () => oninput(Number(input.value))
  });
  return h("label", { class: "ck-slider" }, title, input);
}
function radios(name, values, onpick, more = () => ({})) {
  const inputs = values.map(
    ([id]) => h("input", { type: "radio", name, value: id, onchange: () => onpick(id), ...more(id) })
  );
  return {
    inputs,
    labels: values.map(([, words], place) => h("label", null, inputs[place], h("span", null, words))),
    check(value) {
      for (const input of inputs) input.checked = input.value === value;
    }
  };
}
function selectBox(values, onpick, more) {
  const box = h(
    "select",
    { onchange: () => onpick(box.value), ...more },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return box;
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
function copyButton(text, title) {
  const told = h("span", { role: "status" });
  const field2 = h("textarea", { readonly: true, rows: "2", "aria-label": title, hidden: true });
  field2.value = text;
  const act = async () => {
    const done = await copy(text);
    field2.hidden = done;
    if (!done) field2.select();
    put(told, done ? t("Copied.") : t("The browser did not allow copying: select the text and copy it."));
  };
  return h("div", { class: "ck-copy" }, button(t("Copy {what}", { what: title }), act), told, field2);
}
var care = (more) => h("span", { class: "ck-care" }, t("For learning, not for care."), more && ` ${more}`);

// js/shared/links.js
var toLink = (name, values) => `#${name}:${new URLSearchParams(values)}`;
var fromLink = (name, hash) => hash.startsWith(`#${name}:`) ? new URLSearchParams(hash.slice(name.length + 2)) : null;
var addressOf = (hash) => location.href.replace(/#.*/, "") + hash;
function nameInPage(given, kind, selector) {
  const before = document.querySelectorAll(selector).length;
  return given || (before ? `${kind}-${before + 1}` : kind);
}

// js/shared/model.js
var inPage = (model) => model.get("_host") === "page";
var setter = (model) => (changes) => {
  for (const [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
};
function follow(model, names, listener, signal) {
  for (const name of names) model.on(`change:${name}`, listener);
  signal.addEventListener("abort", () => {
    for (const name of names) model.off(`change:${name}`, listener);
  });
}
function send(model, message) {
  if (!model.send) throw new Error("a page has no kernel to send to");
  model.send(message);
}

// js/shared/memory.js
function memoryOf(model, kind, ...names) {
  const key = [`calcikit.${kind}.v1`, inPage(model) ? location.pathname : "jupyterlab", ...names].join(" ");
  return {
    read() {
      try {
        return JSON.parse(window.localStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    keep(value) {
      try {
        if (value === null) window.localStorage.removeItem(key);
        else window.localStorage.setItem(key, JSON.stringify(value));
      } catch {
      }
    }
  };
}
function keepPicks(model, name, { made, names, linked = false }, signal) {
  if (!inPage(model) && !model.get("name")) return;
  const memory = memoryOf(model, "picks", name);
  const start = model.get("_start");
  const of = JSON.stringify([made, start]);
  const values = (ids) => Object.fromEntries(ids.map((id) => [id, model.get(id)]));
  const untouched = Object.keys(start).every((id) => model.get(id) === start[id]);
  const kept = memory.read();
  if (!linked && untouched && kept?.of === of) setter(model)(kept.now);
  follow(model, names, () => memory.keep({ of, now: values(names) }), signal);
}

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}
function nameOf(model, trait) {
  const bytes = octets(model.get(trait));
  return `${bytes.length}.${bytes.slice(-4)}`;
}
var packs = /* @__PURE__ */ new Map();
function unpack(model, name) {
  const key = nameOf(model, name);
  if (!packs.has(key)) {
    const pack = {
      opened: inflate(octets(model.get(name))).then((text) => {
        const data = JSON.parse(new TextDecoder().decode(text));
        pack.data = data;
        return data;
      })
    };
    packs.set(key, pack);
    pack.opened.catch(() => packs.delete(key));
  }
  return packs.get(key);
}

// js/shared/status.js
function liveRegion() {
  const node = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  let last = null;
  return {
    node,
    tell(words) {
      if (last !== null && words !== last) node.textContent = words;
      last = words;
    }
  };
}

// js/shared/tabs.js
var MOVES = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
function placeAfter(place, move2, count) {
  return Number.isFinite(move2) ? (place + move2 + count) % count : move2 < 0 ? 0 : count - 1;
}
function tabs({ uid, block, label: label2, titles, fill: fill3 }) {
  const made = Object.fromEntries(titles.map(([id, title]) => [id, pair(id, title)]));
  let shown2 = "";
  function pair(id, title) {
    const about = { id: `${uid}-tab-${id}`, "aria-controls": `${uid}-panel-${id}`, "data-tab": id };
    const tab = h("button", { type: "button", role: "tab", ...about, onclick: () => show(id) }, title);
    const name = { id: `${uid}-panel-${id}`, "aria-labelledby": tab.id, "data-title": title };
    const panel2 = h("div", { class: `${block}__panel`, role: "tabpanel", tabindex: "0", ...name });
    return { tab, panel: panel2 };
  }
  const refill = (id) => put(made[id].panel, fill3(id));
  function select(id) {
    shown2 = id;
    for (const [key, { tab, panel: panel2 }] of Object.entries(made)) {
      tab.setAttribute("aria-selected", String(key === id));
      tab.tabIndex = key === id ? 0 : -1;
      panel2.classList.toggle(`${block}__shown`, key === id);
    }
  }
  function show(id, focus) {
    select(id);
    refill(id);
    if (focus) made[id].tab.focus();
  }
  function move2(event) {
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    const ids = Object.keys(made);
    show(ids[placeAfter(ids.indexOf(shown2), MOVES[event.key], ids.length)], true);
  }
  const list = h(
    "div",
    { class: `${block}__tabs`, role: "tablist", "aria-label": label2, onkeydown: move2 },
    Object.values(made).map(({ tab }) => tab)
  );
  select(titles[0][0]);
  return {
    nodes: [list, ...Object.values(made).map(({ panel: panel2 }) => panel2)],
    shown: () => shown2,
    show,
    refill
  };
}

// js/shared/path.js
var pathLine = (stations) => h(
  "ol",
  { class: "ck-path", "aria-label": t("The path, and where she stands") },
  stations.map(
    ({ label: label2, state, said }) => h(
      "li",
      { class: `ck-path__${state}`, "aria-current": state === "here" && "step" },
      h("span", { "aria-hidden": "true" }),
      h("span", { class: "ck-path__label" }, label2),
      state !== "here" && h("span", { class: "ck-sr" }, ` (${said})`)
    )
  )
);

// js/shared/sources.js
var SHORT = 90;
function sourceLink({ text, url }, short3 = false) {
  const words = short3 && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url ? h(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: short3 && text, translate: "no" },
    words
  ) : h("span", { translate: "no" }, words);
}
function sourceList(sources, { summary, key, short: short3 } = {}) {
  if (!sources.length) return null;
  const title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
  return h(
    "details",
    { class: "ck-sources", "data-key": key },
    h("summary", null, title),
    h(
      "ul",
      null,
      sources.map((source) => h("li", null, sourceLink(source, short3)))
    )
  );
}
var CERTAINTIES = {
  agreed: msg("agreed"),
  "practice-varies": msg("practice varies"),
  "thin-evidence": msg("thin evidence")
};
var certaintyTag = (certainty) => h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty]));
var statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key) => references[key]),
    { short: true }
  )
];

// js/explorer/lookup.js
var FIRST_LETTER = 40;
var opened = /* @__PURE__ */ new WeakMap();
async function decode(model) {
  const data = await unpack(model, "_workup").opened;
  if (!opened.has(data)) opened.set(data, openTable(data));
  return opened.get(data);
}
var parts = (value) => value !== null && typeof value === "object";
function laid(here, there) {
  if (!parts(here) || !parts(there) || Array.isArray(there)) return there;
  const made = Array.isArray(here) ? [...here] : { ...here };
  for (const [key, value] of Object.entries(there))
    if (value === null) delete made[key];
    else made[key] = laid(here[key], value);
  return made;
}
async function decodeRegion(model, region) {
  if (!region) return decode(model);
  const regions = await unpack(model, "_regions").opened;
  const differences2 = regions[region];
  if (!opened.has(differences2)) {
    const { data } = await decode(model);
    opened.set(differences2, openTable(laid(data, differences2)));
  }
  return opened.get(differences2);
}
async function regionsOf(model) {
  if (!model.get("_regions")?.byteLength) return [];
  const regions = await unpack(model, "_regions").opened;
  return Object.entries(regions).map(([id, data]) => [id, data.protocol]);
}
function positions(data) {
  const decided2 = data.outcome_key.map(
    (name) => [name, data.rows.map((row) => row.then[name])]
  );
  const domains = [
    ...decided2.map(
      ([name, values]) => [name, [...new Set(values.filter((value) => value !== void 0))]]
    ),
    ...Object.entries(data.domains),
    ...data.attributes.map((a) => [a.id, a.values.map((v) => v.id)])
  ];
  return new Map(domains.map(([name, values]) => [name, new Map(values.map((value, place) => [value, place]))]));
}
function walk(data, places, picks) {
  const values = { ...picks };
  for (const [name, { of, terms }] of Object.entries(data.kinds)) values[name] = terms[picks[of]];
  const fired = [];
  for (const { inputs, first, lookup } of data.tables) {
    let place = 0;
    for (const name of inputs) {
      const domain = places.get(name);
      place = place * domain.size + domain.get(values[name]);
    }
    const row = Number.isNaN(place) ? -1 : lookup.charCodeAt(place) - FIRST_LETTER;
    if (row < 0) throw new Error(`No row answers: ${JSON.stringify(values)}`);
    fired.push(first + row);
    Object.assign(values, data.rows[first + row].then);
    if (values.possible === "no") break;
  }
  return { values, fired };
}
var partsOf = (data, numbers) => Object.fromEntries(data.outcome_parts.map((name, place) => [name, data.pool[numbers[place]]]));
function outcomeOf(data, places, index, picks) {
  const { values, fired } = walk(data, places, picks);
  if (values.possible === "no") return { impossible: fired.at(-1) };
  const key = [...data.outcome_key.map((name) => places.get(name).get(values[name])), fired[data.offering]];
  const reasons = fired.filter((row) => data.rows[row].decisive);
  const sureness = reasons.map((row) => data.certainties.indexOf(data.rows[row].certainty));
  return {
    ...partsOf(data, data.outcomes[index.get(key.join())]),
    reasons,
    non_decisive: fired.filter((row) => !data.rows[row].decisive),
    certainty: data.certainties[Math.max(...sureness)]
  };
}
function openTable(data) {
  const places = positions(data);
  const [numbers, ...columns] = data.outcome_index.toReversed();
  const keys = numbers.map(
    (_, row) => columns.map((column) => column[row]).reverse().join()
  );
  const index = new Map(keys.map((key, row) => [key, numbers[row]]));
  const known = /* @__PURE__ */ new Map();
  const outcome = (picks) => {
    const key = data.attributes.map((a) => picks[a.id]).join("|");
    if (!known.has(key)) known.set(key, outcomeOf(data, places, index, picks));
    return known.get(key);
  };
  const attributes = new Map(data.attributes.map((a) => [a.id, a]));
  return { data, attributes, outcome };
}
var pathOf = (table2, said) => table2.data.stations.map((station, place) => ({
  ...station,
  state: said.path[place],
  said: table2.data.path_states[said.path[place]]
}));
var term = (table2, attribute, id) => table2.attributes.get(attribute).values.find((v) => v.id === id);
var openAxes = (table2, picks) => table2.data.attributes.filter((a) => picks[a.id] == null);
function completions(table2, picks) {
  return openAxes(table2, picks).reduce(
    (all, a) => all.flatMap((p) => a.values.map((v) => ({ ...p, [a.id]: v.id }))),
    [picks]
  );
}
function possibleCategories(table2, picks) {
  const found = /* @__PURE__ */ new Set();
  for (const p of completions(table2, picks)) {
    const said = table2.outcome(p);
    if (said.impossible === void 0) found.add(said.category);
  }
  return [...found].sort((a, b) => table2.data.categories[a].rank - table2.data.categories[b].rank);
}
function whatIf(table2, picks) {
  const now = table2.outcome(picks);
  const key = (said) => `${said.category} ${said.steps[0][0]}`;
  return table2.data.attributes.flatMap(
    (a) => a.values.filter((v) => v.id !== picks[a.id]).map((v) => {
      const then = { ...picks, [a.id]: v.id };
      const said = table2.outcome(then);
      const moves2 = now.impossible === void 0 && said.impossible === void 0 && key(said) !== key(now);
      return { attribute: a, value: v, picks: then, outcome: said, moves: moves2 };
    })
  );
}
var fill2 = (template, words) => template.replace(/\{(\w+)\}/g, (name, key) => words[key] ?? name).replace(/ {2,}/g, " ").trim();
function sayings(table2, picks, part) {
  const terms = table2.data.attributes.map(
    (a) => [a.id, term(table2, a.id, picks[a.id])]
  );
  const silent = part === "phrase" ? terms.flatMap(([, picked]) => picked.silences ?? []) : [];
  return Object.fromEntries(
    terms.map(([id, picked]) => [id, silent.includes(id) ? "" : picked[part] ?? ""])
  );
}
var blanks = (table2, part, given = {}) => Object.fromEntries(table2.data.blanks.map((blank) => [blank.id, given[blank.id] || blank[part]]));
function reportText(table2, picks, said, given) {
  const words = { ...sayings(table2, picks, "phrase"), assessment: said.assessment };
  return fill2(fill2(table2.data.templates.report, words), blanks(table2, "text", given));
}
var patientText = (table2, picks, said) => fill2(table2.data.templates.patient, {
  ...sayings(table2, picks, "patient"),
  message: said.message,
  next: said.next
});
function pythonLine(table2, picks) {
  const said = table2.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  const name = table2.data.kind === "finding" ? "Finding" : "BiopsyResult";
  return `${name}(${said.map((a) => `${a.id}="${picks[a.id]}"`).join(", ")})`;
}
function toHash(table2, picks, name) {
  const said = table2.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  return toLink(name, Object.fromEntries(said.map((a) => [a.id, picks[a.id]])));
}
function fromHash(table2, hash, name) {
  const given = fromLink(name, hash);
  if (!given) return null;
  const known = (a) => a.values.some((v) => v.id === given.get(a.id)) ? given.get(a.id) : a.default;
  return Object.fromEntries(table2.data.attributes.map((a) => [a.id, known(a)]));
}

// js/shared/tables.js
function table(caption, heads, rows, more) {
  const head2 = (words) => words === "" ? h("td") : h("th", { scope: "col" }, words);
  const cell3 = (content) => content instanceof HTMLTableCellElement ? content : h("td", null, content === 0 ? "0" : content);
  const row = (given) => {
    const { cells, ...about } = Array.isArray(given) ? { cells: given } : given;
    return h("tr", about, h("th", { scope: "row" }, cells[0]), cells.slice(1).map(cell3));
  };
  return h(
    "div",
    { class: "ck-widget-table", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      more,
      h("caption", null, caption),
      h("thead", null, h("tr", null, heads.map(head2))),
      h("tbody", null, rows.map(row))
    )
  );
}

// js/shared/pictogram.js
var read = /* @__PURE__ */ new Map();
function parsed(source) {
  if (!read.has(source)) {
    const place = document.createElement("template");
    place.innerHTML = source;
    read.set(source, place.content.querySelector("svg"));
  }
  return read.get(source);
}
function pictogram(source) {
  if (!source) return null;
  const node = document.importNode(parsed(source), true);
  node.setAttribute("class", "ck-pictogram");
  node.setAttribute("aria-hidden", "true");
  node.setAttribute("focusable", "false");
  return node;
}
var tile = (source) => source ? h("span", { class: "ck-tile" }, pictogram(source)) : null;

// js/explorer/terms.js
var DEFINITION = [
  ["definition", msg("What it is")],
  ["size", msg("Size")],
  ["look", msg("Look")],
  ["confirm", msg("Confirm")],
  ["cause", msg("Cause")],
  ["mimics", msg("Take care")],
  ["pearl", msg("Remember")]
];
var STEP = [
  ["what", msg("What")],
  ["why", msg("Why")],
  ["next", msg("Then")],
  ["schedule", msg("When")],
  ["complications", msg("Complications")]
];
var label = (model, value) => model.get("edition") === "2013" && value.label_2013 || value.label;
var badge = (category) => h("span", { class: `ck-badge ck-badge--${category}` }, category);
var statements = (about, titles, references) => h(
  "dl",
  null,
  titles.filter(([name]) => about[name]).map(([name, title]) => [
    h("dt", null, t(title)),
    h("dd", null, statement(about[name], references))
  ])
);
function definitionCard({ data }, model, value) {
  return [
    h(
      "p",
      { class: "ck-explorer__card-title" },
      tile(value.pictogram),
      h("strong", null, label(model, value)),
      value.synonyms?.length ? t(" (also: {names})", { names: value.synonyms.join(", ") }) : ""
    ),
    statements(value, DEFINITION, data.references)
  ];
}
function ruleList({ data }, numbers) {
  const rule = ({ id, because, certainty, cite, review }) => h(
    "li",
    null,
    h("p", null, because, " ", certaintyTag(certainty)),
    sourceList(
      cite.map((key) => data.references[key]),
      {
        summary: t("sources ({n}), rule {id}, {review}", { n: cite.length, id, review }),
        key: id,
        short: true
      }
    )
  );
  return h(
    "ul",
    { class: "ck-explorer__rules" },
    numbers.map((number2) => rule(data.rows[number2]))
  );
}
function stepItem({ data }, [id, when, words], number2) {
  const step = data.steps[id];
  return h(
    "li",
    { class: number2 === 0 ? "ck-explorer__step ck-explorer__step-next" : "ck-explorer__step" },
    h(
      "details",
      { "data-key": id },
      h("summary", null, h("strong", null, words), ": ", when),
      statements(step, STEP, data.references)
    )
  );
}

// js/explorer/compare.js
var complete = ({ data }, picks) => data.attributes.every((a) => picks[a.id] != null);
function answered(table2, picks) {
  const { data } = table2;
  const said = complete(table2, picks) ? table2.outcome(picks) : null;
  const titles = [t("Category"), t("Next step"), t("Steps"), t("The sources"), t("Why")];
  if (!said || said.impossible !== void 0)
    return titles.map((title) => [title, said ? t("not possible") : t("still open")]);
  const steps = said.steps.map(([, , words]) => words);
  const why2 = said.reasons.map((row) => data.rows[row].because).join("\n");
  return [said.category, steps[0], steps.join(", "), t(CERTAINTIES[said.certainty]), why2].map(
    (words, place) => [titles[place], words]
  );
}
var described = ({ table: table2, model }, picks) => table2.data.attributes.map((a) => {
  const value = a.values.find((v) => v.id === picks[a.id]);
  return [a.label, value ? label(model, value) : t("still open")];
});
function differences(view, kept, now) {
  const sides = [kept, now].map((picks) => [...answered(view.table, picks), ...described(view, picks)]);
  const rows = sides[0].map(([title, words], place) => [title, words, sides[1][place][1]]).filter(([, one, other]) => one !== other);
  if (!rows.length)
    return h("p", null, t("The one you kept is this one: change something to see what differs."));
  const caption = t("What differs between the one you kept and this one");
  return table(caption, ["", t("Kept"), t("This one")], rows, { "data-ck": "compare" });
}
function compare(view, now) {
  const { set } = view;
  const kept = view.model.get("pinned") ?? {};
  const pin = () => set({ pinned: view.picks() });
  if (!complete(view.table, kept)) {
    const disabled = !complete(view.table, now);
    return [
      h("p", null, t("Keep this description, then change something: both answers stand side by side.")),
      button(t("Keep this one to compare"), pin, { "data-ck": "pin", disabled })
    ];
  }
  return [
    differences(view, kept, now),
    h(
      "p",
      { class: "ck-explorer__buttons" },
      button(t("Swap"), () => set({ ...kept, pinned: view.picks() })),
      button(t("Keep this one instead"), pin),
      button(t("Stop comparing"), () => set({ pinned: {} }))
    )
  ];
}

// js/explorer/map.js
var MAPS = {
  finding: [
    "morphology",
    "distribution",
    msg("Category of every morphology in every distribution, all else as picked")
  ],
  biopsy: [
    "histology",
    "category_before",
    msg("Next step for every result after every category, all else as picked")
  ]
};
function cell({ table: table2, model, set }, now, picks, words) {
  if (openAxes(table2, { ...now, ...picks }).length) return h("td");
  const { data } = table2;
  const said = table2.outcome({ ...now, ...picks });
  const none = said.impossible !== void 0;
  const finding = data.kind === "finding";
  const chosen = Object.entries(picks).every(([id, value]) => now[id] === value);
  const shown2 = none ? "–" : finding ? said.category : said.steps[0][2];
  const go = button(shown2, () => set(picks), {
    class: finding && !none ? `ck-badge ck-badge--${shown2}` : "ck-explorer__cell",
    "data-key": Object.values(picks).join(" "),
    "aria-pressed": String(chosen),
    "aria-label": `${words.map((value) => label(model, value)).join(", ")}: ${none ? t("not possible") : shown2}`
  });
  return h("td", { class: chosen && "ck-explorer__chosen" }, go);
}
function map(view, now) {
  const { table: table2, model } = view;
  const [down, across, caption] = MAPS[table2.data.kind];
  const [rows, columns] = [down, across].map((id) => table2.attributes.get(id));
  return table(
    t(caption),
    [rows.label, ...columns.values.map((value) => label(model, value))],
    rows.values.map((r) => [
      label(model, r),
      ...columns.values.map((c) => cell(view, now, { [down]: r.id, [across]: c.id }, [r, c]))
    ])
  );
}
function categoryTable({ table: { data } }) {
  const grades = Object.entries(data.categories).sort(([a], [b]) => a.localeCompare(b));
  return table(
    t("The categories"),
    [t("Category"), t("Name"), t("Likelihood"), t("What to do")],
    grades.map(([id, grade]) => [badge(id), grade.label, grade.band, grade.management.text])
  );
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
    low !== void 0 && h("span", { class: "ck-interval-bar__line", style: from(low, high ?? low, 0) }),
    h("span", { class: "ck-interval-bar__dot", style: `left:${rate}%` })
  );
}
var bandMark = () => h(
  "span",
  { class: "ck-interval-bar ck-interval-bar--small", "aria-hidden": "true" },
  h("span", { class: "ck-interval-bar__band", style: "left:20%;width:60%" })
);

// js/explorer/term-evidence.js
var KINDS = {
  pooled: msg("Pooled"),
  "one study": msg("One study"),
  reported: msg("As reported"),
  synthesis: msg("A synthesis"),
  nearest: msg("Nearest number"),
  "all lesions": msg("All lesions"),
  "worked up": msg("Worked up only")
};
var TITLES = {
  studies: msg("What studies report"),
  collection: msg("What became of the lesions in a collection of mammograms")
};
var asked = /* @__PURE__ */ new WeakMap();
function askKernel(model) {
  const opened3 = new Promise((resolve) => {
    model.on("change:_evidence", () => resolve(unpack(model, "_evidence").opened));
  });
  send(model, { explorer: "evidence" });
  return { opened: opened3 };
}
function numbersOf(model) {
  if (octets(model.get("_evidence")).byteLength) return unpack(model, "_evidence");
  if (!asked.has(model)) asked.set(model, askKernel(model));
  return asked.get(model);
}
function warm({ model, table: table2 }) {
  if (table2.data.kind === "finding") numbersOf(model);
}
function factLine(fact, band) {
  const who = [KINDS[fact.kind] && t(KINDS[fact.kind]), fact.source === "studies" && fact.women].filter(Boolean).join(", ");
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
var factList = ([about, facts], band) => [
  h("p", { class: "ck-explorer__about" }, about),
  h(
    "ul",
    { class: "ck-explorer__facts" },
    facts.map((fact) => factLine(fact, band))
  )
];
function sourceBlock({ uid }, source, groups, numbers, band) {
  const [both, ...alone] = groups.map(([about, facts]) => [
    about,
    facts.filter((fact) => fact.source === source)
  ]);
  const keys = [
    ...new Set([both, ...alone].flatMap(([, facts]) => facts.flatMap((fact) => fact.cite ?? [])))
  ];
  const id = `${uid}-${source}`;
  return h(
    "section",
    { class: "ck-explorer__source", "data-source": source, "aria-labelledby": id },
    h("p", { id }, h("strong", null, t(TITLES[source]))),
    h("p", { class: "ck-explorer__quiet" }, numbers.sources[source]),
    factList(both, band),
    h(
      "details",
      { "data-key": `${source}-alone`, open: both[1].every((fact) => fact.rate === void 0) },
      h("summary", null, t("Each word alone")),
      alone.map((group) => factList(group, band))
    ),
    sourceList(
      keys.map((key) => numbers.references[key]),
      { key: source, short: true }
    )
  );
}
function groupsOf({ table: table2, model }, now, numbers) {
  const [shape, place] = ["morphology", "distribution"].map(
    (axis2) => label(model, term(table2, axis2, now[axis2]))
  );
  return [
    [
      t("{shape} and {place}", { shape, place: inside(place) }),
      numbers.both[`${now.morphology} ${now.distribution}`]
    ],
    [t("{shape}, any distribution", { shape }), numbers.morphology[now.morphology]],
    [t("{place}, any morphology", { place }), numbers.distribution[now.distribution]]
  ];
}
function termEvidence(view, now, { category }, refill) {
  const { data: numbers, opened: opened3 } = numbersOf(view.model);
  if (!numbers) {
    opened3.then(refill);
    return h("p", { class: "ck-explorer__quiet" }, t("Counting…"));
  }
  const groups = groupsOf(view, now, numbers);
  const band = numbers.bands[category];
  const { band: words } = view.table.data.categories[category];
  return [
    h("p", null, t("Two kinds of numbers, never to be mixed; neither is this woman's risk.")),
    band && h(
      "p",
      { class: "ck-explorer__quiet" },
      bandMark(),
      t(" the band of BI-RADS {category}: {words}, on a scale from 0 to 100%", { category, words })
    ),
    sourceBlock(view, "studies", groups, numbers, band),
    sourceBlock(view, "collection", groups, numbers, null)
  ];
}

// js/explorer/panels.js
var TITLES2 = [
  ["why", msg("Why")],
  ["plan", msg("Plan")],
  ["change", msg("What would change it")],
  ["real", msg("Real data")],
  ["report", msg("Report")],
  ["patient", msg("Patient")],
  ["tables", msg("Tables")],
  ["compare", msg("Compare")]
];
var ALWAYS = ["tables", "compare"];
var LONGEST = 80;
var jump = ({ set }, { attribute, value }, words) => button(words, () => set({ [attribute.id]: value.id }), {
  class: "ck-explorer__jump",
  "data-key": `${attribute.id}=${value.id}`,
  "data-attribute": attribute.id,
  "data-value": value.id
});
function named({ model }, changes) {
  const groups = Map.groupBy(changes, (w) => w.attribute.label);
  return [...groups].map(([title, group]) => `${title}: ${group.map((w) => label(model, w.value)).join(", ")}`).join("; ");
}
function alternatives(said) {
  if (!said.alternatives.length) return null;
  const items = said.alternatives.map(
    ([, when, why2, words]) => h("li", null, h("strong", null, words), ` ${when}. ${why2}`)
  );
  return [h("p", null, t("Also accepted:")), h("ul", { class: "ck-explorer__alternatives" }, items)];
}
function plan({ table: table2 }, _, said) {
  return [
    h(
      "ol",
      { class: "ck-explorer__steps" },
      said.steps.map((step, place) => stepItem(table2, step, place))
    ),
    alternatives(said),
    said.follow_up && h("p", null, h("strong", null, t("Follow-up: ")), said.follow_up)
  ];
}
function why({ table: table2 }, _, said) {
  return [
    ruleList(table2, said.reasons),
    said.non_decisive.length > 0 && h(
      "details",
      { "data-key": "quiet" },
      h("summary", null, t("What did not move it ({n})", { n: said.non_decisive.length })),
      ruleList(table2, said.non_decisive)
    )
  ];
}
function move(view, category, w) {
  return h(
    "li",
    null,
    jump(view, w, `${w.attribute.label}: ${label(view.model, w.value)}`),
    " → ",
    w.outcome.category === category && t("still "),
    badge(w.outcome.category),
    " ",
    w.outcome.steps[0][2]
  );
}
var quiet = (key, title, words) => h("p", { class: "ck-explorer__quiet", "data-ck": key }, h("strong", null, title), words);
function change(view, now, said) {
  const { data } = view.table;
  const all = whatIf(view.table, now);
  const never = all.filter((w) => w.outcome.impossible !== void 0);
  const still = all.filter((w) => !w.moves && !never.includes(w));
  const refusals = Map.groupBy(never, (w) => w.outcome.impossible);
  return [
    h(
      "ul",
      { class: "ck-explorer__changes" },
      all.filter((w) => w.moves).map((w) => move(view, said.category, w))
    ),
    still.length > 0 && quiet("still", t("Moves neither category nor next step. "), `${named(view, still)}.`),
    [...refusals].map(
      ([row, group]) => quiet("never", t("Not possible. "), `${named(view, group)}. ${data.rows[row].because}`)
    )
  ];
}
function report({ table: table2, given, page, name }, now, said) {
  const shown2 = h("div");
  const fill3 = () => {
    const words = reportText(table2, now, said, given);
    put(shown2, h("blockquote", { "data-ck": "report" }, words), copyButton(words, t("the report")));
  };
  const field2 = ({ id, label: title }) => {
    const input = h("input", { type: "text", maxlength: LONGEST, value: given[id] ?? "", "data-blank": id });
    input.addEventListener("input", () => {
      given[id] = input.value.trim();
      fill3();
    });
    return h("label", null, title, input);
  };
  fill3();
  const open = reportText(table2, now, said, {});
  return [
    shown2,
    h(
      "div",
      { class: "ck-explorer__blanks" },
      table2.data.blanks.filter(({ text }) => open.includes(text)).map(field2)
    ),
    copyButton(pythonLine(table2, now), t("as Python")),
    page && copyButton(addressOf(toHash(table2, now, name)), t("as link"))
  ];
}
var patient = ({ table: table2 }, now, said) => h("blockquote", { "data-ck": "patient" }, patientText(table2, now, said));
var tables = (view, now) => [view.table.data.kind === "biopsy" && map(view, now), categoryTable(view)];
var PANELS = { why, plan, change, real: termEvidence, report, patient, tables, compare };
function panel(view, id, refill) {
  const now = view.picks();
  const said = openAxes(view.table, now).length ? null : view.table.outcome(now);
  const complete2 = said && said.impossible === void 0;
  if (complete2 || ALWAYS.includes(id)) return PANELS[id](view, now, said, refill);
  const words = said ? t("Nothing to say: this combination is not possible. The text above says what to change.") : t("Nothing to say yet: complete the description first.");
  return h("p", { class: "ck-explorer__quiet" }, words);
}

// js/explorer/answer.js
var MOVES_FIRST = ["distribution", "change", "stage", "associated", "morphology"];
var MOVES_SHOWN = 3;
var categoryLine = (...content) => h("p", { class: "ck-result__category", "data-ck": "category" }, content);
var nameOf2 = (words) => h("strong", { class: "ck-result__name" }, words);
var sentence = (words) => `${words[0].toUpperCase()}${words.slice(1)}`;
function stillOpen(table2, now, open) {
  const left = possibleCategories(table2, now);
  const names = open.map((a) => a.label);
  return {
    nodes: [
      categoryLine(left.map(badge), nameOf2(t("still possible"))),
      h(
        "p",
        { class: "ck-result__next", "data-ck": "next" },
        t("Pick {names}", { names: inside(listed(names, "conjunction")) })
      ),
      open.map((a) => h("p", { class: "ck-result__open" }, a.why))
    ],
    words: t("{names} still open. Possible: BI-RADS {categories}.", {
      names: listed(names, "conjunction"),
      categories: left.join(", ")
    })
  };
}
function impossible(view, now, row) {
  const { table: table2, model } = view;
  const fixes = whatIf(table2, now).filter((w) => w.outcome.impossible === void 0);
  const seldom = fixes.filter((w) => fixes.filter((o) => o.attribute === w.attribute).length < 5);
  const jumps = (seldom.length ? seldom : fixes).map(
    (w) => jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`)
  );
  return {
    nodes: [
      categoryLine(nameOf2(t("This cannot be"))),
      h("p", { class: "ck-result__open", "data-ck": "impossible" }, row.because),
      h("p", null, t("Change it to: "), jumps)
    ],
    words: t("This cannot be. {because}", { because: row.because }),
    line: t("This cannot be")
  };
}
function scale({ low, high }) {
  if (low == null || high == null) return null;
  const style = `--low:${low};--high:${Math.max(high, low + 1)}`;
  const ends = ["0", "10", "50", percent(1)].map(
    (text) => h("span", { style: `--at:${Number.parseInt(text, 10)}` }, text)
  );
  return h("p", { class: "ck-result__scale", "aria-hidden": "true" }, h("span", { style }), ends);
}
function meaning({ natural }, { subject, band, alternative_categories: others, certainty }) {
  return h(
    "p",
    { class: "ck-result__meaning" },
    t("Category of the {subject}. ", { subject }),
    band && natural && h("span", { "data-ck": "band", title: band }, `${sentence(natural)}. `),
    others.length > 0 && h(
      "span",
      { class: "ck-result__also" },
      t("Some sources: {categories}. ", { categories: others.join(", ") })
    ),
    h("span", { class: "ck-result__sure" }, t("How sure: "), certaintyTag(certainty))
  );
}
function moves(view, now, said) {
  const rank = ({ attribute }) => (MOVES_FIRST.indexOf(attribute.id) + MOVES_FIRST.length + 1) % (MOVES_FIRST.length + 1);
  const moving = whatIf(view.table, now).filter((w) => w.moves);
  const telling = Map.groupBy(
    moving.filter((w) => w.outcome.category !== said.category).sort((a, b) => rank(a) - rank(b)),
    (w) => w.attribute.id
  );
  return { all: moving.length, first: [...telling.values()].map(([w]) => w).slice(0, MOVES_SHOWN) };
}
function moveChips(view, now, said, open) {
  const { all, first } = moves(view, now, said);
  if (!all) return null;
  const chip = (w) => jump(view, w, [label(view.model, w.value), " ", badge(w.outcome.category)]);
  return h(
    "p",
    { class: "ck-result__moves", "data-keys": "moves" },
    h("span", null, t("Would move it: ")),
    first.map(chip),
    button(t("all {n}", { n: all }), () => open("change"), {
      class: "ck-result__more",
      "data-key": "all-moves"
    })
  );
}
var TELLING = ["pattern", "trend", "clinical_context", "associated_findings"];
var tellingReason = ({ data }, { category, reasons }) => reasons.findLast((row) => {
  const { then } = data.rows[row];
  if (category === "0") return "category" in then;
  return TELLING.some((name) => name in then) || "steps" in then && "message" in then;
}) ?? reasons[0];
function reason(table2, said, open) {
  const { data } = table2;
  const { reasons } = said;
  const sources = new Set(reasons.flatMap((row) => data.rows[row].cite));
  const counts = [tn("1 reason", "{n} reasons", reasons.length), tn("1 source", "{n} sources", sources.size)];
  return h(
    "p",
    { class: "ck-result__because" },
    data.rows[tellingReason(table2, said)].because,
    " ",
    button(counts.join(", "), () => open("why"), {
      class: "ck-result__more",
      "data-key": "all-reasons"
    })
  );
}
function decided(view, now, said, open) {
  const { data } = view.table;
  const grade = data.categories[said.category];
  const [[next, when, nextWords], then] = said.steps;
  return {
    nodes: [
      categoryLine(badge(said.category), nameOf2(grade.label)),
      meaning(grade, said),
      said.band && scale(grade),
      h(
        "p",
        { class: "ck-result__next", "data-ck": "next", "data-step": next },
        h("span", { class: "ck-kicker" }, tp("step", "Next")),
        h("strong", null, nextWords),
        h(
          "small",
          null,
          `${sentence(when)}.`,
          then && " ",
          then && t("Then: {step}, {when}.", { step: inside(then[2]), when: then[1] })
        )
      ),
      pathLine(pathOf(view.table, said)),
      reason(view.table, said, open),
      moveChips(view, now, said, open)
    ],
    words: t("BI-RADS {category}, {label}. Next: {step}.", {
      category: said.category,
      label: grade.label,
      step: nextWords
    }),
    line: nextWords
  };
}
function answerTo(view, now, open) {
  const axes = openAxes(view.table, now);
  if (axes.length) return stillOpen(view.table, now, axes);
  const said = view.table.outcome(now);
  if (said.impossible === void 0) return decided(view, now, said, open);
  return impossible(view, now, view.table.data.rows[said.impossible]);
}
function answer(view, open) {
  const node = h("div", { class: "ck-result" });
  const bar = h("p", { class: "ck-explorer__bar", "aria-hidden": "true" });
  const refresh = () => {
    const { nodes, words, line } = answerTo(view, view.picks(), open);
    put(node, nodes);
    const badges = [...node.querySelectorAll(".ck-result__category > .ck-badge")];
    const text = line ?? node.querySelector(".ck-result__next, .ck-result__open")?.textContent;
    put(
      bar,
      badges.map((one) => one.cloneNode(true)),
      h("span", null, text, h("small", null, t("For learning, not for care")))
    );
    return words;
  };
  return { node, bar, refresh };
}

// js/explorer/choices.js
var OWN = ["morphology", "distribution", "stage", "change"];
var short = (model, value) => value.short || label(model, value);
function stagePicker({ model, set, uid, table: table2 }) {
  const { label: title, values } = table2.attributes.get("stage");
  const made = radios(
    `${uid}-stage`,
    values.map((value) => [value.id, short(model, value)]),
    (stage) => set({ stage }),
    (id) => ({ "data-term": id })
  );
  const node = h("fieldset", { class: "ck-segments" }, h("legend", { class: "ck-sr" }, title), made.labels);
  return { node, refresh: () => made.check(model.get("stage")) };
}
function changePicker({ model, set, table: table2 }) {
  const { label: title, values } = table2.attributes.get("change");
  const box = selectBox(
    values.map((value) => [value.id, label(model, value)]),
    (change2) => set({ change: change2 }),
    { "data-attribute": "change" }
  );
  return {
    node: h("label", { class: "ck-choices__change" }, h("span", null, `${title} `), box),
    refresh: () => {
      box.value = model.get("change");
    }
  };
}
function addable({ model, set }, rare) {
  const options = (a) => a.values.filter((value) => value.id !== a.default).map((value) => h("option", { value: `${a.id}=${value.id}` }, label(model, value)));
  let leading = false;
  const add2 = () => {
    const [id, value] = box.value.split("=");
    box.value = "";
    if (id) set({ [id]: value });
  };
  const onkeydown = ({ key }) => {
    if (key === "Enter" && leading) add2();
    leading = key.startsWith("Arrow");
  };
  const box = h(
    "select",
    {
      "aria-label": t("Add to the finding"),
      title: t("With the arrow keys: Enter adds it"),
      "data-attribute": "more",
      onkeydown,
      onpointerdown: () => {
        leading = false;
      },
      onblur: () => {
        box.value = "";
      },
      onchange: () => leading || add2()
    },
    h("option", { value: "" }, t("+ Add to the finding…")),
    rare.map((a) => h("optgroup", { label: a.label }, options(a)))
  );
  return box;
}
function adder(view) {
  const { model, set, table: table2 } = view;
  const rare = table2.data.attributes.filter((a) => !OWN.includes(a.id));
  const box = addable(view, rare);
  const tags = h("span", { class: "ck-choices__tags" });
  const tag = (a) => {
    const value = a.values.find((each) => each.id === model.get(a.id));
    const words = `${a.label}: ${label(model, value)}`;
    const remove = () => {
      const place = [...tags.children].indexOf(node);
      set({ [a.id]: a.default });
      queueMicrotask(
        () => (tags.children[place] ?? tags.lastChild ?? box).focus()
      );
    };
    const node = button([words, h("span", { "aria-hidden": "true" }, " ✕")], remove, {
      class: "ck-choices__tag",
      "data-key": a.id,
      "aria-label": t("Remove {words}", { words }),
      title: value.definition.text
    });
    return node;
  };
  return {
    node: [box, tags],
    refresh: () => {
      put(tags, rare.filter((a) => model.get(a.id) !== a.default).map(tag));
    }
  };
}
var sameAs = (now, kept) => Boolean(kept) && Object.entries(now).every(([name, value]) => kept?.[name] === value);
var keptNote = () => h("span", { class: "ck-sr" }, t(" Kept to compare."));
function choices(view, map2) {
  const { table: table2, page, name, set, model } = view;
  const parts2 = [stagePicker(view), changePicker(view), adder(view)];
  const found = h("span", { class: "ck-choices__found", role: "status" });
  const predict = toggle(t("Predict first"), (on) => {
    map2.predict(on);
    refresh();
  });
  const keep = button(t("Keep"), () => set({ pinned: view.picks() }), {
    "aria-label": t("Keep to compare"),
    "data-ck": "pin",
    class: "ck-small-button"
  });
  const link = h("span");
  const refresh = () => {
    for (const part of parts2) part.refresh();
    put(found, map2.progress(), sameAs(view.picks(), model.get("pinned")) && keptNote());
    keep.disabled = Object.values(view.picks()).includes(null);
    if (page) put(link, copyButton(addressOf(toHash(table2, view.picks(), name)), t("link")));
  };
  const node = h(
    "div",
    { class: "ck-choices", role: "group", "aria-label": t("More about this finding") },
    parts2.map(({ node: part }) => part),
    h("span", { class: "ck-choices__acts" }, predict, keep, link, found)
  );
  return { node, refresh };
}

// js/explorer/fields.js
function explained({ model, table: table2 }, attribute) {
  const value = attribute.values.find((v) => v.id === model.get(attribute.id));
  if (value) return definitionCard(table2, model, value);
  const words = attribute.values.map((v) => [
    h("dt", null, label(model, v)),
    h("dd", null, v.definition.text)
  ]);
  return [h("p", null, attribute.why), h("dl", null, words)];
}
function axisHelp(view, attribute) {
  const about = { class: "ck-explorer__card", id: `${view.uid}-${attribute.id}-card`, role: "status" };
  const card = h("div", { ...about, hidden: true });
  const toggle2 = () => {
    card.hidden = !card.hidden;
    button2.setAttribute("aria-expanded", String(!card.hidden));
    refresh();
    if (!card.hidden) card.scrollIntoView({ block: "nearest" });
  };
  const onkeydown = (event) => {
    if (event.key !== "?" && (event.key !== "Escape" || card.hidden)) return;
    event.preventDefault();
    toggle2();
  };
  const button2 = h(
    "button",
    {
      type: "button",
      class: "ck-explorer__info",
      "aria-expanded": "false",
      "aria-controls": card.id,
      title: t("Open with the ? key"),
      onclick: toggle2
    },
    h("span", { "aria-hidden": "true" }, "?"),
    h("span", { class: "ck-sr" }, t("About: {label}", { label: attribute.label }))
  );
  const refresh = () => {
    if (!card.hidden) put(card, explained(view, attribute));
  };
  return { card, button: button2, onkeydown, refresh };
}
function termGroup(view, attribute, title, values) {
  const { model, set, uid } = view;
  const made = radios(
    `${uid}-${attribute.id}`,
    values.map((value) => [value.id, label(model, value)]),
    (id) => set({ [attribute.id]: id }),
    (id) => ({ "data-term": id })
  );
  const body = h(
    "div",
    { class: "ck-explorer__group", role: title && "group", "aria-label": title || null },
    title && h("p", { class: "ck-explorer__group-title", "aria-hidden": "true" }, title),
    made.labels
  );
  const refresh = () => {
    made.check(model.get(attribute.id));
    for (const [place, value] of values.entries())
      put(made.labels[place].querySelector("span"), label(model, value));
  };
  return { body, refresh };
}
function termRadios(view, attribute) {
  const groups = Map.groupBy(attribute.values, (value) => attribute.groups[value.group ?? ""] ?? "");
  const made = [...groups].map(([title, values]) => termGroup(view, attribute, title, values));
  return {
    body: made.map(({ body }) => body),
    refresh: () => {
      for (const { refresh } of made) refresh();
    }
  };
}
function termSelect({ model, set }, attribute) {
  const values = attribute.values.map((value) => [value.id, label(model, value)]);
  const open = attribute.default == null ? [["", t("choose…")]] : [];
  const pick = (id) => set({ [attribute.id]: id || null });
  const box = selectBox([...open, ...values], pick, {
    "aria-label": attribute.label,
    "data-attribute": attribute.id
  });
  return {
    body: box,
    refresh: () => {
      box.value = model.get(attribute.id) ?? "";
    }
  };
}
function hintOf({ model, uid }, attribute) {
  const open = attribute.default == null ? [[null, t("Still open. {why}", { why: attribute.why })]] : [];
  const hints = [...open, ...attribute.values.map((v) => [v.id, v.definition.text])].map(([id, words]) => ({
    id,
    node: h("span", null, words)
  }));
  return {
    node: h(
      "p",
      { class: "ck-explorer__hint", id: `${uid}-${attribute.id}-hint` },
      hints.map(({ node }) => node)
    ),
    refresh: () => {
      for (const { id, node } of hints)
        node.classList.toggle("ck-explorer__said", id === (model.get(attribute.id) ?? null));
    }
  };
}
function field(view, attribute) {
  const main = attribute.panel === "main";
  const few = main && (attribute.values.length <= 5 || attribute.values[0].group);
  const choice = few ? termRadios(view, attribute) : termSelect(view, attribute);
  const about = axisHelp(view, attribute);
  const hint = hintOf(view, attribute);
  const node = h(
    "fieldset",
    {
      class: `ck-explorer__field ck-explorer__field-${attribute.id}`,
      "aria-describedby": main && hint.node.id,
      onkeydown: about.onkeydown
    },
    h("legend", null, attribute.label, h("span", { class: "ck-explorer__question" }, attribute.question)),
    about.button,
    choice.body,
    main && hint.node,
    about.card
  );
  const refresh = () => {
    for (const part of [choice, about, hint]) part.refresh();
  };
  return { node, refresh };
}

// js/explorer/picker.js
var [ACROSS, DOWN] = ["morphology", "distribution"];
var PLACES = { [ACROSS]: "--m", [DOWN]: "--d" };
var short2 = (model, value) => value.short || label(model, value);
function head(view, attribute, value, place) {
  const { model, set, uid } = view;
  const input = h("input", {
    type: "radio",
    name: `${uid}-${attribute.id}`,
    value: value.id,
    "data-term": value.id,
    onchange: () => set({ [attribute.id]: value.id })
  });
  const name = h("span", { class: "ck-picker__name" });
  const about = {
    class: `ck-picker__head ck-picker__head-${attribute.id}`,
    style: `${PLACES[attribute.id]}:${place}`
  };
  const tile2 = tile(value.pictogram);
  const node = h("label", about, input, tile2, name);
  const refresh = () => {
    const words = label(model, value);
    input.checked = model.get(attribute.id) === value.id;
    if (node.title === words) return;
    node.title = words;
    put(
      name,
      h("span", { "aria-hidden": "true" }, short2(model, value)),
      h("span", { class: "ck-sr" }, words)
    );
  };
  return { node, refresh };
}
function grouped({ values, groups }) {
  const order = Object.keys(groups);
  return [...values].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
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
      heads.map(({ node }) => node)
    ),
    refresh: () => {
      for (const { refresh } of heads) refresh();
      about.refresh();
    }
  };
}
function captions(values, groups) {
  const places = Map.groupBy(values.keys(), (place) => values[place].group);
  return [...places].map(
    ([group, columns]) => h(
      "span",
      { class: "ck-picker__group", style: `--m:${columns[0]};--span:${columns.length}` },
      groups[group ?? ""]
    )
  );
}
function shown(view, now, picks, found) {
  if (found && !found.has(`${picks[ACROSS]} ${picks[DOWN]}`)) return { text: "?", said: t("not found yet") };
  const said = view.table.outcome({ ...now, ...picks });
  if (said.impossible !== void 0) return { text: "–", said: t("not possible") };
  return {
    text: said.category,
    said: t("category {category}", { category: said.category }),
    category: said.category
  };
}
function cell2(view, column, row, place) {
  const { model, set } = view;
  const picks = { [ACROSS]: column.id, [DOWN]: row.id };
  const node = h("button", {
    type: "button",
    tabindex: "-1",
    style: `--m:${place[0]};--d:${place[1]}`,
    "data-key": `${column.id} ${row.id}`,
    onclick: () => set(picks)
  });
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
function picker(view) {
  const [across, down] = [axis(view, ACROSS), axis(view, DOWN)];
  const cells = down.values.flatMap(
    (row, d) => across.values.map((column, m) => cell2(view, column, row, [m, d]))
  );
  let found = null;
  const corner = h(
    "span",
    { class: "ck-picker__corner" },
    h("span", { onkeydown: across.about.onkeydown }, t("Morphology "), across.about.button),
    h("span", { onkeydown: down.about.onkeydown }, t("Distribution "), down.about.button)
  );
  const map2 = h(
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
        "aria-label": t("Category of each pair, all else as picked")
      },
      cells.map(({ node: node2 }) => node2)
    ),
    captions(across.values, view.table.attributes.get(ACROSS).groups)
  );
  const refresh = () => {
    const now = view.picks();
    if (found && now[ACROSS] && now[DOWN]) found.add(`${now[ACROSS]} ${now[DOWN]}`);
    for (const part of [across, down]) part.refresh();
    for (const { refresh: show } of cells) show(now, found);
  };
  const node = h("div", { class: "ck-picker" }, map2, across.about.card, down.about.card);
  return {
    node,
    refresh,
    predict: (on) => {
      found = on ? /* @__PURE__ */ new Set() : null;
      node.toggleAttribute("data-predict", on);
      refresh();
    },
    progress: () => found && t("{n} of {all} found", { n: found.size, all: cells.length })
  };
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
var PATIENCE = 4e3;
var PAUSE = 80;
var REST = 1500;
var sceneKey = (scene) => Object.entries(SCENE).map(([axis2, usual]) => scene[axis2] ?? usual ?? "").join("|");
var openPacks = /* @__PURE__ */ new WeakMap();
var FIRST_BYTES = { 137: "png", 60: "svg+xml", 82: "webp" };
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  const kind = FIRST_BYTES[bytes[0]] ?? "jpeg";
  return `data:image/${kind};base64,${btoa(text)}`;
}
async function openPack(held) {
  const bytes = octets(held);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { scenes, ends } = JSON.parse(new TextDecoder().decode(await inflate(bytes.subarray(4, 4 + length))));
  const made = [];
  const picture = (n) => {
    made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n]));
    return made[n];
  };
  return {
    keys: Object.keys(scenes),
    scene(key) {
      const found = scenes[key];
      if (!found) return void 0;
      if (found.error !== void 0) return { words: found.error };
      const [tissue, finding] = [found.tissue, found.finding].map(picture);
      const truth = `data:image/svg+xml,${encodeURIComponent(found.truth)}`;
      return { ...found, key, tissue, finding, truth };
    }
  };
}
function opened2(held) {
  const pack = openPacks.get(held) ?? openPack(held);
  openPacks.set(held, pack);
  return pack;
}
var idle = (task) => (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 });
var wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
function packOf(model) {
  const held = model.get("_pictures");
  return held?.byteLength ? opened2(held) : null;
}
async function fromPage(model, scene) {
  await wholePage();
  const pack = await packOf(model);
  if (!pack) return { words: t("This page holds no images.") };
  const { morphology, distribution, view, density, seed, exam } = scene;
  const exact = pack.scene(sceneKey(scene));
  const found = exact ?? pack.scene(sceneKey({ morphology, distribution, view, density, seed, exam }));
  return found ? { ...found, approximate: !exact } : { words: t("This page holds no image of that. JupyterLab draws every one.") };
}
function pagePictures(model, tell) {
  Promise.resolve(wholePage()).then(() => idle(() => packOf(model)));
  let wanted = null;
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      fromPage(model, scene).then((found) => scene === wanted && tell(found)).catch((error) => console.error(error));
    },
    forget() {
      wanted = null;
    }
  };
}
function kernelPictures(model, tell, signal) {
  let wanted = null;
  let asked2 = null;
  let timer;
  const later2 = (run, wait) => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  function ask() {
    if (asked2 || !wanted) return;
    asked2 = wanted;
    later2(() => tell({ words: t("Waiting for Python. If nothing comes, run the cell again.") }), PATIENCE);
    model.set("_picture_request", { ...wanted, ask: Math.random() });
    model.save_changes();
  }
  async function answered2() {
    const held = model.get("_picture_pack");
    if (!held?.byteLength || !wanted) return;
    const found = (await openPack(held)).scene(sceneKey(wanted));
    const again = asked2 !== wanted;
    asked2 = null;
    clearTimeout(timer);
    if (found) tell(found);
    else if (again) ask();
  }
  model.on("change:_picture_pack", answered2);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    model.off("change:_picture_pack", answered2);
  });
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      if (!asked2) later2(ask, PAUSE);
    },
    forget() {
      wanted = null;
    }
  };
}
var patchSource = (model, tell, signal) => inPage(model) ? pagePictures(model, tell) : kernelPictures(model, tell, signal);
var later = (ms) => new Promise((go) => setTimeout(go, ms));
var queue;
function atRest(run) {
  queue ??= Promise.resolve(wholePage()).then(() => later(REST));
  queue = queue.then(() => new Promise((done) => idle(() => done(run()))));
}
function whenNear(node, run, signal) {
  let ran = false;
  const go = () => {
    if (ran || signal.aborted) return;
    ran = true;
    watch.disconnect();
    run();
  };
  const watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && idle(go), {
    rootMargin: "300px"
  });
  signal.addEventListener("abort", () => watch.disconnect());
  Promise.resolve(wholePage()).then(() => ran || signal.aborted || watch.observe(node));
  if (!document.getElementById("ck-data")) return;
  atRest(go);
  window.addEventListener("beforeprint", go, { signal });
}

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient.");
var LENS = 2.6;
var STEP2 = 0.04;
var STEPS = { ArrowLeft: [-STEP2, 0], ArrowRight: [STEP2, 0], ArrowUp: [0, -STEP2], ArrowDown: [0, STEP2] };
var LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
var within = (share) => Math.min(1, Math.max(0, share));
function looks(node) {
  const now = { contrast: 1, brightness: 1 };
  const dress = () => node.style.setProperty("--ck-look", `contrast(${now.contrast}) brightness(${now.brightness})`);
  const sliders = LOOKS.map(([title, name, most]) => {
    const said = h("output", null, percent(1));
    const turned = slider(t(title), [-100, 100, 0], (value) => {
      now[name] = (value > 0 ? most : 2) ** (value / 100);
      said.textContent = percent(now[name]);
      dress();
    });
    turned.append(said);
    return turned;
  });
  const back = () => {
    for (const input of sliders.flatMap((one) => [...one.querySelectorAll("input")])) {
      input.value = "0";
      input.dispatchEvent(new Event("input"));
    }
  };
  return [sliders, button(t("Reset"), back, { class: "ck-small-button" })];
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
    const [left, top] = [at.x, at.y].map((share) => `${half - LENS * share * side}px`);
    Object.assign(lens.style, { left: `${at.x * side - half}px`, top: `${at.y * side - half}px` });
    Object.assign(under.node.style, { width: `${LENS * side}px`, height: `${LENS * side}px`, left, top });
  };
  const move2 = (x, y) => {
    if (lens.hidden) return;
    Object.assign(at, { x: within(x), y: within(y) });
    place();
  };
  film.addEventListener("pointermove", ({ clientX, clientY }) => {
    const box = film.getBoundingClientRect();
    move2((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  });
  film.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || lens.hidden) return;
    event.preventDefault();
    move2(at.x + step[0], at.y + step[1]);
  });
  return {
    node: lens,
    show(on) {
      lens.hidden = !on;
      film.classList.toggle("ck-patch-view__magnified", on);
      film.tabIndex = on ? 0 : -1;
      film.setAttribute("aria-label", on ? t("Image with magnifier; the arrow keys move it") : t("Image"));
      if (on) place();
    }
  };
}
function frame(main) {
  const words = h("p", { class: "ck-patch-view__instead-words" });
  const bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: true }, t("1 cm"));
  const about = { class: "ck-patch-view__film", role: "group", "aria-label": t("Image"), tabindex: "-1" };
  const node = h("div", about, main.node, bar, words);
  return {
    node,
    show(scene, instead) {
      words.textContent = instead;
      bar.hidden = !scene;
      if (scene) {
        main.tissue.alt = scene.alt;
        bar.style.width = `${1e3 / scene.field}%`;
      }
      node.dataset.scene = scene?.key ?? "";
      node.setAttribute("aria-busy", "false");
    }
  };
}
function patchView() {
  const [main, copy2] = [sheet(), sheet()];
  const film = frame(main);
  const lens = magnifier(film.node, copy2);
  film.node.append(lens.node);
  const facts = h("p", { class: "ck-patch-view__facts", role: "status" });
  const note = h("p", { class: "ck-patch-view__note" });
  let scene = null;
  let truth = false;
  const tell = () => {
    film.node.classList.toggle("ck-patch-view__truthful", truth);
    facts.textContent = truth && scene ? scene.facts : "";
  };
  const marks = toggle(t("Mark the particles"), (on) => {
    truth = on;
    tell();
  });
  const grey = h(
    "details",
    { class: "ck-patch-view__looks" },
    h("summary", null, t("Contrast")),
    looks(film.node)
  );
  const tools = [toggle(t("Magnifier"), lens.show), marks, grey];
  return {
    node: h(
      "div",
      { class: "ck-patch-view" },
      film.node,
      h("div", { class: "ck-patch-view__tools" }, tools),
      facts,
      note
    ),
    conceal(on) {
      if (on && truth) marks.click();
      marks.disabled = on;
    },
    busy: (on) => film.node.setAttribute("aria-busy", String(on)),
    show(found) {
      scene = found.words === void 0 ? found : null;
      for (const each of [main, copy2]) each.show(scene);
      note.textContent = scene?.note ?? "";
      film.show(scene, found.words ?? "");
      tell();
    }
  };
}
function disclaimer({ schematic, tested, untested }) {
  const list = (title, lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line))
    )
  ];
  const titles = [list(t("Tested"), tested), list(t("Not tested"), untested)];
  return h(
    "div",
    { class: "ck-patch-view__disclaimer" },
    h("details", null, h("summary", null, t(NOTICE)), h("p", null, schematic), titles)
  );
}

// js/explorer/picture.js
var VIEWS = ["CC", "lateral", "magnification"];
var DRAWN = ["morphology", "distribution", "extent", "change", "associated", "context"];
var NAMES = [...DRAWN, "view", "density", "seed"];
function viewPicker({ model, uid, set, table: table2 }, signal) {
  let chosen = false;
  const pick = (view) => {
    chosen = true;
    set({ view });
  };
  const made = radios(
    `${uid}-view`,
    VIEWS.map((id) => [id, table2.data.views[id]]),
    pick,
    (id) => ({ "data-view": id })
  );
  const taken = (view) => view === "CC" || model.get("stage") !== "screening";
  const suit = () => {
    const shape = table2.attributes.get("morphology").values.find(({ id }) => id === model.get("morphology"));
    const view = shape?.fine && taken("magnification") ? "magnification" : "CC";
    if ((!chosen || !taken(model.get("view"))) && view !== model.get("view")) set({ view });
  };
  const node = h(
    "fieldset",
    { class: "ck-segments ck-patch-view__views" },
    h("legend", { class: "ck-sr" }, t("View")),
    made.labels
  );
  const refresh = () => {
    made.check(model.get("view"));
    made.labels.forEach((label2, place) => {
      made.inputs[place].disabled = !taken(VIEWS[place]);
      label2.title = taken(VIEWS[place]) ? "" : t("Not taken at screening");
    });
  };
  const follows = () => {
    suit();
    refresh();
  };
  follow(model, ["morphology", "stage"], follows, signal);
  return { node, refresh };
}
function leftOut({ model, table: table2 }) {
  const names = DRAWN.slice(2).map((id) => table2.attributes.get(id)).filter((attribute) => model.get(attribute.id) !== attribute.default).map(({ label: label2 }) => inside(label2));
  return t("Left out of this page's image: {names}. JupyterLab draws it.", { names: names.join(", ") });
}
function pictured(view, signal) {
  const { model } = view;
  if (!model.get("_disclaimer")?.schematic) return null;
  const shown2 = patchView();
  const views = viewPicker(view, signal);
  const note = h("p", { class: "ck-patch-view__note" });
  const pictures = patchSource(
    model,
    (scene) => {
      shown2.show(scene);
      note.textContent = scene.approximate ? leftOut(view) : "";
    },
    signal
  );
  const refresh = () => {
    views.refresh();
    const scene = Object.fromEntries(NAMES.map((name) => [name, model.get(name)]));
    if (scene.morphology && scene.distribution) {
      shown2.busy(true);
      pictures.want(scene);
    } else {
      pictures.forget();
      note.textContent = "";
      shown2.show({ words: t("Pick a morphology and a distribution to see an image of them.") });
    }
  };
  const about = { class: "ck-explorer__picture", role: "group", "aria-label": t("Image of what you see") };
  const node = h("div", about, views.node, shown2.node, note, disclaimer(model.get("_disclaimer")));
  views.refresh();
  whenNear(
    node,
    () => {
      refresh();
      follow(model, NAMES, refresh, signal);
    },
    signal
  );
  return { node };
}

// js/explorer/explorer.js
var FIRST = ["category_before", "histology"];
var EDITIONS = [
  ["v2025", msg("BI-RADS v2025 (known second-hand)")],
  ["2013", msg("BI-RADS 5th edition (2013)")]
];
async function viewOf(model, kept) {
  const table2 = await decodeRegion(model, model.get("region"));
  const { attributes } = table2.data;
  return {
    table: table2,
    model,
    uid: unique("ck-explorer-"),
    page: inPage(model),
    ...kept,
    set: setter(model),
    picks: () => Object.fromEntries(attributes.map((a) => [a.id, model.get(a.id)]))
  };
}
function description(view) {
  const { attributes } = view.table.data;
  const place = (a) => FIRST.includes(a.id) ? FIRST.indexOf(a.id) : FIRST.length;
  const main = attributes.filter((a) => a.panel === "main").sort((a, b) => place(a) - place(b));
  const rest = attributes.filter((a) => a.panel !== "main");
  const [mainFields, restFields] = [main, rest].map((some) => some.map((a) => field(view, a)));
  const count = h("span");
  const nodes = (fields) => fields.map(({ node: node2 }) => node2);
  const more = h("summary", null, t("More about this result "), count);
  const node = h(
    "div",
    { class: "ck-explorer__left", role: "group", "aria-label": t("What came back") },
    nodes(mainFields),
    rest.length > 0 && h("details", { class: "ck-explorer__more" }, more, nodes(restFields))
  );
  const refresh = () => {
    for (const one of [...mainFields, ...restFields]) one.refresh();
    const changed = rest.filter((a) => view.model.get(a.id) !== a.default).length;
    count.textContent = changed ? t("({n}, {changed} set)", { n: rest.length, changed }) : t("({n})", { n: rest.length });
  };
  return { node, refresh };
}
function foot({ model, set }) {
  const edition = selectBox(
    EDITIONS.map(([id, words]) => [id, t(words)]),
    (id) => set({ edition: id }),
    { "aria-label": t("Names of the edition") }
  );
  const node = h(
    "p",
    { class: "ck-explorer__foot" },
    h("label", null, t("Words: "), edition),
    button(t("Start again"), () => set(model.get("_start")), { class: "ck-explorer__reset" }),
    h("span", null, t("Press ? on a choice for its definition.")),
    care(t("BI-RADS is a registered mark of the American College of Radiology."))
  );
  const refresh = () => {
    edition.value = model.get("edition");
  };
  return { node, refresh };
}
function readLinks(model, name, signal) {
  const read2 = async () => {
    const table2 = await decodeRegion(model, model.get("region"));
    const found = fromHash(table2, location.hash, name);
    if (found) setter(model)(found);
    return Boolean(found);
  };
  window.addEventListener("hashchange", read2, { signal });
  return read2();
}
async function begin(model, signal) {
  const { attributes, kind } = (await decode(model)).data;
  const name = nameInPage(model.get("name"), kind, `.ck-explorer[data-kind="${kind}"]`);
  const linked = inPage(model) && await readLinks(model, name, signal);
  const names = [...attributes.map((a) => a.id), "edition", "pinned", "region", "view"];
  const made = ["_workup", "_regions"].map((trait) => nameOf(model, trait)).join(" ");
  keepPicks(model, name, { made, names, linked }, signal);
  return { name, linked };
}
function mapped(view) {
  const map2 = picker(view);
  const row = choices(view, map2);
  const node = h("div", { class: "ck-explorer__picker" }, map2.node, row.node);
  const refresh = () => {
    for (const part of [map2, row]) part.refresh();
  };
  return { node, refresh };
}
function results(view) {
  const shown2 = answer(view, (id) => about.show(id, true));
  const about = tabs({
    uid: view.uid,
    block: "ck-explorer",
    label: t("About this answer"),
    titles: TITLES2.filter(([id]) => id !== "real" || view.table.data.kind === "finding").map(
      ([id, title]) => [id, t(title)]
    ),
    fill: (id) => panel(view, id, () => about.refill(id))
  });
  const node = h(
    "div",
    { class: "ck-explorer__right", role: "group", "aria-label": t("What to do") },
    view.table.data.local && h("p", { class: "ck-explorer__local", "data-ck": "local" }, h("strong", null, view.table.data.local)),
    shown2.node
  );
  const behind = h("div", { class: "ck-explorer__behind" }, about.nodes);
  const refresh = () => {
    const words = shown2.refresh();
    about.refill(about.shown());
    return words;
  };
  return { node, behind, bar: shown2.bar, refresh };
}
function once(run) {
  let pending = false;
  return () => {
    if (pending) return;
    pending = true;
    queueMicrotask(() => {
      pending = false;
      run();
    });
  };
}
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
    bottom.node
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
    stop.signal
  );
  keepKeys(root, stop.signal);
  update();
  el.replaceChildren(root);
  const later2 = setTimeout(() => warm(view), 400);
  stop.signal.addEventListener("abort", () => clearTimeout(later2));
  return () => stop.abort();
}
function initialize({ model }) {
  unpack(model, "_workup");
}
function protocolChoice(model) {
  const node = h("p", { class: "ck-widget ck-explorer__region", hidden: true });
  const refresh = async () => {
    const regions = await regionsOf(model);
    if (!regions.length) return;
    const choose = node.querySelector("select") ?? selectBox([["", t("the course's own")], ...regions], (id) => setter(model)({ region: id }), {
      "data-ck": "region"
    });
    if (node.hidden) put(node, h("label", null, t("Regional protocol: "), choose));
    node.hidden = false;
    choose.value = model.get("region");
  };
  return { node, refresh };
}
async function render({ model, el }) {
  speak(model.get("_words"), el);
  const stop = new AbortController();
  const { name, linked } = await begin(model, stop.signal);
  const kept = { name, given: {} };
  const [protocol, place] = [protocolChoice(model), h("div")];
  let end = null;
  let queue2 = Promise.resolve();
  const show = () => {
    queue2 = queue2.then(async () => {
      end?.();
      await protocol.refresh();
      end = await mount(model, kept, place);
    });
    return queue2;
  };
  follow(model, ["region", "_regions"], once(show), stop.signal);
  await show();
  el.replaceChildren(protocol.node, place);
  if (linked) requestAnimationFrame(() => el.scrollIntoView());
  return () => {
    stop.abort();
    end?.();
  };
}
var explorer_default = { initialize, render };
export {
  explorer_default as default
};
