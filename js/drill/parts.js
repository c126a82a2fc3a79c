/** Pieces that several views of the drill share. */

import { h } from "../shared/dom.js";

export const capital = (words) => words[0].toUpperCase() + words.slice(1);
export const percent = (value) => `${Math.round(100 * value)}%`;
export const interval = (s) =>
  `${percent(s.share)} (${s.k} of ${s.n}; 95% interval ${percent(s.low)} to ${percent(s.high)})`;

/** The words for an answer's id in a list of words. */
export const nameOf = (labels, group, id) => labels.names[group]?.[id] ?? id;
export const pairNames = (labels, pair) => {
  const [group, both] = pair.split(":");
  return both.split("|").map((id) => nameOf(labels, group, id));
};

/** A picture with its truth laid over it on request; its bytes are decoded only now. */
export function picture(shown, title) {
  const truth = h("img", {
    class: "ck-drill__truth",
    hidden: true,
    alt: shown.marks ?? "Marks around the particles.",
    width: 320,
    height: 320,
    src: `data:image/png;base64,${shown.truth}`,
  });
  const node = h(
    "figure",
    { class: "ck-drill__picture" },
    h(
      "div",
      { class: "ck-drill__frame" },
      h("img", {
        alt: shown.alt ?? `Simulated mammogram. ${shown.caption}.`,
        width: 320,
        height: 320,
        decoding: "async",
        src: `data:image/jpeg;base64,${shown.src}`,
      }),
      truth,
    ),
    h("figcaption", null, title && h("strong", null, `${title}. `), shown.caption),
  );
  return {
    node,
    mark: (on) => {
      truth.hidden = !on;
    },
  };
}

/** The pictures in words, for who cannot see them or wants to compare. */
export const inWords = (pictures) =>
  h(
    "details",
    { class: "ck-drill__words" },
    h("summary", null, pictures.length > 1 ? "The pictures in words" : "The picture in words"),
    pictures.map(({ words }) => h("p", null, words)),
  );

export const sourceLink = ({ text, url }) =>
  url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text;

export function sourceList(cite, sources) {
  return h(
    "details",
    { class: "ck-drill__sources" },
    h("summary", null, `Sources (${cite.length})`),
    h(
      "ul",
      null,
      cite.map((key) => h("li", null, sourceLink(sources[key]))),
    ),
  );
}

/** A table with its caption; the first column holds the row headers. */
export function tableOf(caption, heads, rows) {
  return h(
    "div",
    { class: "ck-drill__scroll", tabindex: "0", role: "group", "aria-label": caption },
    h(
      "table",
      null,
      h("caption", null, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          heads.map((head) => (head === "" ? h("td") : h("th", { scope: "col" }, head))),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map(([head, ...cells]) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, head),
            cells.map((cell) => (cell instanceof Node ? cell : h("td", null, String(cell)))),
          ),
        ),
      ),
    ),
  );
}

const SVG = "http://www.w3.org/2000/svg";

/** A small line chart from 0 to 100%, decorative: the numbers stand in the table beside it. */
export function chart(points, ideal = []) {
  const node = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = node("svg", {
    viewBox: "0 0 240 140",
    class: "ck-drill__chart",
    "aria-hidden": "true",
    focusable: "false",
  });
  const at = (place, value) => [28 + place * 200, 120 - value * 108];
  for (const level of [0, 0.5, 1]) {
    const [x, y] = at(0, level);
    svg.append(node("line", { x1: x, x2: 232, y1: y, y2: y, class: "ck-drill__grid" }));
    const text = node("text", { x: 24, y: y + 4, "text-anchor": "end" });
    text.textContent = `${level * 100}`;
    svg.append(text);
  }
  const line = (spots, kind) =>
    spots.length > 1 &&
    svg.append(node("polyline", { points: spots.map((spot) => spot.join(",")).join(" "), class: kind }));
  const spots = (list) => list.map(({ place, value }) => at(place, value));
  line(spots(ideal), "ck-drill__ideal");
  line(spots(points), "ck-drill__line");
  for (const [cx, cy] of spots(points)) svg.append(node("circle", { cx, cy, r: 4, class: "ck-drill__dot" }));
  return svg;
}
