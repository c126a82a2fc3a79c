/** One question; after an answer every option says why it is right or wrong, in place. */

let views = 0;

function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

function render({ model, el }) {
  const question = model.get("_question");
  const name = `ck-check-${(views += 1)}`;
  const verdict = h("p", { class: "ck-verdict", role: "status", "aria-live": "polite" });
  const sources = h("ul", { class: "ck-check-sources", hidden: true }, question.source.map(
    ({ text, url }) => h("li", null, url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text)));
  const again = h("button", { type: "button", class: "ck-again", hidden: true, onclick: () => {
    model.set("answer", null);
    model.save_changes();
    options[0].input.focus();
  } }, "Try again");

  const options = question.options.map((option, number) => {
    const input = h("input", { type: "radio", name, value: String(number), onchange: () => {
      model.set("answer", number);
      model.save_changes();
    } });
    const reason = h("span", { class: "ck-reason" });
    const row = h("div", { class: "ck-option" }, h("label", null, input, h("span", null, option.text)), reason);
    return { option, input, reason, row };
  });

  function show() {
    const answer = model.get("answer");
    const answered = answer != null;
    options.forEach(({ option, input, reason, row }, number) => {
      input.checked = answer === number;
      input.disabled = answered && answer !== number;
      row.className = `ck-option${answered ? (option.right ? " ck-right-option" : " ck-wrong-option") : ""}`;
      reason.textContent = answered ? `${option.right ? "✓ Right." : "✗ Not this one."} ${option.reason}` : "";
    });
    verdict.textContent = !answered ? ""
      : options[answer]?.option.right ? "Right. The reasons stand beside the answers."
        : "Not quite. The reasons stand beside the answers.";
    again.hidden = sources.hidden = !answered;
  }

  model.on("change:answer", show);
  show();
  el.replaceChildren(h("div", { class: "ck-check" },
    h("fieldset", null, h("legend", null, h("span", { class: "ck-check-kicker" }, "Check yourself"), question.question),
      options.map(({ row }) => row)),
    verdict, sources, again));
  return () => model.off("change:answer", show);
}

export default { render };
