import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { digitsWidth } from "../../../../explorer/components/stage/js/layout.js";
import { buildModel } from "../../../../explorer/components/stage/js/model.js";
import { packed, payload } from "./payload.js";

const INPUT = packed(Float32Array.of(-90, 1, 2, 3, -7, 5, 6, 7, 90), [3, 3]);
const features = (changes = {}) =>
  buildModel(payload({ is_matrix: false, about: "A feature map.", greys: [-7, 5], input: INPUT, ...changes }));

test("an output of values of the feature map has the greys of its input, also beyond them", async () => {
  const output = packed(Float32Array.of(3, 5, 7, 90), [2, 2]);
  const { ranges } = await features({ output });
  assert.deepEqual(ranges, { input: [-7, 5], output: [-7, 5] });
});

test("an output beyond the feature map goes from black for 0 to white for the most", async () => {
  const output = packed(Float32Array.of(3, 5, 7, 130), [2, 2]);
  assert.deepEqual((await features({ output })).ranges.output, [0, 130]);
});

test("a picture of bytes has the whole range whatever is in it", async () => {
  const input = packed(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), [3, 3]);
  const output = packed(Uint8Array.of(5, 6, 8, 9), [2, 2]);
  const { ranges } = await buildModel(payload({ is_matrix: false, input, output }));
  assert.deepEqual(ranges, { input: [0, 255], output: [0, 255] });
});

test("the digits of a feature map have room for a sign, four digits and a point", async () => {
  assert.equal(digitsWidth(await features(), 4), 2.75);
  assert.equal(digitsWidth(await features({ greys: [0, 5] }), 4), 2.25);
});
