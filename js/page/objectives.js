/** Ticks an objective of the lesson when the self-checks that test it were answered rightly. Kept in this browser alone. */

import { readTicks, stored, writeTick } from "./read-marks.js";

/** @import { LessonData, Marked, ShownDocument } from "./types.js" */

const KEY = "calcikit.objectives";

/** @param {ShownDocument} document @param {LessonData} page */
export default function objectives(document, page) {
  /** @type {NodeListOf<Marked<"ckObjective">>} */
  const points = document.querySelectorAll("[data-ck-objective]");
  if (!points.length) return;
  const kept = stored(document, (storage) => readTicks(storage, KEY)[page.lesson]);
  /** @type {Set<string>} */
  const right = new Set(Array.isArray(kept) ? kept : []);
  /** @type {NodeListOf<Marked<"ckTests">>} */
  const places = document.querySelectorAll("[data-ck-tests]");
  const checks = [...places].map((place) => {
    /** @type {Marked<"ckModel"> | null} */
    const widget = place.querySelector("[data-ck-model]");
    const model = widget && page.models[widget.dataset.ckModel];
    return { id: model?.state._question?.id, tests: place.dataset.ckTests.split(" ") };
  });
  const show = () => {
    for (const point of points) {
      const asked = checks.filter(({ tests }) => tests.includes(point.dataset.ckObjective));
      point.classList.toggle("ck-ticked", asked.length > 0 && asked.every(({ id }) => id && right.has(id)));
    }
  };
  document.addEventListener("ck-answer", ({ detail }) => {
    if (!detail.right) return;
    right.add(detail.item);
    stored(document, (storage) => writeTick(storage, page.lesson, [...right], KEY));
    show();
  });
  show();
}
