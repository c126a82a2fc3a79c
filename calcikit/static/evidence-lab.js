/* Made by "make js" (sha256 0b0f8c94b84848f8014f106e6696622d53adf711addb5db7d8ee5c9798c0907f) of js/evidence-lab/charts.js js/evidence-lab/evidence-lab.js js/shared/controls.js js/shared/dom.js js/shared/interval-bar.js js/shared/links.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/payload.js js/shared/status.js js/shared/tables.js js/shared/words.js */
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
  let key = (node) => node.closest("[data-key]")?.getAttribute("data-key"), opened = [...root.querySelectorAll("details[open][data-key]")].map(key), held = root.contains(document.activeElement) ? document.activeElement : null, panel = held?.closest("[role=tabpanel]"), mark = panel ?? held, group = held?.closest("[data-keys]"), before = mark?.getBoundingClientRect().top;
  redraw();
  for (let details of root.querySelectorAll("details"))
    details.dataset.key && opened.includes(details.dataset.key) && (details.open = !0);
  if (held && !held.isConnected) {
    let again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    (again?.querySelector("summary") ?? again ?? panel ?? (group && root.querySelector(`[data-keys=${group.dataset.keys}] button`)) ?? root.querySelector("[role=tab][aria-selected=true]"))?.focus({ preventScroll: !0 });
  }
  mark?.isConnected && before !== void 0 && (scroller(root).scrollTop += mark.getBoundingClientRect().top - before);
}
function svg(tag, attributes, ...children) {
  let node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (let [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node.append(...children), node;
}

// js/shared/words.js
var FORMS = ["zero", "one", "two", "few", "many", "other"], spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);
function tn(one, many, n, values) {
  let forms = spoken.texts[one], all = { n: number(n), ...values };
  if (!forms) return fill(foreign(n === 1 ? one : many), all);
  let rules = new Intl.PluralRules(spoken.language), own = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  return fill(forms[Math.min(own.indexOf(rules.select(n)), forms.length - 1)], all);
}
var msg = (text) => text, number = (value, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(value) && Math.abs(value) < 1e3 ? String(value) : value.toLocaleString(spoken.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }), percent = (share3, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share3 * 100) ? `${share3 * 100}%` : share3.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
});

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);
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
var careNotice = (more) => h("span", { class: "ck-care" }, t("For learning, not for care."), more && ` ${more}`);

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

// js/shared/links.js
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
  for (let read = await reader.read(); !read.done; read = await reader.read()) text += read.value;
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

// js/shared/tables.js
function table(caption, heads, rows, more) {
  let head = (words) => words === "" ? h("td") : h("th", { scope: "col" }, words), cell = (content) => content instanceof HTMLTableCellElement ? content : h("td", null, content === 0 ? "0" : content), row = (given) => {
    let { cells, ...about } = Array.isArray(given) ? { cells: given } : given;
    return h("tr", about, h("th", { scope: "row" }, cells[0]), cells.slice(1).map(cell));
  };
  return h(
    "div",
    { class: "ck-widget-table", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      more,
      h("caption", null, caption),
      h("thead", null, h("tr", null, heads.map(head))),
      h("tbody", null, rows.map(row))
    )
  );
}

// js/evidence-lab/charts.js
var ACROSS = 50, MARKS = {
  cancer: (x, y) => `M${x - 4} ${y - 4}h8v8h-8z`,
  missed: (x, y) => `M${x - 3.4} ${y - 3.4}h6.8v6.8h-6.8z`,
  "false-alarm": (x, y) => `M${x - 3.6} ${y}a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z`,
  healthy: (x, y) => `M${x - 1.4} ${y}a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z`
};
function women(groups, words) {
  let figure = svg("svg", {
    viewBox: `0 0 ${ACROSS * 10} ${1e3 / ACROSS * 10}`,
    role: "img",
    "aria-label": words,
    class: "ck-evidence-lab__women"
  }), start = 0;
  for (let [mark, count] of groups) {
    let d = Array.from({ length: count }, (_, i) => start + i).map(
      (place) => MARKS[mark](place % ACROSS * 10 + 5, Math.floor(place / ACROSS) * 10 + 5)
    );
    count && figure.append(svg("path", { d: d.join(""), class: `ck-evidence-lab__${mark}` })), start += count;
  }
  return figure;
}
function legend(groups) {
  return h(
    "ul",
    { class: "ck-evidence-lab__legend" },
    groups.map(
      ([mark, count, words]) => h(
        "li",
        null,
        svg(
          "svg",
          { viewBox: "0 0 10 10", "aria-hidden": "true" },
          svg("path", { d: MARKS[mark](5, 5), class: `ck-evidence-lab__${mark}` })
        ),
        h("span", null, h("strong", null, number(count)), ` ${words}`)
      )
    )
  );
}
var among = (malignant, n) => t("{k} of {n}", { k: number(malignant), n: number(n) }), share = (rate, low, high) => t("{rate} ({low} to {high})", {
  rate: percent(rate / 100, 1),
  low: number(low, 1),
  high: percent(high / 100, 1)
});
function forest(pool, band, bandName, caption) {
  let scale = (rate, low, high, mark) => h("td", { class: "ck-evidence-lab__scale" }, track({ rate, low, high }, band, mark)), row = (name, [malignant, n, ...rates], mark) => [
    name,
    among(malignant, n),
    scale(...rates, mark),
    share(...rates)
  ], rows = pool.rows.map(
    ([study, malignant, n, rate, low, high, rebuilt]) => row([study, rebuilt ? " *" : ""], [malignant, n, rate, low, high])
  );
  if (rows.length > 1) {
    let cells = row(t("Pooled"), pool.pooled, "ck-evidence-lab__pooled");
    rows.push({ class: "ck-evidence-lab__total", cells });
  }
  if (pool.new) {
    let [low, high] = pool.new, line = scale(pool.pooled[2], low, high, "ck-evidence-lab__new");
    rows.push([
      t("A new, similar centre"),
      "",
      line,
      t("{low} to {high}", { low: number(low), high: percent(high / 100) })
    ]);
  }
  let notes = [
    band && t("Wide band: that of BI-RADS {category}.", { category: bandName }),
    pool.rows.some((study) => study[6]) && t("* Counts rebuilt from percentages.")
  ].filter(Boolean);
  return [
    table(caption, [t("Study"), t("Malignant"), t("0 to 100%"), t("Share (95% interval)")], rows, {
      class: "ck-evidence-lab__forest"
    }),
    h("p", { class: "ck-evidence-lab__quiet" }, notes.join(" "))
  ];
}

// js/evidence-lab/evidence-lab.js
var GROUPS = [
  ["cancer", msg("with a cancer and the sign")],
  ["missed", msg("with a cancer, without the sign")],
  ["false-alarm", msg("with the sign, no cancer")],
  ["healthy", msg("with neither")]
], COLLECTED = msg(
  "Digitised films of the 1990s, collected by outcome: so many cancers, so many benign lesions, so many never recalled. The share of cancers is the collectors' choice. No band is drawn: it belongs to other women."
), NO_RATIO = msg(
  "These words were seen on fewer than ten worked-up lesions of CBIS-DDSM, so they have no likelihood ratio here. Without one, the share stays that of the clinic."
), CARRIED_OVER = msg(
  "counted among the worked-up lesions of CBIS-DDSM. The share changes with the clinic; the ratio is carried over as it is, which is itself an assumption."
), NAMES = ["morphology", "distribution", "counted_in", "prevalence"];
function picker(model, save, { id, label, terms }) {
  let box = selectBox([["", t("any")], ...terms], (term) => save({ [id]: term }), { "data-attribute": id });
  return {
    node: h("label", { class: "ck-evidence-lab__field" }, h("span", null, label), box),
    refresh: () => {
      box.value = model.get(id);
    }
  };
}
function population(model, save, data, uid) {
  let notes = data.counted_in.map(() => h("span", { class: "ck-evidence-lab__has" })), values = data.counted_in.map(([id, words], place) => [id, [words, notes[place]]]), made = radios(`${uid}-counted`, values, (id) => save({ counted_in: id })), refresh = (look) => {
    made.check(model.get("counted_in")), data.counted_in.forEach(([id], place) => {
      put(notes[place], !look.pools[id] && !look.counts[id] && t(" (no rate)"));
    });
  }, legend2 = h("legend", null, t("Who was counted"));
  return { node: h("fieldset", { class: "ck-evidence-lab__field ck-radios" }, legend2, made.labels), refresh };
}
var share2 = (value) => percent(value / 100, Number.isInteger(value) ? 0 : 1);
function clinic(model, save, data) {
  let at = () => data.steps.findIndex((step) => Math.abs(step - 100 * model.get("prevalence")) < 0.01), go = (place) => save({ prevalence: data.steps[Number(place)] / 100 }), range = { type: "range", min: "0", max: String(data.steps.length - 1), step: "1" }, slider = h("input", { ...range, oninput: () => go(slider.value) }), settings = data.settings.map(({ label, step }) => [String(step), label]), box = selectBox([["", t("another clinic")], ...settings], (step) => step && go(step)), caveat = h("p", { class: "ck-evidence-lab__quiet" }), out = h("strong", { class: "ck-evidence-lab__out", "aria-hidden": "true" }), refresh = () => {
    let place = at(), known = data.settings.find(({ step }) => step === place);
    slider.value = String(place), slider.setAttribute(
      "aria-valuetext",
      t("{share} of lesions malignant", { share: share2(data.steps[place]) })
    ), box.value = known ? String(place) : "", put(caveat, known?.caveat), put(out, share2(data.steps[place]));
  };
  return { node: h(
    "fieldset",
    { class: "ck-evidence-lab__field" },
    h("legend", null, t("Your clinic")),
    h("label", null, h("span", null, t("As in")), box),
    caveat,
    h("label", null, h("span", null, t("Share of lesions that are malignant "), out), slider)
  ), refresh, at };
}
function withoutRatio(data, look, prevalence) {
  let cancers = Math.round(10 * prevalence), groups = [
    ["cancer", cancers, t("with a cancer")],
    ["healthy", 1e3 - cancers, t("without")]
  ], words = look === data.looks[" "] ? t("Choose a word to see what it changes.") : t(NO_RATIO);
  return [
    h("p", { "data-ck": "worked" }, words),
    women(
      groups,
      t("1,000 women: {cancers} with a cancer, {others} without.", { cancers, others: 1e3 - cancers })
    ),
    legend(groups)
  ];
}
function atWork(data, look, place) {
  if (!look.weight) return withoutRatio(data, look, data.steps[place]);
  let [tp, fp, missed, healthy, ppv] = look.women[place], numbers = { cancer: tp, missed, "false-alarm": fp, healthy }, groups = GROUPS.map(([mark, words]) => [mark, numbers[mark], t(words)]);
  return [
    h(
      "p",
      { "data-ck": "worked" },
      t("Of 1,000 women here, "),
      h("strong", null, t("{n} have a cancer", { n: tp + missed })),
      t(
        ". {tp} of them show this sign, and so do {fp} of the {others} others. So of {signs} with the sign, ",
        {
          tp,
          fp,
          others: fp + healthy,
          signs: tp + fp
        }
      ),
      h(
        "strong",
        null,
        tn("1 has a cancer ({share})", "{n} have a cancer ({share})", tp, { share: share2(ppv) })
      ),
      Math.abs(ppv - 100 * tp / (tp + fp)) >= 0.5 && t(", the share being that before rounding to whole women"),
      "."
    ),
    women(
      groups,
      t("1,000 women: {groups}.", { groups: groups.map(([, n, words]) => `${n} ${words}`).join(", ") })
    ),
    legend(groups),
    h("p", { class: "ck-evidence-lab__quiet" }, `${look.weight}, ${t(CARRIED_OVER)}`)
  ];
}
function results(data, model, place) {
  let look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`], counted = model.get("counted_in"), [pool, films] = [look.pools[counted], look.counts[counted]], [rate, low, high] = films ?? pool?.pooled.slice(2) ?? [], category = look.category ?? "", band = data.bands[category], part = (name, title, ...content) => h(
    "section",
    { class: "ck-evidence-lab__part", "data-ck": name },
    h("p", { class: "ck-evidence-lab__head" }, title),
    content
  );
  return [
    part(
      "share",
      t("The share among those counted"),
      h("p", { class: "ck-evidence-lab__said", "data-ck": "said" }, look.said[counted]),
      h("p", { class: "ck-evidence-lab__quiet" }, look.caveat[counted]),
      rate !== void 0 && track({ rate, low, high }, pool && band)
    ),
    pool && part(
      "studies",
      t("The studies behind it"),
      forest(pool, band, category, t("{label}: published series, one population", { label: look.label }))
    ),
    counted.startsWith("collection") && part("films", t("Where they come from"), h("p", null, t(COLLECTED))),
    part("work", t("The same sign in your clinic"), atWork(data, look, place))
  ];
}
function layout(status, choices, right) {
  return h(
    "div",
    { class: "ck-widget ck-evidence-lab" },
    status,
    h(
      "p",
      { class: "ck-evidence-lab__notice" },
      careNotice(),
      h("span", null, t("No number here is a woman's risk."))
    ),
    h(
      "div",
      { class: "ck-evidence-lab__columns" },
      h("div", { class: "ck-evidence-lab__left" }, choices),
      right
    )
  );
}
async function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let data = await unpack(model, "_evidence").opened, stop = new AbortController(), save = setter(model), where = clinic(model, save, data), choices = [...data.axes.map((axis) => picker(model, save, axis)), population(model, save, data, unique("ck-evidence-lab-")), where], status = liveRegion(), right = h("div", { class: "ck-evidence-lab__right" }), again = button(t("Start again"), () => save(model.get("_start")), { class: "ck-small-button" }), nodes = [...choices.map(({ node }) => node), h("p", null, again)], root = layout(status.node, nodes, right), before = "", update = () => {
    let look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`];
    for (let { refresh } of choices) refresh(look);
    put(right, results(data, model, where.at()));
    let [said, worked] = ["said", "worked"].map(
      (part) => [...right.querySelectorAll(`[data-ck=${part}]`)].map((node) => node.textContent).join(" ")
    );
    status.tell(said === before ? worked : `${said} ${worked}`), before = said;
  }, name = nameInPage("", "evidence-lab", ".ck-evidence-lab");
  keepPicks(model, name, { made: fingerprint(model, "_evidence"), names: NAMES }, stop.signal);
  let change = once(() => inPlace(root, update));
  return follow(model, NAMES, change, stop.signal), keepKeys(root, stop.signal), update(), el.replaceChildren(root), () => stop.abort();
}
var evidence_lab_default = { render };
export {
  evidence_lab_default as default
};
