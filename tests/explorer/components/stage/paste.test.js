import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { placeBlock } from "../../../../explorer/components/stage/js/paste.js";

test("a block replaces what it covers and nothing else", () => {
  const placed = placeBlock([[1, 2], [3, 4]], [[9]], 1, 0);
  assert.deepEqual(placed, { rows: [[1, 2], [9, 4]], notice: "" });
});

test("a block beyond the edge makes the matrix grow, with 0 in the other new cells", () => {
  const placed = placeBlock([[1]], [[5, 6], [7, 8]], 1, 1);
  assert.deepEqual(placed.rows, [[1, 0, 0], [0, 5, 6], [0, 7, 8]]);
  assert.match(placed.notice, /grew to 3 × 3/);
});

test("a block beyond 16 rows or columns is refused by its place", () => {
  const row = [Array(16).fill(1)];
  assert.deepEqual(placeBlock([[0]], row, 0, 0).rows, row);
  assert.match(placeBlock([[0]], row, 0, 1).problem, /1 × 16 at row 1, column 2 does not fit/);
});
