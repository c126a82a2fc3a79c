/* Made by "make js" (sha256 b7295aa5b8c6d929a1cb7875ecb09079f7780d909594432fbda4526aa2c12404) of js/patch-viewer/patch-viewer.js js/shared/dom.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js */
// js/shared/dom.js
function put(node, ...children) {
  node.replaceChildren(
    ...children.flat(9).filter((child) => child != null && child !== false && child !== "")
  );
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  return put(node, children);
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (root.contains(target))
        target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: true, signal }
  );
}

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
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
var sceneKey = (scene) => Object.entries(SCENE).map(([axis, usual]) => scene[axis] ?? usual ?? "").join("|");
var openPacks = /* @__PURE__ */ new WeakMap();
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return `data:image/${bytes[0] === 137 ? "png" : "jpeg"};base64,${btoa(text)}`;
}
async function openPack(held) {
  const bytes = octets(held);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { scenes, ends } = JSON.parse(new TextDecoder().decode(await inflate(bytes.subarray(4, 4 + length))));
  const made = [];
  const picture = (n) => made[n] ??= address(bytes.subarray(4 + length + (n ? ends[n - 1] : 0), 4 + length + ends[n]));
  return {
    keys: Object.keys(scenes),
    scene(key) {
      const found = scenes[key];
      return found && {
        ...found,
        key,
        tissue: picture(found.tissue),
        finding: picture(found.finding),
        truth: picture(found.truth)
      };
    }
  };
}
function opened(held) {
  if (!openPacks.has(held)) openPacks.set(held, openPack(held));
  return openPacks.get(held);
}
var cannot = (words) => ({ words });
function source(model, told) {
  let wanted = null;
  let waiting = null;
  let asked = null;
  const page = model.get("_host") === "page";
  async function fromPage(scene) {
    if (document.readyState === "loading")
      await new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
    const held = model.get("_pictures");
    if (!held?.byteLength) return told(cannot("This page holds no pictures."));
    const pack = await opened(held);
    if (scene !== wanted) return void 0;
    const { morphology, distribution, view, density, seed, exam } = scene;
    const plain = { morphology, distribution, view, density, seed, exam };
    const exact = pack.scene(sceneKey(scene));
    const found = exact ?? pack.scene(sceneKey(plain));
    return told(
      found ? { ...found, approximate: !exact } : cannot("This page holds no picture of that. JupyterLab draws every one.")
    );
  }
  function ask() {
    waiting = null;
    if (asked) return;
    asked = wanted;
    waiting = setTimeout(
      () => told(cannot("Waiting for Python. If nothing comes, run the cell again.")),
      4e3
    );
    model.set("_asked", { ...wanted, ask: Math.random() });
    model.save_changes();
  }
  async function answered() {
    const held = model.get("_drawn");
    if (!held?.byteLength || !wanted) return;
    const pack = await openPack(held);
    const found = pack.scene(sceneKey(wanted));
    const last = asked;
    asked = null;
    clearTimeout(waiting);
    if (found) told(found.error ? cannot(found.error) : found);
    else if (last !== wanted) ask();
  }
  if (!page) model.on("change:_drawn", answered);
  return {
    want(scene) {
      if (wanted && sceneKey(scene) === sceneKey(wanted)) return;
      wanted = scene;
      if (page) fromPage(scene).catch((error) => console.error(error));
      else if (!asked) {
        clearTimeout(waiting);
        waiting = setTimeout(ask, 80);
      }
    },
    forget() {
      wanted = null;
    },
    stop() {
      clearTimeout(waiting);
      if (!page) model.off("change:_drawn", answered);
    }
  };
}
function whenNear(node, run) {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      (window.requestIdleCallback ?? ((task) => setTimeout(task, 200)))(run, { timeout: 1500 });
    },
    { rootMargin: "300px" }
  );
  const begin = () => watch.observe(node);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
  return () => {
    document.removeEventListener("DOMContentLoaded", begin);
    watch.disconnect();
  };
}

// js/shared/patch-view.js
var NOTICE = "Simulated, for teaching, not a patient.";
var LENS = 2.6;
function slider(title, [low, high, value], oninput) {
  const input = h("input", {
    type: "range",
    min: low,
    max: high,
    value,
    step: "5",
    oninput: () => oninput(Number(input.value))
  });
  return { node: h("label", { class: "ck-patch-view__slider" }, title, input), input };
}
function toggle(title, onchange) {
  const button = h(
    "button",
    {
      type: "button",
      class: "ck-patch-view__toggle",
      "aria-pressed": "false",
      onclick: () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        onchange(on);
      }
    },
    title
  );
  return button;
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
    Object.assign(lens.style, { left: `${at.x * side - half}px`, top: `${at.y * side - half}px` });
    Object.assign(under.node.style, {
      width: `${LENS * side}px`,
      height: `${LENS * side}px`,
      left: `${half - LENS * at.x * side}px`,
      top: `${half - LENS * at.y * side}px`
    });
  };
  const move = (x, y) => {
    at.x = Math.min(1, Math.max(0, x));
    at.y = Math.min(1, Math.max(0, y));
    place();
  };
  film.addEventListener("pointermove", (event) => {
    if (lens.hidden) return;
    const box = film.getBoundingClientRect();
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  });
  film.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step || lens.hidden) return;
    event.preventDefault();
    move(at.x + 0.04 * step[0], at.y + 0.04 * step[1]);
  });
  return {
    node: lens,
    show(on) {
      lens.hidden = !on;
      film.classList.toggle("ck-patch-view__magnified", on);
      film.tabIndex = on ? 0 : -1;
      film.setAttribute("aria-label", on ? "Picture with magnifier; the arrow keys move it" : "Picture");
      if (on) place();
    }
  };
}
function stage() {
  const [main, copy] = [sheet(), sheet()];
  const words = h("p", { class: "ck-patch-view__instead-words" });
  const bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: true }, "1 cm");
  const film = h(
    "div",
    { class: "ck-patch-view__film", role: "group", "aria-label": "Picture", tabindex: "-1" },
    main.node,
    bar,
    words
  );
  const lens = magnifier(film, copy);
  film.append(lens.node);
  const facts = h("p", { class: "ck-patch-view__facts", role: "status" });
  const note = h("p", { class: "ck-patch-view__note" });
  const looks = { contrast: 100, brightness: 100 };
  let scene = null;
  let truth = false;
  const dress = () => {
    film.style.setProperty("--ck-look", `contrast(${looks.contrast}%) brightness(${looks.brightness}%)`);
    film.classList.toggle("ck-patch-view__truthful", truth);
    facts.textContent = truth && scene ? scene.facts : "";
  };
  const sliders = [
    ["Contrast", "contrast", [50, 300, 100]],
    ["Brightness", "brightness", [50, 200, 100]]
  ].map(
    ([title, name, range]) => slider(title, range, (value) => {
      looks[name] = value;
      dress();
    })
  );
  const marks = toggle("Show the truth", (on) => {
    truth = on;
    dress();
  });
  const tools = h(
    "div",
    { class: "ck-patch-view__tools" },
    sliders.map(({ node }) => node),
    toggle("Magnifier", lens.show),
    marks
  );
  dress();
  return {
    node: h("div", { class: "ck-patch-view__stage" }, film, tools, facts, note),
    conceal: () => truth && marks.click(),
    busy: (on) => film.setAttribute("aria-busy", String(on)),
    show(found) {
      scene = found.words === void 0 ? found : null;
      for (const each of [main, copy]) each.show(scene);
      words.textContent = scene ? "" : found.words;
      note.textContent = scene?.note ?? "";
      bar.hidden = !scene;
      if (scene) {
        main.tissue.alt = scene.alt;
        bar.style.width = `${1e3 / scene.field}%`;
      }
      film.dataset.scene = scene?.key ?? "";
      film.setAttribute("aria-busy", "false");
      dress();
    }
  };
}
function honestWords({ schematic, tested, untested }) {
  const list = (title, lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line))
    )
  ];
  return h(
    "div",
    { class: "ck-patch-view__honest" },
    h("p", null, h("strong", null, NOTICE), ` ${schematic}`),
    h(
      "details",
      null,
      h("summary", null, "What was tested, and what was not"),
      list("Tested", tested),
      list("Not tested", untested)
    )
  );
}

// js/patch-viewer/patch-viewer.js
var AXES = [
  ["morphology", "Shape"],
  ["distribution", "Arrangement"],
  ["view", "View"],
  ["density", "Density of the breast"],
  ["exam", "When"],
  ["change", "Over time"],
  ["extent", "Areas"],
  ["associated", "Beside it"],
  ["context", "The breast"],
  ["seed", "Example"]
];
function chooser({ model, set }, name, title, values) {
  const box = h(
    "select",
    { "data-axis": name, onchange: () => set({ [name]: box.value }) },
    values.map(([id, words]) => h("option", { value: id }, words))
  );
  return {
    node: h("label", { class: "ck-patch-viewer__axis" }, title, box),
    refresh: () => {
      box.value = model.get(name);
    }
  };
}
function scale({ model, set }, name, title, values) {
  const said = h("output", null);
  const place = () => Math.max(
    0,
    values.findIndex(([id]) => id === model.get(name))
  );
  const refresh = () => {
    input.value = place();
    said.textContent = values[place()][1];
    input.setAttribute("aria-valuetext", values[place()][1]);
  };
  const input = h("input", {
    type: "range",
    min: 0,
    max: values.length - 1,
    step: 1,
    "data-axis": name,
    oninput: () => set({ [name]: values[Number(input.value)][0] })
  });
  return {
    node: h(
      "label",
      { class: "ck-patch-viewer__axis" },
      title,
      h("span", { class: "ck-patch-viewer__scaled" }, input, said)
    ),
    refresh
  };
}
function choice({ model, set, uid }, name, title, values) {
  const inputs = values.map(
    ([id]) => h("input", {
      type: "radio",
      name: `${uid}-${name}`,
      "data-axis": name,
      value: id,
      onchange: () => set({ [name]: id })
    })
  );
  const node = h(
    "fieldset",
    { class: "ck-patch-viewer__axis ck-patch-viewer__choice" },
    h("legend", null, title),
    values.map(([, words], n) => h("label", null, inputs[n], words))
  );
  return {
    node,
    inputs,
    refresh: () => {
      for (const input of inputs) input.checked = input.value === model.get(name);
    }
  };
}
function turner({ model, set }, name, title, next) {
  return {
    node: h(
      "button",
      {
        type: "button",
        class: "ck-patch-view__toggle",
        "data-turn": name,
        onclick: () => set({ [name]: next(model.get(name)) })
      },
      title
    ),
    refresh() {
    }
  };
}
function render({ model, el }) {
  const page = model.get("_host") === "page";
  const labels = model.get("_axes");
  const open = page ? model.get("_page_axes") : {
    ...Object.fromEntries(Object.entries(labels).map(([name, all]) => [name, all.map(([id]) => id)])),
    seed: []
  };
  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const view = { model, set, uid: unique("ck-patch-viewer-") };
  const shown = stage();
  const pictures = source(model, (scene) => shown.show(scene));
  const named = (name) => labels[name].filter(([id]) => open[name].includes(id));
  const make = { view: choice, exam: choice, density: scale };
  const after = (values) => (value) => values[(values.indexOf(value) + 1) % values.length];
  const controls = AXES.filter(([name]) => name !== "seed" && (open[name]?.length ?? 0) > 1).map(
    ([name, title]) => (make[name] ?? chooser)(view, name, title, named(name))
  );
  const turns = [
    (open.distribution?.length ?? 0) > 1 && turner(view, "distribution", "Same morphology, other distribution", after(open.distribution)),
    open.seed && (!page || open.seed.length > 1) && turner(view, "seed", "Another example", page ? after(open.seed) : (seed) => (seed + 1) % 1e4)
  ].filter(Boolean);
  const axes = AXES.map(([name]) => name);
  const follow = () => {
    for (const { refresh } of controls) refresh();
    const never = model.get("change") === "no_priors";
    for (const input of root.querySelectorAll('[data-axis="exam"]'))
      input.disabled = never && input.value === "earlier";
    if (never && model.get("exam") === "earlier") return set({ exam: "now" });
    shown.busy(true);
    return pictures.want(Object.fromEntries(axes.map((name) => [name, model.get(name)])));
  };
  const fixed = AXES.slice(0, 2).filter(([name]) => !controls.some(({ node }) => node.querySelector(`[data-axis="${name}"]`))).map(([name]) => labels[name].find(([id]) => id === model.get(name))?.[1]);
  const root = h(
    "div",
    { class: "ck-widget ck-patch-viewer", role: "group", "aria-label": "Simulated patch" },
    h(
      "div",
      { class: "ck-patch-viewer__two" },
      shown.node,
      h(
        "div",
        { class: "ck-patch-viewer__axes" },
        fixed.length > 0 && h("p", { class: "ck-patch-viewer__fixed" }, h("strong", null, fixed.join(", "))),
        controls.map(({ node }) => node),
        turns.length > 0 && h(
          "p",
          { class: "ck-patch-viewer__turns" },
          turns.map(({ node }) => node)
        )
      )
    ),
    honestWords(model.get("_honest"))
  );
  const stop = new AbortController();
  keepKeys(root, stop.signal);
  for (const { refresh } of controls) refresh();
  el.replaceChildren(root);
  const begun = whenNear(root, () => {
    follow();
    for (const name of axes) model.on(`change:${name}`, follow);
  });
  return () => {
    stop.abort();
    begun();
    pictures.stop();
    for (const name of axes) model.off(`change:${name}`, follow);
  };
}
var patch_viewer_default = { render };
export {
  patch_viewer_default as default
};
