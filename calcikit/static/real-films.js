/* Made by "make js" (sha256 113c651987cee3e674bbbd509c0bbffd47850cb08cb65bce2795e91eb254d665) of js/real-films/real-films.js js/shared/dom.js js/shared/patch-source.js js/shared/patch-view.js js/shared/payload.js */
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

// js/shared/patch-source.js
function address(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192)
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  return `data:image/${bytes[0] === 137 ? "png" : "jpeg"};base64,${btoa(text)}`;
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

// js/real-films/real-films.js
var MM_BAR = 10;
var LOOKS = [
  ["Contrast", "contrast", [50, 300, 100]],
  ["Brightness", "brightness", [50, 200, 100]]
];
var SVG = "http://www.w3.org/2000/svg";
function outlined(lines) {
  const drawing = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({
    viewBox: "0 0 1 1",
    preserveAspectRatio: "none",
    "aria-hidden": "true"
  }))
    drawing.setAttribute(name, value);
  for (const points of lines) {
    const line = document.createElementNS(SVG, "polygon");
    line.setAttribute("points", points);
    drawing.append(line);
  }
  return drawing;
}
function picture({ at, mm: [width, height], alt }, bytes, title, ...over) {
  const bar = h("span", { class: "ck-real-films__bar", "aria-hidden": "true" }, "1 cm");
  bar.style.width = `${100 * MM_BAR / width}%`;
  const frame = h(
    "div",
    { class: "ck-real-films__frame" },
    h("img", { src: address(bytes.subarray(...at)), alt, draggable: "false" }),
    over,
    width > MM_BAR && bar
  );
  frame.style.aspectRatio = `${width} / ${height}`;
  const figure = h("figure", { class: "ck-real-films__picture" }, frame, h("figcaption", null, title));
  figure.style.setProperty("--mm", width);
  return figure;
}
function account(film, asked) {
  return [
    h("p", null, h("strong", null, film.described)),
    asked && h("p", { class: "ck-real-films__outcome" }, film.reader, " ", h("strong", null, film.outcome)),
    h(
      "ul",
      { class: "ck-real-films__notes" },
      film.notes.map((note) => h("li", null, note))
    )
  ];
}
function credit(lines) {
  const linked = (line) => line.split(/(https:\/\/\S+)/).map(
    (part) => part.startsWith("https://") ? h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part) : part
  );
  return h(
    "div",
    { class: "ck-real-films__credit" },
    lines.map((line) => h("p", null, linked(line)))
  );
}
function chooser(model, films, pick) {
  const box = h(
    "select",
    { id: unique("ck-film-"), onchange: () => pick(box.value) },
    films.map(({ id, label }) => h("option", { value: id }, label))
  );
  const step = (by) => pick(
    films[(films.findIndex(({ id }) => id === model.get("case")) + by + films.length) % films.length].id
  );
  const turn = (words, by) => h("button", { type: "button", class: "ck-patch-view__toggle", onclick: () => step(by) }, words);
  return {
    node: h(
      "p",
      { class: "ck-real-films__choice" },
      h("label", { for: box.id }, "Film"),
      box,
      turn("Previous", -1),
      turn("Next", 1)
    ),
    refresh: () => {
      box.value = model.get("case");
    }
  };
}
function tools(root, said, redraw) {
  const looks = { contrast: 100, brightness: 100 };
  const dress = () => root.style.setProperty("--ck-look", `contrast(${looks.contrast}%) brightness(${looks.brightness}%)`);
  const sliders = LOOKS.map(
    ([title, name, range]) => slider(title, range, (value) => {
      looks[name] = value;
      dress();
    })
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
      outcome
    )
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
      picture(film.simulated, bytes, said.simulated)
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
    said.problems.length > 0 && h(
      "details",
      null,
      h("summary", null, said.not_taken),
      h(
        "ul",
        null,
        said.problems.map((line) => h("li", null, line))
      )
    ),
    credit(said.credit)
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
var real_films_default = { render };
export {
  real_films_default as default
};
