/** Two pictures that are mixed up: first with their names and what to look for, then without, to try. */

import { h, keepKeys, put } from "../shared/dom.js";
import { source, whenNear } from "../shared/patch-source.js";
import { honestWords, stage } from "../shared/patch-view.js";

const SOURCED = { agreed: "", "practice-varies": " (practice varies)", "thin-evidence": " (thin evidence)" };

/** A statement, how sure it is, and where it comes from. */
function sourced({ references }, { text, certainty, cite }) {
  return [
    text,
    SOURCED[certainty],
    cite.length > 0 &&
      h(
        "details",
        { class: "ck-contrast__sourced" },
        h("summary", null, "sources"),
        h(
          "ul",
          null,
          cite
            .map((key) => references[key])
            .map(({ text: words, url }) =>
              h(
                "li",
                null,
                url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words) : words,
              ),
            ),
        ),
      ),
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
  const order = () => (state.swapped ? [1, 0] : [0, 1]);

  // One question to Python at a time: the second picture is asked for when the first has come.
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
      [0, 1].map((at) =>
        h(
          "button",
          {
            type: "button",
            class: "ck-patch-view__toggle",
            "data-answer": at,
            disabled: state.answer !== null,
            onclick: () => answer(at),
          },
          `Picture ${at + 1}`,
        ),
      ),
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
          answer: null,
        });
        verdict.textContent = "";
        stages.forEach(({ conceal }) => conceal()); // the truth of the pair before would give the answer away
        words();
        draw();
        ask.querySelector("button").focus();
      },
    },
    "Hide the names and test me",
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
      },
    },
    "Another example",
  );

  const root = h(
    "div",
    { class: "ck-widget ck-contrast", role: "group", "aria-label": pair.question },
    h(
      "p",
      { class: "ck-contrast__pair-question" },
      h("span", { class: "ck-contrast__kicker" }, "Side by side"),
      pair.question,
    ),
    h(
      "div",
      { class: "ck-contrast__pair" },
      stages.map(({ node }, at) => h("div", { class: "ck-contrast__side" }, names[at], node, looks[at])),
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
        pair.why.map((said) => h("li", null, sourced(pair, said))),
      ),
    ),
    honestWords(model.get("_honest")),
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

export default { render };
