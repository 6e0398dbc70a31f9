import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { sizeProblem } from "../../../../explorer/components/form/js/table.js";
import { numberProblem } from "../../../../explorer/components/form/js/controls.js";

const LIMITS = { min: "1", max: "16" };

test("a whole number within the limits is no problem", () => {
  for (const value of ["1", "16", " 7 "]) {
    assert.equal(numberProblem("Rows", { ...LIMITS, value }), "");
  }
});

test("any other number is named with what would be taken", () => {
  for (const value of ["0", "17", "2.5", "x", "1e9"]) {
    const said = numberProblem("Rows", { ...LIMITS, value });
    assert.equal(said, `Rows must be a whole number from 1 to 16, not ${value}.`);
  }
  assert.match(numberProblem("Rows", { ...LIMITS, value: "" }), /not empty\.$/);
});

test("pasted rows fill a table of their own size, and others are named", () => {
  const table = { height: 3, width: 3 };
  assert.equal(sizeProblem(table, [[1, 2, 3], [4, 5, 6], [7, 8, 9]]), "");
  assert.equal(
    sizeProblem(table, [[1, 2], [3, 4]]),
    "The text has 2 rows and 2 columns of numbers; paste 3 rows of 3.",
  );
});
