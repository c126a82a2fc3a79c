/** One stage: what happened, the pictures, the question; after the answer what came of it. */

import { h, unique } from "../shared/dom.js";
import { films, otherWays, outcomeOf, reasonsOf, stationName } from "./parts.js";
import { answersAt, choiceOf, goesOn, isGiven, isSettled } from "./state.js";

/** The question with its answers; wrong turns taken before are struck out and stay readable. */
function questionOf(view, stage, tried, decide) {
  const name = unique("ck-case-walk__");
  const button = h(
    "button",
    {
      type: "button",
      class: "ck-case-walk__main",
      disabled: true,
      "data-ck": "decide",
      onclick: () => decide(chosen()),
    },
    "Decide",
  );
  const rows = stage.choices.map((choice, number) => {
    const gone = tried.includes(choice.answer);
    const input = h("input", {
      type: "radio",
      name,
      value: choice.answer,
      disabled: gone,
      onchange: () => {
        button.disabled = false;
      },
      onkeydown: (event) => {
        if (event.key === "Enter" && input.checked) {
          event.preventDefault();
          decide(choice.answer);
        }
      },
    });
    return h(
      "label",
      { class: `ck-case-walk__option${gone ? " ck-case-walk__gone" : ""}` },
      input,
      h("span", { class: "ck-case-walk__key", "aria-hidden": "true" }, number + 1),
      h("span", null, choice.label),
      gone && h("span", { class: "ck-case-walk__tried" }, "tried"),
    );
  });
  const inputs = () => rows.map((row) => row.querySelector("input"));
  const chosen = () => inputs().find((input) => input.checked)?.value;
  const pick = (number) => {
    const input = inputs()[number];
    if (!input || input.disabled) return;
    input.checked = true;
    input.focus();
    button.disabled = false;
  };
  return {
    pick,
    node: h(
      "div",
      { class: "ck-case-walk__ask" },
      h(
        "fieldset",
        null,
        h(
          "legend",
          { tabindex: "-1", "data-ck": "question" },
          stage.quote && h("q", { class: "ck-case-walk__quote" }, stage.quote),
          stage.question,
        ),
        rows,
      ),
      h(
        "p",
        { class: "ck-case-walk__do" },
        button,
        h("span", { class: "ck-case-walk__hint" }, `Keys 1 to ${rows.length} choose, Enter decides.`),
      ),
    ),
  };
}

/** A stage that lies behind, folded to one line. */
export function pastStage(view, story, mode, said, place) {
  const { data } = view;
  const stage = story.stages[place];
  const given = isGiven(story, mode, place);
  const answers = given ? [stage.right] : answersAt(stage, said);
  const last = choiceOf(stage, answers.at(-1));
  const turns = answers.length - 1;
  const first = goesOn(choiceOf(stage, answers[0]));
  return h(
    "li",
    { class: "ck-case-walk__past" },
    h(
      "details",
      { "data-key": stage.id },
      h(
        "summary",
        null,
        h("span", { "aria-hidden": "true" }, first ? "✓ " : "↻ "),
        h("strong", null, stationName(data, stage)),
        ": ",
        last.label,
        h(
          "span",
          { class: "ck-case-walk__note" },
          given
            ? " decided for you"
            : turns
              ? ` after ${turns === 1 ? "one wrong turn" : `${turns} wrong turns`}`
              : "",
        ),
      ),
      h("p", null, stage.text),
      stage.quote && h("p", null, h("q", { class: "ck-case-walk__quote" }, stage.quote)),
      films(stage, true),
      answers.map((answer) => outcomeOf(data, stage, choiceOf(stage, answer), given && "Done:")),
      reasonsOf(data, stage),
    ),
  );
}

/** The stage that is open: undecided, astray, or settled and waiting for "Continue". */
export function openStage(view, story, { mode, said, at }, { decide, back, next, astray }) {
  const { data } = view;
  const stage = story.stages[at];
  const answers = answersAt(stage, said);
  const given = isGiven(story, mode, at);
  const settled = isSettled(story, mode, said, at);
  const last = choiceOf(stage, given ? stage.right : answers.at(-1));
  const shown = settled ? last : astray ? last : null;
  const asked = shown ? null : questionOf(view, stage, answers, decide);
  const onward = h(
    "button",
    { type: "button", class: "ck-case-walk__main", "data-ck": "next", onclick: next },
    at + 1 < story.stages.length ? "Continue" : "Look back at the case",
  );
  const node = h(
    "div",
    {
      class: "ck-case-walk__stage",
      role: "group",
      "data-stage": stage.id,
      "aria-label": `Decision ${at + 1} of ${story.stages.length}`,
    },
    h(
      "p",
      { class: "ck-case-walk__count" },
      `Decision ${at + 1} of ${story.stages.length}: ${stationName(data, stage).toLowerCase()}`,
    ),
    h("p", { class: "ck-case-walk__text", tabindex: "-1", "data-ck": "text" }, stage.text),
    h(
      "div",
      { class: stage.pictures.length ? "ck-case-walk__two" : "ck-case-walk__one" },
      stage.pictures.length > 0 && h("div", { class: "ck-case-walk__see" }, films(stage, Boolean(shown))),
      h(
        "div",
        { class: "ck-case-walk__say" },
        asked?.node,
        shown &&
          h(
            "p",
            { class: "ck-case-walk__asked" },
            stage.quote && h("q", { class: "ck-case-walk__quote" }, stage.quote),
            stage.question,
          ),
        shown && outcomeOf(data, stage, shown, given ? "Here you choose:" : undefined),
        settled && reasonsOf(data, stage),
        settled && given && otherWays(data, stage),
        settled && h("p", { class: "ck-case-walk__do" }, onward),
        shown &&
          !settled &&
          h(
            "p",
            { class: "ck-case-walk__do" },
            h(
              "button",
              { type: "button", class: "ck-case-walk__main", "data-ck": "back", onclick: back },
              "Back to the decision",
            ),
          ),
      ),
    ),
  );
  return { node, pick: asked?.pick };
}
