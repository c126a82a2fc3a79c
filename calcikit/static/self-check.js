/* Made by "make js" (sha256 ae5275cd91f3102a0cc157c588426eeb5873ec29f4f64b81e4c870ae162df3c9) of js/self-check/self-check.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/pictogram.js js/shared/sources.js js/shared/words.js */
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

// js/shared/words.js
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
var msg = (text) => text;

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);

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

// js/shared/sources.js
var SHORT = 90;
function sourceLink({ text, url }, short = false) {
  const words = short && text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text;
  return url ? h(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: short && text, translate: "no" },
    words
  ) : h("span", { translate: "no" }, words);
}
function sourceList(sources, { summary, key, short } = {}) {
  if (!sources.length) return null;
  const title = summary ?? (sources.length === 1 ? t("source") : t("sources ({n})", { n: sources.length }));
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
};

// js/self-check/self-check.js
function optionRow(option, number, name, onchange) {
  const input = h("input", { type: "radio", name, value: String(number), onchange });
  const label = h(
    "label",
    { class: "ck-option ck-self-check__option" },
    input,
    tile(option.pictogram),
    h("span", null, option.text)
  );
  const reason = h("li", { class: "ck-self-check__reason" });
  const show = (answer) => {
    const answered = answer != null;
    input.checked = answer === number;
    input.disabled = answered && answer !== number;
    for (const node of [label, reason]) {
      node.classList.toggle("ck-right", answered && option.right);
      node.classList.toggle("ck-wrong", answer === number && !option.right);
    }
    const verdict = option.right ? t("✓ Right.") : answer === number ? t("✗ Your answer.") : t("✗ Not this one.");
    put(reason, h("strong", { class: "ck-self-check__of" }, option.text), `${verdict} ${option.reason}`);
  };
  return { input, label, reason, show };
}
function bodyOf(model, options, reasons, start, end) {
  const id = unique("ck-self-check-question-");
  const when = model.get("opening") ? t("Answer before you read") : t("Check yourself");
  const { question } = model.get("_question");
  const body = h(
    "div",
    { class: "ck-self-check__body" },
    h(
      "div",
      { class: "ck-self-check__options", role: "radiogroup", "aria-labelledby": id },
      h("div", { class: "ck-self-check__asked", id }, h("span", { class: "ck-kicker" }, when), question),
      ...options.map(({ label }) => label)
    ),
    reasons,
    h("div", { class: "ck-self-check__start" }, start),
    h("div", { class: "ck-self-check__end" }, end)
  );
  body.style.setProperty("--ck-options", String(options.length));
  return body;
}
function leaf(reasons, one) {
  if (!one) return;
  reasons.scrollLeft = one.offsetLeft - reasons.offsetLeft;
  if (reasons.scrollWidth > reasons.clientWidth) reasons.tabIndex = 0;
}
function announce(root, item, right) {
  root.dispatchEvent(new CustomEvent("ck-answer", { bubbles: true, detail: { item, right } }));
}
function goOn(model, { id, options }) {
  const memory = memoryOf(model, "self-check", id);
  const left = options.findIndex(({ text }) => text === memory.read());
  if (left >= 0 && model.get("answer") == null) setter(model)({ answer: left });
  return () => memory.keep(options[model.get("answer")]?.text ?? null);
}
function render({ model, el }) {
  speak(model.get("_words"), el);
  const question = model.get("_question");
  const keep = goOn(model, question);
  const name = unique("ck-self-check-");
  const set = setter(model);
  const stop = new AbortController();
  const verdict = h("p", { class: "ck-self-check__verdict", role: "status", "aria-live": "polite" });
  const sources = sourceList(question.source);
  const decide = () => {
    const picked = options.findIndex(({ input }) => input.checked);
    set({ answer: picked });
    again.focus({ preventScroll: true });
    again.scrollIntoView({ block: "nearest" });
    announce(root, question.id, question.options[picked].right);
  };
  const retry = () => {
    set({ answer: null });
    options[0].input.focus();
  };
  const again = button(t("Try again"), retry, { class: "ck-small-button" });
  const check = button(t("Check"), decide, { class: "ck-small-button", disabled: true });
  const ready = () => {
    check.disabled = false;
  };
  const options = question.options.map((option, number) => optionRow(option, number, name, ready));
  const show = () => {
    const answer = model.get("answer");
    const answered = answer != null;
    keep();
    for (const option of options) option.show(answer);
    put(verdict, answered && (question.options[answer].right ? t("Right.") : t("Not quite.")));
    root.classList.toggle("ck-self-check--answered", answered);
    check.disabled = true;
    leaf(reasons, options[answer ?? -1]?.reason);
  };
  const reasons = h("ul", { class: "ck-self-check__reasons" }, ...options.map(({ reason }) => reason));
  const hint = h("p", null, t("You will see why each answer is right or wrong."));
  const body = bodyOf(model, options, reasons, [check, hint], [verdict, again, sources]);
  const root = h("div", { class: "ck-widget ck-self-check" }, body);
  follow(model, ["answer"], show, stop.signal);
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  show();
  return () => stop.abort();
}
var self_check_default = { render };
export {
  self_check_default as default
};
