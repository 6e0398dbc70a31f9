import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { clamp, equals, format, formatExact, formatSum, formatTo, range } from "../../../../explorer/components/stage/js/numbers.js";

test("a number shows at most four significant digits", () => {
  const shown = [9.25, 100 / 3, 9999, 12345, 0.1 + 0.2, 0.000012345, 0, -0.5].map(format);
  assert.deepEqual(shown, ["9.25", "33.33", "9999", "1.235e4", "0.3", "1.234e−5", "0", "−0.5"]);
});

test("what is not finite has a name", () => {
  assert.deepEqual([Infinity, -Infinity, NaN].map(format), ["∞", "−∞", "not a number"]);
});

test("the exact value keeps every digit", () => {
  assert.equal(formatExact(0.1 + 0.2), "0.30000000000000004");
});

test("a whole sum is shown in full", () => {
  assert.deepEqual([523776, 0.1 + 0.2].map(formatSum), ["523776", "0.3"]);
});

test("a range counts from its start, and a clamped value stays within its bounds", () => {
  assert.deepEqual(range(-1, 3), [-1, 0, 1]);
  assert.deepEqual([-5, 2, 9].map((value) => clamp(value, 0, 4)), [0, 2, 4]);
});

test("where there is no room a number has fewer digits, but a whole one all of them", () => {
  assert.equal(formatTo(3, 4.1111), "4.11");
  assert.equal(formatTo(3, -19.254), "−19.3");
  assert.equal(formatTo(3, 1234), "1234");
  assert.equal(formatTo(3, 9580.64), "9581");
  assert.equal(formatTo(3, 12345), format(12345));
});

test("a result is equal to what is written, or about equal where digits were dropped", () => {
  for (const value of [2, -2.5, 1234, 0.15000000000000002, Math.fround(33.4), 0, NaN, Infinity]) {
    assert.equal(equals(value), "=", value);
  }
  for (const value of [37 / 9, Math.fround(37 / 9), 12345, -0.00012345, 1.00001]) {
    assert.equal(equals(value), "≈", value);
  }
});
