import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { layPanel, pathOf } from "../../../../explorer/components/compare/js/plot.js";

const SIZE = { width: 260, height: 150 };

test("a panel goes from 0 to the upper end, and from the first place to the last", () => {
  const { x, y, lines } = layPanel({ values: [[0, 2], [2, 1]], top: [2, "2"] }, SIZE);
  assert.deepEqual(lines[0], [[x(0), y(0)], [x(1), y(2)]]);
  assert.ok(y(2) > 0 && y(0) < SIZE.height && y(2) < y(0));
  assert.ok(x(0) > 0 && x(1) < SIZE.width);
  assert.equal(y(1), (y(0) + y(2)) / 2);
});

test("a panel where all is 0 has a line at 0", () => {
  const { y, lines } = layPanel({ values: [[0]], top: [0, "0"] }, SIZE);
  assert.equal(lines[0][0][1], y(0));
  assert.ok(Number.isFinite(y(0)));
});

test("a line is interrupted where there is no value", () => {
  assert.equal(pathOf([[0, 1], [2, 3], null, [4, 5]]), "M0.0 1.0L2.0 3.0M4.0 5.0");
  assert.equal(pathOf([null]), "");
});
