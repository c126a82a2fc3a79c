/* Made by "make js" (sha256 d94529c9d3a40db927fcbcad6a9d9271193adf55c635bf8288832bcb0f5c21cb) of js/patch-viewer/patch-viewer.js js/shared/controls.js js/shared/dom.js js/shared/marks.js js/shared/model.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js js/shared/pictogram.js js/shared/words.js */
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
var percent = (share, digits = 0) => spoken.language === "en" && !digits && Number.isInteger(share * 100) ? `${share * 100}%` : share.toLocaleString(spoken.language, {
  style: "percent",
  minimumFractionDigits: digits,
  maximumFractionDigits: digits
});

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

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
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
var sceneKey = (scene) => Object.entries(SCENE).map(([axis, usual]) => scene[axis] ?? usual ?? "").join("|");
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
function opened(held) {
  const pack = openPacks.get(held) ?? openPack(held);
  openPacks.set(held, pack);
  return pack;
}
var idle = (task) => (globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(task, { timeout: 1500 });
var wholePage = () => document.readyState !== "loading" || new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
function packOf(model) {
  const held = model.get("_pictures");
  return held?.byteLength ? opened(held) : null;
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
  let asked = null;
  let timer;
  const later2 = (run, wait) => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  function ask() {
    if (asked || !wanted) return;
    asked = wanted;
    later2(() => tell({ words: t("Waiting for Python. If nothing comes, run the cell again.") }), PATIENCE);
    model.set("_picture_request", { ...wanted, ask: Math.random() });
    model.save_changes();
  }
  async function answered() {
    const held = model.get("_picture_pack");
    if (!held?.byteLength || !wanted) return;
    const found = (await openPack(held)).scene(sceneKey(wanted));
    const again = asked !== wanted;
    asked = null;
    clearTimeout(timer);
    if (found) tell(found);
    else if (again) ask();
  }
  model.on("change:_picture_pack", answered);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    model.off("change:_picture_pack", answered);
  });
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      if (!asked) later2(ask, PAUSE);
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
var STEP = 0.04;
var STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
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
  const move = (x, y) => {
    if (lens.hidden) return;
    Object.assign(at, { x: within(x), y: within(y) });
    place();
  };
  film.addEventListener("pointermove", ({ clientX, clientY }) => {
    const box = film.getBoundingClientRect();
    move((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  });
  film.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || lens.hidden) return;
    event.preventDefault();
    move(at.x + step[0], at.y + step[1]);
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
  const [main, copy] = [sheet(), sheet()];
  const film = frame(main);
  const lens = magnifier(film.node, copy);
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
      for (const each of [main, copy]) each.show(scene);
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
];
var NAMES = AXES.map(([name]) => name);
var EXAMPLES = 1e4;
function chooser({ model, set }, name, title, values) {
  const box = selectBox(values, (value) => set({ [name]: value }), { "data-axis": name });
  return {
    node: h("label", { class: "ck-patch-viewer__axis" }, title, box),
    refresh: () => {
      box.value = model.get(name);
    }
  };
}
function scale({ model, set }, name, title, values) {
  const said = h("output");
  const about = { type: "range", min: 0, max: values.length - 1, step: 1, "data-axis": name };
  const oninput = () => set({ [name]: values[Number(input.value)][0] });
  const input = h("input", { ...about, oninput });
  const refresh = () => {
    const place = Math.max(
      0,
      values.findIndex(([id]) => id === model.get(name))
    );
    input.value = String(place);
    put(said, values[place][1]);
    input.setAttribute("aria-valuetext", values[place][1]);
  };
  const stops = h("span", { class: "ck-patch-viewer__scaled" }, input, said);
  return { node: h("label", { class: "ck-patch-viewer__axis" }, title, stops), refresh };
}
function choice({ model, set, uid }, name, title, values) {
  const made = radios(
    `${uid}-${name}`,
    values,
    (value) => set({ [name]: value }),
    () => ({ "data-axis": name })
  );
  const drawings = values.map(([id]) => tile(model.get("_pictograms")[id]));
  made.labels.forEach((label, place) => {
    if (drawings[place]) label.firstChild?.after(drawings[place]);
  });
  const drawn = drawings.some(Boolean) ? " ck-patch-viewer__drawn" : "";
  const about = { class: `ck-patch-viewer__axis ck-patch-viewer__choice${drawn}` };
  const node = h("fieldset", about, h("legend", null, title), made.labels);
  return { node, refresh: () => made.check(model.get(name)) };
}
var CONTROLS = { morphology: choice, distribution: choice, view: choice, exam: choice, density: scale };
function openValues(model) {
  if (inPage(model)) return model.get("_page_axes");
  const axes = model.get("_axes");
  const all = Object.entries(axes).map(([name, values]) => [name, values.map(([id]) => id)]);
  return { ...Object.fromEntries(all), seed: null };
}
function turners({ model, set }, open) {
  const after = (values, value) => values ? values[(values.indexOf(value) + 1) % values.length] : (Number(value) + 1) % EXAMPLES;
  const turner = (name, title) => button(title, () => set({ [name]: after(open[name], model.get(name)) }), {
    class: "ck-toggle",
    "data-turn": name
  });
  const several = (name) => open[name] === null || (open[name]?.length ?? 0) > 1;
  return [
    several("distribution") && turner("distribution", t("Same morphology, another distribution")),
    several("seed") && turner("seed", t("Another example"))
  ].filter(Boolean);
}
function controlsOf(view, open) {
  const labels = view.model.get("_axes");
  const turned = AXES.filter(([name]) => name !== "seed" && (open[name]?.length ?? 0) > 1);
  const controls = turned.map(
    ([name, title]) => (CONTROLS[name] ?? chooser)(
      view,
      name,
      t(title),
      labels[name].filter(([id]) => open[name]?.includes(id))
    )
  );
  const fixed = NAMES.slice(0, 2).filter((name) => !turned.some(([other]) => other === name));
  const wordOf = (name) => labels[name].find(([id]) => id === view.model.get(name))?.[1];
  return { controls, fixed: fixed.map(wordOf).join(", ") };
}
function layout(view, shown, { controls, fixed }, turns) {
  const axes = h(
    "div",
    { class: "ck-patch-viewer__axes" },
    fixed && h("p", null, h("strong", null, fixed)),
    controls.map(({ node }) => node),
    turns.length > 0 && h("p", { class: "ck-patch-viewer__turns" }, turns)
  );
  return h(
    "div",
    { class: "ck-widget ck-patch-viewer", role: "group", "aria-label": t("Simulated patch") },
    h("div", { class: "ck-patch-viewer__two" }, shown.node, axes),
    disclaimer(view.model.get("_disclaimer"))
  );
}
function render({ model, el }) {
  speak(model.get("_words"), el);
  const stop = new AbortController();
  const view = { model, set: setter(model), uid: unique("ck-patch-viewer-") };
  const open = openValues(model);
  const shown = patchView();
  const pictures = patchSource(model, (scene) => shown.show(scene), stop.signal);
  const axes = controlsOf(view, open);
  const root = layout(view, shown, axes, turners(view, open));
  const refresh = () => {
    for (const control of axes.controls) control.refresh();
  };
  const draw = () => {
    refresh();
    const never = model.get("change") === "no_priors";
    const earlier = root.querySelectorAll('input[data-axis="exam"][value="earlier"]');
    for (const input of earlier) {
      input.disabled = never;
      input.closest("label").title = never ? t("No prior examination: choose a change over time.") : "";
    }
    if (never && model.get("exam") === "earlier") return view.set({ exam: "now" });
    shown.busy(true);
    return pictures.want(Object.fromEntries(NAMES.map((name) => [name, model.get(name)])));
  };
  keepKeys(root, stop.signal);
  refresh();
  el.replaceChildren(root);
  whenNear(
    root,
    () => {
      draw();
      follow(model, NAMES, draw, stop.signal);
    },
    stop.signal
  );
  return () => stop.abort();
}
var patch_viewer_default = { render };
export {
  patch_viewer_default as default
};
