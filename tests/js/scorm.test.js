// The part of a page that talks to a learning platform.
import assert from "node:assert/strict";
import { test } from "node:test";

import { duration, platform } from "../../js/page/scorm.js";

test("a stretch of time is written as SCORM wants it", () => {
  assert.equal(duration(0), "00:00:00");
  assert.equal(duration((2 * 3600 + 3 * 60 + 4.9) * 1000), "02:03:04");
  assert.match(duration(1e12), /^\d{2,4}:\d\d:\d\d$/);
});

test("the platform is found in a frame around, or in the window that opened this one", () => {
  const api = {};
  const around = { API: api };
  const middle = { parent: around };
  around.parent = around;
  assert.equal(platform({ parent: middle }), api);
  const alone = { opener: { parent: middle } };
  alone.parent = alone;
  assert.equal(platform(alone), api);
});

test("the platform is found where a popup holds the frame, and behind a window of another origin", () => {
  const api = {};
  const top = { opener: { API: api } };
  top.parent = top;
  assert.equal(platform({ parent: top }), api);
  const foreign = {
    get API() {
      throw new DOMException("no", "SecurityError");
    },
    parent: { API: api },
  };
  assert.equal(platform({ parent: foreign }), api);
});

test("no platform is no fault: none there, one of another origin, frames without end", () => {
  const alone = {};
  alone.parent = alone;
  assert.equal(platform(alone), null);
  assert.equal(
    platform({
      get parent() {
        throw new DOMException("no", "SecurityError");
      },
    }),
    null,
  );
  const endless = () => ({
    get parent() {
      return endless();
    },
  });
  assert.equal(platform(endless()), null);
});
