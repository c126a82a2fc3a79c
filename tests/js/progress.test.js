// The learner's record in a page and in JupyterLab, with a storage and a kernel small enough to break.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, mock, test } from "node:test";

import { openRecord, readRecord } from "../../js/shared/progress.js";

const LINES = JSON.parse(readFileSync(new URL("../expected/record_lines.json", import.meta.url), "utf8"));
const KEY = "calcikit.progress.v1";
const ANSWER = Object.fromEntries(
  ["source", "item", "kind", "truth", "said", "credit", "right"].map((key) => [key, LINES.whole[key]]),
);
const line = (changes) => `${JSON.stringify({ ...LINES.whole, ...changes })}\n`;
const settled = () => new Promise((resume) => setImmediate(resume));

/** A browser: windows that share one storage, which may be blocked or small. */
function browser({ blocked = false, room = Infinity } = {}) {
  const held = new Map();
  const windows = [];
  const open = () => {
    const target = new EventTarget();
    const write = (key, value) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      held.set(key, value);
      for (const other of windows) if (other !== target) other.late.push({ key, newValue: value });
    };
    target.late = [];
    const store = { getItem: (key) => held.get(key) ?? null, setItem: write };
    Object.defineProperty(target, "localStorage", {
      get() {
        if (blocked) throw new DOMException("no", "SecurityError");
        return store;
      },
    });
    windows.push(target);
    return target;
  };
  /** Deliver the storage events that are on their way, until none is left. */
  const deliver = async () => {
    while (windows.some(({ late }) => late.length)) {
      for (const target of windows)
        for (const told of target.late.splice(0))
          target.dispatchEvent(Object.assign(new Event("storage"), told));
      await settled();
    }
  };
  return {
    held,
    open,
    deliver,
    lines: () =>
      (held.get(KEY) ?? "")
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((row) => JSON.parse(row)),
    roomFor: (size) => {
      room = size;
    },
  };
}

const inPage = { get: (name) => (name === "_host" ? "page" : undefined) };
function tab(shared) {
  globalThis.window = shared.open();
  return openRecord(inPage);
}

beforeEach(() => {
  delete globalThis.window;
});

test("a good line is read and all it says is kept", () => {
  for (const changes of LINES.also_fine) {
    const { events, setAside } = readRecord(line(changes));
    assert.deepEqual([events, setAside], [[{ ...LINES.whole, ...changes }], []]);
  }
});

test("what Python sets aside is set aside here", () => {
  for (const changes of LINES.broken) {
    const { events, setAside } = readRecord(line() + line(changes));
    assert.equal(events.length, 1);
    assert.match(setAside[0].why, new RegExp(`^line 2: .*(${Object.keys(changes)[0]}|version)`));
  }
  for (const text of LINES.not_even_events) {
    const { events, setAside } = readRecord(`${text}\n${line()}`);
    assert.deepEqual([events.length, setAside.length], [1, 1], text);
  }
  assert.match(
    readRecord(line({ v: 2 })).setAside[0].why,
    /version 2 of the record, this page reads version 1/,
  );
});

test("an answer is filled in, stored and there when the page is opened again", async () => {
  const shared = browser();
  const record = tab(shared);
  await record.add(ANSWER);
  const [stored] = shared.lines();
  assert.equal(stored.v, 1);
  assert.equal(stored.sitting, record.sitting);
  const again = tab(shared);
  assert.deepEqual(again.events(), [stored]);
  await again.add({ ...ANSWER, item: "b" });
  assert.deepEqual(new Set(shared.lines().map(({ learner }) => learner)).size, 1);
  assert.equal(new Set(shared.lines().map(({ sitting }) => sitting)).size, 2);
  assert.deepEqual(again.problems(), []);
});

test("what is no answer is refused in words and not kept", async () => {
  const record = tab(browser());
  await assert.rejects(record.add({ ...ANSWER, credit: 2 }), /'credit' cannot be 2/);
  await assert.rejects(record.add({}), /'source' is missing/);
  assert.deepEqual(record.events(), []);
});

test("a blocked storage keeps working in memory and says so", async () => {
  const record = tab(browser({ blocked: true }));
  await record.add(ANSWER);
  assert.equal(record.events().length, 1);
  assert.match(record.problems()[0], /keep nothing.*Download/);
  assert.equal(readRecord(record.text()).events.length, 1);
});

test("a full storage says so, loses nothing, and recovers", async () => {
  const shared = browser({ room: 700 });
  const record = tab(shared);
  for (const item of ["a", "b", "c", "d"]) await record.add({ ...ANSWER, item });
  assert.ok(shared.lines().length < 4);
  assert.equal(record.events().length, 4);
  assert.match(record.problems()[0], /storage is full/);
  shared.roomFor(Infinity);
  await record.add({ ...ANSWER, item: "e" });
  assert.equal(shared.lines().length, 5);
  assert.deepEqual(record.problems(), []);
});

test("two tabs at once keep every answer once, and each sees the other's", async () => {
  const shared = browser();
  const [one, two] = [tab(shared), tab(shared)];
  let heard = 0;
  one.onchange((fresh) => {
    heard += fresh.length;
  });
  await Promise.all([one.add({ ...ANSWER, item: "a" }), two.add({ ...ANSWER, item: "b" })]);
  await one.add({ ...ANSWER, item: "c" });
  await shared.deliver();
  for (const record of [one, two])
    assert.deepEqual(
      record
        .events()
        .map(({ item }) => item)
        .sort(),
      ["a", "b", "c"],
    );
  assert.equal(shared.lines().length, 3);
  assert.equal(heard, 3);
});

test("an answer that another tab overwrote is written again", async () => {
  const shared = browser();
  const [one, two] = [tab(shared), tab(shared)];
  await one.add({ ...ANSWER, item: "a" });
  const mine = shared.held.get(KEY);
  shared.held.set(KEY, "");
  await two.add({ ...ANSWER, item: "b" });
  assert.ok(!shared.held.get(KEY).includes(mine.trim()));
  await shared.deliver();
  assert.deepEqual(
    shared
      .lines()
      .map(({ item }) => item)
      .sort(),
    ["a", "b"],
  );
});

test("a damaged line in the storage is named, stays there, and costs nothing else", async () => {
  const shared = browser();
  shared.held.set(KEY, `${line()}torn {\n${line({ item: "b" })}`);
  const record = tab(shared);
  assert.deepEqual(
    record.events().map(({ item }) => item),
    [LINES.whole.item, "b"],
  );
  assert.match(record.problems()[0], /line 2: not valid JSON/);
  await record.add({ ...ANSWER, item: "c" });
  await record.add({ ...ANSWER, item: "d" });
  assert.equal(shared.held.get(KEY).split("torn {\n").length, 2);
  assert.equal(readRecord(shared.held.get(KEY)).events.length, 4);
});

test("loading takes the kernel's file in once and says what was set aside", async () => {
  const shared = browser();
  const record = tab(shared);
  const file = `${line()}${line({ at: "2026-11-24T22:30:00.000+01:00" })}broken\n${line({ item: "b" })}`;
  assert.deepEqual(record.load(file), { added: 2, setAside: ["line 3: not valid JSON."] });
  assert.deepEqual(record.load(file).added, 0);
  await settled();
  assert.equal(shared.lines().length, 2);
  await record.add(ANSWER);
  assert.equal(shared.lines().at(-1).learner, LINES.whole.learner);
});

test("who stopped listening hears nothing", async () => {
  const record = tab(browser());
  const stop = new AbortController();
  let heard = 0;
  record.onchange(() => {
    heard += 1;
  }, stop.signal);
  await record.add(ANSWER);
  stop.abort();
  await record.add({ ...ANSWER, item: "b" });
  assert.equal(heard, 1);
});

/** A kernel: the model of a widget whose messages a test answers by hand. */
function kernel() {
  const sent = [];
  const listeners = new Set();
  return {
    sent,
    get: () => undefined,
    send: (message) => sent.push(message),
    on: (name, listener) => name === "msg:custom" && listeners.add(listener),
    off: (_, listener) => listeners.delete(listener),
    say: (message) => {
      for (const listener of [...listeners]) listener(message);
    },
    count: () => listeners.size,
  };
}

test("an answer counts as stored when the kernel says so, not before", async () => {
  const model = kernel();
  const record = openRecord(model);
  model.say({ record: "opened", text: line(), problems: ["mine.jsonl, line 2: not valid JSON."] });
  assert.deepEqual(record.problems(), ["mine.jsonl, line 2: not valid JSON."]);
  let stored = false;
  const done = record.add({ ...ANSWER, item: "b" }).then(() => {
    stored = true;
  });
  await settled();
  const { event } = model.sent.at(-1);
  assert.deepEqual([stored, event.learner, record.events().length], [false, LINES.whole.learner, 2]);
  model.say({ record: "stored", event });
  await done;
  assert.equal(stored, true);
});

test("what the file refused is said, and sent again when a kernel opens the file", async () => {
  const model = kernel();
  const record = openRecord(model);
  const done = record.add(ANSWER);
  await settled();
  const { event } = model.sent.at(-1);
  model.say({ record: "failed", event, why: "No space left on device" });
  assert.match(record.problems()[0], /No space left on device.*kept here/);
  model.say({ record: "opened", text: "", problems: [], learner: "x" });
  assert.deepEqual(model.sent.at(-1), { record: "add", event });
  model.say({ record: "stored", event });
  await done;
  assert.deepEqual(record.problems(), []);
});

test("the kernel names the learner of a new record", async () => {
  const model = kernel();
  const record = openRecord(model);
  model.say({ record: "opened", text: "", problems: [], learner: "fromkernel" });
  record.add(ANSWER);
  await settled();
  const { event } = model.sent.at(-1);
  assert.equal(event.learner, "fromkernel");
  model.say({ record: "stored", event });
});

test("a silent kernel is said after a while", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const model = kernel();
  const record = openRecord(model);
  record.add(ANSWER);
  mock.timers.tick(4999);
  assert.deepEqual(record.problems(), []);
  mock.timers.tick(1);
  assert.match(record.problems()[0], /kernel has not confirmed/);
  mock.timers.reset();
});

test("a widget that is taken down leaves no listener", () => {
  const model = kernel();
  const stop = new AbortController();
  openRecord(model, stop.signal);
  assert.equal(model.count(), 1);
  stop.abort();
  assert.equal(model.count(), 0);
});
