import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { sizeStrip } from "../../../../explorer/components/stack/js/strip.js";

const LAPTOP = { width: 916, height: 720, em: 14.5 };
const PHONE = { width: 358, height: 844, em: 14 };
const squares = (...sides) => sides.map((side) => [side, side]);
const HALVED = squares(224, 112, 56, 28, 14, 7);

test("on one size all pictures are as large", () => {
  const { cells } = sizeStrip(LAPTOP, false, HALVED, "one");
  const sides = cells.map((cell, index) => Math.round(cell * HALVED[index][0]));
  assert.equal(new Set(sides).size, 1);
  assert.ok(sides[0] > 120, sides[0]);
});

test("on a true scale all cells are as large, and halved pictures stand in one line", () => {
  const { cells, count } = sizeStrip(LAPTOP, false, HALVED, "true");
  assert.equal(new Set(cells).size, 1);
  assert.equal(count, 6);
});

test("eight layers of full size fit in two thirds of a laptop's height", () => {
  for (const scale of ["one", "true"]) {
    const levels = squares(224, 222, 220, 218, 216, 214, 212, 210, 208);
    const { cells, count } = sizeStrip(LAPTOP, false, levels, scale);
    const lines = Math.ceil(levels.length / count);
    assert.ok(lines * (cells[0] * 224 + 80) < 480, `${lines} lines of ${cells[0] * 224}`);
    assert.ok(cells[0] * 224 > 90);
  }
});

test("the cells of a matrix are whole pixels and never too small for their digits", () => {
  const { cells } = sizeStrip(LAPTOP, true, squares(16, 14, 12, 10, 8, 6, 4, 2), "one");
  for (const cell of cells) assert.ok(Number.isInteger(cell) && cell >= 24 && cell <= 64);
});

test("on a phone the second picture begins in sight", () => {
  const { cells } = sizeStrip(PHONE, false, HALVED, "one");
  assert.ok(cells[0] * 224 < 0.7 * PHONE.width);
});

test("a place of words has room in its line and no cells to size", () => {
  const { cells } = sizeStrip(LAPTOP, false, [...squares(64, 32), null], "one");
  assert.equal(cells.length, 3);
  assert.ok(cells.every(Number.isFinite));
});

test("a single cell is drawn", () => {
  assert.deepEqual(sizeStrip(LAPTOP, true, squares(1), "true").cells, [64]);
});
