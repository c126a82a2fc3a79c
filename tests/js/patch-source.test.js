// Packs of pictures, and who asks for what when.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";

import { openPack, patchSource, sceneKey } from "../../js/shared/patch-source.js";

/** A pack as Python writes it: length of the head, the head deflated, the pictures. */
function pack(scenes, pictures, more = {}) {
  let end = 0;
  const ends = pictures.map((picture) => {
    end += picture.length;
    return end;
  });
  const head = deflateSync(JSON.stringify({ scenes, ends, ...more }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const whole = Buffer.concat([length, head, ...pictures.map((picture) => Buffer.from(picture))]);
  return new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
}

const WEBP = [0x52, 0x49, 0x46, 0x46];
const PNG = [0x89, 0x50, 2, 3];
const TRUTH = "<svg/>";
const entry = (more) => ({
  tissue: 0,
  finding: 1,
  truth: TRUTH,
  alt: "words",
  facts: "numbers",
  note: "",
  field: 38.4,
  ...more,
});
const round = { morphology: "round", distribution: "grouped", seed: 3 };

/** A model that keeps what it is told, and answers listeners by hand. */
function fakeModel(values) {
  const heard = {};
  return {
    values,
    saved: 0,
    get: (name) => values[name],
    set: (name, value) => {
      values[name] = value;
    },
    on: (name, listener) => {
      heard[name] = listener;
    },
    off: (name) => {
      delete heard[name];
    },
    save_changes() {
      this.saved += 1;
    },
    tell: (name) => heard[name]?.(),
    heard,
  };
}

const soon = (ms) => new Promise((go) => setTimeout(go, ms));
const until = async (ready) => {
  while (!ready()) await soon(5);
};
globalThis.document ??= { readyState: "complete" };

test("a scene's key says every axis, with the usual value where nothing is said", () => {
  assert.equal(
    sceneKey({ morphology: "round", distribution: "linear" }),
    "round|linear|single_area|no_priors|none|none|CC|b|0|now",
  );
});

test("a pack gives each picture as an address of its own kind", async () => {
  const opened = await openPack(pack({ a: entry() }, [WEBP, PNG]));
  const scene = opened.scene("a");
  assert.equal(scene.tissue, `data:image/webp;base64,${Buffer.from(WEBP).toString("base64")}`);
  assert.equal(scene.finding, `data:image/png;base64,${Buffer.from(PNG).toString("base64")}`);
  assert.equal(scene.truth, `data:image/svg+xml,${encodeURIComponent(TRUTH)}`);
  assert.equal(opened.scene("b"), undefined);
});

test("a page shows what its pack holds, says when it left something out, and when it has nothing", async () => {
  const model = fakeModel({ _host: "page", _pictures: pack({ [sceneKey(round)]: entry() }, [WEBP, PNG]) });
  const told = [];
  const pictures = patchSource(model, (scene) => told.push(scene), new AbortController().signal);
  for (const scene of [round, { ...round, associated: "mass" }, { ...round, morphology: "skin" }]) {
    const before = told.length;
    pictures.want(scene);
    await until(() => told.length > before);
  }
  assert.deepEqual(
    told.map((scene) => scene.approximate ?? scene.words),
    [false, true, "This page holds no image of that. JupyterLab draws every one."],
  );
  assert.equal(model.saved, 0);
});

test("Python is asked once for a burst of picks, and for the newest only", async () => {
  const model = fakeModel({ _host: "lab" });
  const told = [];
  const stop = new AbortController();
  const pictures = patchSource(model, (scene) => told.push(scene.key), stop.signal);
  for (const seed of [1, 2, 3]) pictures.want({ ...round, seed });
  await soon(120);
  assert.equal(model.saved, 1);
  assert.equal(model.values._picture_request.seed, 3);
  pictures.want({ ...round, seed: 4 });
  pictures.want({ ...round, seed: 5 });
  await soon(120);
  assert.equal(model.saved, 1, "no second question before the first answer");
  model.values._picture_pack = pack({ [sceneKey({ ...round, seed: 3 })]: entry() }, [WEBP, PNG]);
  model.tell("change:_picture_pack");
  await until(() => model.values._picture_request.seed === 5);
  assert.deepEqual(told, [], "an answer that nobody waits for any more is not shown");
  model.values._picture_pack = pack({ [sceneKey({ ...round, seed: 5 })]: entry() }, [WEBP, PNG]);
  model.tell("change:_picture_pack");
  await until(() => told.length);
  assert.deepEqual(told, [sceneKey({ ...round, seed: 5 })]);
  stop.abort();
  assert.deepEqual(Object.keys(model.heard), []);
});

test("a picture that is given up while Python draws it does not hold up the next", async () => {
  const model = fakeModel({ _host: "lab" });
  const stop = new AbortController();
  const pictures = patchSource(model, assert.fail, stop.signal);
  pictures.want(round);
  await until(() => model.saved === 1);
  pictures.forget();
  model.values._picture_pack = pack({ [sceneKey(round)]: entry() }, [WEBP, PNG]);
  model.tell("change:_picture_pack");
  await soon(50);
  pictures.want({ ...round, seed: 4 });
  await soon(120);
  assert.equal(model.values._picture_request.seed, 4);
  stop.abort();
});

test("what Python cannot draw is said in its own words", async () => {
  const model = fakeModel({
    _host: "lab",
    _picture_pack: pack({ [sceneKey(round)]: { error: "seed must be a whole number" } }, []),
  });
  const told = [];
  patchSource(model, (scene) => told.push(scene.words), new AbortController().signal).want(round);
  model.tell("change:_picture_pack");
  await until(() => told.length);
  assert.deepEqual(told, ["seed must be a whole number"]);
});
