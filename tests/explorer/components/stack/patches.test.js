import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { seesOf } from "../../../../explorer/components/stack/js/chosen.js";
import { cellOf, rectangleAt, seerOf } from "../../../../explorer/components/stack/js/patches.js";

// Two layers of 2 by 2 on 5 cells, of which the last is never read, seen from the second one.
const axis = (size = 4) => ({
  size,
  seen: { shape: [2, 1, 2], values: Int16Array.of(0, 3, 0, 1) },
  counts: Int16Array.of(4),
});
const patches = { rows: axis(), cols: axis() };

test("a rectangle is looked up for each level", () => {
  assert.deepEqual(rectangleAt(patches, 0, 0, 0), [0, 0, 4, 4]);
  assert.deepEqual(rectangleAt(patches, 1, 0, 0), [0, 0, 2, 2]);
});

test("the first cell that sees another is found, and none where none does", () => {
  assert.deepEqual(seerOf(patches, 0, 3, 3), [0, 0]);
  assert.equal(seerOf(patches, 0, 4, 0), null);
});

test("the usual cell is the middle of the last layer, and any other is kept inside", () => {
  const shapes = [[4, 6], [2, 3]];
  assert.deepEqual(cellOf(shapes, null), [1, 0, 1]);
  assert.deepEqual(cellOf(shapes, [0, 9, 5]), [0, 3, 5]);
  assert.deepEqual(cellOf(shapes, [7, -1, 1]), [1, 0, 1]);
  assert.equal(cellOf([], [0, 0, 0]), null);
});

test("what is seen is said with rows and columns from 1", () => {
  assert.equal(seesOf(patches, 0, 0), "This cell sees 4 × 4 cells of the input: rows 1 to 4, columns 1 to 4.");
});

test("what lies in padding and what is left out are said", () => {
  const clipped = { rows: axis(7), cols: { ...axis(7), counts: Int16Array.of(2) } };
  assert.equal(
    seesOf(clipped, 0, 0),
    "By the formula this cell sees 7 × 7 cells. Of these, 4 × 4 lie in the input: rows 1 to 4, columns 1 to 4. " +
      "It reads 8 of them; the others lie between what its windows read.",
  );
});
