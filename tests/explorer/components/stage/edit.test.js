import assert from "node:assert/strict";
import test from "node:test";

import {
  createEdit, followMatrix, isAhead, LONGEST_PAST, noteSent, PATIENCE,
} from "../../../../explorer/components/stage/js/edit.js";

const array = (...rows) => ({ shape: [rows.length, rows[0].length], values: Float64Array.from(rows.flat()) });
const model = (input, upstream = null) => ({ input, back: upstream && { upstream } });
const NOW = 1_000_000;

test("an answer to an older edit of the matrix waits for the newer one, but not for ever", () => {
  const edit = createEdit();
  noteSent(edit, "matrix", [[1, 3]], NOW);
  assert.equal(isAhead(edit, model(array([1, 2])), NOW), true);
  assert.equal(isAhead(edit, model(array([1, 3])), NOW), false);
  assert.equal(isAhead(edit, model(array([1, 2])), NOW + PATIENCE), false);
});

test("an answer to an older edit of the gradient waits for the newer one", () => {
  const edit = createEdit();
  noteSent(edit, "upstream", [[1, 2.5], [-4, 1]], NOW);
  assert.equal(isAhead(edit, model(array([9]), array([1, 2.5], [1, 1])), NOW), true);
  assert.equal(isAhead(edit, model(array([9]), array([1, 2.5], [-4, 1])), NOW), false);
});

test("a gradient waits for no answer once the output has another shape or is not looked at", () => {
  const edit = createEdit();
  noteSent(edit, "upstream", [[1, 2.5], [-4, 1]], NOW);
  assert.equal(isAhead(edit, model(array([9]), array([1])), NOW), false);
  assert.equal(isAhead(edit, model(array([9])), NOW), false);
});

test("the answer to an edit keeps its past, any other matrix is one more change", () => {
  const edit = createEdit();
  edit.past.push([[1, 2]]);
  edit.matrix = [[7, 2]];
  noteSent(edit, "matrix", edit.matrix);
  followMatrix(edit, { input: { shape: [1, 2], values: Float64Array.of(7, 2) } });
  assert.deepEqual([edit.past, edit.sent], [[[[1, 2]]], null]);
  followMatrix(edit, { input: { shape: [1, 1], values: Float64Array.of(3) } });
  assert.deepEqual([edit.matrix, edit.past], [[[3]], [[[1, 2]], [[7, 2]]]]);
  assert.deepEqual(edit.future, []);
  for (let value = 0; value <= LONGEST_PAST; value += 1) {
    followMatrix(edit, { input: { shape: [1, 1], values: Float64Array.of(value) } });
  }
  assert.equal(edit.past.length, LONGEST_PAST);
});

test("while a feature map is shown the matrix and its past stay, and no edit is waited for", () => {
  const edit = createEdit();
  edit.matrix = [[7, 2]];
  edit.past.push([[1, 2]]);
  noteSent(edit, "matrix", [[7, 3]], NOW);
  const features = { input: array([-5, 9]), back: null, about: "This feature map" };
  assert.equal(isAhead(edit, features, NOW), false);
  followMatrix(edit, features);
  assert.deepEqual([edit.matrix, edit.past, edit.sent], [[[7, 2]], [[[1, 2]]], null]);
  followMatrix(edit, { input: array([7, 2]), about: "" });
  assert.deepEqual([edit.matrix, edit.past], [[[7, 2]], [[[1, 2]]]]);
});
