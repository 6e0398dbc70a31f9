import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { readFrame } from "../../../../explorer/components/stage/js/codec.js";

test("a frame gives back what was said, with the bytes in their place", () => {
  const head = new TextEncoder().encode('{"a":{"data":[0,3]},"é":[1,null],"b":{"data":[3,1]}}');
  const bytes = new Uint8Array([99, head.length, 0, 0, 0, ...head, 7, 8, 9, 255]).subarray(1);
  const said = readFrame(bytes);
  assert.deepEqual([...said.a.data], [7, 8, 9]);
  assert.deepEqual([...said.b.data], [255]);
  assert.deepEqual(said["é"], [1, null]);
});
