import assert from "node:assert/strict";
import test from "node:test";

import { nextCell } from "../../../../explorer/components/stage/js/travel.js";

const SHAPE = [2, 3];
const tab = (row, col, isBackwards = false) => nextCell("Tab", isBackwards, [row, col], SHAPE, null);
const enter = (row, col, start = null) => nextCell("Enter", false, [row, col], SHAPE, start);

test("Tab goes along the rows, past the end of one to the next, and leaves after the last cell", () => {
  assert.deepEqual([tab(0, 0), tab(0, 2), tab(1, 2)], [[0, 1], [1, 0], null]);
});

test("Shift and Tab go back the same way", () => {
  assert.deepEqual([tab(1, 0, true), tab(0, 1, true), tab(0, 0, true)], [[0, 2], [0, 0], null]);
});

test("Enter goes down the columns, past the end of one to the next, and stays on the last cell", () => {
  assert.deepEqual([enter(0, 1), enter(1, 1), enter(1, 2)], [[1, 1], [0, 2], [1, 2]]);
  assert.deepEqual(nextCell("Enter", true, [0, 1], SHAPE, null), [1, 0]);
});

test("the Enter after a row that was typed with Tab goes below where it began", () => {
  assert.deepEqual([enter(0, 2, 1), enter(1, 2, 0)], [[1, 1], [1, 2]]);
});

test("the arrows stay within the matrix, and Escape where it is", () => {
  const go = (key, cell) => nextCell(key, false, cell, SHAPE, null);
  assert.deepEqual(go("ArrowUp", [0, 1]), [0, 1]);
  assert.deepEqual(go("ArrowDown", [0, 1]), [1, 1]);
  assert.deepEqual(go("ArrowDown", [1, 1]), [1, 1]);
  assert.deepEqual(go("Escape", [1, 2]), [1, 2]);
});
