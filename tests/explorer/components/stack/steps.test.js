import assert from "node:assert/strict";
import test from "node:test";

import { placeAt, placesOf, stepFrom } from "../../../../explorer/components/stack/js/steps.js";

const SHAPES = [[2, 3], [1, 2], [1, 1]];

test("steps go through every cell of every layer once, and stay at the ends", () => {
  const cells = Array.from({ length: placesOf(SHAPES) }, (_, step) => placeAt(SHAPES, step));
  assert.deepEqual(cells.slice(0, 4), [[0, 0, 0], [0, 0, 1], [0, 0, 2], [0, 1, 0]]);
  assert.deepEqual(cells.slice(-3), [[1, 0, 0], [1, 0, 1], [2, 0, 0]]);
  cells.forEach((cell, step) => assert.equal(stepFrom(SHAPES, cell), step));
  assert.deepEqual(placeAt(SHAPES, -1), [0, 0, 0]);
  assert.deepEqual(placeAt(SHAPES, Infinity), [2, 0, 0]);
});
