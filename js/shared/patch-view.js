/** The stage a picture stands on: tissue, what the finding adds, the truth; a magnifier, contrast and brightness. */

import { h } from "./dom.js";

const NOTICE = "Simulated, for teaching, not a patient.";
const LENS = 2.6;

/** A labelled slider. */
export function slider(title, [low, high, value], oninput) {
  const input = h("input", {
    type: "range",
    min: low,
    max: high,
    value,
    step: "5",
    oninput: () => oninput(Number(input.value)),
  });
  return { node: h("label", { class: "ck-patch-view__slider" }, title, input), input };
}

/** A button that is on or off. */
export function toggle(title, onchange) {
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
      },
    },
    title,
  );
  return button;
}

/** The layers of one picture; the magnifier holds a second set. */
function sheet() {
  const [tissue, finding, truth] = ["tissue", "finding", "truth"].map((name) =>
    h("img", {
      class: `ck-patch-view__${name}`,
      alt: "",
      decoding: "async",
      draggable: "false",
      hidden: true,
    }),
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
      truth,
    ),
    tissue,
    show,
  };
}

/** A round window that follows the pointer, or the arrow keys. */
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
      top: `${half - LENS * at.y * side}px`,
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
    },
  };
}

/** @returns {{node: HTMLElement, show: Function, busy: Function}} a stage; `show` takes a scene, or `{words}`. */
export function stage() {
  const [main, copy] = [sheet(), sheet()];
  const words = h("p", { class: "ck-patch-view__instead-words" });
  const bar = h("span", { class: "ck-patch-view__scale", "aria-hidden": "true", hidden: true }, "1 cm");
  const film = h(
    "div",
    { class: "ck-patch-view__film", role: "group", "aria-label": "Picture", tabindex: "-1" },
    main.node,
    bar,
    words,
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
    ["Brightness", "brightness", [50, 200, 100]],
  ].map(([title, name, range]) =>
    slider(title, range, (value) => {
      looks[name] = value;
      dress();
    }),
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
    marks,
  );
  dress();
  return {
    node: h("div", { class: "ck-patch-view__stage" }, film, tools, facts, note),
    conceal: () => truth && marks.click(),
    busy: (on) => film.setAttribute("aria-busy", String(on)),
    show(found) {
      scene = found.words === undefined ? found : null;
      for (const each of [main, copy]) each.show(scene);
      words.textContent = scene ? "" : found.words;
      note.textContent = scene?.note ?? "";
      bar.hidden = !scene;
      if (scene) {
        main.tissue.alt = scene.alt;
        bar.style.width = `${1000 / scene.field}%`;
      }
      film.dataset.scene = scene?.key ?? "";
      film.setAttribute("aria-busy", "false");
      dress();
    },
  };
}

/** What stands below every picture: that it is simulated, and what was and was not tested. */
export function honestWords({ schematic, tested, untested }) {
  const list = (title, lines) => [
    h("p", null, h("strong", null, title)),
    h(
      "ul",
      null,
      lines.map((line) => h("li", null, line)),
    ),
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
      list("Not tested", untested),
    ),
  );
}
