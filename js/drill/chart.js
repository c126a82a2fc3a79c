/** A small line chart from 0 to 100%, decorative: the numbers stand in the table beside it. */

import { svg } from "../shared/dom.js";

const at = ({ place, value }) => [28 + place * 200, 120 - value * 108];

const line = (points, kind) =>
  svg("polyline", { points: points.map((point) => at(point).join(",")).join(" "), class: kind });

/** A level of the grid with its number. */
function level(value) {
  const [x1, y1] = at({ place: 0, value });
  const text = svg("text", { x: 24, y: y1 + 4, "text-anchor": "end" }, `${value * 100}`);
  return [svg("line", { x1, x2: 232, y1, y2: y1, class: "ck-drill__grid" }), text];
}

/**
 * @param {{place: number, value: number}[]} points from 0 to 1 in both directions
 * @param {{place: number, value: number}[]} [ideal] a dashed line behind them
 */
export function chart(points, ideal = []) {
  const about = {
    viewBox: "0 0 240 140",
    class: "ck-drill__chart",
    "aria-hidden": "true",
    focusable: "false",
  };
  const dots = points.map(at).map(([cx, cy]) => svg("circle", { cx, cy, r: 4, class: "ck-drill__dot" }));
  const lines = [
    ideal.length > 1 && line(ideal, "ck-drill__ideal"),
    points.length > 1 && line(points, "ck-drill__line"),
  ].filter(Boolean);
  return svg("svg", about, ...[0, 0.5, 1].flatMap(level), ...lines, ...dots);
}
