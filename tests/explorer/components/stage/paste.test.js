import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { cellProblem, parseBlock, placeBlock } from "../../../../explorer/components/stage/js/paste.js";

test("tabs, semicolons and commas separate cells", () => {
  for (const separator of ["\t", ";", ","]) {
    const text = `1${separator}2\r\n3${separator}4\r\n`;
    assert.deepEqual(parseBlock(text).rows, [[1, 2], [3, 4]]);
  }
});

test("a comma inside a cell is a decimal comma", () => {
  assert.deepEqual(parseBlock("1,5\t2\n3\t4,25").rows, [[1.5, 2], [3, 4.25]]);
  assert.deepEqual(parseBlock("1,5;2").rows, [[1.5, 2]]);
  assert.deepEqual(parseBlock("1,5").rows, [[1.5]]);
});

test("a cell that is no number is named by row and column", () => {
  assert.match(parseBlock("1\t2\n3\tabc").problem, /^Row 2, column 2 .* "abc"/);
  assert.match(parseBlock("1\t\n3\t4").problem, /^Row 1, column 2 .* is empty/);
  assert.match(parseBlock("1e16").problem, /^Row 1, column 1 .* beyond 1e15/);
});

test("a ragged block is refused by its row and column", () => {
  assert.match(parseBlock("1\t2\n3").problem, /^Row 2 .* column 1, row 1 at column 2/);
});

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

test("a cell says why a text cannot stand in it", () => {
  const places = { row: 2, col: 3, kept: "7" };
  assert.deepEqual(["1,5", " ", "x", "2e15"].map((text) => cellProblem(text, "cell", places)), [
    "",
    "Row 2, column 3 is empty; the cell keeps 7.",
    'Row 2, column 3 is "x", which is not a number; the cell keeps 7.',
    "Row 2, column 3 is beyond 1e15, the largest number taken; the cell keeps 7.",
  ]);
});
