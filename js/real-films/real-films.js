/** A real film and a simulation of the same description, side by side at the same scale. */

import { h, keepKeys, put, unique } from "../shared/dom.js";
import { address, whenNear } from "../shared/patch-source.js";
import { octets } from "../shared/payload.js";
import { slider, toggle } from "../shared/patch-view.js";

const MM_BAR = 10;
/** @type {[string, string, [number, number, number]][]} */
const LOOKS = [
  ["Contrast", "contrast", [50, 300, 100]],
  ["Brightness", "brightness", [50, 200, 100]],
];
const SVG = "http://www.w3.org/2000/svg";

/** The outline of the lesion, in shares of the picture. */
function outlined(lines) {
  const drawing = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({
    viewBox: "0 0 1 1",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  }))
    drawing.setAttribute(name, value);
  for (const points of lines) {
    const line = document.createElementNS(SVG, "polygon");
    line.setAttribute("points", points);
    drawing.append(line);
  }
  return drawing;
}

/** One picture with its scale bar; its width in millimetres decides how wide it stands. */
function picture({ at, mm: [width, height], alt }, bytes, title, ...over) {
  const bar = h("span", { class: "ck-real-films__bar", "aria-hidden": "true" }, "1 cm");
  bar.style.width = `${(100 * MM_BAR) / width}%`;
  const frame = h(
    "div",
    { class: "ck-real-films__frame" },
    h("img", { src: address(bytes.subarray(...at)), alt, draggable: "false" }),
    over,
    width > MM_BAR && bar,
  );
  frame.style.aspectRatio = `${width} / ${height}`;
  const figure = h("figure", { class: "ck-real-films__picture" }, frame, h("figcaption", null, title));
  figure.style.setProperty("--mm", width);
  return figure;
}

/** What is said of a film: the readers' words at once, the outcome when asked. */
function account(film, asked) {
  return [
    h("p", null, h("strong", null, film.described)),
    asked && h("p", { class: "ck-real-films__outcome" }, film.reader, " ", h("strong", null, film.outcome)),
    h(
      "ul",
      { class: "ck-real-films__notes" },
      film.notes.map((note) => h("li", null, note)),
    ),
  ];
}

/** Licence and works to cite, the addresses as links. */
function credit(lines) {
  const linked = (line) =>
    line
      .split(/(https:\/\/\S+)/)
      .map((part) =>
        part.startsWith("https://")
          ? h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part)
          : part,
      );
  return h(
    "div",
    { class: "ck-real-films__credit" },
    lines.map((line) => h("p", null, linked(line))),
  );
}

/** The films to choose from, and the way to the next. */
function chooser(model, films, pick) {
  const box = h(
    "select",
    { id: unique("ck-film-"), onchange: () => pick(box.value) },
    films.map(({ id, label }) => h("option", { value: id }, label)),
  );
  const step = (by) =>
    pick(
      films[(films.findIndex(({ id }) => id === model.get("case")) + by + films.length) % films.length].id,
    );
  const turn = (words, by) =>
    h("button", { type: "button", class: "ck-patch-view__toggle", onclick: () => step(by) }, words);
  return {
    node: h(
      "p",
      { class: "ck-real-films__choice" },
      h("label", { for: box.id }, "Film"),
      box,
      turn("Previous", -1),
      turn("Next", 1),
    ),
    refresh: () => {
      box.value = model.get("case");
    },
  };
}

/** The tools of the pair: what they set is kept from film to film. */
function tools(root, said, redraw) {
  const looks = { contrast: 100, brightness: 100 };
  const dress = () =>
    root.style.setProperty("--ck-look", `contrast(${looks.contrast}%) brightness(${looks.brightness}%)`);
  const sliders = LOOKS.map(([title, name, range]) =>
    slider(title, range, (value) => {
      looks[name] = value;
      dress();
    }),
  );
  const asked = { outcome: false };
  const outline = toggle("Outline", (on) => root.classList.toggle("ck-real-films--outlined", on));
  const outcome = toggle(said.ask, (on) => {
    asked.outcome = on;
    redraw();
  });
  return {
    asked,
    outline,
    node: h(
      "div",
      { class: "ck-patch-view__tools" },
      sliders.map(({ node }) => node),
      outline,
      outcome,
    ),
  };
}

function render({ model, el }) {
  const films = model.get("_films");
  const said = model.get("_said");
  const root = h("div", { class: "ck-widget ck-real-films", role: "group", "aria-label": said.heading });
  el.replaceChildren(root);
  if (!films.length) return void put(root, h("p", null, h("strong", null, `${said.heading}. `), said.how));
  const pair = h("div", { class: "ck-real-films__pair" });
  const words = h("div", { class: "ck-real-films__words", role: "status" });
  const shown = () => films.find(({ id }) => id === model.get("case"));
  const tell = () => put(words, account(shown(), bar.asked.outcome));
  const bar = tools(root, said, tell);
  const choice = chooser(model, films, (id) => {
    model.set("case", id);
    model.save_changes();
  });
  const show = () => {
    const film = shown();
    const bytes = octets(model.get("_pictures"));
    choice.refresh();
    bar.outline.disabled = !film.outline.length;
    pair.style.setProperty("--most-mm", Math.max(film.real.mm[0], film.simulated.mm[0]));
    put(
      pair,
      picture(film.real, bytes, said.real, outlined(film.outline)),
      picture(film.simulated, bytes, said.simulated),
    );
    tell();
  };
  put(
    root,
    choice.node,
    pair,
    bar.node,
    words,
    h("p", { class: "ck-real-films__caution" }, said.choice),
    said.problems.length > 0 &&
      h(
        "details",
        null,
        h("summary", null, said.not_taken),
        h(
          "ul",
          null,
          said.problems.map((line) => h("li", null, line)),
        ),
      ),
    credit(said.credit),
  );
  const stop = new AbortController();
  keepKeys(root, stop.signal);
  tell();
  choice.refresh();
  const begun = whenNear(root, () => {
    show();
    model.on("change:case", show);
  });
  return () => {
    stop.abort();
    begun();
    model.off("change:case", show);
  };
}

export default { render };
