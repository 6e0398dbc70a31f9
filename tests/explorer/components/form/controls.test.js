import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
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
