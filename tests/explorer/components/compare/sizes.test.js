import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { reachOf, sizeCells, wholeExtent } from "../../../../explorer/components/compare/js/sizes.js";

const LAPTOP = { width: 916, height: 720, em: 14.5 };
const PHONE = { width: 358, height: 844, em: 14 };
const square = (side) => ({ row: 0, col: 0, height: side, width: side });

test("four outputs of an 8 by 8 input are legible on a laptop", () => {
  const { input, output } = sizeCells(LAPTOP, 4, true, square(8), [8, 8]);
  assert.ok(input >= 24);
  assert.ok(output >= 22, output);
});

test("cells of input and output are alike where there is room", () => {
  const { input, output } = sizeCells(LAPTOP, 2, true, square(4), [3, 3]);
  assert.equal(input, output);
  assert.ok(input > 40);
});

test("on a phone a column is most of the width, and what is wider scrolls", () => {
  assert.equal(sizeCells(PHONE, 4, true, square(4), [2, 2]).scrolls, false);
  assert.equal(sizeCells(PHONE, 4, true, square(16), [16, 16]).scrolls, true);
});

test("the whole is as large as the padding of any column asks", () => {
  const models = [[0, 4], [-1, 6]].map(([row, height]) => ({ extents: { input: { row, col: 0, height, width: 4 } } }));
  assert.deepEqual(wholeExtent(models), { row: -1, col: 0, height: 6, width: 4 });
});

test("the reach is that of the largest output, and of at least one cell", () => {
  const models = [{ output: { shape: [2, 5] } }, null, { output: { shape: [3, 1] } }];
  assert.deepEqual(reachOf({ models }), [3, 5]);
  assert.deepEqual(reachOf({ models: [null] }), [1, 1]);
});
