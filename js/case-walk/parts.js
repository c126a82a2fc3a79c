/** Pieces of a case on screen: pictures, statements with their sources, the path. */

import { h } from "../shared/dom.js";
import { goesOn } from "./state.js";

const CASE_SURE = { agreed: "", "practice-varies": "practice varies", "thin-evidence": "thin evidence" };

/** A sentence with its sources, and how sure it is when that is not plain agreement. */
export function caseStatement(data, said) {
  return [
    said.text,
    " ",
    CASE_SURE[said.certainty] && h("span", { class: "ck-case-walk__sure" }, CASE_SURE[said.certainty]),
    said.cite.length > 0 &&
      h(
        "details",
        { class: "ck-case-walk__sources" },
        h("summary", null, said.cite.length === 1 ? "source" : `sources (${said.cite.length})`),
        h(
          "ul",
          null,
          said.cite.map((key) => caseSource(data, key)),
        ),
      ),
  ];
}

function caseSource(data, key) {
  const { text, url } = data.references[key];
  return h(
    "li",
    null,
    url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text,
  );
}

/** The pictures of a stage; where the calcium lies is drawn in on request, once the answer is given. */
export function films(stage, mayShow) {
  if (!stage.pictures.length) return null;
  const frame = h(
    "div",
    { class: "ck-case-walk__films", "data-count": stage.pictures.length },
    stage.pictures.map((picture) =>
      h(
        "figure",
        { class: "ck-case-walk__film" },
        h(
          "div",
          { class: "ck-case-walk__film-frame" },
          h("img", {
            src: `data:image/jpeg;base64,${picture.src}`,
            alt: picture.words,
            width: 400,
            height: 400,
          }),
          h("img", {
            src: `data:image/png;base64,${picture.truth}`,
            alt: "",
            class: "ck-case-walk__film-truth",
            width: 400,
            height: 400,
          }),
        ),
        h("figcaption", null, picture.caption),
      ),
    ),
  );
  if (!mayShow) return frame;
  const box = h("input", {
    type: "checkbox",
    "data-ck": "where",
    onchange: () => frame.classList.toggle("ck-case-walk__films-truth", box.checked),
  });
  return [
    frame,
    h(
      "label",
      { class: "ck-case-walk__tick" },
      box,
      stage.pictures.length > 1
        ? "Show where the calcium lies in each picture"
        : "Show where the calcium lies",
    ),
  ];
}

const STATION_MARKS = { passed: "✓", here: "●", exit: "✓", not_reached: "○" };

/** The path from recall to plan, and where she stands on it. */
export function casePath(data, story, at) {
  return h(
    "ol",
    { class: "ck-case-walk__path", "aria-label": "The path, and where she stands" },
    data.stations.map(({ label }, place) => {
      const state = story.paths[at][place];
      return h(
        "li",
        { class: `ck-case-walk__${state}`, "aria-current": state === "here" && "step" },
        h("span", { class: "ck-case-walk__dot", "aria-hidden": "true" }, STATION_MARKS[state]),
        label,
        state !== "here" && h("span", { class: "ck-sr" }, ` (${data.path_states[state]})`),
      );
    }),
  );
}

export const stationName = (data, stage) => data.stations.find(({ id }) => id === stage.station).label;

export const VERDICTS = {
  right: ["✓", "Right."],
  accepted: ["✓", "Accepted too."],
  later: ["↻", "Not yet."],
  wrong: ["✗", "A wrong turn."],
};

/** What came of an answer: the verdict, the story, and why. */
export function outcomeOf(data, stage, choice, words) {
  const [mark, verdict] = VERDICTS[choice.verdict];
  const fits = goesOn(choice);
  return h(
    "div",
    {
      class: `ck-case-walk__outcome ck-case-walk__${fits ? "good" : "astray"}`,
      "data-verdict": choice.verdict,
    },
    h(
      "p",
      { class: "ck-case-walk__verdict", tabindex: "-1", "data-ck": "verdict" },
      h("span", { "aria-hidden": "true" }, `${mark} `),
      words ?? verdict,
      " ",
      h("span", { class: "ck-case-walk__chosen" }, choice.label),
    ),
    h("p", { class: "ck-case-walk__story" }, choice.story),
    choice.explanation && h("p", null, choice.explanation),
    choice.why &&
      h("p", { class: "ck-case-walk__why" }, h("strong", null, "Why not: "), caseStatement(data, choice.why)),
    choice.back && h("p", { class: "ck-case-walk__back" }, h("strong", null, "The way back: "), choice.back),
  );
}

/** Why the right answer is right: the first two reasons in sight, the rest behind a disclosure. */
export function reasonsOf(data, stage) {
  const [shown, rest] = [stage.reasons.slice(0, 2), stage.reasons.slice(2)];
  const list = (reasons) =>
    h(
      "ul",
      { class: "ck-case-walk__reasons" },
      reasons.map((reason) => h("li", null, caseStatement(data, reason))),
    );
  return [
    h("p", { class: "ck-case-walk__head" }, "Why"),
    list(shown),
    rest.length > 0 &&
      h(
        "details",
        null,
        h("summary", null, rest.length === 1 ? "One more reason" : `${rest.length} more reasons`),
        list(rest),
      ),
  ];
}

/** The wrong turns of a stage, for a reader who was shown the right one. */
export function otherWays(data, stage) {
  const others = stage.choices.filter((choice) => choice.answer !== stage.right);
  return h(
    "details",
    { class: "ck-case-walk__others" },
    h("summary", null, "And the other answers?"),
    h(
      "dl",
      null,
      others.map((choice) => [
        h("dt", null, choice.label),
        h("dd", null, choice.why ? caseStatement(data, choice.why) : choice.explanation),
      ]),
    ),
  );
}
