/* Made by "make js" (sha256 4bd06ad63b9992a16f660bf834e8534a551fecff84ed0c16b3d50de3aed4a003) of js/page/afm-host.js js/page/glossary.js js/page/lesson.js js/page/read-marks.js js/page/scorm.js */
// js/page/afm-host.js
function same(a, b) {
  if (a === b) return true;
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
var Model = class {
  #values;
  #listeners = [];
  constructor(values) {
    this.#values = { ...values, _host: "page" };
  }
  get(name) {
    const held = this.#values[name];
    return typeof held === "function" ? held() : held;
  }
  set(name, value) {
    const given = Object.entries(typeof name === "string" ? { [name]: value } : name);
    const changed = given.filter(([key, now]) => !same(this.#values[key], now));
    for (const [key, now] of changed) this.#values[key] = now;
    for (const [key, now] of changed) this.#tell(`change:${key}`, now);
    if (changed.length) this.#tell("change");
  }
  on(names, listener) {
    for (const name of names.split(" ")) this.#listeners.push({ name, listener });
  }
  off(names, listener) {
    const gone = names?.split(" ");
    this.#listeners = this.#listeners.filter(
      (held) => gone && !gone.includes(held.name) || listener && listener !== held.listener
    );
  }
  /** Nothing to do: the page itself is where the values live. */
  save_changes() {
  }
  #tell(name, value) {
    for (const held of [...this.#listeners]) if (held.name === name) held.listener(this, value);
  }
};
function bytes(document2, held) {
  let view;
  return () => {
    if (view) return view;
    const letters = atob(
      typeof held === "string" ? held : document2.getElementById(`ck-late-${held}`).textContent
    );
    const decoded = new Uint8Array(letters.length);
    for (let place = 0; place < letters.length; place += 1) decoded[place] = letters.charCodeAt(place);
    view = new DataView(decoded.buffer);
    return view;
  };
}
function makeModels(document2, page) {
  const pool = page.bytes.map((held) => bytes(document2, held));
  const models = {};
  for (const [id, kept] of Object.entries(page.models)) {
    const data = Object.entries(kept.bytes).map(([name, place]) => [name, pool[place]]);
    models[id] = new Model({ ...kept.state, ...Object.fromEntries(data) });
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
async function begin(module, model) {
  const widget = typeof module === "function" ? await module() : module;
  await widget.initialize?.({ model });
  return widget;
}
async function mountAll(document2, page, models, modules) {
  const begun = {};
  for (const el of document2.querySelectorAll("[data-ck-model]")) {
    const id = el.dataset.ckModel;
    const kept = page.models[id];
    if (kept.text) {
      mountText(el, models[id], kept);
      continue;
    }
    begun[id] ??= begin(modules[kept.module], models[id]);
    await mountWidget(el, models[id], begun[id]).catch((error) => console.error(error));
    await new Promise((resume) => setTimeout(resume));
  }
}
function openForPrint(document2) {
  let opened = [];
  document2.defaultView?.addEventListener("beforeprint", () => {
    opened = [...document2.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  document2.defaultView?.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
function start(document2, page, modules) {
  const models = makeModels(document2, page);
  openForPrint(document2);
  for (const [both, [source, name], [target, into]] of page.links) {
    follow(models[source], name, models[target], into);
    if (both) follow(models[target], into, models[source], name);
  }
  return mountAll(document2, page, models, modules);
}

// js/page/glossary.js
function words(document2) {
  const window = document2.defaultView;
  let open = null;
  function close() {
    if (!open) return;
    open.tip.remove();
    open.word.setAttribute("aria-expanded", "false");
    open = null;
  }
  function place(word, tip) {
    const at = word.getClientRects()[0];
    const room = document2.documentElement.clientWidth;
    const width = Math.min(tip.offsetWidth, room - 16);
    const left = Math.max(8, Math.min(at.left, room - width - 8));
    const below = at.bottom + 6;
    const top = below + tip.offsetHeight > window.innerHeight && at.top > tip.offsetHeight + 6 ? at.top - tip.offsetHeight - 6 : below;
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${top + window.scrollY}px`;
  }
  function show(word) {
    const about = document2.getElementById(word.hash.slice(1));
    if (!about) return;
    const tip = document2.createElement("span");
    tip.className = "ck-tip";
    tip.setAttribute("role", "status");
    word.after(tip);
    word.setAttribute("aria-expanded", "true");
    open = { word, tip };
    const told = [...about.nextElementSibling.querySelectorAll("p:not(.ck-source)")];
    for (const [tag, from] of [["strong", about], ...told.map((part) => ["span", part])]) {
      const part = document2.createElement(tag);
      part.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
      tip.append(part);
    }
    const source = document2.createElement("a");
    source.href = word.hash;
    source.textContent = "Sources";
    tip.append(source);
    tip.popover = "manual";
    tip.showPopover?.();
    place(word, tip);
  }
  function press(event) {
    const word = event.target.closest?.(".ck-term");
    const again = word && open?.word === word;
    if (!word && open?.tip.contains(event.target)) return;
    close();
    if (!word) return;
    event.preventDefault();
    if (!again) show(word);
  }
  const marked = document2.querySelectorAll(".ck-term");
  for (const word of marked) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
  }
  document2.addEventListener("click", press);
  document2.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      if (open.tip.contains(document2.activeElement)) open.word.focus();
      close();
    } else if (event.key === " " && event.target.closest?.(".ck-term")) {
      press(event);
    }
  });
  document2.addEventListener("focusin", (event) => {
    if (open && event.target !== open.word && !open.tip.contains(event.target)) close();
  });
  window.addEventListener("resize", close);
  window.addEventListener("beforeprint", close);
}

// js/page/read-marks.js
var KEY = "calcikit.read";
var BLOCKED = "This browser keeps nothing for this page, so the tick is gone when you close it.";
function readTicks(storage) {
  let found = null;
  try {
    found = JSON.parse(storage.getItem(KEY) ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return found && typeof found === "object" && !Array.isArray(found) ? found : {};
}
function writeTick(storage, lesson, day) {
  const { [lesson]: _, ...others } = readTicks(storage);
  storage.setItem(KEY, JSON.stringify(day ? { ...others, [lesson]: day } : others));
}
var storageOf = (document2) => document2.defaultView.localStorage;
function ticks(document2) {
  try {
    return readTicks(storageOf(document2));
  } catch {
    return null;
  }
}
function lessonEnd(document2, line, lesson) {
  const [box] = line.getElementsByTagName("input");
  const [said] = line.getElementsByTagName("output");
  const show = () => {
    box.checked = Boolean(ticks(document2)?.[lesson]);
  };
  box.addEventListener("change", () => {
    try {
      writeTick(storageOf(document2), lesson, box.checked && (/* @__PURE__ */ new Date()).toISOString().slice(0, 10));
      said.textContent = box.checked ? "Ticked in the list of lessons." : "The tick is gone.";
    } catch {
      said.textContent = BLOCKED;
    }
    document2.dispatchEvent(new CustomEvent("ck-read", { detail: { read: box.checked } }));
  });
  show();
  line.hidden = false;
  return show;
}
function lessonList(document2, line) {
  const places = [...document2.querySelectorAll("[data-ck-lesson]")];
  return () => {
    const read = ticks(document2);
    for (const place of places) place.hidden = !read?.[place.dataset.ckLesson];
    const count = places.filter((place) => !place.hidden).length;
    line.textContent = read == null ? "This browser keeps nothing for this page: what you ticked as read is not shown here." : count ? `You have read ${count} of ${places.length} lessons. Only this browser knows.` : "Tick a lesson at its end, and it is marked here. Only this browser will know.";
    line.hidden = false;
  };
}
function reading(document2, page) {
  const shows = [];
  const end = document2.querySelector(".ck-done");
  const list = document2.querySelector(".ck-count");
  if (end) shows.push(lessonEnd(document2, end, page.lesson));
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

// js/page/scorm.js
function platform(window) {
  for (const first of [window, window.opener]) {
    try {
      for (let at = first, steps = 0; at && steps < 20; at = at.parent === at ? null : at.parent, steps += 1) {
        if (at.API) return at.API;
      }
    } catch {
    }
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
function scorm(document2, page) {
  const window = document2.defaultView;
  const api = platform(window);
  const ask = (name, ...words2) => {
    try {
      return String(api[name](...words2));
    } catch {
      return "";
    }
  };
  if (!api || ask("LMSInitialize", "") !== "true") return;
  const begun = Date.now();
  const put = (name, value) => ask("LMSSetValue", `cmi.${name}`, String(value));
  const questions = new Set(
    Object.values(page.models ?? {}).map(({ state }) => state._question?.id).filter(Boolean)
  );
  const answers = earlier(ask("LMSGetValue", "cmi.suspend_data"));
  const [box] = document2.querySelectorAll(".ck-done input");
  const [said] = document2.querySelectorAll(".ck-done output");
  const done = ["completed", "passed"].includes(ask("LMSGetValue", "cmi.core.lesson_status"));
  if (box) box.checked = done;
  if (!done) put("core.lesson_status", "incomplete");
  ask("LMSCommit", "");
  document2.addEventListener("ck-answer", ({ detail }) => {
    if (!questions.has(detail.item)) return;
    answers[detail.item] = detail.right ? 1 : 0;
    const right = [...questions].filter((item) => answers[item]).length;
    put("core.score.min", 0);
    put("core.score.max", 100);
    put("core.score.raw", Math.round(100 * right / questions.size));
    put("suspend_data", JSON.stringify(answers));
    ask("LMSCommit", "");
  });
  document2.addEventListener("ck-read", ({ detail }) => {
    put("core.lesson_status", detail.read ? "completed" : "incomplete");
    const kept = ask("LMSCommit", "") === "true";
    if (said)
      said.textContent = kept ? "Reported to your learning platform." : "Your learning platform did not take the report.";
  });
  let finished = false;
  window.addEventListener("pagehide", () => {
    if (finished) return;
    finished = true;
    put("core.session_time", duration(Date.now() - begun));
    put("core.exit", box?.checked ? "" : "suspend");
    ask("LMSCommit", "");
    ask("LMSFinish", "");
  });
}

// js/page/lesson.js
function startLesson(modules) {
  const page = JSON.parse(document.getElementById("ck-data").textContent);
  start(document, page, modules);
  reading(document, page);
  words(document);
  if (page.scorm) scorm(document, page);
}
export {
  startLesson as default
};
