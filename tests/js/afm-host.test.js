// What the host of a page promises its widgets, with a document that is just enough.
import assert from "node:assert/strict";
import { test } from "node:test";

import start from "../../js/page/afm-host.js";

function fakeDocument(...places) {
  const make = (data = {}) => ({
    dataset: data,
    textContent: "",
    children: [],
    append(...children) {
      this.children.push(...children);
    },
    replaceChildren(...children) {
      this.children = children;
    },
  });
  const elements = places.map((ckModel) => make({ ckModel }));
  const document = {
    querySelectorAll: () => elements,
    createElement: () => make(),
    documentElement: { style: {}, setAttribute() {} },
    defaultView: null,
  };
  for (const element of elements) element.ownerDocument = document;
  return { document, elements };
}

const kept = (state, extra = {}) => ({ module: 0, state, shared: {}, bytes: {}, ...extra });

async function started(models, links, module, places, bytes = []) {
  const seen = [];
  const { document, elements } = fakeDocument(...(places ?? Object.keys(models)));
  const widget = module ?? {
    render: ({ model }) => {
      seen.push(model);
    },
  };
  await start(document, { models, links, bytes }, [widget]);
  return { seen, elements };
}

test("a model tells of a change once, and not when nothing changed", async () => {
  const {
    seen: [model],
  } = await started({ m1: kept({ n: 1, list: [1] }) }, []);
  const heard = [];
  model.on("change:n change", (_, value) => heard.push(value));
  model.set("n", 2);
  model.set({ n: 2, list: [1] });
  assert.deepEqual(heard, [2, undefined]);
  assert.equal(model.get("n"), 2);
});

test("a listener that was taken off is silent, the others are not", async () => {
  const {
    seen: [model],
  } = await started({ m1: kept({ n: 1, k: 1 }) }, []);
  const heard = [];
  const first = () => heard.push("first");
  const second = () => heard.push("second");
  model.on("change:n change:k", first);
  model.on("change:n", second);
  model.off("change:n", first);
  model.set({ n: 2, k: 2 });
  assert.deepEqual(heard, ["second", "first"]);
  model.off(null, first);
  model.set("k", 3);
  assert.equal(heard.length, 2);
  model.off();
  model.set("n", 9);
  assert.equal(heard.length, 2);
});

test("a widget knows that it is in a page, and gets its bytes as a DataView", async () => {
  const {
    seen: [model],
  } = await started({ m1: kept({}, { bytes: { raw: 0 } }) }, [], null, null, ["AQID"]);
  assert.equal(model.get("_host"), "page");
  assert.ok(model.get("raw") instanceof DataView);
  assert.equal(model.get("raw").getUint8(2), 3);
});

test("bytes that two widgets share are the same, and a new value replaces them", async () => {
  const models = { m1: kept({}, { bytes: { raw: 0 } }), m2: kept({}, { bytes: { raw: 0 } }) };
  const {
    seen: [one, two],
  } = await started(models, [], null, null, ["AQID"]);
  assert.equal(one.get("raw"), two.get("raw"));
  const heard = [];
  one.on("change:raw", (_, value) => heard.push(value));
  one.set("raw", new DataView(new ArrayBuffer(1)));
  assert.equal(heard[0].byteLength, 1);
  assert.equal(one.get("raw").byteLength, 1);
  assert.equal(two.get("raw").byteLength, 3);
});

test("linked widgets follow each other, a one-way link only one way", async () => {
  const models = { m1: kept({ a: 1 }), m2: kept({ b: 2 }), m3: kept({ c: 3 }) };
  const links = [
    [true, ["m1", "a"], ["m2", "b"]],
    [false, ["m2", "b"], ["m3", "c"]],
  ];
  const {
    seen: [first, second, third],
  } = await started(models, links);
  assert.deepEqual([second.get("b"), third.get("c")], [1, 1]);
  second.set("b", 7);
  assert.deepEqual([first.get("a"), third.get("c")], [7, 7]);
  third.set("c", 8);
  assert.deepEqual([first.get("a"), second.get("b")], [7, 7]);
});

test("a label shows what is linked to it", async () => {
  const models = { m1: kept({ a: "one" }), m2: kept({ value: "old" }, { text: "text" }) };
  const {
    seen: [model],
    elements,
  } = await started(models, [[false, ["m1", "a"], ["m2", "value"]]]);
  assert.equal(elements[1].textContent, "one");
  model.set("a", "<b>two</b>");
  assert.equal(elements[1].textContent, "<b>two</b>");
});

test("two views of one model begin it once and share it", async () => {
  const calls = [];
  const module = () => ({
    initialize: () => {
      calls.push("begin");
    },
    render: ({ model }) => {
      calls.push(model);
    },
  });
  const { elements } = await started({ m1: kept({}) }, [], module, ["m1", "m1"]);
  assert.equal(calls[0], "begin");
  assert.equal(calls.length, 3);
  assert.equal(calls[1], calls[2]);
  assert.ok(elements.every((element) => element.children.length === 1));
});

test("a widget that fails keeps its words, says so, and stops no other", async (t) => {
  const said = t.mock.method(console, "error", () => {});
  const module = {
    render({ model }) {
      if (model.get("bad")) throw new Error("broken");
    },
  };
  const { elements } = await started({ m1: kept({ bad: true }), m2: kept({}) }, [], module);
  assert.equal(said.mock.callCount(), 1);
  assert.match(elements[0].children[0].textContent, /cannot start in this browser: broken/);
  assert.equal(elements[1].children.length, 1);
});

test("long bytes are read from the end of the page, when they are first asked for", async () => {
  const model = await started({ m1: kept({}, { bytes: { raw: 0 } }) }, [], null, null, [0]).then(
    ({ seen }) => seen[0],
  );
  assert.throws(() => model.get("raw"), TypeError, "nothing was read before");
  let reads = 0;
  const { document } = fakeDocument("m1");
  document.getElementById = (id) => {
    reads += 1;
    return { textContent: id === "ck-late-0" ? "AQID" : "" };
  };
  let late;
  await start(document, { models: { m1: kept({}, { bytes: { raw: 0 } }) }, links: [], bytes: [0] }, [
    {
      render: ({ model: own }) => {
        late = own;
      },
    },
  ]);
  assert.equal(reads, 0);
  assert.equal(late.get("raw").getUint8(2), 3);
  assert.equal(late.get("raw"), late.get("raw"));
  assert.equal(reads, 1);
});

test("after a reload the page stays in place while widgets above grow", async () => {
  const { document } = fakeDocument("m0");
  document.defaultView = {
    location: { hash: "" },
    performance: { getEntriesByType: () => [{ type: "reload" }] },
    addEventListener() {},
    requestIdleCallback: (resume) => setTimeout(resume),
  };
  const { style } = document.documentElement;
  const seen = [];
  const widget = { render: () => seen.push(style.overflowAnchor) };
  await start(document, { models: { m0: kept({}) }, links: [], bytes: [] }, [widget]);
  assert.deepEqual([...seen, style.overflowAnchor], ["none", ""]);
});

test("the first widget of each kind is drawn in one go, the others when the browser rests", async (t) => {
  const drawn = [];
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const widget = {
    render({ model }) {
      drawn.push(model.get("n"));
      if (model.get("n") === 0) now += 100;
    },
  };
  const models = Object.fromEntries([0, 0, 1, 0].map((module, n) => [`m${n}`, { ...kept({ n }), module }]));
  const visit = async (hash, free) => {
    drawn.length = 0;
    const { document } = fakeDocument(...Object.keys(models));
    document.defaultView = {
      location: { hash },
      performance: { getEntriesByType: () => [{ type: "navigate" }] },
      addEventListener() {},
      requestIdleCallback(resume) {
        drawn.push("idle");
        setTimeout(() => resume({ timeRemaining: () => free.shift() }));
      },
    };
    await start(document, { models, links: [], bytes: [] }, [widget, widget]);
    return [...drawn];
  };
  assert.deepEqual(await visit("", [3, 49]), [0, 2, "idle", "idle", 1, 3]);
  assert.deepEqual(await visit("#explorer:stage=screening", []), [0, "idle", 1, 2, 3]);
});
