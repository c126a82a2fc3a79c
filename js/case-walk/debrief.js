/** The end of a case: the way taken beside the best way, the plan in the tables' words, and what to take home. */

import { h } from "../shared/dom.js";
import { VERDICTS, caseStatement, stationName } from "./parts.js";
import { MODES, answersAt, choiceOf, isGiven, tally } from "./state.js";

function wayTaken(view, story, { mode, said }) {
  const { data } = view;
  return h(
    "ol",
    { class: "ck-case-walk__way" },
    story.stages.map((stage, place) => {
      const given = isGiven(story, mode, place);
      const answers = given ? [stage.right] : answersAt(stage, said);
      const best = choiceOf(stage, stage.right);
      return h(
        "li",
        null,
        h(
          "div",
          null,
          h("strong", null, stationName(data, stage)),
          given && h("span", { class: "ck-case-walk__note" }, " decided for you"),
        ),
        h(
          "ul",
          { class: "ck-case-walk__tries" },
          answers.map((answer) => {
            const { verdict, label } = choiceOf(stage, answer);
            return h(
              "li",
              null,
              h("span", { "aria-hidden": "true" }, `${VERDICTS[verdict][0]} `),
              h("span", { class: "ck-sr" }, `${VERDICTS[verdict][1]} `),
              label,
            );
          }),
          !answers.includes(stage.right) &&
            h("li", { class: "ck-case-walk__note" }, `The tables' first choice: ${best.label}`),
        ),
        h("div", null, caseStatement(data, stage.reasons[0])),
      );
    }),
  );
}

function inWords(story, mode, said) {
  const { own, right, turns } = tally(story, mode, said);
  if (!own) return "You have read this case as a worked example. Now try one where the decisions are yours.";
  const wrong = turns === 0 ? "no wrong turn" : turns === 1 ? "one wrong turn" : `${turns} wrong turns`;
  return `You made ${own} ${own === 1 ? "decision" : "decisions"}: ${right} right at first sight, ${wrong}.${turns ? " Here every one of them has a way back." : ""}`;
}

export function debrief(view, story, state, { again, nextCase }) {
  const { data } = view;
  const { plan } = story;
  const place = data.cases.indexOf(story);
  const following = data.cases[place + 1];
  const harder = { worked: "faded", faded: "solo" }[state.mode];
  const button = (words, act, key, main) =>
    h(
      "button",
      {
        type: "button",
        class: main ? "ck-case-walk__main" : "ck-case-walk__small",
        "data-ck": key,
        onclick: act,
      },
      words,
    );
  return h(
    "div",
    { class: "ck-case-walk__debrief", role: "group", "aria-label": "Looking back" },
    h("h4", { tabindex: "-1", "data-ck": "debrief" }, "Looking back"),
    h("p", null, inWords(story, state.mode, state.said)),
    h("p", { class: "ck-case-walk__teaches" }, h("strong", null, "To take home: "), story.teaches),
    h(
      "p",
      { class: "ck-case-walk__head" },
      state.mode === "worked"
        ? "The best way, and the first reason for each step"
        : "Your way, and the first reason for each step",
    ),
    wayTaken(view, story, state),
    h("p", { class: "ck-case-walk__head" }, "Where it ends"),
    h("p", null, `BI-RADS ${plan.category}, ${plan.label.toLowerCase()}.`),
    h(
      "ol",
      { class: "ck-case-walk__plan" },
      plan.steps.map(([label, when]) => h("li", null, h("strong", null, label), `: ${when}`)),
    ),
    plan.follow_up && h("p", null, h("strong", null, "Follow-up: "), plan.follow_up),
    h("p", null, h("strong", null, "In the report: "), plan.report),
    h("p", null, h("strong", null, "To her: "), plan.patient),
    h(
      "p",
      { class: "ck-case-walk__do" },
      following && button(`Next case: ${following.title}`, () => nextCase(following.id), "next-case", true),
      button(
        harder ? `This case again: ${MODES[harder].label.toLowerCase()}` : "This case again",
        () => again(harder ?? state.mode),
        "again",
        !following,
      ),
    ),
  );
}
