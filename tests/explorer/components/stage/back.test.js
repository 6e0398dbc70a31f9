import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { given, giversOf, partsOf } from "../../../../explorer/components/stage/js/back.js";
import { describeBack } from "../../../../explorer/components/stage/js/backwords.js";

// Four windows of 2 by 2 over 3 by 3 cells: the middle cell wins all of them.
const parts = partsOf([0, 1, 2, 3], [4, 4, 4, 4], [1, 1, 1, 1], 4);
const values = { shape: [3, 3], values: Float64Array.of(0, 0, 0, 0, 10, 0, 0, 0, 0) };
const upstream = { shape: [2, 2], values: Float64Array.of(1, 2, 3, 4) };
const backward = { direction: "backward", parts, upstream, values };

function model(back) {
  return { back, channels: 1, input: { shape: [3, 3] }, output: { shape: [2, 2] } };
}
const window = { row: 0, col: 1 };

test("a gradient adds up window by window", () => {
  assert.deepEqual([0, 1, 2, 4].map((count) => given(backward, count)[4]), [0, 1, 3, 10]);
  assert.deepEqual([1, 3].map((count) => giversOf(backward, 4, count)), [1, 3]);
});

test("a value that is put back stays and does not add up", () => {
  const unpool = { ...backward, direction: "unpool" };
  assert.deepEqual([1, 2, 4].map((count) => given(unpool, count)[4]), [1, 2, 4]);
});

test("a winner is told with its windows and what it has got so far", () => {
  const told = describeBack(model(backward), window, 2, 0);
  assert.equal(told.formula, "2 → row 2, column 2");
  assert.equal(
    told.sentence,
    "Output row 1, column 2 gives 2 to row 2, column 2, which wins 2 windows: 3.",
  );
  const first = describeBack(model(backward), { row: 0, col: 0 }, 1, 0);
  assert.match(first.sentence, /which wins 1 window: 1\.$/);
});

test("a shared gradient is told with the part of each cell", () => {
  const shared = partsOf([1, 1, 1], [0, 1, 2], [1 / 3, 1 / 3, 1 / 3], 4);
  const told = describeBack(model({ ...backward, parts: shared }), window, 4, 0);
  assert.equal(told.formula, "2 × 0.3333 ≈ 0.6667, to each of 3 cells");
  assert.equal(told.sentence, "Output row 1, column 2 gives 2 to 3 cells, 0.6667 to each.");
});

test("parts of a norm, and a window that gives nothing, are told", () => {
  const parted = partsOf([1, 1], [0, 1], [0.6, 0.8], 4);
  const told = describeBack(model({ ...backward, parts: parted }), window, 4, 0);
  assert.match(told.sentence, /gives 2 to 2 cells, to each its part of the norm\.$/);
  const none = describeBack(model({ ...backward, parts: partsOf([], [], [], 4) }), window, 4, 0);
  assert.match(none.sentence, /gives nothing to any cell\.$/);
});

test("a value that goes back is told with its place", () => {
  const told = describeBack(model({ ...backward, direction: "unpool" }), window, 4, 0);
  assert.match(told.sentence, /: 2 goes back to row 2, column 2, where it came from\.$/);
});

test("of a picture only the whole is shown, and that is said", () => {
  const told = describeBack(model({ ...backward, parts: null }), window, 4, 0);
  assert.equal(told.formula, "");
  assert.match(told.sentence, /all windows together/);
});
