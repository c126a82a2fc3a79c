/* Made by "make js" (sha256 cba06c4bd90b8b627b5172b4a6333b119457189f5050b6c55acbfd63a097180f) of js/contrast/contrast.js js/shared/dom.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js */
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

// js/contrast/contrast.js
var SOURCED = { agreed: "", "practice-varies": " (practice varies)", "thin-evidence": " (thin evidence)" };
function sourced({ references }, { text, certainty, cite }) {
  return [
    text,
    SOURCED[certainty],
    cite.length > 0 && h(
      "details",
      { class: "ck-contrast__sourced" },
      h("summary", null, "sources"),
      h(
        "ul",
        null,
        cite.map((key) => references[key]).map(
          ({ text: words, url }) => h(
            "li",
            null,
            url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words) : words
          )
        )
      )
    )
  ];
}
function render({ model, el }) {
  const pair = model.get("_pair");
  const seeds = model.get("_seeds");
  const page = model.get("_host") === "page";
  const state = { turn: 0, swapped: false, hidden: false, answer: null };
  const stages = pair.sides.map(() => stage());
  const names = pair.sides.map(() => h("p", { class: "ck-contrast__name" }));
  const looks = pair.sides.map(() => h("ul", { class: "ck-contrast__looks" }));
  const tell = h("p", { class: "ck-contrast__tell" });
  const ask = h("div", { class: "ck-contrast__ask", hidden: true });
  const verdict = h("p", { class: "ck-contrast__pair-verdict", role: "status" });
  const order = () => state.swapped ? [1, 0] : [0, 1];
  const queue = [];
  let place = 0;
  const pictures = source(model, (scene) => {
    stages[place].show(scene);
    next();
  });
  function next() {
    if (!queue.length) return;
    const [at, scene] = queue.shift();
    place = at;
    stages[at].busy(true);
    pictures.forget();
    pictures.want(scene);
  }
  function draw() {
    const seed = page ? seeds[state.turn % seeds.length] : seeds[0] + state.turn;
    const scenes = order().map((side, at) => [at, { ...pair.sides[side].scene, seed }]);
    const idle = queue.length === 0;
    queue.splice(0, queue.length, ...scenes);
    if (idle) next();
  }
  function words() {
    const open = !state.hidden || state.answer !== null;
    order().forEach((side, at) => {
      names[at].textContent = open ? pair.sides[side].name : `Picture ${at + 1}`;
      put(looks[at], open && pair.sides[side].looks.map((said) => h("li", null, sourced(pair, said))));
    });
    put(tell, open && [h("strong", null, "What tells them apart. "), sourced(pair, pair.tell)]);
    ask.hidden = !state.hidden;
    const asked = pair.sides[state.asked ?? 0].name;
    put(
      ask,
      h("p", null, `Which one is: ${asked}?`),
      [0, 1].map(
        (at) => h(
          "button",
          {
            type: "button",
            class: "ck-patch-view__toggle",
            "data-answer": at,
            disabled: state.answer !== null,
            onclick: () => answer(at)
          },
          `Picture ${at + 1}`
        )
      )
    );
  }
  function answer(at) {
    state.answer = at;
    const right = order()[at] === state.asked;
    words();
    verdict.textContent = `${right ? "✓ Right." : "✗ The other one."} The names and what to look for stand above; show the truth to see where.`;
    again.focus();
  }
  const again = h(
    "button",
    {
      type: "button",
      class: "ck-patch-view__toggle",
      "data-turn": "test",
      onclick: () => {
        Object.assign(state, {
          turn: state.turn + 1,
          swapped: Math.random() < 0.5,
          asked: Math.random() < 0.5 ? 0 : 1,
          hidden: true,
          answer: null
        });
        verdict.textContent = "";
        stages.forEach(({ conceal }) => conceal());
        words();
        draw();
        ask.querySelector("button").focus();
      }
    },
    "Hide the names and test me"
  );
  const other = h(
    "button",
    {
      type: "button",
      class: "ck-patch-view__toggle",
      "data-turn": "seed",
      onclick: () => {
        Object.assign(state, { turn: state.turn + 1, hidden: false, answer: null });
        verdict.textContent = "";
        words();
        draw();
      }
    },
    "Another example"
  );
  const root = h(
    "div",
    { class: "ck-widget ck-contrast", role: "group", "aria-label": pair.question },
    h(
      "p",
      { class: "ck-contrast__pair-question" },
      h("span", { class: "ck-contrast__kicker" }, "Side by side"),
      pair.question
    ),
    h(
      "div",
      { class: "ck-contrast__pair" },
      stages.map(({ node }, at) => h("div", { class: "ck-contrast__side" }, names[at], node, looks[at]))
    ),
    tell,
    ask,
    verdict,
    h("p", { class: "ck-contrast__turns" }, other, again),
    h(
      "details",
      { class: "ck-contrast__sourced" },
      h("summary", null, "Why side by side"),
      h(
        "ul",
        null,
        pair.why.map((said) => h("li", null, sourced(pair, said)))
      )
    ),
    honestWords(model.get("_honest"))
  );
  const stop = new AbortController();
  keepKeys(root, stop.signal);
  words();
  el.replaceChildren(root);
  const begun = whenNear(root, draw);
  return () => {
    stop.abort();
    begun();
    pictures.stop();
  };
}
var contrast_default = { render };
export {
  contrast_default as default
};
