/* Made by "make js" (sha256 78dbd1d971dce8b1673f5ed501de843a75899df880b5794ff0dadc0a2dca5597) of js/patch-viewer/patch-viewer.js js/shared/clamp.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/pictogram.js js/shared/words.js */
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

// js/shared/words.js
var spoken = { language: "en", direction: "ltr", texts: {} };
function setLanguage(words, el) {
  words?.language && (spoken = words, el && (Object.assign(el, { lang: words.language, dir: words.direction }), words.notice && (el.dataset.ckNotice = words.notice)));
}
var fill = (text, values) => text.replace(/\{(\w+)\}/g, (name, key) => String(values?.[key] ?? name)), foreign = (text) => spoken.language === "en" ? text : "⁨" + text + "⁩", translated = (key) => spoken.texts[key], t = (text, values) => fill(translated(text) || foreign(text), values);
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
var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

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
}, PATIENCE = 4e3, PAUSE = 80, REST = 1500, sceneKey = (scene) => Object.entries(SCENE).map(([axis, usual]) => scene[axis] ?? usual ?? "").join("|"), openPacks = /* @__PURE__ */ new WeakMap(), KINDS = { "/": "jpeg", i: "png", U: "webp", P: "svg+xml" }, fromBase64 = (text) => text.startsWith("data:") ? text : `data:image/${KINDS[text[0]]};base64,${text}`;
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
function opened(held) {
  let pack = openPacks.get(held) ?? openPack(held);
  return openPacks.set(held, pack), pack;
}
var idle = (task) => (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 }), wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: !0 }));
function packOf(model) {
  let held = model.get("_pictures");
  return held?.byteLength ? opened(held) : null;
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
  let asked = null, wanted = wantedScene(() => {
    asked || later2(ask, PAUSE);
  }), timer, later2 = (run, wait) => {
    clearTimeout(timer), timer = setTimeout(run, wait);
  };
  function ask() {
    asked || !wanted.now() || (asked = wanted.now(), later2(
      () => tell({ words: t("Python is busy or gone. If no image comes, run the cell again.") }),
      PATIENCE
    ), model.set("_picture_request", { ...asked, ask: Math.random() }), model.save_changes());
  }
  async function answered() {
    let held = model.get("_picture_pack");
    if (!held?.byteLength) return;
    let pack = await openPack(held), scene = wanted.now(), found = scene && pack.scene(sceneKey(scene)), again = asked !== scene;
    asked = null, clearTimeout(timer), found ? tell(found) : again && ask();
  }
  return model.on("change:_picture_pack", answered), signal.addEventListener("abort", () => {
    clearTimeout(timer), model.off("change:_picture_pack", answered);
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
var NOTICE = msg("Simulated, for teaching, not a patient."), LENS = 2.6, STEP = 0.04, LOOKS = [
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
  }, move = (x, y) => {
    lens.hidden || (Object.assign(at, { x: clamp(x), y: clamp(y) }), place());
  };
  return film.addEventListener("pointermove", ({ clientX, clientY }) => {
    let box = film.getBoundingClientRect();
    move((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  }), film.addEventListener("keydown", (event) => {
    if (!ARROWS[event.key] || lens.hidden) return;
    let [dx, dy] = ARROWS[event.key];
    event.preventDefault(), move(at.x + STEP * dx, at.y + STEP * dy);
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
  let [main, copy] = [sheet(), sheet()], film = frame(main), lens = magnifier(film.node, copy);
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
      for (let each of [main, copy]) each.show(scene);
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

// js/patch-viewer/patch-viewer.js
var AXES = [
  ["morphology", msg("Morphology")],
  ["distribution", msg("Distribution")],
  ["view", msg("View")],
  ["density", msg("Density of the breast")],
  ["exam", msg("When")],
  ["change", msg("Change over time")],
  ["extent", msg("Extent")],
  ["associated", msg("Associated finding")],
  ["context", msg("Clinical context")],
  ["seed", msg("Example")]
], NAMES = AXES.map(([name]) => name), EXAMPLES = 1e4;
function chooser({ model, set }, name, title, values) {
  let box = selectBox(values, (value) => set({ [name]: value }), { "data-axis": name });
  return {
    node: h("label", { class: "ck-patch-viewer__axis" }, title, box),
    refresh: () => {
      box.value = model.get(name);
    }
  };
}
function scale({ model, set }, name, title, values) {
  let said = h("span", { "aria-hidden": "true" }), about = { type: "range", min: 0, max: values.length - 1, step: 1, "data-axis": name }, input = h("input", { ...about, oninput: () => set({ [name]: values[Number(input.value)][0] }) }), refresh = () => {
    let place = Math.max(
      0,
      values.findIndex(([id]) => id === model.get(name))
    );
    input.value = String(place), put(said, values[place][1]), input.setAttribute("aria-valuetext", values[place][1]);
  }, stops = h("span", { class: "ck-patch-viewer__scaled" }, input, said);
  return { node: h("label", { class: "ck-patch-viewer__axis" }, title, stops), refresh };
}
function choice({ model, set, uid }, name, title, values) {
  let made = radios(
    `${uid}-${name}`,
    values,
    (value) => set({ [name]: value }),
    () => ({ "data-axis": name })
  ), drawings = values.map(([id]) => tile(model.get("_pictograms")[id]));
  made.labels.forEach((label, place) => {
    drawings[place] && label.firstChild?.after(drawings[place]);
  });
  let about = { class: `ck-patch-viewer__axis ck-patch-viewer__choice${drawings.some(Boolean) ? " ck-patch-viewer__drawn" : ""}` };
  return { node: h("fieldset", about, h("legend", null, title), made.labels), refresh: () => made.check(model.get(name)) };
}
var CONTROLS = { morphology: choice, distribution: choice, view: choice, exam: choice, density: scale };
function openValues(model) {
  if (inPage(model)) return model.get("_page_axes");
  let axes = model.get("_axes"), all = Object.entries(axes).map(([name, values]) => [name, values.map(([id]) => id)]);
  return { ...Object.fromEntries(all), seed: null };
}
function turners({ model, set }, open) {
  let after = (values, value) => values ? values[(values.indexOf(value) + 1) % values.length] : (Number(value) + 1) % EXAMPLES, turner = (name, title) => button(title, () => set({ [name]: after(open[name], model.get(name)) }), {
    class: "ck-toggle",
    "data-turn": name
  }), several = (name) => open[name] === null || (open[name]?.length ?? 0) > 1;
  return [
    several("distribution") && turner("distribution", t("Same morphology, another distribution")),
    several("seed") && turner("seed", t("Another example"))
  ].filter(Boolean);
}
function controlsOf(view, open) {
  let labels = view.model.get("_axes"), turned = AXES.filter(([name]) => name !== "seed" && (open[name]?.length ?? 0) > 1), controls = turned.map(
    ([name, title]) => (CONTROLS[name] ?? chooser)(
      view,
      name,
      t(title),
      labels[name].filter(([id]) => open[name]?.includes(id))
    )
  ), fixed = NAMES.slice(0, 2).filter((name) => !turned.some(([other]) => other === name)), wordOf = (name) => labels[name].find(([id]) => id === view.model.get(name))?.[1];
  return { controls, fixed: fixed.map(wordOf).join(", ") };
}
function layout(view, shown, { controls, fixed }, turns) {
  let axes = h(
    "div",
    { class: "ck-patch-viewer__axes" },
    fixed && h("p", null, h("strong", null, fixed)),
    controls.map(({ node }) => node),
    turns.length > 0 && h("p", { class: "ck-turns" }, turns)
  );
  return h(
    "div",
    { class: "ck-widget ck-patch-viewer", role: "group", "aria-label": t("Simulated patch") },
    h("div", { class: "ck-patch-viewer__two" }, shown.node, axes),
    disclaimer(view.model.get("_disclaimer"))
  );
}
function render({ model, el }) {
  setLanguage(model.get("_words"), el);
  let stop = new AbortController(), view = { model, set: setter(model), uid: unique("ck-patch-viewer-") }, open = openValues(model), shown = patchView(), pictures = patchSource(model, (scene) => shown.show(scene), stop.signal), axes = controlsOf(view, open), root = layout(view, shown, axes, turners(view, open)), refresh = () => {
    for (let control of axes.controls) control.refresh();
  }, draw = () => {
    refresh();
    let never = model.get("change") === "no_priors", earlier = root.querySelectorAll('input[data-axis="exam"][value="earlier"]');
    for (let input of earlier)
      input.disabled = never, input.closest("label").title = never ? t("No prior examination: choose a change over time.") : "";
    return never && model.get("exam") === "earlier" ? view.set({ exam: "now" }) : (shown.busy(!0), pictures.want(Object.fromEntries(NAMES.map((name) => [name, model.get(name)]))));
  };
  return keepKeys(root, stop.signal), refresh(), el.replaceChildren(root), whenNear(
    root,
    () => {
      draw(), follow(model, NAMES, draw, stop.signal);
    },
    stop.signal
  ), () => stop.abort();
}
var patch_viewer_default = { render };
export {
  patch_viewer_default as default
};
