/* Made by "make js" (sha256 0c3fbdf5a5bc3f0fcfa460001228c4cf0d4c3b0e4f9519f4d3d1129a51bf2143) of js/evidence-lab/charts.js js/evidence-lab/evidence-lab.js js/shared/dom.js js/shared/interval-bar.js js/shared/payload.js */
// js/shared/dom.js
function put(node, ...children) {
  node.replaceChildren(
    ...children.flat(9).filter((child) => child != null && child !== false && child !== "")
  );
  return node;
}
function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  return put(node, children);
}
var unique = (prefix) => `${prefix}${Math.random().toString(36).slice(2, 10)}`;
function keepKeys(root, signal) {
  window.addEventListener(
    "keydown",
    ({ target, ctrlKey, altKey, metaKey }) => {
      if (root.contains(target))
        target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
    },
    { capture: true, signal }
  );
}
function scroller(node) {
  for (let box = node.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))
      return box;
  }
  return document.scrollingElement;
}
function inPlace(root, redraw) {
  const key = (node) => node.closest("[data-key]")?.dataset.key;
  const opened = [...root.querySelectorAll("details[open][data-key]")].map(key);
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const panel = held?.closest("[role=tabpanel]");
  const mark = panel ?? held;
  const before = mark?.getBoundingClientRect().top;
  redraw();
  for (const details of root.querySelectorAll("details[data-key]"))
    if (opened.includes(key(details))) details.open = true;
  if (held && !held.isConnected) {
    const again = [...(panel ?? root).querySelectorAll("[data-key]")].find((node) => key(node) === key(held));
    (again?.querySelector("summary") ?? again ?? panel ?? root.querySelector("[role=tab][aria-selected=true]")).focus({ preventScroll: true });
  }
  if (mark?.isConnected) scroller(root).scrollTop += mark.getBoundingClientRect().top - before;
}

// js/shared/interval-bar.js
function track({ rate, low, high }, band, mark = "") {
  if (rate === void 0)
    return h("span", { class: "ck-interval-bar ck-interval-bar--empty", "aria-hidden": "true" });
  const from = (start, end, least) => `left:${start}%;width:${Math.max(end - start, least)}%`;
  return h(
    "span",
    { class: `ck-interval-bar ${mark}`, "aria-hidden": "true" },
    band && h("span", { class: "ck-interval-bar__band", style: from(band[0], band[1], 1) }),
    low !== void 0 && h("span", { class: "ck-interval-bar__line", style: from(low, high, 0) }),
    h("span", { class: "ck-interval-bar__dot", style: `left:${rate}%` })
  );
}

// js/shared/payload.js
var octets = (held) => ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held);
async function inflate(bytes) {
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}
var packs = /* @__PURE__ */ new Map();
function unpack(model, name) {
  const bytes = octets(model.get(name));
  const key = `${bytes.length}.${bytes.slice(-4)}`;
  if (!packs.has(key)) {
    const pack = {
      opened: inflate(bytes).then((text) => {
        pack.data = JSON.parse(new TextDecoder().decode(text));
        return pack.data;
      })
    };
    packs.set(key, pack);
    pack.opened.catch(() => packs.delete(key));
  }
  return packs.get(key);
}

// js/evidence-lab/charts.js
var ACROSS = 50;
function s(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
var MARKS = {
  ill: (x, y) => `M${x - 4} ${y - 4}h8v8h-8z`,
  missed: (x, y) => `M${x - 3.4} ${y - 3.4}h6.8v6.8h-6.8z`,
  alarm: (x, y) => `M${x - 3.6} ${y}a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z`,
  well: (x, y) => `M${x - 1.4} ${y}a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0z`
};
function women(groups, words) {
  const figure = s("svg", {
    viewBox: `0 0 ${ACROSS * 10} ${1e3 / ACROSS * 10}`,
    role: "img",
    "aria-label": words,
    class: "ck-evidence-lab__women"
  });
  let start = 0;
  for (const [mark, number] of groups) {
    const d = Array.from({ length: number }, (_, i) => start + i).map(
      (place) => MARKS[mark](place % ACROSS * 10 + 5, Math.floor(place / ACROSS) * 10 + 5)
    );
    if (number) figure.append(s("path", { d: d.join(""), class: `ck-evidence-lab__${mark}` }));
    start += number;
  }
  return figure;
}
function legend(groups) {
  return h(
    "ul",
    { class: "ck-evidence-lab__legend" },
    groups.map(
      ([mark, number, words]) => h(
        "li",
        null,
        s(
          "svg",
          { viewBox: "0 0 10 10", "aria-hidden": "true" },
          s("path", { d: MARKS[mark](5, 5), class: `ck-evidence-lab__${mark}` })
        ),
        h("span", null, h("strong", null, number.toLocaleString("en")), ` ${words}`)
      )
    )
  );
}
function forest(pool, band, bandName, caption) {
  const shown = (rate2, low2, high2) => `${rate2.toFixed(1)}% (${low2.toFixed(1)} to ${high2.toFixed(1)}%)`;
  const rows = pool.rows.map(
    ([study, malignant2, n2, rate2, low2, high2, rebuilt]) => h(
      "tr",
      null,
      h("th", { scope: "row" }, study, rebuilt ? " *" : ""),
      h("td", null, `${malignant2} of ${n2.toLocaleString("en")}`),
      h("td", { class: "ck-evidence-lab__scale" }, track({ rate: rate2, low: low2, high: high2 }, band)),
      h("td", null, shown(rate2, low2, high2))
    )
  );
  const [malignant, n, rate, low, high] = pool.pooled;
  const total = pool.rows.length > 1 && h(
    "tr",
    { class: "ck-evidence-lab__total" },
    h("th", { scope: "row" }, "Pooled"),
    h("td", null, `${malignant.toLocaleString("en")} of ${n.toLocaleString("en")}`),
    h(
      "td",
      { class: "ck-evidence-lab__scale" },
      track({ rate, low, high }, band, "ck-evidence-lab__pooled")
    ),
    h("td", null, shown(rate, low, high))
  );
  const next = pool.new && h(
    "tr",
    null,
    h("th", { scope: "row" }, "A new, similar centre"),
    h("td", null, ""),
    h(
      "td",
      { class: "ck-evidence-lab__scale" },
      track({ rate, low: pool.new[0], high: pool.new[1] }, band, "ck-evidence-lab__new")
    ),
    h("td", null, `${pool.new[0].toFixed(0)} to ${pool.new[1].toFixed(0)}%`)
  );
  return [
    h(
      "div",
      { class: "ck-evidence-lab__scroll", tabindex: "0", role: "group", "aria-label": caption },
      h(
        "table",
        { class: "ck-evidence-lab__forest" },
        h("caption", null, caption),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            ["Study", "Malignant", "0 to 100%", "Share (95% interval)"].map(
              (t) => h("th", { scope: "col" }, t)
            )
          )
        ),
        h("tbody", null, rows, total, next)
      )
    ),
    h(
      "p",
      { class: "ck-evidence-lab__quiet" },
      [
        band && `Grey: the band of BI-RADS ${bandName}.`,
        pool.rows.some((row) => row[6]) && "* Counts rebuilt from percentages."
      ].filter(Boolean).join(" ")
    )
  ];
}

// js/evidence-lab/evidence-lab.js
var GROUPS = [
  ["ill", "with a cancer and the sign"],
  ["missed", "with a cancer, without the sign"],
  ["alarm", "with the sign, no cancer"],
  ["well", "with neither"]
];
var COLLECTED = "Digitised films of the 1990s, collected by outcome: so many cancers, so many benign lesions, so many never recalled. The share of cancers is the collectors' choice. No band is drawn: it belongs to other women.";
function picker(model, save, axis) {
  const box = h(
    "select",
    { "data-attribute": axis.id, onchange: () => save({ [axis.id]: box.value }) },
    h("option", { value: "" }, "any"),
    axis.terms.map(([id, words]) => h("option", { value: id }, words))
  );
  return {
    node: h("label", { class: "ck-evidence-lab__field" }, h("span", null, axis.label), box),
    refresh: () => {
      box.value = model.get(axis.id);
    }
  };
}
function population(model, save, data, uid) {
  const inputs = data.counted_in.map(([id, words]) => {
    const input = h("input", {
      type: "radio",
      name: `${uid}-counted`,
      value: id,
      onchange: () => save({ counted_in: id })
    });
    const told = h("span", { class: "ck-evidence-lab__has" });
    return {
      id,
      input,
      told,
      row: h("label", { class: "ck-evidence-lab__radio" }, input, h("span", null, words, told))
    };
  });
  const refresh = (look) => inputs.forEach(({ id, input, told }) => {
    input.checked = model.get("counted_in") === id;
    told.textContent = look.pools[id] || look.counts[id] ? "" : " (no rate)";
  });
  return {
    node: h(
      "fieldset",
      { class: "ck-evidence-lab__field" },
      h("legend", null, "Who was counted"),
      inputs.map(({ row }) => row)
    ),
    refresh
  };
}
function clinic(model, save, data) {
  const at = () => data.steps.findIndex((step) => Math.abs(step - 100 * model.get("prevalence")) < 0.01);
  const go = (place) => save({ prevalence: data.steps[place] / 100 });
  const slider = h("input", {
    type: "range",
    min: "0",
    max: String(data.steps.length - 1),
    step: "1",
    oninput: () => go(Number(slider.value))
  });
  const box = h(
    "select",
    {
      onchange: () => {
        if (box.value) go(Number(box.value));
      }
    },
    h("option", { value: "" }, "another clinic"),
    data.settings.map(({ label, step }) => h("option", { value: String(step) }, label))
  );
  const caveat = h("p", { class: "ck-evidence-lab__quiet" });
  const out = h("strong", { class: "ck-evidence-lab__out", "aria-hidden": "true" });
  const refresh = () => {
    const place = at();
    const known = data.settings.find(({ step }) => step === place);
    slider.value = String(place);
    slider.setAttribute("aria-valuetext", `${data.steps[place]}% of lesions malignant`);
    box.value = known ? String(place) : "";
    caveat.textContent = known ? known.caveat : "";
    out.textContent = `${data.steps[place]}%`;
  };
  const node = h(
    "fieldset",
    { class: "ck-evidence-lab__field" },
    h("legend", null, "Your clinic"),
    h("label", null, h("span", null, "As in"), box),
    caveat,
    h("label", null, h("span", null, "Share of lesions that are malignant ", out), slider)
  );
  return { node, refresh, at };
}
function atWork(data, look, place) {
  const prevalence = data.steps[place];
  if (!look.weight) {
    const any = look === data.looks[" "];
    const ill = Math.round(10 * prevalence);
    const groups2 = [
      ["ill", ill, "with a cancer"],
      ["well", 1e3 - ill, "without"]
    ];
    return [
      h(
        "p",
        { "data-ck": "worked" },
        any ? "Choose a word to see what it changes." : "These words were seen on fewer than ten worked-up lesions of CBIS-DDSM, so they have no likelihood ratio here. Without one, the share stays that of the clinic."
      ),
      women(groups2, `1,000 women: ${ill} with a cancer, ${1e3 - ill} without.`),
      legend(groups2)
    ];
  }
  const [tp, fp, fn, tn, ppv] = look.women[place];
  const numbers = { ill: tp, missed: fn, alarm: fp, well: tn };
  const groups = GROUPS.map(([mark, words]) => [mark, numbers[mark], words]);
  return [
    h(
      "p",
      { "data-ck": "worked" },
      "Of 1,000 women here, ",
      h("strong", null, `${tp + fn} have a cancer`),
      `. ${tp} of them show this sign, and so do ${fp} of the ${fp + tn} others. So of ${tp + fp} with the sign, `,
      h("strong", null, `${tp} have a cancer (${ppv}%)`),
      "."
    ),
    women(groups, `1,000 women: ${groups.map(([, n, words]) => `${n} ${words}`).join(", ")}.`),
    legend(groups),
    h(
      "p",
      { class: "ck-evidence-lab__quiet" },
      `${look.weight}, counted among the worked-up lesions of CBIS-DDSM. The share changes with the clinic; the ratio is carried over as it is, which is itself an assumption.`
    )
  ];
}
function results(data, model, place) {
  const look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`];
  const counted = model.get("counted_in");
  const [pool, films] = [look.pools[counted], look.counts[counted]];
  const [rate, low, high] = films ?? pool?.pooled.slice(2) ?? [];
  const band = data.bands[look.category];
  const part = (name, title, ...content) => h(
    "section",
    { class: "ck-evidence-lab__part", "data-ck": name },
    h("p", { class: "ck-evidence-lab__head" }, title),
    content
  );
  return [
    part(
      "share",
      "The share among those counted",
      h("p", { class: "ck-evidence-lab__said", "data-ck": "said" }, look.said[counted]),
      h("p", { class: "ck-evidence-lab__quiet" }, look.caveat[counted]),
      rate !== void 0 && track({ rate, low, high }, pool && band)
    ),
    pool && part(
      "studies",
      "The studies behind it",
      forest(pool, band, look.category, `${look.label}: published series, one population`)
    ),
    counted.startsWith("collection") && part("films", "Where they come from", h("p", null, COLLECTED)),
    part("work", "The same sign in your clinic", atWork(data, look, place))
  ];
}
async function render({ model, el }) {
  const data = await unpack(model, "_looks").opened;
  const uid = unique("cl");
  const stop = new AbortController();
  const save = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const axes = data.axes.map((axis) => picker(model, save, axis));
  const [who, where] = [population(model, save, data, uid), clinic(model, save, data)];
  const status = h("p", { class: "ck-sr", role: "status", "aria-live": "polite" });
  const right = h("div", { class: "ck-evidence-lab__right" });
  const root = h(
    "div",
    { class: "ck-widget ck-evidence-lab" },
    status,
    h(
      "p",
      { class: "ck-evidence-lab__notice" },
      h("strong", null, "For learning, not for care"),
      h("span", null, "No number here is a woman's risk.")
    ),
    h(
      "div",
      { class: "ck-evidence-lab__columns" },
      h(
        "div",
        { class: "ck-evidence-lab__left" },
        axes.map(({ node }) => node),
        who.node,
        where.node
      ),
      right
    )
  );
  let last = null;
  const update = () => {
    const look = data.looks[`${model.get("morphology")} ${model.get("distribution")}`];
    for (const { refresh } of [...axes, who, where]) refresh(look);
    put(right, results(data, model, where.at()));
    const words = [...right.querySelectorAll("[data-ck=said], [data-ck=worked]")].map((node) => node.textContent).join(" ");
    if (last !== null && words !== last) status.textContent = words;
    last = words;
  };
  const names = "change:morphology change:distribution change:counted_in change:prevalence";
  const changed = () => inPlace(root, update);
  model.on(names, changed);
  keepKeys(root, stop.signal);
  update();
  el.replaceChildren(root);
  return () => {
    stop.abort();
    model.off(names, changed);
  };
}
var evidence_lab_default = { render };
export {
  evidence_lab_default as default
};
