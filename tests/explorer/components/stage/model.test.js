import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { inputCell, kindOf } from "../../../../explorer/components/stage/js/cells.js";
import { joinPlanes } from "../../../../explorer/components/stage/js/codec.js";
import { tickNumbers } from "../../../../explorer/components/stage/js/frame.js";
import { stretch } from "../../../../explorer/components/stage/js/lens.js";
import { buildAxis, coverageAt } from "../../../../explorer/components/stage/js/model.js";
import { spanText } from "../../../../explorer/components/stage/js/step.js";
import {
  readersOf, rectanglesOf, runsOf, windowAt,
} from "../../../../explorer/components/stage/js/windows.js";
import { describe, sentence } from "../../../../explorer/components/stage/js/words.js";

// One axis of 3 cells, windows of 2 with stride 2, one cell of padding before.
const described = {
  positions: { shape: [2, 2], values: Int32Array.of(-1, 0, 1, 2) },
  before: 1,
  after: 0,
  overhang: 0,
  divisors: [1, 2],
  coverage: [1, 1, 1],
};
const axis = () => buildAxis(described, 3);

function model(mode, output) {
  return {
    mode,
    title: mode,
    channels: 1,
    input: { shape: [3, 3], values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9) },
    output: { shape: [2, 2], values: Float64Array.from(output) },
    rows: axis(),
    cols: axis(),
  };
}

test("planes of differences become numbers again", () => {
  // Two rows of two 16-bit values: [1, 258], [4, 261].
  const bytes = joinPlanes(Uint8Array.of(1, 2, 4, 2, 0, 1, 0, 1), 2, 2);
  assert.deepEqual([...bytes], [1, 0, 2, 1, 4, 0, 5, 1]);
});

test("an axis knows the windows that read each cell", () => {
  assert.deepEqual(axis().readers, [[0], [1], [1]]);
  assert.deepEqual([axis().first, axis().last], [-1, 2]);
});

test("a window keeps padding apart from real cells", () => {
  const window = windowAt(model("max", [1, 3, 7, 9]), 0, 1);
  assert.deepEqual(window.cells.map(({ kind }) => kind), ["padding", "padding", "real", "real"]);
  assert.deepEqual(window.cells.slice(2).map(({ value }) => value), [2, 3]);
  assert.deepEqual([window.divisor, window.result], [2, 3]);
});

test("cells beyond the declared padding are overhang", () => {
  const overhanging = { ...model("max", []), rows: buildAxis({ ...described, overhang: 1 }, 3) };
  assert.deepEqual([kindOf(overhanging, 3, 0), kindOf(overhanging, -1, 0)], ["overhang", "padding"]);
});

test("readers and coverage of a cell are products of its row and column", () => {
  const lab = model("max", []);
  assert.deepEqual(readersOf(lab, 0, 2), { rows: [0], cols: [1] });
  assert.equal(coverageAt(lab, 0, 2), 1);
});

test("contiguous positions make one rectangle, dilated ones several", () => {
  assert.deepEqual(runsOf([0, 1, 4]), [[0, 2], [4, 1]]);
  assert.deepEqual(rectanglesOf([0, 1], [2, 3]), [[0, 2, 2, 2]]);
  assert.deepEqual(rectanglesOf([0, 2], [5]), [[0, 5, 1, 1], [2, 5, 1, 1]]);
  assert.deepEqual(rectanglesOf([0, 2, 4], [0, 2, 4], 8), [[0, 0, 5, 5]]);
});

test("the lens shows surroundings, stays in the picture, and cuts large windows", () => {
  const picture = { first: 0, last: 99 };
  assert.deepEqual(stretch([50, 51], picture, 50, 6, 8), [48, 6]);
  assert.deepEqual(stretch([0, 1], picture, 0, 6, 8), [0, 6]);
  assert.deepEqual(stretch([10, 29], { first: 0, last: 99 }, 28, 6, 8)[0] + 8, 30);
  assert.deepEqual(stretch([0, 1], { first: 0, last: 2 }, 0, 6, 8), [0, 3]);
});

test("ticks count from 1 and name the true size", () => {
  assert.deepEqual(tickNumbers(4, 40), [1, 2, 3, 4]);
  assert.deepEqual(tickNumbers(224, 1.2), [1, 56, 112, 168, 224]);
  assert.deepEqual(tickNumbers(30, 3), [1, 15, 30]);
});

test("the maximum says its values and rings the first equal cell", () => {
  const lab = model("max", [1, 3, 7, 9]);
  const window = windowAt(lab, 1, 1);
  const { formula, winners, claim } = describe(lab, window);
  assert.equal(formula, "max(5, 6, 8, 9) = 9");
  assert.deepEqual(winners.map(({ row, col }) => [row, col]), [[2, 2]]);
  assert.equal(
    sentence(lab, window, claim, 0),
    "Output row 2, column 2: the max of 5, 6, 8, 9 is 9.",
  );
});

test("a median between two values rings both", () => {
  const lab = model("median", [1, 2.5, 5.5, 7]);
  const { winners } = describe(lab, windowAt(lab, 1, 1));
  assert.deepEqual(winners.map(({ value }) => value), [6, 8]);
});

test("an average shows its sum, its divisor, and what padding does", () => {
  const lab = model("average", [1, 2.5, 5.5, 7]);
  const ignoring = windowAt(lab, 0, 1);
  assert.equal(describe(lab, ignoring).formula, "(2 + 3) / 2 = 2.5");
  assert.match(sentence(lab, ignoring, describe(lab, ignoring).claim, 0), /2 cells outside the input are not counted\.$/);
  const counting = { ...ignoring, divisor: 4, result: 1.25 };
  assert.equal(describe(lab, counting).formula, "(2 + 3 + 0 + 0) / 4 = 1.25");
  assert.match(sentence(lab, counting, describe(lab, counting).claim, 0), /Padding counts as 2 cells of 0\.$/);
});

test("negative terms of a sum stand in brackets, and dropped digits are told", () => {
  const lab = model("average", [1, 2.5, 5.5, 7]);
  const real = [-1, 3, -2].map((value) => ({ value }));
  const window = { ...windowAt(lab, 0, 1), real, divisor: 3, result: 0 };
  assert.equal(describe(lab, window).formula, "((−1) + 3 + (−2)) / 3 = 0");
  const third = { ...window, real: real.slice(0, 2), result: 2 / 3 };
  assert.equal(describe(lab, third).formula, "((−1) + 3 + 0) / 3 ≈ 0.6667");
  assert.match(sentence(lab, third, describe(lab, third).claim, 0), /is 2 \/ 3 ≈ 0\.6667\./);
});

test("padding that an average counts shows 0, any other a dash", () => {
  const view = { showsCoverage: false, channel: 0 };
  const extents = { input: { row: -1, col: -1, height: 5, width: 4 } };
  const rows = buildAxis({ ...described, overhang: 1 }, 3);
  const shown = (lab) => [[-1, 0], [3, 0]].map(([row, col]) => inputCell(lab, view, row, col).text);
  const counting = { ...model("average", []), rows, extents, countsPadding: true };
  assert.deepEqual(shown(counting), ["0", "–"]);
  assert.deepEqual(shown({ ...counting, countsPadding: false }), ["–", "–"]);
});

test("the L2 norm is the root of its squares", () => {
  const lab = model("l2", [1, Math.sqrt(13), 0, 0]);
  assert.equal(describe(lab, windowAt(lab, 0, 1)).formula, "√(2² + 3²) ≈ 3.606");
});

// Five cells shared among three windows, of which the middle one is largest.
const NO_CELL = -32768;
const shared = () =>
  buildAxis(
    {
      positions: { shape: [3, 3], values: Int16Array.of(0, 1, NO_CELL, 1, 2, 3, 3, 4, NO_CELL) },
      before: 0,
      after: 0,
      overhang: 0,
      divisors: [2, 3, 2],
      coverage: [1, 2, 1, 2, 1],
    },
    5,
  );

test("a window has its own cells and no place of a larger one", () => {
  assert.deepEqual(shared().windows, [[0, 1], [1, 2, 3], [3, 4]]);
  assert.deepEqual(shared().readers, [[0], [0, 1], [1], [1, 2], [2]]);
  assert.equal(shared().last, 4);
});

test("windows of several sizes are said with their own values and divisors", () => {
  const lab = {
    ...model("average", [1, 2, 3, 4, 5, 6]),
    input: { shape: [5, 3], values: Float64Array.from({ length: 15 }, (_, index) => index) },
    output: { shape: [3, 2], values: Float64Array.of(0, 2.5, 0, 7, 0, 11.5) },
    rows: shared(),
  };
  const [small, large] = [windowAt(lab, 0, 1), windowAt(lab, 1, 1)];
  assert.deepEqual([small.cells.length, small.divisor], [4, 4]);
  assert.deepEqual([large.cells.length, large.divisor], [6, 6]);
  const { formula, claim } = describe(lab, small);
  assert.equal(formula, "(1 + 2 + 4 + 5) / 4 = 2.5");
  assert.equal(
    sentence(lab, small, claim, 0),
    "Output row 1, column 2: the average of 1, 2, 4, 5 is 12 / 4 = 2.5.",
  );
  assert.deepEqual(rectanglesOf(large.rows, large.cols), [[1, 1, 3, 2]]);
});

// Windows with no cell of the input: one in the padding, one with no position at all.
const emptied = (values, divisor) =>
  buildAxis(
    {
      ...described,
      positions: { shape: [2, values.length], values: Int16Array.from([...values, ...values]) },
      divisors: [divisor, divisor],
    },
    3,
  );

for (const [name, rows, divisor, about] of [
  ["in the padding", [-1], 0, " 2 cells outside the input are not counted."],
  ["with no position", [NO_CELL], -1, ""],
]) {
  for (const mode of ["max", "min", "median", "average", "l2"]) {
    test(`a window ${name} says that it reads no cell, for ${mode}`, () => {
      const lab = { ...model(mode, [-Infinity, 0, 0, NaN]), rows: emptied(rows, divisor) };
      const window = windowAt(lab, 0, 1);
      const { formula, winners, claim } = describe(lab, { ...window, result: -Infinity });
      assert.deepEqual([formula, winners], ["no cell: −∞", []]);
      assert.equal(
        sentence(lab, window, claim, 0),
        `Output row 1, column 2: the window reads no cell of the input and gives −∞.${about}`,
      );
    });
  }
}

test("a divisor below the number of cells counts no padding", () => {
  const lab = model("average", [1, -2.5, 5.5, 7]);
  const window = { ...windowAt(lab, 0, 1), divisor: -2 };
  assert.equal(describe(lab, window).formula, "(2 + 3) / (−2) = −2.5");
  assert.equal(
    sentence(lab, window, describe(lab, window).claim, 0),
    "Output row 1, column 2: the average of 2, 3 is 5 / −2 = −2.5. 2 cells outside the input are not counted.",
  );
});

test("the cells that a window reads along an axis are named, or that there are none", () => {
  assert.equal(spanText("row", [-1, 0, 1], 3), "rows 1 to 2");
  assert.equal(spanText("row", [2, 3], 3), "row 3");
  assert.equal(spanText("col", [-2, -1], 3), "no column");
  assert.equal(spanText("col", [], 3), "no column");
});

test("the lens of a window without positions shows its surroundings", () => {
  assert.deepEqual(stretch([], { first: 0, last: 99 }, 0, 6, 8), [0, 7]);
  assert.deepEqual(stretch([], { first: -1, last: 2 }, -1, 0, 16), [-1, 1]);
});
