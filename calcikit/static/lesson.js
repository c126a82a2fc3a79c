/* Made by "make js" (sha256 bf61e3f0e5ad1c00eae61ff0dba979feca9070f03eabbcf3d2abf8a88c4865ce) of js/page/afm-host.js js/page/contents.js js/page/data.js js/page/glossary.js js/page/lesson.js js/page/objectives.js js/page/place.js js/page/read-marks.js js/page/scorm.js js/shared/fsrs.js js/shared/marks.js js/shared/model.js js/shared/progress.js js/shared/schedule.js js/shared/statistics.js js/shared/words.js */
// js/shared/marks.js
var FROM = "⁨";
var TO = "⁩";

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

// js/page/afm-host.js
function same(a, b) {
  if (a === b) return true;
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
var SLICE = 16;
var PATIENCE = 200;
var GRACE = 1e3;
var FREE = 20;
var idle = (window2) => new Promise((resume) => {
  if (window2?.requestIdleCallback) window2.requestIdleCallback(resume, { timeout: PATIENCE });
  else setTimeout(resume);
});
async function rest(window2) {
  const end = performance.now() + GRACE;
  let left;
  do
    left = await idle(window2);
  while (left && left.timeRemaining() < FREE && performance.now() < end);
}
var Model = class {
  #values;
  #listeners = [];
  constructor(values, words) {
    this.#values = { ...values, _host: "page", _words: words };
  }
  get(name) {
    const held2 = this.#values[name];
    return typeof held2 === "function" ? held2() : held2;
  }
  set(name, value) {
    const given = Object.entries(typeof name === "string" ? { [name]: value } : name);
    const changed = given.filter(([key, now]) => !same(this.#values[key], now));
    for (const [key, now] of changed) this.#values[key] = now;
    for (const [key, now] of changed) this.#tell(`change:${key}`, now);
    if (changed.length) this.#tell("change");
  }
  on(names, listener) {
    for (const name of names.split(" "))
      this.#listeners.push({ name, listener });
  }
  off(names, listener) {
    const gone = names?.split(" ");
    this.#listeners = this.#listeners.filter(
      (held2) => gone && !gone.includes(held2.name) || listener && listener !== held2.listener
    );
  }
  save_changes() {
  }
  #tell(name, value) {
    for (const held2 of [...this.#listeners]) if (held2.name === name) held2.listener(this, value);
  }
};
function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const octets = new Uint8Array(letters.length);
  for (let place2 = 0; place2 < letters.length; place2 += 1) octets[place2] = letters.charCodeAt(place2);
  return octets;
}
function bytes(document2, held2) {
  let view;
  return () => {
    const text = () => document2.getElementById(`ck-late-${held2}`).textContent;
    view ??= new DataView(decoded(typeof held2 === "string" ? held2 : text()).buffer);
    return view;
  };
}
function makeModels(document2, page) {
  const pool = page.bytes.map((held2) => bytes(document2, held2));
  const models = {};
  for (const [id, kept] of Object.entries(page.models)) {
    const data = Object.entries(kept.bytes).map(([name, place2]) => [name, pool[place2]]);
    models[id] = new Model({ ...kept.state, ...Object.fromEntries(data) }, page.words);
  }
  return models;
}
function follow(source, name, target, into) {
  const copy = () => target.set(into, source.get(name));
  source.on(`change:${name}`, copy);
  copy();
}
function mountText(el, model, { text, state }) {
  const show = () => {
    if (text === "html") el.innerHTML = model.get("value");
    else el.textContent = model.get("value");
  };
  model.on("change:value", show);
  if (model.get("value") !== state.value) show();
  el.dataset.ckDrawn = "";
}
async function mountWidget(el, model, widget) {
  const drawn = el.ownerDocument.createElement("div");
  await (await widget)?.render?.({ model, el: drawn });
  el.replaceChildren(drawn);
  el.dataset.ckDrawn = "";
}
function sayWhy(el, error) {
  console.error(error);
  const note = el.ownerDocument.createElement("p");
  note.className = "ck-dead";
  note.textContent = t("This part cannot start in this browser: {message}", {
    message: String(error?.message ?? error)
  });
  el.append(note);
}
async function begin(module, model) {
  const widget = typeof module === "function" ? await module() : module;
  await widget.initialize?.({ model });
  return widget;
}
async function draw(places, page, models, begun) {
  let since = performance.now();
  for (const el of places) {
    if (performance.now() - since > SLICE) {
      await idle(el.ownerDocument.defaultView);
      since = performance.now();
    }
    const id = el.dataset.ckModel;
    if (page.models[id].text) mountText(el, models[id], page.models[id]);
    else await mountWidget(el, models[id], begun[id]).catch((error) => sayWhy(el, error));
  }
}
function fromTop(window2) {
  const visits = window2?.performance.getEntriesByType("navigation") ?? [];
  const [visit] = visits;
  return window2?.location.hash === "" && visit?.type === "navigate";
}
async function mountAll(document2, page, models, modules) {
  const { defaultView: window2, documentElement: root } = document2;
  const settle = () => root.setAttribute("data-ck-settled", "");
  const found = document2.querySelectorAll("[data-ck-model]");
  const places = [...found];
  const about = (el) => page.models[el.dataset.ckModel];
  const isFirst = (el) => el === places.find((one) => about(one).module === about(el).module);
  const first = fromTop(window2) ? places.filter(isFirst) : places;
  const begun = {};
  if (first === places) settle();
  const later = places.filter((el) => !first.includes(el));
  for (const some of [first, later]) {
    if (some === later && later.length) await rest(window2);
    for (const id of some.map((el) => el.dataset.ckModel))
      if (!page.models[id].text) begun[id] ??= begin(modules[page.models[id].module], models[id]);
    await draw(some, page, models, begun);
  }
  settle();
}
function openForPrint(document2) {
  let opened = [];
  document2.defaultView?.addEventListener("beforeprint", () => {
    const closed = document2.querySelectorAll("details:not([open], .ck-widget *)");
    opened = [...closed];
    for (const details of opened) details.open = true;
  });
  document2.defaultView?.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
function start(document2, page, modules) {
  const models = makeModels(document2, page);
  for (const [both, [source, name], [target, into]] of page.links) {
    follow(models[source], name, models[target], into);
    if (both) follow(models[target], into, models[source], name);
  }
  return mountAll(document2, page, models, modules).then(() => openForPrint(document2));
}

// js/page/contents.js
var WIDE = "(min-width: 68.75rem)";
function follow2(document2, links, said) {
  const heads = links.map(
    (link) => document2.getElementById(decodeURIComponent(link.hash.slice(1)))
  );
  const show = () => {
    const line = document2.defaultView.innerHeight / 3;
    const now = heads.findLastIndex((head) => head.getBoundingClientRect().top < line);
    links.forEach((link, place3) => {
      link.classList.toggle("ck-passed", place3 < now);
      if (place3 === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    const place2 = t("{k} of {n}", { k: Math.max(0, now + 1), n: links.length });
    if (said.textContent !== place2) said.textContent = place2;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  };
  document2.addEventListener("scroll", soon, { passive: true });
  soon();
}
function contents(document2) {
  const list = document2.querySelector(".ck-contents details");
  if (!list) return;
  const wide = document2.defaultView.matchMedia(WIDE);
  const unfold = () => {
    list.open = wide.matches;
  };
  unfold();
  wide.addEventListener("change", unfold);
  const said = list.querySelector("summary span");
  follow2(document2, [...list.getElementsByTagName("a")], said);
}

// js/page/data.js
function pageData() {
  const held2 = document.getElementById("ck-data");
  if (!held2) throw new Error("This page has no data for its scripts.");
  return JSON.parse(held2.textContent);
}

// js/page/glossary.js
var MARGIN = 8;
var GAP = 6;
function place(word, tip) {
  const at = word.getClientRects()[0];
  const room = document.documentElement.clientWidth;
  const width = Math.min(tip.offsetWidth, room - 2 * MARGIN);
  const left = Math.max(MARGIN, Math.min(at.left, room - width - MARGIN));
  const below = at.bottom + GAP;
  const above = at.top - tip.offsetHeight - GAP;
  const top = below + tip.offsetHeight > window.innerHeight && above > 0 ? above : below;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${top + window.scrollY}px`;
}
function explanation(word, about) {
  const tip = document.createElement("span");
  tip.className = "ck-tip";
  tip.setAttribute("role", "status");
  const told = about.nextElementSibling.querySelectorAll("p:not(.ck-source)");
  for (const from of [about, ...told]) {
    const part = document.createElement(from === about ? "strong" : "span");
    part.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
    tip.append(part);
  }
  const source = document.createElement("a");
  source.href = word.hash;
  source.textContent = t("Sources");
  tip.append(source);
  return tip;
}
function toggletip() {
  let open = null;
  const close = () => {
    open?.tip.remove();
    open?.word.setAttribute("aria-expanded", "false");
    open = null;
  };
  const show = (word) => {
    const about = document.getElementById(word.hash.slice(1));
    if (!about) return;
    const tip = explanation(word, about);
    word.after(tip);
    word.setAttribute("aria-expanded", "true");
    open = { word, tip };
    tip.popover = "manual";
    tip.showPopover?.();
    place(word, tip);
  };
  return { close, show, open: () => open };
}
function glossary(document2) {
  const window2 = document2.defaultView;
  const tips = toggletip();
  function press(event) {
    const target = event.target;
    const word = target.closest?.(".ck-term");
    const again = word && tips.open()?.word === word;
    if (!word && tips.open()?.tip.contains(target)) return;
    tips.close();
    if (!word) return;
    event.preventDefault();
    if (!again) tips.show(word);
  }
  function key(event) {
    const open = tips.open();
    if (event.key === "Escape" && open) {
      if (open.tip.contains(document2.activeElement)) open.word.focus();
      tips.close();
    } else if (event.key === " " && event.target.closest?.(".ck-term")) press(event);
  }
  for (const word of document2.querySelectorAll(".ck-term")) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
  }
  document2.addEventListener("click", press);
  document2.addEventListener("keydown", key);
  document2.addEventListener("focusin", ({ target }) => {
    const open = tips.open();
    if (open && target !== open.word && !open.tip.contains(target)) tips.close();
  });
  for (const leaving of ["resize", "beforeprint"]) window2.addEventListener(leaving, tips.close);
}

// js/page/read-marks.js
var KEY = "calcikit.read";
var BLOCKED = msg("This browser keeps nothing for this page, so the tick is gone when you close it.");
function readTicks(storage, key = KEY) {
  let found = null;
  try {
    found = JSON.parse(storage.getItem(key) ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return found && typeof found === "object" && !Array.isArray(found) ? found : {};
}
function writeTick(storage, lesson, day, key = KEY) {
  const { [lesson]: _, ...others } = readTicks(storage, key);
  storage.setItem(key, JSON.stringify(day ? { ...others, [lesson]: day } : others));
}
var storageOf = (document2) => document2.defaultView.localStorage;
function ticks(document2) {
  try {
    return readTicks(storageOf(document2));
  } catch {
    return null;
  }
}
function lessonEnd(document2, line, lesson, listed2) {
  const [box] = line.getElementsByTagName("input");
  const [said] = line.getElementsByTagName("output");
  const show = () => {
    box.checked = Boolean(ticks(document2)?.[lesson]);
  };
  box.addEventListener("change", () => {
    try {
      writeTick(storageOf(document2), lesson, box.checked && (/* @__PURE__ */ new Date()).toISOString().slice(0, 10));
      if (listed2)
        said.textContent = box.checked ? t("Ticked in the list of lessons.") : t("The tick is gone.");
    } catch {
      said.textContent = t(BLOCKED);
    }
    document2.dispatchEvent(new CustomEvent("ck-read", { detail: { read: box.checked } }));
  });
  show();
  line.hidden = false;
  return show;
}
function lessonList(document2, line) {
  const found = document2.querySelectorAll("[data-ck-lesson]");
  const places = [...found];
  return () => {
    const read = ticks(document2);
    for (const place2 of places) place2.hidden = !read?.[place2.dataset.ckLesson];
    const count = places.filter((place2) => !place2.hidden).length;
    line.textContent = read == null ? t("This browser keeps nothing for this page: what you ticked as read is not shown here.") : count ? t("You have read {k} of {n} lessons. Only this browser knows.", { k: count, n: places.length }) : t("Tick a lesson at its end, and it is marked here. Only this browser will know.");
    line.hidden = false;
  };
}
function reading(document2, page) {
  const shows = [];
  const end = document2.querySelector(".ck-done");
  const list = document2.querySelector(".ck-count");
  if (end && page.lesson !== void 0) shows.push(lessonEnd(document2, end, page.lesson, !page.scorm));
  if (list) shows.push(lessonList(document2, list));
  for (const show of shows) show();
  const again = () => {
    for (const show of shows) show();
  };
  document2.defaultView.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) again();
  });
  document2.defaultView.addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
}

// js/page/objectives.js
var KEY2 = "calcikit.objectives";
function stored(document2, ask) {
  try {
    return ask(document2.defaultView.localStorage);
  } catch {
    return null;
  }
}
function objectives(document2, page) {
  const points = document2.querySelectorAll("[data-ck-objective]");
  if (!points.length) return;
  const kept = stored(document2, (storage) => readTicks(storage, KEY2)[page.lesson]);
  const right = new Set(Array.isArray(kept) ? kept : []);
  const places = document2.querySelectorAll("[data-ck-tests]");
  const checks = [...places].map((place2) => {
    const widget = place2.querySelector("[data-ck-model]");
    const model = widget && page.models[widget.dataset.ckModel];
    return { id: model?.state._question?.id, tests: place2.dataset.ckTests.split(" ") };
  });
  const show = () => {
    for (const point of points) {
      const asked = checks.filter(({ tests }) => tests.includes(point.dataset.ckObjective));
      point.classList.toggle("ck-ticked", asked.length > 0 && asked.every(({ id }) => id && right.has(id)));
    }
  };
  document2.addEventListener("ck-answer", ({ detail }) => {
    if (!detail.right) return;
    right.add(detail.item);
    stored(document2, (storage) => writeTick(storage, page.lesson, [...right], KEY2));
    show();
  });
  show();
}

// js/shared/progress.js
var RECORD_WORDS = {
  blocked: msg(
    "This browser lets the page keep nothing: your answers last only while the page is open. Download your record to keep it."
  ),
  full: msg(
    "The browser's storage is full: the newest answers last only while the page is open. Download your record to keep them."
  ),
  silent: msg(
    "The kernel has not confirmed your last answer yet. Is it running? The answer is kept here until it does; download your record to be sure."
  )
};
var isWord = (value) => typeof value === "string" && value !== "";
var isTruth = (value) => typeof value === "boolean";
var within = (value, low, high) => typeof value === "number" && Number.isFinite(value) && value >= low && value <= high;
var isMoment = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/.test(value) && within(new Date(value).getUTCFullYear(), 1, 9999);
var orNothing = (test) => (value) => value == null || test(value);
var EVENT_KEYS = {
  at: isMoment,
  learner: isWord,
  sitting: isWord,
  source: isWord,
  item: isWord,
  kind: isWord,
  truth: isWord,
  said: isWord,
  credit: (value) => within(value, 0, 1),
  right: isTruth,
  confidence: orNothing((value) => Number.isInteger(value) && within(value, 1, 4)),
  seconds: orNothing((value) => within(value, 0, Infinity)),
  more_truth: orNothing(isTruth),
  more_said: orNothing(isTruth),
  form: orNothing(isWord)
};

// js/shared/fsrs.js
var W = [
  0.212,
  1.2931,
  2.3065,
  8.2956,
  6.4133,
  0.8334,
  3.0194,
  1e-3,
  1.8722,
  0.1666,
  0.796,
  1.4835,
  0.0614,
  0.2629,
  1.6483,
  0.6014,
  1.8729,
  0.5425,
  0.0912,
  0.0658,
  0.1542
];
var DECAY = -W[20];
var FACTOR = 0.9 ** (1 / DECAY) - 1;

// js/page/place.js
var KEY3 = "calcikit.place";
function keepPlace(document2, page) {
  const window2 = document2.defaultView;
  const title = document2.querySelector("h1")?.textContent ?? page.lesson;
  window2.addEventListener("pagehide", () => {
    const part = document2.querySelector(".ck-contents [aria-current]")?.getAttribute("href") ?? "";
    try {
      window2.localStorage.setItem(KEY3, JSON.stringify({ lesson: page.lesson, title, part }));
    } catch {
    }
  });
}

// js/page/scorm.js
var MOST_FRAMES = 20;
var NOWHERE = msg("Kept in this browser alone; nothing is reported.");
var REFUSED = msg(
  "Your learning platform takes no report from this page now: close it, and open it from the platform again."
);
function held(window2, name) {
  try {
    return window2[name] ?? null;
  } catch {
    return null;
  }
}
function outward(window2) {
  const found = [];
  for (let at = window2; at && found.length < MOST_FRAMES; ) {
    found.push(at);
    const around = held(at, "parent");
    at = around === at ? null : around;
  }
  return found;
}
function platform(window2) {
  const around = outward(window2);
  const openers = around.map((at) => held(at, "opener")).filter(Boolean);
  for (const at of [...around, ...openers.flatMap(outward)]) {
    const api = held(at, "API");
    if (api) return api;
  }
  return null;
}
var two = (number) => String(number).padStart(2, "0");
function duration(milliseconds) {
  const seconds = Math.floor(milliseconds / 1e3);
  return `${two(Math.min(9999, Math.floor(seconds / 3600)))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
function earlier(text) {
  try {
    const found = JSON.parse(text);
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}
function conversation(api) {
  const ask = (name, ...words) => {
    try {
      return String(api[name](...words));
    } catch {
      return "";
    }
  };
  return {
    begin: () => ask("LMSInitialize", "") === "true",
    get: (name) => ask("LMSGetValue", `cmi.${name}`),
    put: (name, value) => ask("LMSSetValue", `cmi.${name}`, String(value)),
    commit: () => ask("LMSCommit", "") === "true",
    finish: () => ask("LMSFinish", "")
  };
}
function reportAnswers(document2, page, lms) {
  const asked = Object.values(page.models ?? {}).map(({ state }) => state._question?.id);
  const questions = new Set(asked.filter((id) => id !== void 0));
  const answers = earlier(lms.get("suspend_data"));
  document2.addEventListener("ck-answer", ({ detail }) => {
    if (!questions.has(detail.item)) return;
    answers[detail.item] = detail.right ? 1 : 0;
    const right = [...questions].filter((item) => answers[item]).length;
    lms.put("core.score.min", 0);
    lms.put("core.score.max", 100);
    lms.put("core.score.raw", Math.round(100 * right / questions.size));
    lms.put("suspend_data", JSON.stringify(answers));
    lms.commit();
  });
}
function reportReading(document2, say, lms) {
  document2.addEventListener("ck-read", ({ detail }) => {
    lms.put("core.lesson_status", detail.read ? "completed" : "incomplete");
    say(
      lms.commit() ? t("Reported to your learning platform.") : t("Your learning platform did not take the report.")
    );
  });
}
function reportNothing(document2, say, api) {
  const why = t(api ? REFUSED : NOWHERE);
  if (api) say(why);
  document2.addEventListener("ck-read", () => say(why));
}
function scorm(document2, page) {
  const window2 = document2.defaultView;
  const api = platform(window2);
  const lms = api && conversation(api);
  const [box] = document2.querySelectorAll(".ck-done input");
  const [said] = document2.querySelectorAll(".ck-done output");
  const say = (words) => {
    if (said) said.textContent = words;
  };
  if (!lms?.begin()) {
    reportNothing(document2, say, api);
    return;
  }
  const begun = Date.now();
  const done = ["completed", "passed"].includes(lms.get("core.lesson_status"));
  if (box) box.checked = done;
  if (!done) lms.put("core.lesson_status", "incomplete");
  lms.commit();
  reportAnswers(document2, page, lms);
  reportReading(document2, say, lms);
  const leave = () => {
    lms.put("core.session_time", duration(Date.now() - begun));
    lms.put("core.exit", box?.checked ? "" : "suspend");
    lms.commit();
    lms.finish();
  };
  window2.addEventListener("pagehide", leave);
  window2.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !lms.begin()) reportNothing(document2, say, api);
  });
}

// js/page/lesson.js
function startLesson(modules) {
  const page = pageData();
  const shown = document;
  speak(page.words);
  if (page.number) keepPlace(shown, page);
  contents(shown);
  start(shown, page, modules);
  objectives(shown, page);
  reading(shown, page);
  glossary(shown);
  if (page.scorm) scorm(shown, page);
}
export {
  startLesson as default
};
