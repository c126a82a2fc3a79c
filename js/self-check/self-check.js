/** One question; after "Check" every option says why it is right or wrong, in place. */

import { h, keepKeys, unique } from "../shared/dom.js";

function render({ model, el }) {
  const question = model.get("_question");
  const name = unique("ck-self-check-");
  const verdict = h("p", { class: "ck-self-check__verdict", role: "status", "aria-live": "polite" });
  const sources = h(
    "ul",
    { class: "ck-self-check__sources", hidden: true },
    question.source.map(({ text, url }) =>
      h("li", null, url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text),
    ),
  );
  const again = h(
    "button",
    {
      type: "button",
      class: "ck-self-check__again",
      hidden: true,
      onclick: () => {
        model.set("answer", null);
        model.save_changes();
        options[0].input.focus();
      },
    },
    "Try again",
  );

  const check = h(
    "button",
    {
      type: "button",
      class: "ck-self-check__again",
      disabled: true,
      onclick: () => {
        const picked = options.findIndex(({ input }) => input.checked);
        model.set("answer", picked);
        model.save_changes();
        again.focus();
        root.dispatchEvent(
          new CustomEvent("ck-answer", {
            bubbles: true,
            detail: { item: question.id, right: options[picked].option.right },
          }),
        );
      },
    },
    "Check",
  );

  const options = question.options.map((option, number) => {
    const input = h("input", {
      type: "radio",
      name,
      value: String(number),
      onchange: () => {
        check.disabled = false;
      },
    });
    const reason = h("span", { class: "ck-self-check__reason" });
    const row = h(
      "div",
      { class: "ck-self-check__option" },
      h("label", null, input, h("span", null, option.text)),
      reason,
    );
    return { option, input, reason, row };
  });

  function show() {
    const answer = model.get("answer");
    const answered = answer != null;
    options.forEach(({ option, input, reason, row }, number) => {
      input.checked = answer === number;
      input.disabled = answered && answer !== number;
      row.className = `ck-self-check__option${answered ? (option.right ? " ck-self-check__right-option" : " ck-self-check__wrong-option") : ""}`;
      reason.textContent = answered
        ? `${option.right ? "✓ Right." : "✗ Not this one."} ${option.reason}`
        : "";
    });
    verdict.textContent = !answered
      ? ""
      : options[answer]?.option.right
        ? "Right. The reasons stand beside the answers."
        : "Not quite. The reasons stand beside the answers.";
    again.hidden = sources.hidden = !answered;
    check.hidden = answered;
    check.disabled = true;
  }

  model.on("change:answer", show);
  show();
  const stop = new AbortController();
  const root = h(
    "div",
    { class: "ck-widget ck-self-check" },
    h(
      "fieldset",
      null,
      h("legend", null, h("span", { class: "ck-self-check__kicker" }, "Check yourself"), question.question),
      options.map(({ row }) => row),
    ),
    verdict,
    sources,
    check,
    again,
  );
  keepKeys(root, stop.signal);
  el.replaceChildren(root);
  return () => {
    stop.abort();
    model.off("change:answer", show);
  };
}

export default { render };
