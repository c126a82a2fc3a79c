/* Made by "make js" (sha256 c816204c73e987ee19e8bae3ceae051a9c86f1ebe57a6fdeef5d13490783319c) of js/self-check/self-check.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/memory.js js/shared/model.js js/shared/pictogram.js js/shared/sources.js js/shared/words.js */
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
function asked(text) {
  let [, told, question] = !text.includes("⁨") && text.match(/^(.+[.!?]["”“]?) ([^.!?]+\?)$/s) || [];
  return told ? [`${told} `, h("strong", null, question)] : h("strong", null, text);
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

// js/shared/words.js
var spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);
var msg = (text) => text;

// js/shared/controls.js
var button = (words, onclick, more) => h("button", { type: "button", onclick, ...more }, words);

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
};

// js/self-check/self-check.js
function optionRow(option, number, name, onchange) {
  let input = h("input", { type: "radio", name, value: String(number), onchange }), label = h(
    "label",
    { class: "ck-option ck-self-check__option" },
    input,
    tile(option.pictogram),
    h("span", null, option.text)
  ), reason = h("li", { class: "ck-self-check__reason" }), lead = button(t("To the right answer"), () => leadRight(reason), { class: "ck-small-button" });
  return { input, label, reason, show: (answer) => {
    let answered = answer != null;
    input.checked = answer === number, input.disabled = answered && answer !== number;
    for (let node of [label, reason])
      node.classList.toggle("ck-right", answered && option.right), node.classList.toggle("ck-wrong", answer === number && !option.right);
    let verdict = option.right ? t("✓ Right.") : answer === number ? t("✗ Your answer.") : t("✗ Not this one.");
    put(
      reason,
      h("strong", { class: "ck-self-check__of" }, option.text),
      `${verdict} ${option.reason}`,
      !option.right && lead
    );
  } };
}
function bodyOf(model, options, reasons, start, end) {
  let id = unique("ck-self-check-question-"), when = model.get("opening") ? t("Answer before you read") : t("Check yourself"), { question } = model.get("_question"), body = h(
    "div",
    { class: "ck-self-check__body" },
    h(
      "div",
      { class: "ck-self-check__options", role: "radiogroup", "aria-labelledby": id },
      h(
        "div",
        { class: "ck-self-check__asked", id },
        h("span", { class: "ck-kicker" }, when),
        asked(question)
      ),
      ...options.map(({ label }) => label)
    ),
    reasons,
    h("div", { class: "ck-self-check__start" }, start),
    h("div", { class: "ck-self-check__end" }, end)
  );
  return body.style.setProperty("--ck-options", String(options.length)), body;
}
function leaf(reasons, one) {
  one && (reasons.scrollLeft = one.offsetLeft - reasons.offsetLeft, reasons.scrollWidth > reasons.clientWidth && (reasons.tabIndex = 0));
}
function leadRight({ parentElement: list }) {
  list && (leaf(list, list.querySelector(".ck-right")), list.focus({ preventScroll: !0 }));
}
function announce(root, item, right) {
  root.dispatchEvent(new CustomEvent("ck-answer", { bubbles: !0, detail: { item, right } }));
}
function goOn(model, { id, options }) {
  let memory = memoryOf(model, "self-check", id), left = options.findIndex(({ text }) => text === memory.read());
  return left >= 0 && model.get("answer") == null && setter(model)({ answer: left }), () => memory.keep(options[model.get("answer")]?.text ?? null);
}
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let question = model.get("_question"), keep = goOn(model, question), name = unique("ck-self-check-"), set = setter(model), stop = new AbortController(), verdict = h("p", { class: "ck-self-check__verdict", role: "status", "aria-live": "polite" }), sources = sourceList(question.source), decide = () => {
    let picked = options.findIndex(({ input }) => input.checked);
    set({ answer: picked }), again.focus({ preventScroll: !0 }), again.scrollIntoView({ block: "nearest" }), announce(root, question.id, question.options[picked].right);
  }, retry = () => {
    set({ answer: null }), options[0].input.focus();
  }, again = button(t("Try again"), retry, { class: "ck-small-button" }), check = button(t("Check"), decide, { class: "ck-main-button", disabled: !0 }), ready = () => {
    check.disabled = !1;
  }, options = question.options.map((option, number) => optionRow(option, number, name, ready)), show = () => {
    let answer = model.get("answer"), answered = answer != null;
    keep();
    for (let option of options) option.show(answer);
    put(verdict, answered && (question.options[answer].right ? t("Right.") : t("Not quite."))), root.classList.toggle("ck-self-check--answered", answered), check.disabled = !0, leaf(reasons, options[answer ?? -1]?.reason);
  }, reasons = h("ul", { class: "ck-self-check__reasons" }, ...options.map(({ reason }) => reason)), hint = h("p", null, t("You will see why each answer is right or wrong.")), body = bodyOf(model, options, reasons, [check, hint], [verdict, again, sources]), root = h("div", { class: "ck-widget ck-self-check" }, body);
  return follow(model, ["answer"], show, stop.signal), keepKeys(root, stop.signal), el.replaceChildren(root), show(), () => stop.abort();
}
var self_check_default = { render };
export {
  self_check_default as default
};
