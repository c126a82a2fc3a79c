/* Made by "make js" (sha256 26b8fb44e0e547bf7ef2993b99dc9f8e6f7a22e0163327057475661634e0027d) of js/real-films/real-films.js js/shared/clamp.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/sources.js js/shared/words.js */
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
function svg(tag, attributes, ...children) {
  let node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (let [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node.append(...children), node;
}

// js/shared/words.js
var spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values), tp = (context, text, values) => fill(translated(`${context}${text}`) || foreign(text), values);
var msg = (text) => text;
var percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
});

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
function selectBox(values, onpick, more) {
  let box = h(
    "select",
    { onchange: () => onpick(box.value), ...more },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return box;
}

// js/shared/model.js
var setter = (model) => (changes) => {
  for (let [name, value] of Object.entries(changes)) model.set(name, value);
  model.save_changes();
};
function follow(model, names, listener, signal) {
  for (let name of names) model.on(`change:${name}`, listener);
  signal.addEventListener("abort", () => {
    for (let name of names) model.off(`change:${name}`, listener);
  });
}

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);

// js/shared/patch-source.js
var REST = 1500;
var KINDS = { "/": "jpeg", i: "png", U: "webp", P: "svg+xml" }, fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return fromBase64(btoa(text));
}
var idle = (task) => (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 }), wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: !0 }));
var later = (ms) => new Promise((go) => setTimeout(go, ms)), queue;
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

// js/shared/patch-view.js
var NOTICE = msg("Simulated, for teaching, not a patient.");
var LOOKS = [
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
var CERTAINTIES = {
  agreed: msg("agreed"),
  "practice-varies": msg("practice varies"),
  "thin-evidence": msg("thin evidence")
};

// js/real-films/real-films.js
var MM_BAR = 10, outlined = (lines) => svg(
  "svg",
  { viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" },
  ...lines.map((points) => svg("polygon", { points }))
);
function picture({ at, mm: [width, height], alt }, bytes, title, ...over) {
  let bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true" }, t("1 cm"));
  bar.style.width = `${100 * MM_BAR / width}%`;
  let frame = h(
    "div",
    { class: "ck-real-films__frame" },
    h("img", { src: address(bytes.subarray(...at)), alt, draggable: "false" }),
    over,
    width > MM_BAR && bar
  );
  frame.style.aspectRatio = `${width} / ${height}`;
  let figure = h(
    "figure",
    { class: "ck-real-films__picture" },
    frame,
    h("figcaption", { class: "ck-small" }, title)
  );
  return figure.style.setProperty("--mm", String(width)), figure;
}
function account(film, asked) {
  return [
    h("p", null, h("strong", null, film.described)),
    asked && h("p", { class: "ck-told ck-real-films__outcome" }, film.reader, " ", h("strong", null, film.outcome)),
    h(
      "ul",
      { class: "ck-small ck-real-films__notes" },
      film.notes.map((note) => h("li", null, note))
    )
  ];
}
function credit(lines) {
  let linked = (line) => line.split(/(https:\/\/\S+)/).map((part) => part.startsWith("https://") ? sourceLink({ text: part, url: part }) : part);
  return h(
    "div",
    { class: "ck-small ck-real-films__credit" },
    lines.map((line) => h("p", null, linked(line)))
  );
}
function chooser(model, films) {
  let set = setter(model), pick = (id2) => set({ case: id2 }), id = unique("ck-film-"), box = selectBox(
    films.map((film) => [film.id, film.label]),
    pick,
    { id }
  ), step = (by) => {
    let place = films.findIndex((film) => film.id === model.get("case"));
    pick(films[(place + by + films.length) % films.length].id);
  }, turn = (words, by) => button(words, () => step(by), { class: "ck-toggle" }), turns = [turn(t("Previous"), -1), turn(tp("picture", "Next"), 1)];
  return {
    node: h("p", { class: "ck-wrap ck-real-films__choice" }, h("label", { for: id }, t("Film")), box, turns),
    refresh: () => {
      box.value = model.get("case");
    }
  };
}
function tools(root, said, redraw) {
  let asked = { outcome: !1 }, outline = toggle(t("Outline"), (on) => root.classList.toggle("ck-real-films--outlined", on)), outcome = toggle(said.ask, (on) => {
    asked.outcome = on, redraw();
  }), node = h("div", { class: "ck-wrap ck-patch-view__tools" }, looks(root), outline, outcome);
  return { asked, outline, node };
}
function problems({ problems: lines, not_taken: title }) {
  if (!lines.length) return null;
  let items = lines.map((line) => h("li", null, line));
  return h("details", null, h("summary", null, title), h("ul", null, items));
}
function pairOf(model, root, films, said) {
  let pair = h("div", { class: "ck-real-films__pair" }), words = h("div", { class: "ck-real-films__words", role: "status" }), choice = chooser(model, films), shown = () => films.find(({ id }) => id === model.get("case")), bar = tools(root, said, tell);
  function tell() {
    put(words, account(shown(), bar.asked.outcome)), choice.refresh();
  }
  let show = () => {
    let { real, simulated, outline } = shown(), bytes = octets(model.get("_pictures"));
    bar.outline.disabled = !outline.length, pair.style.setProperty("--most-mm", String(Math.max(real.mm[0], simulated.mm[0])));
    let one = picture(real, bytes, said.real, outlined(outline));
    put(pair, one, picture(simulated, bytes, said.simulated)), tell();
  };
  return { nodes: [choice.node, pair, bar.node, words], tell, show };
}
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let films = model.get("_films"), said = model.get("_texts"), root = h("div", { class: "ck-widget ck-real-films", role: "group", "aria-label": said.heading }), stop = new AbortController();
  if (el.replaceChildren(root), !films.length) return void put(root, h("p", null, h("strong", null, `${said.heading}. `), said.how));
  let { nodes, tell, show } = pairOf(model, root, films, said), caution = h("p", { class: "ck-small ck-real-films__caution" }, said.choice);
  return put(root, nodes, caution, problems(said), credit(said.credit)), keepKeys(root, stop.signal), tell(), whenNear(
    root,
    () => {
      show(), follow(model, ["case"], show, stop.signal);
    },
    stop.signal
  ), () => stop.abort();
}
var real_films_default = { render };
export {
  real_films_default as default
};
