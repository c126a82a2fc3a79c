/** Ticks an objective of the lesson when the self-checks that test it were answered rightly. Kept in this browser alone. */

import { readTicks, writeTick } from "./read-marks.js";

const KEY = "calcikit.objectives";

/** Runs what needs the browser's storage; where that is blocked, ticks last as long as the page. */
function stored(document, ask) {
  try {
    return ask(document.defaultView.localStorage);
  } catch {
    return null;
  }
}

export default function objectives(document, page) {
  const points = [...document.querySelectorAll("[data-ck-objective]")];
  if (!points.length) return;
  const right = new Set(stored(document, (storage) => readTicks(storage, KEY)[page.lesson]));
  const checks = [...document.querySelectorAll("[data-ck-tests]")].map((place) => ({
    id: page.models[place.querySelector("[data-ck-model]")?.dataset.ckModel]?.state._question?.id,
    tests: place.dataset.ckTests.split(" "),
  }));
  const show = () => {
    for (const point of points) {
      const asked = checks.filter(({ tests }) => tests.includes(point.dataset.ckObjective));
      point.classList.toggle("ck-ticked", asked.length > 0 && asked.every(({ id }) => right.has(id)));
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
