import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { describeBlurred, placesOf, termsOf } from "../../../../explorer/components/compare/js/blurred.js";
import {
  markCell, marksOf, moveInput, nameIncoming, seamsOf,
} from "../../../../explorer/components/compare/js/moved.js";

const packed = (...places) => ({
  dtype: "int16", shape: [places.length], is_deflated: false, data: new Uint8Array(Int16Array.from(places).buffer),
});

test("an image is moved to where Python says that its rows and columns stand", async () => {
  const image = { shape: [2, 2, 2], values: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
  const { shape, values } = await moveInput(image, [packed(1, 0), packed(1, 1)]);
  assert.deepEqual(shape, [2, 2, 2]);
  assert.deepEqual([...values], [7, 8, 7, 8, 3, 4, 3, 4]);
});

test("four marks come in a byte, the first in its low bits", () => {
  const bytes = { values: Uint8Array.of(0b10_01_00_01, 0b01) };
  assert.deepEqual([...marksOf(bytes, [1, 5]).values], [1, 0, 1, 2, 1]);
});

test("what came in says so, and is told apart by a line below rows and right of columns", () => {
  const cell = { text: "5", exact: "5" };
  assert.equal(nameIncoming(cell, 0, 3, [1, 0]).exact, "5, came in");
  assert.equal(nameIncoming(cell, 1, 3, [1, 0]), cell);
  assert.deepEqual(seamsOf([1, 2], [4, 5]), [
    { kind: "came from-top", at: [0, 0, 1, 5] },
    { kind: "came from-left", at: [1, 0, 3, 2] },
  ]);
  assert.deepEqual(seamsOf([0, 2], [4, 5]).map(({ kind }) => kind), ["came from-left"]);
  assert.deepEqual(seamsOf([9, 9], [4, 5]).map(({ at }) => at), [[0, 0, 4, 5]]);
});

test("a cell is marked as what Python says that it is", () => {
  const cell = { text: "5", exact: "5.5" };
  assert.deepEqual(markCell(cell, 0, true, false), { text: "5", exact: "5.5", kind: "" });
  assert.deepEqual(markCell(cell, 0, true, true), { text: "", exact: "5.5", kind: "" });
  assert.deepEqual(markCell(cell, 1, true, true), { text: "5", exact: "5.5, changed", kind: "differs" });
  assert.equal(markCell(cell, 2, true, false).kind, "alone");
  assert.equal(markCell(cell, 1, false, false).exact, "5.5, differs from A");
});

// One row of four cells, windows of one, the second output cell: maxima 1, 2, -3.
const parts = { rows: placesOf({ shape: [1, 3, 1], values: [0, 0, 0] }), cols: placesOf({ shape: [1, 3, 2], values: [0, 1, 1, 2, 2, 3] }) };
const model = {
  parts,
  input: { shape: [1, 4], values: Float64Array.of(1, 1, 2, -3) },
  output: { shape: [1, 1], values: Float64Array.of(1.75) },
};

test("a blurred cell is written as the weighted maxima of its windows", () => {
  assert.deepEqual(termsOf(model, 0, 0, 0).map(({ weight }) => weight), [1, 2, 1, 2, 4, 2, 1, 2, 1]);
  assert.deepEqual(termsOf(model, 0, 0, 0).slice(0, 3).map(({ value }) => value), [1, 2, 2]);
  const { formula, claim } = describeBlurred(model, 0, 0, 0);
  assert.equal(formula, "(1 + 2·2 + 2 + 2·1 + 4·2 + 2·2 + 1 + 2·2 + 2) / 16 = 1.75");
  assert.deepEqual(claim, ["compare.blurred", { total: "28", equals: "=", result: "1.75" }]);
});

test("negative terms stand in brackets", () => {
  const input = { shape: [1, 4], values: Float64Array.of(-1, -1, -1, -1) };
  const output = { shape: [1, 1], values: Float64Array.of(-1) };
  assert.match(describeBlurred({ parts, input, output }, 0, 0, 0).formula, /^\(\(−1\) \+ 2·\(−1\)/);
});
