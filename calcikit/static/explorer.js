/* Made by "make js" (sha256 3b134fac126736a9c7dd73253505bd8974179819a3dfa0a509b4da99ba5f1847) of js/explorer/answer.js js/explorer/choices.js js/explorer/compare.js js/explorer/explorer.js js/explorer/fields.js js/explorer/lookup.js js/explorer/map.js js/explorer/panels.js js/explorer/picker.js js/explorer/picture.js js/explorer/term-evidence.js js/explorer/terms.js js/shared/clamp.js js/shared/controls.js js/shared/dom.js js/shared/interval-bar.js js/shared/links.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/path.js js/shared/payload.js js/shared/pictogram.js js/shared/sources.js js/shared/status.js js/shared/tables.js js/shared/tabs.js js/shared/words.js */
// js/shared/marks.js
function pieces(text) {
  let found = [], depth = 0;
  for (let part of text.split(/([\u2068\u2069])/))
    part === "⁨" ? depth += 1 : part === "⁩" ? depth -= 1 : part && found.push({ text: part, english: depth > 0 });
  return found;
}

// js/shared/dom.js
function english(text) {
  let node = document.createElement("span");
  return Object.assign(node, { lang: "en", dir: "ltr", textContent: text }), node;
}
function add(node, child) {
  if (Array.isArray(child)) for (let one of child) add(node, one);
  else if (typeof child == "string" && child.includes("⁨"))
    for (let { text, english: stayed } of pieces(child)) node.append(stayed ? english(text) : text);
  else child != null && child !== !1 && child !== "" && node.append(typeof child == "object" ? child : String(child));
}
function put(node, ...children) {
  return node.replaceChildren(), add(node, children), node;
}
function h(tag, props, ...children) {
  let node = document.createElement(tag);
  for (let name in props) {
    let value = props[name];
    typeof value == "function" ? node.addEventListener(name.slice(2), value) : value !== !1 && value != null && node.setAttribute(name, value === !0 ? "" : String(value));
  }
  return add(node, children), node;
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      target instanceof Element && root.contains(target) && target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: !0, signal }
  );
}
function scroller(node) {
  for (let box = node.parentElement; box; box = box.parentElement)
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  return document.scrollingElement ?? document.documentElement;
}
function inPlace(root, redraw) {
  let key = (node) => node.closest("[data-key]")?.getAttribute("data-key"), opened3 = [...root.querySelectorAll("details[open][data-key]")].map(key), held = root.contains(document.activeElement) ? document.activeElement : null, panel2 = held?.closest("[role=tabpanel]"), mark = panel2 ?? held, group = held?.closest("[data-keys]"), before = mark?.getBoundingClientRect().top;
  redraw();
  for (let details of root.querySelectorAll("details"))
    details.dataset.key && opened3.includes(details.dataset.key) && (details.open = !0);
  if (held && !held.isConnected) {
    let again = [...(panel2 ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    (again?.querySelector("summary") ?? again ?? panel2 ?? (group && root.querySelector(`[data-keys=${group.dataset.keys}] button`)) ?? root.querySelector("[role=tab][aria-selected=true]"))?.focus({ preventScroll: !0 });
  }
  mark?.isConnected && before !== void 0 && (scroller(root).scrollTop += mark.getBoundingClientRect().top - before);
}

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"], spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values), tp = (context, text, values) => fill(translated(`${context}${text}`) || foreign(text), values);
function tn(one, many, n, values) {
  let forms = spoken.texts[one], all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  let rules = new Intl.PluralRules(spoken.language), own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text, number = (value, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1e3 ? String(value) : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }), percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
}), listed = (words, type) => new Intl.ListFormat(spoken.language, { type }).format(words);
function inside(label2) {
  let small = ` ${translated(msg("small inside a sentence")) ?? ""} `;
  return spoken.language !== "en" && !small.includes(` ${label2.toLowerCase().split(/[ ,]/)[0]} `) || /^\p{Lu}{2}/u.test(label2) ? label2 : label2[0].toLowerCase() + label2.slice(1);
}
var capital = (words) => words[0].toUpperCase() + words.slice(1);

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
function toggle(title, onchange) {
  let made = button(
    title,
    () => {
      let on = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(on)), onchange(on);
    },
    { class: "ck-toggle", "aria-pressed": "false" }
  );
  return made;
}
function slider(title, [min, max, value], say, oninput) {
  let said = h("span", { "aria-hidden": "true" }), tell = () => {
    said.textContent = say(Number(input.value)), input.setAttribute("aria-valuetext", said.textContent);
  }, input = h("input", { type: "range", min, max, value, step: "5", oninput: () => {
    oninput(Number(input.value)), tell();
  } });
  return tell(), h("label", { class: "ck-slider" }, title, input, said);
}
function radios(name, values, onpick, more = () => ({})) {
  let inputs = values.map(
    ([id]) => h("input", { type: "radio", name, value: id, onchange: () => onpick(id), ...more(id) })
  );
  return {
    inputs,
    labels: values.map(([, words], place) => h("label", null, inputs[place], h("span", null, words))),
    check(value) {
      for (let input of inputs) input.checked = input.value === value;
    }
  };
}
function selectBox(values, onpick, more) {
  let box = h(
    "select",
    { onchange: () => onpick(box.value), ...more },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return box;
}
async function copy(text) {
  try {
    return await navigator.clipboard.writeText(text), !0;
  } catch {
    return !1;
  }
}
function either(one, other) {
  let parts2 = [one, other].map((words) => h("span", null, words)), show = (done) => {
    for (let [place, part] of parts2.entries())
      part.style.visibility = place === Number(done) ? "" : "hidden";
  };
  return show(!1), { node: h("span", { class: "ck-either" }, parts2), show };
}
function copyButton(text, title) {
  let told = h("span", { role: "status" }), field2 = h("textarea", { readonly: !0, rows: "2", "aria-label": title, hidden: !0 }), label2 = either(t("Copy {what}", { what: title }), `✓ ${t("Copied.")}`);
  field2.value = text;
  let act = async () => {
    let done = await copy(text);
    field2.hidden = done, done || field2.select(), label2.show(done), told.classList.toggle("ck-sr", done), put(told, done ? t("Copied.") : t("The browser did not allow copying: select the text and copy it."));
  };
  return h("div", { class: "ck-copy" }, button(label2.node, act), told, field2);
}
var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
var careNotice = (more) => h("span", { class: "ck-care" }, t("For learning, not for care."), more && ` ${more}`);

// js/shared/links.js
var toLink = (name, values) => `#${name}:${new URLSearchParams(values)}`, fromLink = (name, hash) => hash.startsWith(`#${name}:`) ? new URLSearchParams(hash.slice(name.length + 2)) : null, addressOf = (hash) => location.href.replace(/#.*/, "") + hash;
function nameInPage(given, kind, selector) {
  let before = document.querySelectorAll(selector).length;
  return given || (before ? `${kind}-${before + 1}` : kind);
}

// js/shared/model.js
var inPage = (model) => model.get("_host") === "page", setter = (model) => (changes) => {
  for (let [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
};
function follow(model, names, listener, signal) {
  for (let name of names) model.on(`change:${name}`, listener);
  signal.addEventListener("abort", () => {
    for (let name of names) model.off(`change:${name}`, listener);
  });
}
function once(run) {
  let pending = !1;
  return () => {
    pending || (pending = !0, queueMicrotask(() => {
      pending = !1, run();
    }));
  };
}
function send(model, message) {
  if (!model.send) throw new Error("a page has no kernel to send to");
  model.send(message);
}

// js/shared/memory.js
function memoryOf(model, kind, ...names) {
  let key = [`calcikit.${kind}.v1`, inPage(model) ? location.pathname : "jupyterlab", ...names].join(" ");
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
        value === null ? window.localStorage.removeItem(key) : window.localStorage.setItem(key, JSON.stringify(value));
      } catch {
      }
    }
  };
}
function keepPicks(model, name, { made, names, linked = !1 }, signal) {
  if (!inPage(model) && !model.get("name")) return;
  let memory = memoryOf(model, "picks", name), start = model.get("_start"), of = JSON.stringify([made, start]), values = (ids) => Object.fromEntries(ids.map((id) => [id, model.get(id)])), untouched = Object.keys(start).every((id) => model.get(id) === start[id]), kept = memory.read();
  !linked && untouched && kept?.of === of && setter(model)(kept.now), follow(model, names, () => memory.keep({ of, now: values(names) }), signal);
}

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  let reader = new ReadableStream({
    start(stream) {
      stream.enqueue(bytes), stream.close();
    }
  }).pipeThrough(new DecompressionStream("deflate")).pipeThrough(new TextDecoderStream()).getReader(), text = "";
  for (let read2 = await reader.read(); !read2.done; read2 = await reader.read()) text += read2.value;
  return JSON.parse(text);
}
function fingerprint(model, trait) {
  let bytes = octets(model.get(trait));
  return `${bytes.length}.${bytes.slice(-4)}`;
}
var packs = /* @__PURE__ */ new Map();
function unpack(model, name) {
  let key = fingerprint(model, name);
  if (!packs.has(key)) {
    let pack = {
      opened: inflate(octets(model.get(name))).then((data) => (pack.data = data, data))
    };
    packs.set(key, pack), pack.opened.catch(() => packs.delete(key));
  }
  return packs.get(key);
}

// js/shared/status.js
function liveRegion() {
  let node = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" }), last = null;
  return {
    node,
    tell(words) {
      last !== null && words !== last && (node.textContent = words), last = words;
    }
  };
}

// js/shared/tabs.js
var MOVES = {
  ArrowRight: (place, count) => (place + 1) % count,
  ArrowLeft: (place) => place - 1,
  Home: () => 0,
  End: () => -1
};
function tabs({ uid, block, label: label2, titles, fill: fill3 }) {
  let made = Object.fromEntries(titles.map(([id, title]) => [id, pair(id, title)])), shown2 = "";
  function pair(id, title) {
    let about = { id: `${uid}-tab-${id}`, "aria-controls": `${uid}-panel-${id}`, "data-tab": id }, tab = h("button", { type: "button", role: "tab", ...about, onclick: () => show(id) }, title), name = { id: `${uid}-panel-${id}`, "aria-labelledby": tab.id, "data-title": title }, panel2 = h("div", { class: `${block}__panel`, role: "tabpanel", tabindex: "0", ...name });
    return { tab, panel: panel2 };
  }
  let refill = (id) => put(made[id].panel, fill3(id));
  function select(id) {
    shown2 = id;
    for (let [key, { tab, panel: panel2 }] of Object.entries(made))
      tab.setAttribute("aria-selected", String(key === id)), tab.tabIndex = key === id ? 0 : -1, panel2.classList.toggle(`${block}__shown`, key === id);
  }
  function show(id, focus) {
    select(id), refill(id), focus && made[id].tab.focus();
  }
  function move2(event) {
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    let ids = Object.keys(made);
    show(ids.at(MOVES[event.key](ids.indexOf(shown2), ids.length)), !0);
  }
  let list = h(
    "div",
    { class: `${block}__tabs`, role: "tablist", "aria-label": label2, onkeydown: move2 },
    Object.values(made).map(({ tab }) => tab)
  );
  return select(titles[0][0]), {
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
function sourceLink({ text, url }, short = !1) {
  let words = short && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url ? h(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: short && text, translate: "no" },
    words
  ) : h("span", { translate: "no" }, words);
}
function sourceList(sources, { summary, key, short } = {}) {
  if (!sources.length) return null;
  let title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
  return h(
    "details",
    { class: "ck-sources", "data-key": key },
    h("summary", null, title),
    h(
      "ul",
      null,
      sources.map((source) => h("li", null, sourceLink(source, short)))
    )
  );
}
var CERTAINTIES = {
  agreed: msg("agreed"),
  "practice-varies": msg("practice varies"),
  "thin-evidence": msg("thin evidence")
}, certaintyTag = (certainty) => h("span", { class: `ck-certainty ck-certainty--${certainty}` }, t(CERTAINTIES[certainty])), statement = ({ text, certainty, cite }, references) => [
  text,
  " ",
  certainty === "agreed" ? null : certaintyTag(certainty),
  sourceList(
    cite.map((key) => references[key]),
    { short: !0 }
  )
];

// js/explorer/lookup.js
var FIRST_LETTER = 40, opened = /* @__PURE__ */ new WeakMap();
async function decode(model) {
  let data = await unpack(model, "_workup").opened;
  return opened.has(data) || opened.set(data, openTable(data)), opened.get(data);
}
var parts = (value) => value !== null && typeof value == "object";
function laid(here, there) {
  if (!parts(here) || !parts(there) || Array.isArray(there)) return there;
  let made = Array.isArray(here) ? [...here] : { ...here };
  for (let [key, value] of Object.entries(there))
    value === null ? delete made[key] : made[key] = laid(here[key], value);
  return made;
}
async function decodeRegion(model, region) {
  if (!region) return decode(model);
  let differences2 = (await unpack(model, "_regions").opened)[region];
  if (!opened.has(differences2)) {
    let { data } = await decode(model);
    opened.set(differences2, openTable(laid(data, differences2)));
  }
  return opened.get(differences2);
}
async function regionsOf(model) {
  if (!model.get("_regions")?.byteLength) return [];
  let regions = await unpack(model, "_regions").opened;
  return Object.entries(regions).map(([id, data]) => [id, data.protocol]);
}
function positions(data) {
  let domains = [
    ...data.outcome_key.map(
      (name) => [name, data.rows.map((row) => row.then[name])]
    ).map(
      ([name, values]) => [name, [...new Set(values.filter((value) => value !== void 0))]]
    ),
    ...Object.entries(data.domains),
    ...data.attributes.map((a) => [a.id, a.values.map((v) => v.id)])
  ];
  return new Map(domains.map(([name, values]) => [name, new Map(values.map((value, place) => [value, place]))]));
}
function walk(data, places, picks) {
  let values = { ...picks };
  for (let [name, { of, terms }] of Object.entries(data.kinds)) values[name] = terms[picks[of]];
  let fired = [];
  for (let { inputs, first, lookup } of data.tables) {
    let place = 0;
    for (let name of inputs) {
      let domain = places.get(name);
      place = place * domain.size + domain.get(values[name]);
    }
    let row = Number.isNaN(place) ? -1 : lookup.charCodeAt(place) - FIRST_LETTER;
    if (row < 0) throw new Error(`No row answers: ${JSON.stringify(values)}`);
    if (fired.push(first + row), Object.assign(values, data.rows[first + row].then), values.possible === "no") break;
  }
  return { values, fired };
}
var partsOf = (data, numbers) => Object.fromEntries(data.outcome_parts.map((name, place) => [name, data.pool[numbers[place]]]));
function outcomeOf(data, places, index, picks) {
  let { values, fired } = walk(data, places, picks);
  if (values.possible === "no") return { impossible: fired.at(-1) };
  let key = [...data.outcome_key.map((name) => places.get(name).get(values[name])), fired[data.offering]], reasons = fired.filter((row) => data.rows[row].decisive), sureness = reasons.map((row) => data.certainties.indexOf(data.rows[row].certainty));
  return {
    ...partsOf(data, data.outcomes[index.get(key.join())]),
    reasons,
    non_decisive: fired.filter((row) => !data.rows[row].decisive),
    certainty: data.certainties[Math.max(...sureness)]
  };
}
function openTable(data) {
  let places = positions(data), [numbers, ...columns] = data.outcome_index.toReversed(), keys = numbers.map(
    (_, row) => columns.map((column) => column[row]).reverse().join()
  ), index = new Map(keys.map((key, row) => [key, numbers[row]])), known = /* @__PURE__ */ new Map(), outcome = (picks) => {
    let key = data.attributes.map((a) => picks[a.id]).join("|");
    return known.has(key) || known.set(key, outcomeOf(data, places, index, picks)), known.get(key);
  }, attributes = new Map(data.attributes.map((a) => [a.id, a]));
  return { data, attributes, outcome };
}
var nextStep = ({ steps }) => steps[0][0].split(":")[0], pathOf = (table2, said) => table2.data.stations.map((station, place) => ({
  ...station,
  state: said.path[place],
  said: table2.data.path_states[said.path[place]]
})), term = (table2, attribute, id) => table2.attributes.get(attribute).values.find((v) => v.id === id), silent = (table2, picks) => table2.data.attributes.flatMap((a) => term(table2, a.id, picks[a.id])?.silences ?? []), openAxes = (table2, picks) => table2.data.attributes.filter((a) => picks[a.id] == null);
function completions(table2, picks) {
  return openAxes(table2, picks).reduce(
    (all, a) => all.flatMap((p) => a.values.map((v) => ({ ...p, [a.id]: v.id }))),
    [picks]
  );
}
function possibleCategories(table2, picks) {
  let found = /* @__PURE__ */ new Set();
  for (let p of completions(table2, picks)) {
    let said = table2.outcome(p);
    said.impossible === void 0 && found.add(said.category);
  }
  return [...found].sort((a, b) => table2.data.categories[a].rank - table2.data.categories[b].rank);
}
function whatIf(table2, picks) {
  let now = table2.outcome(picks), key = (said) => `${said.category} ${nextStep(said)}`;
  return table2.data.attributes.filter((a) => !silent(table2, picks).includes(a.id)).flatMap(
    (a) => a.values.filter((v) => v.id !== picks[a.id]).map((v) => {
      let then = { ...picks, [a.id]: v.id }, said = table2.outcome(then), moves2 = now.impossible === void 0 && said.impossible === void 0 && key(said) !== key(now);
      return { attribute: a, value: v, picks: then, outcome: said, moves: moves2 };
    })
  );
}
var fill2 = (template, words) => template.replace(/\{(\w+)\}/g, (name, key) => words[key] ?? name).replace(/ {2,}/g, " ").trim();
function sayings(table2, picks, part) {
  let terms = table2.data.attributes.map(
    (a) => [a.id, term(table2, a.id, picks[a.id])]
  ), unsaid = part === "phrase" ? silent(table2, picks) : [];
  return Object.fromEntries(
    terms.map(([id, picked]) => [id, unsaid.includes(id) ? "" : picked[part] ?? ""])
  );
}
var blanks = (table2, part, given = {}) => Object.fromEntries(table2.data.blanks.map((blank) => [blank.id, given[blank.id] || blank[part]]));
var reportParts = ({ data }, said) => Object.fromEntries(
  data.templates.part.filter(({ where }) => Object.entries(where).every(([name, ids]) => ids.includes(said[name] ?? ""))).map(({ id, text }) => [id, text]).reverse()
);
function reportText(table2, picks, { assessment, category }, given) {
  let phrases = { ...sayings(table2, picks, "phrase"), ...reportParts(table2, { ...picks, category }) };
  return fill2(fill2(table2.data.templates.report, { ...phrases, assessment }), blanks(table2, "text", given));
}
var patientText = (table2, picks, said) => fill2(table2.data.templates.patient, {
  ...sayings(table2, picks, "patient"),
  message: said.message,
  next: said.next
});
function pythonLine(table2, picks) {
  let said = table2.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  return `${table2.data.kind === "finding" ? "Finding" : "BiopsyResult"}(${said.map((a) => `${a.id}="${picks[a.id]}"`).join(", ")})`;
}
function toHash(table2, picks, name) {
  let said = table2.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  return toLink(name, Object.fromEntries(said.map((a) => [a.id, picks[a.id]])));
}
function fromHash(table2, hash, name) {
  let given = fromLink(name, hash);
  if (!given) return null;
  let known = (a) => a.values.some((v) => v.id === given.get(a.id)) ? given.get(a.id) : a.default;
  return Object.fromEntries(table2.data.attributes.map((a) => [a.id, known(a)]));
}

// js/shared/tables.js
function table(caption, heads, rows, more) {
  let head2 = (words) => words === "" ? h("td") : h("th", { scope: "col" }, words), cell3 = (content) => content instanceof HTMLTableCellElement ? content : h("td", null, content === 0 ? "0" : content), row = (given) => {
    let { cells, ...about } = Array.isArray(given) ? { cells: given } : given;
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
    let place = document.createElement("template");
    place.innerHTML = source, read.set(source, place.content.querySelector("svg"));
  }
  return read.get(source);
}
function pictogram(source) {
  if (!source) return null;
  let node = document.importNode(parsed(source), !0);
  return node.setAttribute("class", "ck-pictogram"), node.setAttribute("aria-hidden", "true"), node.setAttribute("focusable", "false"), node;
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
], STEP = [
  ["what", msg("What")],
  ["why", msg("Why")],
  ["next", msg("Then")],
  ["schedule", msg("When")],
  ["complications", msg("Complications")]
], label = (model, value) => model.get("edition") === "2013" && value.label_2013 || value.label, shortLabel = (model, value) => value.short || label(model, value), badge = (category) => h("span", { class: `ck-badge ck-badge--${category}` }, category), statements = (about, titles, references) => h(
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
  let rule = ({ id, because, certainty, cite, review = data.review }) => h(
    "li",
    null,
    h("p", null, because, " ", certaintyTag(certainty)),
    sourceList(
      [...cite.map((key) => data.references[key]), { text: t("rule {id}, {review}", { id, review }) }],
      { summary: t("sources ({n})", { n: cite.length }), key: id, short: !0 }
    )
  );
  return h(
    "ul",
    { class: "ck-explorer__rules" },
    numbers.map((number2) => rule(data.rows[number2]))
  );
}
function stepItem({ data }, [id, when, words], number2) {
  let step = data.steps[id];
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
function answered(table2, picks, other) {
  let { data } = table2, [said, than] = [picks, other].map((one) => complete(table2, one) ? table2.outcome(one) : null), titles = [t("Category"), t("Next step"), t("Steps"), t("The sources"), t("Why")];
  if (!said || said.impossible !== void 0)
    return titles.map((title) => [title, said ? t("not possible") : t("still open")]);
  let shared = than && than.impossible === void 0 ? than.reasons : [], steps = said.steps.map(([, , words]) => words), why2 = said.reasons.filter((row) => !shared.includes(row)).map((row) => data.rows[row].because).join(`
`);
  return [said.category, steps[0], steps.join(", "), t(CERTAINTIES[said.certainty]), why2].map(
    (words, place) => [titles[place], words]
  );
}
var described = ({ table: table2, model }, picks) => table2.data.attributes.map((a) => {
  let value = a.values.find((v) => v.id === picks[a.id]);
  return [a.label, value ? label(model, value) : t("still open")];
});
function differences(view, kept, now) {
  let { table: table2 } = view, pair = [kept, now], sides = pair.map((picks, place) => [
    ...described(view, picks),
    ...answered(table2, picks, pair[1 - place])
  ]), shown2 = (words) => words in table2.data.categories ? badge(words) : words, rows = sides[0].map(([title, words], place) => [title, words, sides[1][place][1]]).filter(([, one, other]) => one !== other).map((row) => row.map(shown2));
  if (!rows.length)
    return h("p", null, t("The one you kept is this one: change something to see what differs."));
  let caption = t("What differs between the one you kept and this one");
  return table(caption, ["", t("Kept"), t("This one")], rows, { "data-ck": "compare" });
}
function compare(view, now) {
  let { set } = view, kept = view.model.get("pinned") ?? {}, pin = () => set({ pinned: view.picks() }), style = { class: "ck-small-button" };
  if (!complete(view.table, kept)) {
    let disabled = !complete(view.table, now);
    return [
      h("p", null, t("Keep this description, then change something: both answers stand side by side.")),
      button(t("Keep this one to compare"), pin, { ...style, "data-ck": "pin", disabled })
    ];
  }
  return [
    differences(view, kept, now),
    h(
      "p",
      { class: "ck-explorer__buttons" },
      button(t("Swap"), () => set({ ...kept, pinned: view.picks() }), style),
      button(t("Keep this one instead"), pin, style),
      button(t("Stop comparing"), () => set({ pinned: {} }), style)
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
  let { data } = table2, said = table2.outcome({ ...now, ...picks }), none = said.impossible !== void 0, finding = data.kind === "finding", chosen = Object.entries(picks).every(([id, value]) => now[id] === value), shown2 = none ? "–" : finding ? said.category : said.steps[0][2], go = button(shown2, () => set(picks), {
    class: finding && !none ? `ck-badge ck-badge--${shown2}` : "ck-explorer__cell",
    "data-key": Object.values(picks).join(" "),
    "aria-pressed": String(chosen),
    "aria-label": `${words.map((value) => label(model, value)).join(", ")}: ${none ? t("not possible") : shown2}`
  });
  return h("td", { class: chosen && "ck-explorer__chosen" }, go);
}
function map(view, now) {
  let { table: table2, model } = view, [down, across, caption] = MAPS[table2.data.kind], [rows, columns] = [down, across].map((id) => table2.attributes.get(id));
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
  let grades = Object.entries(data.categories).sort(([a], [b]) => a.localeCompare(b));
  return table(
    t("The categories"),
    [t("Category"), t("Name"), t("Likelihood"), t("What to do")],
    grades.map(([id, grade]) => [badge(id), grade.label, grade.band, grade.management.text]),
    { class: "ck-explorer__grades" }
  );
}

// js/shared/interval-bar.js
function track({ rate, low, high }, band, mark = "") {
  if (rate === void 0)
    return h("span", { class: "ck-interval-bar ck-interval-bar--empty", "aria-hidden": "true" });
  let from = (start, end, least) => `left:${start}%;width:${Math.max(end - start, least)}%`;
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
}, TITLES = {
  studies: msg("What studies report"),
  collection: msg("What became of the lesions in a collection of mammograms")
}, asked = /* @__PURE__ */ new WeakMap();
function askKernel(model) {
  let opened3 = new Promise((resolve) => {
    model.on("change:_evidence", () => resolve(unpack(model, "_evidence").opened));
  });
  return send(model, { explorer: "evidence" }), { opened: opened3 };
}
function numbersOf(model) {
  return octets(model.get("_evidence")).byteLength ? unpack(model, "_evidence") : (asked.has(model) || asked.set(model, askKernel(model)), asked.get(model));
}
function warm({ model, table: table2 }) {
  table2.data.kind === "finding" && numbersOf(model);
}
function factLine(fact, band) {
  let who = [KINDS[fact.kind] && t(KINDS[fact.kind]), fact.source === "studies" && fact.women].filter(Boolean).join(", "), words = fact.kind === "none" ? fact.count : `${who}: ${fact.count}`;
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
      fact.note && h("p", { class: "ck-quiet" }, fact.note)
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
  let [both, ...alone] = groups.map(([about, facts]) => [
    about,
    facts.filter((fact) => fact.source === source)
  ]), keys = [
    ...new Set([both, ...alone].flatMap(([, facts]) => facts.flatMap((fact) => fact.cite ?? [])))
  ], id = `${uid}-${source}`;
  return h(
    "section",
    { class: "ck-explorer__source", "data-source": source, "aria-labelledby": id },
    h("p", { id }, h("strong", null, t(TITLES[source]))),
    h("p", { class: "ck-quiet" }, numbers.sources[source]),
    factList(both, band),
    h(
      "details",
      { "data-key": `${source}-alone`, open: both[1].every((fact) => fact.rate === void 0) },
      h("summary", null, t("Each word alone")),
      alone.map((group) => factList(group, band))
    ),
    sourceList(
      keys.map((key) => numbers.references[key]),
      { key: source, short: !0 }
    )
  );
}
function groupsOf({ table: table2, model }, now, numbers) {
  let [shape, place] = ["morphology", "distribution"].map(
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
  let { data: numbers, opened: opened3 } = numbersOf(view.model);
  if (!numbers)
    return opened3.then(refill), h("p", { class: "ck-quiet" }, t("Counting…"));
  let groups = groupsOf(view, now, numbers), band = numbers.bands[category], { band: words } = view.table.data.categories[category];
  return [
    h("p", null, t("Two kinds of numbers, never to be mixed; neither is this woman's risk.")),
    band && h(
      "p",
      { class: "ck-quiet" },
      bandMark(),
      t(" the band of BI-RADS {category}: {words}, on a scale from 0 to 100%", { category, words })
    ),
    sourceBlock(view, "studies", groups, numbers, band),
    sourceBlock(view, "collection", groups, numbers, null)
  ];
}

// js/explorer/panels.js
var TITLES2 = [
  ["plan", msg("Plan")],
  ["why", msg("Why")],
  ["change", msg("What would change it")],
  ["real", msg("Real data")],
  ["report", msg("Report")],
  ["patient", msg("Patient")],
  ["tables", msg("Tables")],
  ["compare", msg("Compare")]
], ALWAYS = ["tables", "compare"], LONGEST = 80, jump = ({ set }, { attribute, value }, words) => button(words, () => set({ [attribute.id]: value.id }), {
  class: "ck-small-button ck-explorer__jump",
  "data-key": `${attribute.id}=${value.id}`,
  "data-attribute": attribute.id,
  "data-value": value.id
});
function named({ model }, changes) {
  return [...Map.groupBy(changes, (w) => w.attribute.label)].map(([title, group]) => `${title}: ${group.map((w) => label(model, w.value)).join(", ")}`).join("; ");
}
function alternatives(said) {
  if (!said.alternatives.length) return null;
  let items = said.alternatives.map(
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
var quiet = (key, title, words) => h("p", { class: "ck-quiet", "data-ck": key }, h("strong", null, title), words);
function change(view, now, said) {
  let { data } = view.table, all = whatIf(view.table, now), never = all.filter((w) => w.outcome.impossible !== void 0), still = all.filter((w) => !w.moves && !never.includes(w)), refusals = Map.groupBy(never, (w) => w.outcome.impossible);
  return [
    h(
      "ul",
      { class: "ck-explorer__changes" },
      all.filter((w) => w.moves).map((w) => move(view, said.category, w))
    ),
    still.length > 0 && quiet(
      "still",
      t("Moves neither category nor next step (later steps may differ). "),
      `${named(view, still)}.`
    ),
    [...refusals].map(
      ([row, group]) => quiet("never", t("Not possible. "), `${named(view, group)}. ${data.rows[row].because}`)
    )
  ];
}
function report({ table: table2, given, page, name }, now, said) {
  let shown2 = h("blockquote", { "data-ck": "report" }), copied = h("span"), fill3 = () => {
    let words = reportText(table2, now, said, given);
    put(shown2, words), put(copied, copyButton(words, t("the report")));
  }, field2 = ({ id, label: title }) => {
    let input = h("input", { type: "text", maxlength: LONGEST, value: given[id] ?? "", "data-blank": id });
    return input.addEventListener("input", () => {
      given[id] = input.value.trim(), fill3();
    }), h("label", null, title, input);
  };
  fill3();
  let open = reportText(table2, now, said, {});
  return [
    shown2,
    h(
      "div",
      { class: "ck-explorer__blanks" },
      table2.data.blanks.filter(({ text }) => open.includes(text)).map(field2)
    ),
    copied,
    copyButton(pythonLine(table2, now), t("as Python")),
    page && table2.data.kind === "biopsy" && copyButton(addressOf(toHash(table2, now, name)), t("as link"))
  ];
}
var patient = ({ table: table2 }, now, said) => h("blockquote", { "data-ck": "patient" }, patientText(table2, now, said)), tables = (view, now) => [view.table.data.kind === "biopsy" && map(view, now), categoryTable(view)], PANELS = { why, plan, change, real: termEvidence, report, patient, tables, compare };
function panel(view, id, refill) {
  let now = view.picks(), said = openAxes(view.table, now).length ? null : view.table.outcome(now);
  if (said && said.impossible === void 0 || ALWAYS.includes(id)) return PANELS[id](view, now, said, refill);
  let words = said ? t("Nothing to say: this combination is not possible. The text above says what to change.") : t("Nothing to say yet: complete the description first.");
  return h("p", { class: "ck-quiet" }, words);
}

// js/explorer/answer.js
var MOVES_FIRST = ["distribution", "change", "stage", "associated", "morphology"], MOVES_SHOWN = 3, categoryLine = (...content) => h("p", { class: "ck-wrap ck-result__category", "data-ck": "category" }, content), resultName = (words) => h("strong", { class: "ck-result__name" }, words);
function stillOpen(table2, now, open) {
  let left = possibleCategories(table2, now), names = open.map((a) => inside(a.label));
  return {
    nodes: [
      categoryLine(left.map(badge), resultName(t("still possible"))),
      h(
        "p",
        { class: "ck-result__next", "data-ck": "next" },
        t("Pick {names}", { names: listed(names, "conjunction") })
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
  let { table: table2, model } = view, fixes = whatIf(table2, now).filter((w) => w.outcome.impossible === void 0), seldom = fixes.filter((w) => fixes.filter((o) => o.attribute === w.attribute).length < 5), jumps = (seldom.length ? seldom : fixes).map(
    (w) => jump(view, w, `${w.attribute.label}: ${label(model, w.value)}`)
  );
  return {
    nodes: [
      categoryLine(resultName(t("This cannot be"))),
      h("p", { class: "ck-result__open", "data-ck": "impossible" }, row.because),
      h("p", null, t("Change it to: "), jumps)
    ],
    words: t("This cannot be. {because}", { because: row.because }),
    line: t("This cannot be")
  };
}
function scale({ low, high }) {
  if (low == null || high == null) return null;
  let style = `--low:${low};--high:${Math.max(high, low + 1)}`, ends = ["0", "10", "50", percent(1)].map(
    (text) => h("span", { style: `--at:${Number.parseInt(text, 10)}` }, text)
  );
  return h("p", { class: "ck-result__scale", "aria-hidden": "true" }, h("span", { style }), ends);
}
function meaning({ natural }, { subject, band, alternative_categories: others, certainty }) {
  return h(
    "p",
    { class: "ck-result__meaning" },
    t("Category of the {subject}. ", { subject }),
    band && natural && h("span", { "data-ck": "band", title: band }, `${capital(natural)}. `),
    others.length > 0 && h(
      "span",
      { class: "ck-result__also" },
      t("Some sources: {categories}. ", { categories: others.join(", ") })
    ),
    h("span", { class: "ck-result__sure" }, t("How sure: "), certaintyTag(certainty))
  );
}
function moves(view, now, said) {
  let rank = ({ attribute }) => (MOVES_FIRST.indexOf(attribute.id) + MOVES_FIRST.length + 1) % (MOVES_FIRST.length + 1), moving = whatIf(view.table, now).filter((w) => w.moves), telling = Map.groupBy(
    moving.filter((w) => w.outcome.category !== said.category).sort((a, b) => rank(a) - rank(b)),
    (w) => w.attribute.id
  );
  return { all: moving.length, first: [...telling.values()].map(([w]) => w).slice(0, MOVES_SHOWN) };
}
function moveChips(view, now, said, open) {
  let { all, first } = moves(view, now, said);
  if (!all) return null;
  let chip = (w) => jump(view, w, [label(view.model, w.value), " ", badge(w.outcome.category)]);
  return h(
    "p",
    { class: "ck-wrap ck-result__moves", "data-keys": "moves" },
    h("span", null, t("Would move it: ")),
    first.map(chip),
    button(t("all {n}", { n: all }), () => open("change"), {
      class: "ck-result__more",
      "data-key": "all-moves"
    })
  );
}
var TELLING = ["pattern", "trend", "clinical_context", "associated_findings"], tellingReason = ({ data }, { category, reasons }) => reasons.findLast((row) => {
  let { then } = data.rows[row];
  return category === "0" ? "category" in then : TELLING.some((name) => name in then) || "steps" in then && "message" in then;
}) ?? reasons[0];
function reason(table2, said, open) {
  let { data } = table2, { reasons } = said, sources = new Set(reasons.flatMap((row) => data.rows[row].cite)), counts = [tn("1 reason", "{n} reasons", reasons.length), tn("1 source", "{n} sources", sources.size)];
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
  let { data } = view.table, grade = data.categories[said.category], [[, when, nextWords], then] = said.steps;
  return {
    nodes: [
      categoryLine(badge(said.category), resultName(grade.label)),
      meaning(grade, said),
      said.band && scale(grade),
      h(
        "p",
        { class: "ck-result__next", "data-ck": "next", "data-step": nextStep(said) },
        h("span", { class: "ck-kicker" }, tp("step", "Next")),
        h("strong", null, nextWords),
        h(
          "small",
          null,
          `${capital(when)}.`,
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
  let axes = openAxes(view.table, now);
  if (axes.length) return stillOpen(view.table, now, axes);
  let said = view.table.outcome(now);
  return said.impossible === void 0 ? decided(view, now, said, open) : impossible(view, now, view.table.data.rows[said.impossible]);
}
function answer(view, open) {
  let node = h("div", { class: "ck-result" }), bar = h("p", { class: "ck-explorer__bar", "aria-hidden": "true" });
  return { node, bar, refresh: () => {
    let { nodes, words, line } = answerTo(view, view.picks(), open);
    put(node, nodes);
    let badges = [...node.querySelectorAll(".ck-result__category > .ck-badge")], text = line ?? node.querySelector(".ck-result__next, .ck-result__open")?.textContent;
    return put(
      bar,
      badges.map((one) => one.cloneNode(!0)),
      h("span", null, text, h("small", null, t("For learning, not for care")))
    ), words;
  } };
}

// js/explorer/fields.js
function explained({ model, table: table2 }, attribute) {
  let value = attribute.values.find((v) => v.id === model.get(attribute.id));
  if (value) return definitionCard(table2, model, value);
  let words = attribute.values.map((v) => [
    h("dt", null, label(model, v)),
    h("dd", null, v.definition.text)
  ]);
  return [h("p", null, attribute.why), h("dl", null, words)];
}
function axisHelp(view, attribute) {
  let about = { class: "ck-explorer__card", id: `${view.uid}-${attribute.id}-card`, role: "status" }, card = h("div", { ...about, hidden: !0 }), toggle2 = () => {
    card.hidden = !card.hidden, button2.setAttribute("aria-expanded", String(!card.hidden)), refresh(), card.hidden || card.scrollIntoView({ block: "nearest" });
  }, onkeydown = (event) => {
    event.key !== "?" && (event.key !== "Escape" || card.hidden) || (event.preventDefault(), toggle2());
  }, button2 = h(
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
  ), refresh = () => {
    card.hidden || put(card, explained(view, attribute));
  };
  return { card, button: button2, onkeydown, refresh };
}
function termGroup(view, attribute, title, values) {
  let { model, set, uid } = view, made = radios(
    `${uid}-${attribute.id}`,
    values.map((value) => [value.id, label(model, value)]),
    (id) => set({ [attribute.id]: id }),
    (id) => ({ "data-term": id })
  );
  return { body: h(
    "div",
    { class: "ck-explorer__group ck-radios", role: title && "group", "aria-label": title || null },
    title && h("p", { class: "ck-small ck-explorer__group-title", "aria-hidden": "true" }, title),
    made.labels
  ), refresh: () => {
    made.check(model.get(attribute.id));
    for (let [place, value] of values.entries())
      put(made.labels[place].querySelector("span"), label(model, value));
  } };
}
function termRadios(view, attribute) {
  let made = [...Map.groupBy(attribute.values, (value) => attribute.groups[value.group ?? ""] ?? "")].map(([title, values]) => termGroup(view, attribute, title, values));
  return {
    body: made.map(({ body }) => body),
    refresh: () => {
      for (let { refresh } of made) refresh();
    }
  };
}
function termSelect({ model, set }, attribute) {
  let values = attribute.values.map((value) => [value.id, label(model, value)]), open = attribute.default == null ? [["", t("choose…")]] : [], pick = (id) => set({ [attribute.id]: id || null }), box = selectBox([...open, ...values], pick, {
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
var OFF = "";
function hintOf({ model, uid, table: table2 }, attribute) {
  let open = attribute.default == null ? [[null, t("Still open. {why}", { why: attribute.why })]] : [], off = table2.data.attributes.flatMap(({ values }) => values).some(({ silences }) => silences?.includes(attribute.id)) ? [[OFF, t("Does not apply here. What was said is kept.")]] : [], hints = [...open, ...attribute.values.map((v) => [v.id, v.definition.text]), ...off].map(([id, text]) => ({
    id,
    node: h("span", null, text)
  }));
  return {
    node: h(
      "p",
      { class: "ck-small ck-explorer__hint", id: `${uid}-${attribute.id}-hint` },
      hints.map(({ node }) => node)
    ),
    refresh: (isOff) => {
      let now = isOff ? OFF : model.get(attribute.id) ?? null;
      for (let { id, node } of hints) node.classList.toggle("ck-explorer__said", id === now);
    }
  };
}
function field(view, attribute) {
  let main = attribute.panel === "main", choice = main && (attribute.values.length <= 5 || attribute.values[0].group) ? termRadios(view, attribute) : termSelect(view, attribute), about = axisHelp(view, attribute), hint = hintOf(view, attribute), node = h(
    "fieldset",
    {
      class: `ck-explorer__field ck-explorer__field-${attribute.id}`,
      "aria-describedby": main && hint.node.id,
      onkeydown: about.onkeydown
    },
    h(
      "legend",
      null,
      attribute.label,
      h("span", { class: "ck-small ck-explorer__question" }, attribute.question)
    ),
    about.button,
    choice.body,
    main && hint.node,
    about.card
  );
  return { node, refresh: () => {
    node.disabled = silent(view.table, view.picks()).includes(attribute.id);
    for (let part of [choice, about, hint]) part.refresh(node.disabled);
  } };
}

// js/explorer/choices.js
var OWN = ["morphology", "distribution", "stage", "change"];
function explained2(view, id, choice, check) {
  let about = axisHelp(view, view.table.attributes.get(id)), refresh = () => {
    check(), about.refresh();
  };
  return choice.addEventListener("keydown", about.onkeydown), { node: choice, button: about.button, card: about.card, refresh };
}
function stagePicker(view) {
  let { model, set, uid, table: table2 } = view, { label: title, values } = table2.attributes.get("stage"), made = radios(
    `${uid}-stage`,
    values.map((value) => [value.id, shortLabel(model, value)]),
    (stage) => set({ stage }),
    (id) => ({ "data-term": id })
  ), node = h("fieldset", { class: "ck-segments" }, h("legend", { class: "ck-sr" }, title), made.labels);
  return explained2(view, "stage", node, () => made.check(model.get("stage")));
}
function changePicker(view) {
  let { model, set, table: table2 } = view, { label: title, values } = table2.attributes.get("change"), box = selectBox(
    values.map((value) => [value.id, label(model, value)]),
    (change2) => set({ change: change2 }),
    { "data-attribute": "change" }
  ), node = h("label", { class: "ck-choices__change" }, h("span", null, `${title} `), box);
  return explained2(view, "change", node, () => {
    box.value = model.get("change");
  });
}
function addable({ model, set }, rare) {
  let options = (a) => a.values.filter((value) => value.id !== a.default).map((value) => h("option", { value: `${a.id}=${value.id}` }, label(model, value))), leading = !1, add2 = () => {
    let [id, value] = box.value.split("=");
    box.value = "", id && set({ [id]: value });
  }, onkeydown = ({ key }) => {
    key === "Enter" && leading && add2(), leading = key.startsWith("Arrow");
  }, box = h(
    "select",
    {
      "aria-label": t("Add to the finding"),
      title: t("With the arrow keys: Enter adds it"),
      "data-attribute": "more",
      onkeydown,
      onpointerdown: () => {
        leading = !1;
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
  let { model, set, table: table2 } = view, rare = table2.data.attributes.filter((a) => !OWN.includes(a.id)), box = addable(view, rare), tags = h("span", { class: "ck-choices__tags" }), tag = (a) => {
    let value = a.values.find((each) => each.id === model.get(a.id)), words = `${a.label}: ${label(model, value)}`, remove = () => {
      let place = [...tags.children].indexOf(node);
      set({ [a.id]: a.default }), queueMicrotask(
        () => (tags.children[place] ?? tags.lastChild ?? box).focus()
      );
    }, node = button([words, h("span", { "aria-hidden": "true" }, " ✕")], remove, {
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
var sameAs = (now, kept) => !!kept && Object.entries(now).every(([name, value]) => kept?.[name] === value), some = (kept) => Object.keys(kept ?? {}).length > 0;
function choices(view, map2) {
  let { table: table2, page, name, set, model } = view, [stage, change2, added] = [stagePicker(view), changePicker(view), adder(view)], parts2 = [stage, change2, added], found = h("span", { class: "ck-choices__found", role: "status" }), predict = toggle(t("Predict first"), (on) => {
    map2.predict(on), refresh();
  }), kept = either(t("Keep"), `✓ ${t("Kept")}`), keep = button(kept.node, () => set({ pinned: view.picks() }), {
    "aria-label": t("Keep to compare"),
    "data-ck": "pin",
    class: "ck-small-button"
  }), link = h("span"), told = h("span", { class: "ck-sr", role: "status" }), refresh = () => {
    for (let part of parts2) part.refresh();
    let isKept = sameAs(view.picks(), model.get("pinned"));
    kept.show(isKept), node.toggleAttribute("data-kept", some(model.get("pinned"))), put(found, map2.progress()), put(told, isKept && t(" Kept to compare.")), keep.disabled = Object.values(view.picks()).includes(null), page && put(link, copyButton(addressOf(toHash(table2, view.picks(), name)), t("link")));
  }, node = h(
    "div",
    { class: "ck-wrap ck-choices", role: "group", "aria-label": t("More about this finding") },
    [stage.node, stage.button, change2.node, added.node],
    h("span", { class: "ck-wrap ck-choices__acts" }, predict, keep, link, found, told),
    [stage.card, change2.card]
  );
  return { node, refresh };
}

// js/explorer/picker.js
var [ACROSS, DOWN] = ["morphology", "distribution"], PLACES = { [ACROSS]: "--m", [DOWN]: "--d" };
function head(view, attribute, value, place) {
  let { model, set, uid } = view, input = h("input", {
    type: "radio",
    name: `${uid}-${attribute.id}`,
    value: value.id,
    "data-term": value.id,
    onchange: () => set({ [attribute.id]: value.id })
  }), name = h("span", { class: "ck-picker__name" }), about = {
    class: `ck-picker__head ck-picker__head-${attribute.id}`,
    style: `${PLACES[attribute.id]}:${place}`
  }, tile2 = tile(value.pictogram), node = h("label", about, input, tile2, name);
  return { node, refresh: () => {
    let words = label(model, value);
    input.checked = model.get(attribute.id) === value.id, node.title !== words && (node.title = words, input.setAttribute("aria-label", words), put(name, shortLabel(model, value)));
  } };
}
function grouped({ values, groups }) {
  let order = Object.keys(groups);
  return [...values].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
function axis(view, id) {
  let attribute = view.table.attributes.get(id), values = grouped(attribute), heads = values.map((value, place) => head(view, attribute, value, place)), about = axisHelp(view, attribute), { onkeydown } = about, group = { class: "ck-picker__axis", role: "radiogroup", "aria-label": attribute.label, onkeydown };
  return {
    values,
    about,
    node: h(
      "div",
      group,
      heads.map(({ node }) => node)
    ),
    refresh: () => {
      for (let { refresh } of heads) refresh();
      about.refresh();
    }
  };
}
function captions(values, groups) {
  return [...Map.groupBy(values.keys(), (place) => values[place].group)].map(
    ([group, columns]) => h(
      "span",
      { class: "ck-picker__group", style: `--m:${columns[0]};--span:${columns.length}` },
      groups[group ?? ""]
    )
  );
}
function shown(view, now, picks, found) {
  if (found && !found.has(`${picks[ACROSS]} ${picks[DOWN]}`)) return { text: "?", said: t("not found yet") };
  let said = view.table.outcome({ ...now, ...picks });
  return said.impossible !== void 0 ? { text: "–", said: t("not possible") } : {
    text: said.category,
    said: t("category {category}", { category: said.category }),
    category: said.category
  };
}
function cell2(view, column, row, place) {
  let { model, set } = view, picks = { [ACROSS]: column.id, [DOWN]: row.id }, node = h("button", {
    type: "button",
    tabindex: "-1",
    style: `--m:${place[0]};--d:${place[1]}`,
    "data-key": `${column.id} ${row.id}`,
    onclick: () => set(picks)
  });
  return { node, refresh: (now, found) => {
    let { text, said, category } = shown(view, now, picks, found), picked = now[ACROSS] === column.id && now[DOWN] === row.id;
    node.textContent !== text && (node.textContent = text), node.className = `ck-picker__cell${category ? ` ck-badge ck-badge--${category}` : ""}`, node.setAttribute("aria-label", `${label(model, column)}, ${label(model, row)}: ${said}`), node.setAttribute("aria-pressed", String(picked));
  } };
}
function picker(view) {
  let [across, down] = [axis(view, ACROSS), axis(view, DOWN)], cells = down.values.flatMap(
    (row, d) => across.values.map((column, m) => cell2(view, column, row, [m, d]))
  ), found = null, corner = h(
    "span",
    { class: "ck-picker__corner" },
    h("span", { onkeydown: across.about.onkeydown }, t("Morphology "), across.about.button),
    h("span", { onkeydown: down.about.onkeydown }, t("Distribution "), down.about.button)
  ), map2 = h(
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
  ), refresh = () => {
    let now = view.picks();
    found && now[ACROSS] && now[DOWN] && found.add(`${now[ACROSS]} ${now[DOWN]}`);
    for (let part of [across, down]) part.refresh();
    for (let { refresh: show } of cells) show(now, found);
  }, node = h("div", { class: "ck-picker" }, map2, across.about.card, down.about.card);
  return {
    node,
    refresh,
    predict: (on) => {
      found = on ? /* @__PURE__ */ new Set() : null, node.toggleAttribute("data-predict", on), refresh();
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
}, PATIENCE = 4e3, PAUSE = 80, REST = 1500, sceneKey = (scene) => Object.entries(SCENE).map(([axis2, usual]) => scene[axis2] ?? usual ?? "").join("|"), openPacks = /* @__PURE__ */ new WeakMap(), KINDS2 = { "/": "jpeg", i: "png", U: "webp", P: "svg+xml" }, fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS2[text[0]]};base64,${text}`;
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return fromBase64(btoa(text));
}
async function openPack(held) {
  let bytes = octets(held), length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, !0), { scenes, ends } = await inflate(bytes.subarray(4, 4 + length)), made = [], picture = (n) => (made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n])), made[n]);
  return {
    keys: Object.keys(scenes),
    scene(key) {
      let found = scenes[key];
      if (!found) return;
      if (found.error !== void 0) return { words: found.error };
      let [tissue, finding] = [found.tissue, found.finding].map(picture), truth = `data:image/svg+xml,${encodeURIComponent(found.truth)}`;
      return { ...found, key, tissue, finding, truth };
    }
  };
}
function opened2(held) {
  let pack = openPacks.get(held) ?? openPack(held);
  return openPacks.set(held, pack), pack;
}
var idle = (task) => (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 }), wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: !0 }));
function packOf(model) {
  let held = model.get("_pictures");
  return held?.byteLength ? opened2(held) : null;
}
async function fromPage(model, scene) {
  await wholePage();
  let pack = await packOf(model);
  if (!pack) return { words: t("This page holds no images.") };
  let { morphology, distribution, view, density, seed, exam } = scene, exact = pack.scene(sceneKey(scene)), found = exact ?? pack.scene(sceneKey({ morphology, distribution, view, density, seed, exam }));
  return found ? { ...found, approximate: !exact } : { words: t("This page holds no image of that. JupyterLab draws every one.") };
}
function wantedScene(onnew) {
  let now = null;
  return {
    now: () => now,
    want(scene) {
      now && sceneKey(scene) === sceneKey(now) || (now = scene, onnew(scene));
    },
    forget() {
      now = null;
    }
  };
}
function pagePictures(model, tell) {
  Promise.resolve(wholePage()).then(() => idle(() => packOf(model)));
  let wanted = wantedScene((scene) => {
    fromPage(model, scene).then((found) => scene === wanted.now() && tell(found)).catch((error) => console.error(error));
  });
  return wanted;
}
function kernelPictures(model, tell, signal) {
  let asked2 = null, wanted = wantedScene(() => {
    asked2 || later2(ask, PAUSE);
  }), timer, later2 = (run, wait) => {
    clearTimeout(timer), timer = setTimeout(run, wait);
  };
  function ask() {
    asked2 || !wanted.now() || (asked2 = wanted.now(), later2(
      () => tell({ words: t("Python is busy or gone. If no image comes, run the cell again.") }),
      PATIENCE
    ), model.set("_picture_request", { ...asked2, ask: Math.random() }), model.save_changes());
  }
  async function answered2() {
    let held = model.get("_picture_pack");
    if (!held?.byteLength) return;
    let pack = await openPack(held), scene = wanted.now(), found = scene && pack.scene(sceneKey(scene)), again = asked2 !== scene;
    asked2 = null, clearTimeout(timer), found ? tell(found) : again && ask();
  }
  return model.on("change:_picture_pack", answered2), signal.addEventListener("abort", () => {
    clearTimeout(timer), model.off("change:_picture_pack", answered2);
  }), wanted;
}
var patchSource = (model, tell, signal) => inPage(model) ? pagePictures(model, tell) : kernelPictures(model, tell, signal), later = (ms) => new Promise((go) => setTimeout(go, ms)), queue;
function atRest(run) {
  queue ??= Promise.resolve(wholePage()).then(() => later(REST)), queue = queue.then(() => new Promise((done) => idle(() => done(run()))));
}
function whenNear(node, run, signal) {
  let ran = !1, go = () => {
    ran || signal.aborted || (ran = !0, watch.disconnect(), run());
  }, watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && idle(go), {
    rootMargin: "300px"
  });
  signal.addEventListener("abort", () => watch.disconnect()), Promise.resolve(wholePage()).then(() => ran || signal.aborted || watch.observe(node)), document.getElementById("ck-data") && (atRest(go), window.addEventListener("beforeprint", go, { signal }));
}

// js/shared/clamp.js
var clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient."), LENS = 2.6, STEP2 = 0.04, LOOKS = [
  [msg("Contrast"), "contrast", 3],
  [msg("Brightness"), "brightness", 2]
];
function looks(node) {
  let now = { contrast: 1, brightness: 1 }, dress = () => node.style.setProperty("--ck-look", `contrast(${now.contrast}) brightness(${now.brightness})`), sliders = LOOKS.map(([title, name, most]) => {
    let times = (value) => (value > 0 ? most : 2) ** (value / 100);
    return slider(
      t(title),
      [-100, 100, 0],
      (value) => percent(times(value)),
      (value) => {
        now[name] = times(value), dress();
      }
    );
  }), back = () => {
    for (let input of sliders.flatMap((one) => [...one.querySelectorAll("input")]))
      input.value = "0", input.dispatchEvent(new Event("input"));
  };
  return [sliders, button(t("Reset"), back, { class: "ck-small-button" })];
}
function sheet() {
  let [tissue, finding, truth] = ["tissue", "finding", "truth"].map(
    (name) => h("img", {
      class: `ck-patch-view__${name}`,
      alt: "",
      decoding: "async",
      draggable: "false",
      hidden: !0
    })
  ), show = (scene) => {
    for (let [name, image] of Object.entries({ tissue, finding, truth }))
      image.hidden = !scene, scene && (image.src = scene[name]);
    scene || (tissue.alt = "");
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
  let lens = h("div", { class: "ck-patch-view__lens", "aria-hidden": "true", hidden: !0 }, under.node), at = { x: 0.5, y: 0.5 }, place = () => {
    let side = film.clientWidth, half = (lens.clientWidth || 150) / 2, [left, top] = [at.x, at.y].map((share) => `${half - LENS * share * side}px`);
    Object.assign(lens.style, { left: `${at.x * side - half}px`, top: `${at.y * side - half}px` }), Object.assign(under.node.style, { width: `${LENS * side}px`, height: `${LENS * side}px`, left, top });
  }, move2 = (x, y) => {
    lens.hidden || (Object.assign(at, { x: clamp(x), y: clamp(y) }), place());
  };
  return film.addEventListener("pointermove", ({ clientX, clientY }) => {
    let box = film.getBoundingClientRect();
    move2((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  }), film.addEventListener("keydown", (event) => {
    if (!ARROWS[event.key] || lens.hidden) return;
    let [dx, dy] = ARROWS[event.key];
    event.preventDefault(), move2(at.x + STEP2 * dx, at.y + STEP2 * dy);
  }), {
    node: lens,
    show(on) {
      lens.hidden = !on, film.classList.toggle("ck-patch-view__magnified", on), film.tabIndex = on ? 0 : -1, film.setAttribute("aria-label", on ? t("Image with magnifier; the arrow keys move it") : t("Image")), on && place();
    }
  };
}
function frame(main) {
  let drawing = t("Drawing the image ..."), words = h("p", { class: "ck-patch-view__instead-words" }, drawing), bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: !0 }, t("1 cm")), about = { class: "ck-patch-view__film", role: "group", "aria-label": t("Image"), tabindex: "-1" }, node = h("div", about, main.node, bar, words);
  return {
    node,
    busy(on) {
      node.setAttribute("aria-busy", String(on)), on && !node.dataset.scene && (words.textContent = drawing);
    },
    show(scene, instead) {
      words.textContent = instead, bar.hidden = !scene, scene && (main.tissue.alt = scene.alt, bar.style.width = `${1e3 / scene.field}%`), node.dataset.scene = scene?.key ?? "", node.setAttribute("aria-busy", "false");
    }
  };
}
function patchView() {
  let [main, copy2] = [sheet(), sheet()], film = frame(main), lens = magnifier(film.node, copy2);
  film.node.append(lens.node);
  let facts = h("p", { class: "ck-patch-view__facts", role: "status" }), note = h("p", { class: "ck-patch-view__note" }), scene = null, truth = !1, tell = () => {
    film.node.classList.toggle("ck-patch-view__truthful", truth), facts.textContent = truth && scene ? scene.facts : "";
  }, marks = toggle(t("Mark the particles"), (on) => {
    truth = on, tell();
  }), grey = h(
    "details",
    { class: "ck-patch-view__looks" },
    h("summary", null, t("Contrast")),
    looks(film.node)
  ), tools = [toggle(t("Magnifier"), lens.show), marks, grey];
  return {
    node: h(
      "div",
      { class: "ck-patch-view" },
      film.node,
      h("div", { class: "ck-wrap ck-patch-view__tools" }, tools),
      facts,
      note
    ),
    conceal(on) {
      on && truth && marks.click(), marks.disabled = on;
    },
    busy: film.busy,
    show(found) {
      scene = found.words === void 0 ? found : null;
      for (let each of [main, copy2]) each.show(scene);
      note.textContent = scene?.note ?? "", film.show(scene, found.words ?? ""), tell();
    }
  };
}
function disclaimer({ schematic, tested, untested }) {
  let list = (title, lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line))
    )
  ], titles = [list(t("Tested"), tested), list(t("Not tested"), untested)];
  return h(
    "div",
    { class: "ck-small ck-patch-view__disclaimer" },
    h("details", null, h("summary", null, t(NOTICE)), h("p", null, schematic), titles)
  );
}

// js/explorer/picture.js
var VIEWS = ["CC", "lateral", "magnification"], DRAWN = ["morphology", "distribution", "extent", "change", "associated", "context"], NAMES = [...DRAWN, "view", "density", "seed"];
function viewPicker({ model, uid, set, table: table2 }, signal) {
  let chosen = !1, pick = (view) => {
    chosen = !0, set({ view });
  }, made = radios(
    `${uid}-view`,
    VIEWS.map((id) => [id, table2.data.views[id]]),
    pick,
    (id) => ({ "data-view": id })
  ), taken = (view) => view === "CC" || model.get("stage") !== "screening", suit = () => {
    let view = table2.attributes.get("morphology").values.find(({ id }) => id === model.get("morphology"))?.fine && taken("magnification") ? "magnification" : "CC";
    (!chosen || !taken(model.get("view"))) && view !== model.get("view") && set({ view });
  }, node = h(
    "fieldset",
    { class: "ck-segments ck-patch-view__views" },
    h("legend", { class: "ck-sr" }, t("View")),
    made.labels
  ), refresh = () => {
    made.check(model.get("view")), made.labels.forEach((label2, place) => {
      made.inputs[place].disabled = !taken(VIEWS[place]), label2.title = taken(VIEWS[place]) ? "" : t("Not taken at screening");
    });
  };
  return follow(model, ["morphology", "stage"], () => {
    suit(), refresh();
  }, signal), { node, refresh };
}
function leftOut({ model, table: table2 }) {
  let names = DRAWN.slice(2).map((id) => table2.attributes.get(id)).filter((attribute) => model.get(attribute.id) !== attribute.default).map(({ label: label2 }) => inside(label2));
  return t("Left out of this page's image: {names}. JupyterLab draws it.", { names: names.join(", ") });
}
function pictured(view, signal) {
  let { model } = view;
  if (!model.get("_disclaimer")?.schematic) return null;
  let shown2 = patchView(), views = viewPicker(view, signal), note = h("p", { class: "ck-patch-view__note" }), pictures = patchSource(
    model,
    (scene) => {
      shown2.show(scene), note.textContent = scene.approximate ? leftOut(view) : "";
    },
    signal
  ), refresh = () => {
    views.refresh();
    let scene = Object.fromEntries(NAMES.map((name) => [name, model.get(name)]));
    scene.morphology && scene.distribution ? (shown2.busy(!0), pictures.want(scene)) : (pictures.forget(), note.textContent = "", shown2.show({ words: t("Pick a morphology and a distribution to see an image of them.") }));
  }, about = { class: "ck-explorer__picture", role: "group", "aria-label": t("Image of what you see") }, node = h("div", about, views.node, shown2.node, note, disclaimer(model.get("_disclaimer")));
  return views.refresh(), whenNear(
    node,
    () => {
      refresh(), follow(model, NAMES, refresh, signal);
    },
    signal
  ), { node };
}

// js/explorer/explorer.js
var FIRST = ["category_before", "histology"], EDITIONS = [
  ["v2025", msg("BI-RADS v2025 (known second-hand)")],
  ["2013", msg("BI-RADS 5th edition (2013)")]
];
async function viewOf(model, kept) {
  let table2 = await decodeRegion(model, model.get("region")), { attributes } = table2.data;
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
  let { attributes } = view.table.data, place = (a) => FIRST.includes(a.id) ? FIRST.indexOf(a.id) : FIRST.length, main = attributes.filter((a) => a.panel === "main").sort((a, b) => place(a) - place(b)), rest = attributes.filter((a) => a.panel !== "main"), [mainFields, restFields] = [main, rest].map((some2) => some2.map((a) => field(view, a))), count = h("span"), nodes = (fields) => fields.map(({ node: node2 }) => node2), more = h("summary", null, t("More about this result "), count);
  return { node: h(
    "div",
    { class: "ck-explorer__left", role: "group", "aria-label": t("What came back") },
    nodes(mainFields),
    rest.length > 0 && h("details", { class: "ck-explorer__more" }, more, nodes(restFields))
  ), refresh: () => {
    for (let one of [...mainFields, ...restFields]) one.refresh();
    let changed = rest.filter((a) => view.model.get(a.id) !== a.default).length;
    count.textContent = changed ? t("({n}, {changed} set)", { n: rest.length, changed }) : t("({n})", { n: rest.length });
  } };
}
function foot({ model, set, table: table2 }) {
  let edition = selectBox(
    EDITIONS.map(([id, words]) => [id, t(words)]),
    (id) => set({ edition: id }),
    { "aria-label": t("Names of the edition") }
  );
  return { node: h(
    "p",
    { class: "ck-wrap ck-small ck-explorer__foot" },
    h("label", null, t("Words: "), edition),
    button(t("Start again"), () => set(model.get("_start")), { class: "ck-small-button ck-explorer__reset" }),
    h("span", null, t("Press ? on a choice for its definition.")),
    careNotice(t("BI-RADS is a registered mark of the American College of Radiology.")),
    h("span", { "data-ck": "scope" }, table2.data.scope)
  ), refresh: () => {
    edition.value = model.get("edition");
  } };
}
function readLinks(model, name, signal) {
  let read2 = async () => {
    let table2 = await decodeRegion(model, model.get("region")), found = fromHash(table2, location.hash, name);
    return found && setter(model)(found), !!found;
  };
  return window.addEventListener("hashchange", read2, { signal }), read2();
}
async function begin(model, signal) {
  let { attributes, kind } = (await decode(model)).data, name = nameInPage(model.get("name"), kind, `.ck-explorer[data-kind="${kind}"]`), linked = inPage(model) && await readLinks(model, name, signal), names = [...attributes.map((a) => a.id), "edition", "pinned", "region", "view"], made = ["_workup", "_regions"].map((trait) => fingerprint(model, trait)).join(" ");
  return keepPicks(model, name, { made, names, linked }, signal), { name, linked };
}
function mapped(view) {
  let map2 = picker(view), row = choices(view, map2);
  return { node: h("div", { class: "ck-explorer__picker" }, map2.node, row.node), refresh: () => {
    for (let part of [map2, row]) part.refresh();
  } };
}
function results(view) {
  let shown2 = answer(view, (id) => about.show(id, !0)), about = tabs({
    uid: view.uid,
    block: "ck-explorer",
    label: t("About this answer"),
    titles: TITLES2.filter(([id]) => id !== "real" || view.table.data.kind === "finding").map(
      ([id, title]) => [id, t(title)]
    ),
    fill: (id) => panel(view, id, () => about.refill(id))
  }), node = h(
    "div",
    { class: "ck-explorer__right", role: "group", "aria-label": t("What to do") },
    view.table.data.local && h("p", { class: "ck-explorer__local", "data-ck": "local" }, h("strong", null, view.table.data.local)),
    shown2.node
  ), behind = h("div", { class: "ck-explorer__behind" }, about.nodes), refresh = () => {
    let words = shown2.refresh();
    return about.refill(about.shown()), words;
  };
  return { node, behind, bar: shown2.bar, refresh };
}
async function mount(model, kept, el) {
  let view = await viewOf(model, kept), { attributes, kind } = view.table.data, stop = new AbortController(), picture = pictured(view, stop.signal), status = liveRegion(), finding = kind === "finding", [left, right, bottom] = [finding ? mapped(view) : description(view), results(view), foot(view)], seen = finding ? picture?.node : left.node, columns = h("div", { class: "ck-explorer__columns" }, seen, right.node), root = h(
    "div",
    { class: "ck-widget ck-explorer", "data-kind": kind },
    status.node,
    right.bar,
    finding && left.node,
    columns,
    right.behind,
    bottom.node
  ), update = () => {
    for (let part of [left, bottom]) part.refresh();
    status.tell(right.refresh());
  }, names = [...attributes.map((a) => a.id), "edition", "pinned"];
  follow(
    model,
    names,
    once(() => inPlace(root, update)),
    stop.signal
  ), keepKeys(root, stop.signal), update(), el.replaceChildren(root);
  let later2 = setTimeout(() => warm(view), 400);
  return stop.signal.addEventListener("abort", () => clearTimeout(later2)), () => stop.abort();
}
function initialize({ model }) {
  unpack(model, "_workup");
}
function protocolChoice(model) {
  let node = h("p", { class: "ck-widget ck-explorer__region", hidden: !0 });
  return { node, refresh: async () => {
    let regions = await regionsOf(model);
    if (!regions.length) return;
    let choose = node.querySelector("select") ?? selectBox([["", t("the course's own")], ...regions], (id) => setter(model)({ region: id }), {
      "data-ck": "region"
    });
    node.hidden && put(node, h("label", null, t("Regional protocol: "), choose)), node.hidden = !1, choose.value = model.get("region");
  } };
}
async function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let stop = new AbortController(), { name, linked } = await begin(model, stop.signal), kept = { name, given: {} }, [protocol, place] = [protocolChoice(model), h("div")], end = null, queue2 = Promise.resolve(), show = () => (queue2 = queue2.then(async () => {
    end?.(), await protocol.refresh(), end = await mount(model, kept, place);
  }), queue2);
  return follow(model, ["region", "_regions"], once(show), stop.signal), await show(), el.replaceChildren(protocol.node, place), linked && requestAnimationFrame(() => el.scrollIntoView()), () => {
    stop.abort(), end?.();
  };
}
var explorer_default = { initialize, render };
export {
  explorer_default as default
};
