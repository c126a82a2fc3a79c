/* Made by "make js" (sha256 299f1a507d2836eb5ac081d4e435382f488bf5a149982697f331d2584b385d4b) of js/page/afm-host.js js/page/contents.js js/page/data.js js/page/glossary.js js/page/lesson.js js/page/objectives.js js/page/place.js js/page/read-marks.js js/page/scorm.js js/shared/clamp.js js/shared/fsrs.js js/shared/marks.js js/shared/model.js js/shared/progress.js js/shared/schedule.js js/shared/statistics.js js/shared/words.js */
// js/shared/words.js
var spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);
var msg = (text) => text;

// js/page/afm-host.js
function same(a, b) {
  return a === b ? !0 : ArrayBuffer.isView(a) || ArrayBuffer.isView(b) ? !1 : JSON.stringify(a) === JSON.stringify(b);
}
var SLICE = 16, PATIENCE = 200, GRACE = 1e3, FREE = 20, idle = (window2) => new Promise((resume) => {
  window2?.requestIdleCallback ? window2.requestIdleCallback(resume, { timeout: PATIENCE }) : setTimeout(resume);
});
async function rest(window2) {
  let end = performance.now() + GRACE, left;
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
    let held2 = this.#values[name];
    return typeof held2 == "function" ? held2() : held2;
  }
  set(name, value) {
    let changed = Object.entries(typeof name == "string" ? { [name]: value } : name).filter(([key, now]) => !same(this.#values[key], now));
    for (let [key, now] of changed) this.#values[key] = now;
    for (let [key, now] of changed) this.#tell(`change:${key}`, now);
    changed.length && this.#tell("change");
  }
  on(names, listener) {
    for (let name of names.split(" "))
      this.#listeners.push({ name, listener });
  }
  off(names, listener) {
    let gone = names?.split(" ");
    this.#listeners = this.#listeners.filter(
      (held2) => gone && !gone.includes(held2.name) || listener && listener !== held2.listener
    );
  }
  save_changes() {
  }
  #tell(name, value) {
    for (let held2 of [...this.#listeners]) held2.name === name && held2.listener(this, value);
  }
};
function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  let letters = atob(text), octets = new Uint8Array(letters.length);
  for (let place2 = 0; place2 < letters.length; place2 += 1) octets[place2] = letters.charCodeAt(place2);
  return octets;
}
function bytes(document2, held2) {
  let view;
  return () => {
    let text = () => document2.getElementById(`ck-late-${held2}`).textContent;
    return view ??= new DataView(decoded(typeof held2 == "string" ? held2 : text()).buffer), view;
  };
}
function makeModels(document2, page) {
  let pool = page.bytes.map((held2) => bytes(document2, held2)), models = {};
  for (let [id, kept] of Object.entries(page.models)) {
    let shared = Object.entries(kept.shared).map(([name, place2]) => [name, page.shared[place2]]), data = Object.entries(kept.bytes).map(([name, place2]) => [name, pool[place2]]);
    models[id] = new Model({ ...kept.state, ...Object.fromEntries([...shared, ...data]) }, page.words);
  }
  return models;
}
function follow(source, name, target, into) {
  let copy = () => target.set(into, source.get(name));
  source.on(`change:${name}`, copy), copy();
}
function mountText(el, model, { text, state }) {
  let show = () => {
    text === "html" ? el.innerHTML = model.get("value") : el.textContent = model.get("value");
  };
  model.on("change:value", show), model.get("value") !== state.value && show(), el.dataset.ckDrawn = "";
}
async function mountWidget(el, model, widget) {
  let drawn = el.ownerDocument.createElement("div");
  await (await widget)?.render?.({ model, el: drawn }), el.replaceChildren(drawn), el.dataset.ckDrawn = "";
}
function sayWhy(el, error) {
  console.error(error);
  let note = el.ownerDocument.createElement("p");
  note.className = "ck-dead", note.textContent = t("This part cannot start in this browser: {message}", {
    message: String(error?.message ?? error)
  }), el.append(note);
}
async function begin(module, model) {
  let widget = typeof module == "function" ? await module() : module;
  return await widget.initialize?.({ model }), widget;
}
async function draw(places, page, models, begun, slice) {
  let since = performance.now();
  for (let el of places) {
    performance.now() - since > slice && (await idle(el.ownerDocument.defaultView), since = performance.now());
    let id = el.dataset.ckModel;
    page.models[id].text ? mountText(el, models[id], page.models[id]) : await mountWidget(el, models[id], begun[id]).catch((error) => sayWhy(el, error));
  }
}
function visitType(window2) {
  let visits = window2?.performance.getEntriesByType("navigation") ?? [], [visit] = visits;
  return visit?.type ?? "";
}
async function mountAll(document2, page, models, modules) {
  let { defaultView: window2, documentElement: root } = document2, settle = () => root.setAttribute("data-ck-settled", ""), places = [...document2.querySelectorAll("[data-ck-model]")], about = (el) => page.models[el.dataset.ckModel], isFirst = (el) => el === places.find((one) => about(one).module === about(el).module), visit = visitType(window2), fromTop = window2?.location.hash === "" && visit === "navigate", first = fromTop ? places.filter(isFirst) : [], returns = visit === "reload" || visit === "back_forward";
  returns && (root.style.overflowAnchor = "none");
  let begun = {};
  fromTop || settle();
  let later = places.filter((el) => !first.includes(el));
  for (let some of [first, later]) {
    fromTop && some === later && later.length && await rest(window2);
    for (let id of some.map((el) => el.dataset.ckModel))
      page.models[id].text || (begun[id] ??= begin(modules[page.models[id].module], models[id]));
    await draw(some, page, models, begun, some === first ? 1 / 0 : SLICE);
  }
  settle(), returns && (await idle(window2), root.style.overflowAnchor = "");
}
function openForPrint(document2) {
  let opened = [];
  document2.defaultView?.addEventListener("beforeprint", () => {
    opened = [...document2.querySelectorAll("details:not([open], .ck-widget *)")];
    for (let details of opened) details.open = !0;
  }), document2.defaultView?.addEventListener("afterprint", () => {
    for (let details of opened) details.open = !1;
  });
}
function start(document2, page, modules) {
  let models = makeModels(document2, page);
  for (let [both, [source, name], [target, into]] of page.links)
    follow(models[source], name, models[target], into), both && follow(models[target], into, models[source], name);
  return mountAll(document2, page, models, modules).then(() => openForPrint(document2));
}

// js/page/contents.js
var WIDE = "(min-width: 68.75rem)", FAR = "1000000px";
function follow2(document2, links, said) {
  let heads = links.map(
    (link) => document2.getElementById(decodeURIComponent(link.hash.slice(1)))
  ), begun = /* @__PURE__ */ new Set(), show = (crossed) => {
    for (let { target, isIntersecting } of crossed) begun[isIntersecting ? "add" : "delete"](target);
    let now = heads.findLastIndex((head) => begun.has(head));
    links.forEach((link, place3) => {
      link.classList.toggle("ck-passed", place3 < now), place3 === now ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current");
    });
    let place2 = t("{k} of {n}", { k: Math.max(0, now + 1), n: links.length });
    said.textContent !== place2 && (said.textContent = place2);
  }, watch = new IntersectionObserver(show, { root: document2, rootMargin: `${FAR} 0px -66.6%` });
  for (let head of heads) watch.observe(head);
}
function contents(document2) {
  let list = document2.querySelector(".ck-contents details");
  if (!list) return;
  let wide = document2.defaultView.matchMedia(WIDE), unfold = () => {
    list.open = wide.matches;
  };
  unfold(), wide.addEventListener("change", unfold);
  let said = list.querySelector("summary span");
  follow2(document2, [...list.getElementsByTagName("a")], said);
}

// js/page/data.js
function pageData() {
  let held2 = document.getElementById("ck-data");
  if (!held2) throw new Error("This page has no data for its scripts.");
  return JSON.parse(held2.textContent);
}

// js/page/glossary.js
var MARGIN = 8, GAP = 6;
function place(word, tip) {
  let at = word.getClientRects()[0], room = document.documentElement.clientWidth, width = Math.min(tip.offsetWidth, room - 2 * MARGIN), left = Math.max(MARGIN, Math.min(at.left, room - width - MARGIN)), below = at.bottom + GAP, above = at.top - tip.offsetHeight - GAP, top = below + tip.offsetHeight > window.innerHeight && above > 0 ? above : below;
  tip.style.left = `${left + window.scrollX}px`, tip.style.top = `${top + window.scrollY}px`;
}
function explanation(word, about) {
  let tip = document.createElement("span");
  tip.className = "ck-tip", tip.setAttribute("role", "status");
  let told = about.nextElementSibling.querySelectorAll("p:not(.ck-source)");
  for (let from of [about, ...told]) {
    let part = document.createElement(from === about ? "strong" : "span");
    part.append(...[...from.childNodes].map((node) => node.cloneNode(!0))), tip.append(part);
  }
  let source = document.createElement("a");
  return source.href = word.hash, source.textContent = t("Sources"), tip.append(source), tip;
}
function toggletip() {
  let open = null;
  return { close: () => {
    open?.tip.remove(), open?.word.setAttribute("aria-expanded", "false"), open = null;
  }, show: (word) => {
    let about = document.getElementById(word.hash.slice(1));
    if (!about) return;
    let tip = explanation(word, about);
    word.after(tip), word.setAttribute("aria-expanded", "true"), open = { word, tip }, tip.popover = "manual", tip.showPopover?.(), place(word, tip);
  }, open: () => open };
}
function glossary(document2) {
  let window2 = document2.defaultView, tips = toggletip();
  function press(event) {
    let target = event.target, word = target.closest?.(".ck-term"), again = word && tips.open()?.word === word;
    !word && tips.open()?.tip.contains(target) || (tips.close(), word && (event.preventDefault(), again || tips.show(word)));
  }
  function key(event) {
    let open = tips.open();
    event.key === "Escape" && open ? (open.tip.contains(document2.activeElement) && open.word.focus(), tips.close()) : event.key === " " && event.target.closest?.(".ck-term") && press(event);
  }
  for (let word of document2.querySelectorAll(".ck-term"))
    word.setAttribute("role", "button"), word.setAttribute("aria-expanded", "false");
  document2.addEventListener("click", press), document2.addEventListener("keydown", key), document2.addEventListener("focusin", ({ target }) => {
    let open = tips.open();
    open && target !== open.word && !open.tip.contains(target) && tips.close();
  });
  for (let leaving of ["resize", "beforeprint"]) window2.addEventListener(leaving, tips.close);
}

// js/page/read-marks.js
var KEY = "calcikit.read", BLOCKED = msg("This browser keeps nothing for this page, so the tick is gone when you close it.");
function readTicks(storage, key = KEY) {
  let found = null;
  try {
    found = JSON.parse(storage.getItem(key) ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return found && typeof found == "object" && !Array.isArray(found) ? found : {};
}
function writeTick(storage, lesson, day, key = KEY) {
  let { [lesson]: _, ...others } = readTicks(storage, key);
  storage.setItem(key, JSON.stringify(day ? { ...others, [lesson]: day } : others));
}
function stored(document2, ask) {
  try {
    return ask(document2.defaultView.localStorage);
  } catch {
    return null;
  }
}
function lessonEnd(document2, line, lesson, listed2) {
  let [box] = line.getElementsByTagName("input"), [said] = line.getElementsByTagName("output"), show = () => {
    box.checked = !!stored(document2, readTicks)?.[lesson];
  };
  return box.addEventListener("change", () => {
    try {
      writeTick(
        document2.defaultView.localStorage,
        lesson,
        box.checked && (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
      ), listed2 && (said.textContent = box.checked ? t("Ticked in the list of lessons.") : t("The tick is gone."));
    } catch {
      said.textContent = t(BLOCKED);
    }
    document2.dispatchEvent(new CustomEvent("ck-read", { detail: { read: box.checked } }));
  }), show(), line.hidden = !1, show;
}
function lessonList(document2, line) {
  let places = [...document2.querySelectorAll("[data-ck-lesson]")];
  return () => {
    let read = stored(document2, readTicks);
    for (let place2 of places) place2.hidden = !read?.[place2.dataset.ckLesson];
    let count = places.filter((place2) => !place2.hidden).length;
    line.textContent = read == null ? t("This browser keeps nothing for this page: what you ticked as read is not shown here.") : count ? t("You have read {k} of {n} lessons. Only this browser knows.", { k: count, n: places.length }) : t("Tick a lesson at its end, and it is marked here. Only this browser will know."), line.hidden = !1;
  };
}
function reading(document2, page) {
  let shows = [], end = document2.querySelector(".ck-done"), list = document2.querySelector(".ck-count");
  end && page.lesson !== void 0 && shows.push(lessonEnd(document2, end, page.lesson, !page.scorm)), list && shows.push(lessonList(document2, list));
  for (let show of shows) show();
  let again = () => {
    for (let show of shows) show();
  };
  document2.defaultView.addEventListener("storage", (event) => {
    (event.key === KEY || event.key === null) && again();
  }), document2.defaultView.addEventListener("pageshow", (event) => {
    event.persisted && again();
  });
}

// js/page/objectives.js
var KEY2 = "calcikit.objectives";
function objectives(document2, page) {
  let points = document2.querySelectorAll("[data-ck-objective]");
  if (!points.length) return;
  let kept = stored(document2, (storage) => readTicks(storage, KEY2)[page.lesson]), right = new Set(Array.isArray(kept) ? kept : []), checks = [...document2.querySelectorAll("[data-ck-tests]")].map((place2) => {
    let widget = place2.querySelector("[data-ck-model]");
    return { id: (widget && page.models[widget.dataset.ckModel])?.state._question?.id, tests: place2.dataset.ckTests.split(" ") };
  }), show = () => {
    for (let point of points) {
      let asked = checks.filter(({ tests }) => tests.includes(point.dataset.ckObjective));
      point.classList.toggle("ck-ticked", asked.length > 0 && asked.every(({ id }) => id && right.has(id)));
    }
  };
  document2.addEventListener("ck-answer", ({ detail }) => {
    detail.right && (right.add(detail.item), stored(document2, (storage) => writeTick(storage, page.lesson, [...right], KEY2)), show());
  }), show();
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
}, isWord = (value) => typeof value == "string" && value !== "", isTruth = (value) => typeof value == "boolean", within = (value, low, high) => typeof value == "number" && Number.isFinite(value) && value >= low && value <= high, isMoment = (value) => typeof value == "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/.test(value) && within(new Date(value).getUTCFullYear(), 1, 9999), orNothing = (test) => (value) => value == null || test(value), EVENT_KEYS = {
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
  seconds: orNothing((value) => within(value, 0, 1 / 0)),
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
var DECAY = -W[20], FACTOR = 0.9 ** (1 / DECAY) - 1;

// js/page/place.js
var KEY3 = "calcikit.place";
function keepPlace(document2, page) {
  let title = document2.querySelector("h1")?.textContent ?? page.lesson;
  document2.defaultView.addEventListener("pagehide", () => {
    let part = document2.querySelector(".ck-contents [aria-current]")?.getAttribute("href") ?? "";
    stored(document2, (storage) => storage.setItem(KEY3, JSON.stringify({ lesson: page.lesson, title, part })));
  });
}

// js/page/scorm.js
var MOST_FRAMES = 20, NOWHERE = msg("Kept in this browser alone; nothing is reported."), REFUSED = msg(
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
  let found = [];
  for (let at = window2; at && found.length < MOST_FRAMES; ) {
    found.push(at);
    let around = held(at, "parent");
    at = around === at ? null : around;
  }
  return found;
}
function platform(window2) {
  let around = outward(window2), openers = around.map((at) => held(at, "opener")).filter(Boolean);
  for (let at of [...around, ...openers.flatMap(outward)]) {
    let api = held(at, "API");
    if (api) return api;
  }
  return null;
}
var two = (number) => String(number).padStart(2, "0");
function duration(milliseconds) {
  let seconds = Math.floor(milliseconds / 1e3);
  return `${two(Math.min(9999, Math.floor(seconds / 3600)))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
function earlier(text) {
  try {
    let found = JSON.parse(text);
    return found && typeof found == "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}
function conversation(api) {
  let ask = (name, ...words) => {
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
  let asked = Object.values(page.models ?? {}).map(({ state }) => state._question?.id), questions = new Set(asked.filter((id) => id !== void 0)), answers = earlier(lms.get("suspend_data"));
  document2.addEventListener("ck-answer", ({ detail }) => {
    if (!questions.has(detail.item)) return;
    answers[detail.item] = detail.right ? 1 : 0;
    let right = [...questions].filter((item) => answers[item]).length;
    lms.put("core.score.min", 0), lms.put("core.score.max", 100), lms.put("core.score.raw", Math.round(100 * right / questions.size)), lms.put("suspend_data", JSON.stringify(answers)), lms.commit();
  });
}
function reportReading(document2, say, lms) {
  document2.addEventListener("ck-read", ({ detail }) => {
    lms.put("core.lesson_status", detail.read ? "completed" : "incomplete"), say(
      lms.commit() ? t("Reported to your learning platform.") : t("Your learning platform did not take the report.")
    );
  });
}
function reportNothing(document2, say, api) {
  let why = t(api ? REFUSED : NOWHERE);
  api && say(why), document2.addEventListener("ck-read", () => say(why));
}
function scorm(document2, page) {
  let window2 = document2.defaultView, api = platform(window2), lms = api && conversation(api), [box] = document2.querySelectorAll(".ck-done input"), [said] = document2.querySelectorAll(".ck-done output"), say = (words) => {
    said && (said.textContent = words);
  };
  if (!lms?.begin()) {
    reportNothing(document2, say, api);
    return;
  }
  let begun = Date.now(), done = ["completed", "passed"].includes(lms.get("core.lesson_status"));
  box && (box.checked = done), done || lms.put("core.lesson_status", "incomplete"), lms.commit(), reportAnswers(document2, page, lms), reportReading(document2, say, lms);
  let leave = () => {
    lms.put("core.session_time", duration(Date.now() - begun)), lms.put("core.exit", box?.checked ? "" : "suspend"), lms.commit(), lms.finish();
  };
  window2.addEventListener("pagehide", leave), window2.addEventListener("pageshow", ({ persisted }) => {
    persisted && !lms.begin() && reportNothing(document2, say, api);
  });
}

// js/page/lesson.js
function startLesson(modules) {
  let page = pageData(), shown = document;
  setLanguage(page.words), page.number && keepPlace(shown, page), contents(shown), start(shown, page, modules), objectives(shown, page), reading(shown, page), glossary(shown), page.scorm && scorm(shown, page);
}
export {
  startLesson as default
};
