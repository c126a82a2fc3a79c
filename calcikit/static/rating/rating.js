/** A rating sheet: one blinded picture at a time, how real it looks and which shape it shows; a table to save at the end. */

const SCALE = [["1", "surely simulated"], ["2", "probably simulated"], ["3", "cannot tell"], ["4", "probably real"], ["5", "surely real"]];

/** The ratings as a table that the scoring reads. */
function table(items, ratings) {
  const rows = items.filter((item) => ratings[item]?.rating).map((item) => `${item},${ratings[item].rating},${ratings[item].shape ?? ""}`);
  return ["item,rating,shape", ...rows, ""].join("\n");
}

/** What was kept of an earlier sitting; a browser that keeps nothing is no fault. */
function kept(study) {
  try {
    return JSON.parse(localStorage.getItem(`calcikit.rating.${study}`)) ?? {};
  } catch {
    return {};
  }
}

function keep(study, ratings) {
  try {
    localStorage.setItem(`calcikit.rating.${study}`, JSON.stringify(ratings));
    return "";
  } catch {
    return "This browser keeps nothing: save the table before you close the page.";
  }
}

function render({ model, el }) {
  const study = model.get("study");
  const items = model.get("_items");
  const shapes = model.get("_shapes");
  const page = model.get("_host") === "page";
  const uid = unique("ck-rating-");
  const stop = new AbortController();
  if (page && !Object.keys(model.get("ratings")).length) model.set("ratings", kept(study));
  let at = 0;

  const picture = h("img", { class: "ck-rating-picture", width: model.get("_size"), height: model.get("_size"), alt: "" });
  const title = h("h2", { class: "ck-rating-title", tabindex: "-1" });
  const status = h("p", { class: "ck-rating-status", role: "status", "aria-live": "polite" });
  const inputs = SCALE.map(([value]) => h("input", { type: "radio", name: uid, value, onchange: () => note({ rating: value }) }));
  const shape = h("select", { onchange: () => note({ shape: shape.value }) },
    h("option", { value: "" }, "choose…"), shapes.map(([id, words]) => h("option", { value: id }, words)));
  const back = h("button", { type: "button", onclick: () => go(at - 1) }, "Back");
  const next = h("button", { type: "button", onclick: () => go(at + 1) }, "Next");
  const save = h("a", { class: "ck-rating-save", download: `ratings-${study}.csv` }, "Save the table of ratings");

  function note(change) {
    const item = items[at].item;
    const ratings = { ...model.get("ratings"), [item]: { ...model.get("ratings")[item], ...change } };
    model.set("ratings", ratings);
    model.save_changes();
    show(page ? keep(study, ratings) : "");
  }

  function go(place) {
    at = Math.min(Math.max(place, 0), items.length - 1);
    show("");
    title.focus({ preventScroll: true });
  }

  function show(warning) {
    const ratings = model.get("ratings");
    const { item, png } = items[at];
    const rated = items.filter((one) => ratings[one.item]?.rating && ratings[one.item]?.shape).length;
    title.textContent = `Picture ${at + 1} of ${items.length}`;
    const address = `data:image/png;base64,${png}`;
    if (picture.getAttribute("src") !== address) picture.setAttribute("src", address);
    picture.alt = `Picture ${at + 1}, to be judged by eye`;
    for (const input of inputs) input.checked = ratings[item]?.rating === input.value;
    shape.value = ratings[item]?.shape ?? "";
    back.disabled = at === 0;
    next.disabled = at === items.length - 1;
    status.textContent = `${rated} of ${items.length} judged. ${rated === items.length ? "All done: save the table." : ""} ${warning}`.trim();
    save.href = `data:text/csv;charset=utf-8,${encodeURIComponent(table(items.map((one) => one.item), ratings))}`;
  }

  const follow = () => show("");
  model.on("change:ratings", follow);
  const root = h("div", { class: "ck-widget ck-rating" }, title, picture,
    h("fieldset", null, h("legend", null, "Is this a real film?"),
      SCALE.map(([, words], number) => h("label", null, inputs[number], h("span", null, words)))),
    h("p", null, h("label", null, "Which shape do most particles have? ", shape)),
    h("p", { class: "ck-rating-buttons" }, back, next, save), status);
  keepKeys(root, stop.signal);
  show("");
  el.replaceChildren(root);
  return () => {
    stop.abort();
    model.off("change:ratings", follow);
  };
}

export default { render, table };
