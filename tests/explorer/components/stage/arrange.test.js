import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { arrange } from "../../../../explorer/components/stage/js/arrange.js";
import { lettersOf } from "../../../../explorer/components/stage/js/layout.js";

// What the stage has of a window of 1280 x 720 and 1920 x 1080 beside the controls, and of phones.
const LAPTOP = { width: 916, height: 720, top: 88, em: lettersOf(916, 16) };
const PROJECTOR = { width: 1556, height: 1080, top: 16, em: lettersOf(1556, 16) };
const UPRIGHT = { width: 358, height: 844, top: 104, em: 14 };
const LYING = { width: 608, height: 360, top: 104, em: 14 };
const FOUR_DIGITS = 2;

const part = (height, width) => ({ row: 0, col: 0, height, width });
function model(input, output, isMatrix = true) {
  return { isMatrix, input: { shape: input }, extents: { input: part(...input), output: part(...output) } };
}
const matrix = (screen, input, output, digits = FOUR_DIGITS) => arrange(screen, model(input, output), digits, false);
const image = (screen, input, output, isTrueScale = false) =>
  arrange(screen, model(input, output, false), 1.5, isTrueScale);

test("every matrix has cells for digits of 11 pixels on a laptop", () => {
  for (let rows = 1; rows <= 16; rows += 1) {
    for (let cols = 1; cols <= 16; cols += 1) {
      const { cell, scrolls } = matrix(LAPTOP, [rows, cols], [Math.ceil(rows / 2), Math.ceil(cols / 2)]);
      assert.ok(cell.input >= 26, `${rows} x ${cols}: ${cell.input}`);
      assert.equal(scrolls, false);
    }
  }
});

test("nothing moves with the pool, as long as the output is not larger than the input", () => {
  for (const screen of [LAPTOP, PROJECTOR, UPRIGHT, LYING]) {
    for (const input of [[4, 4], [1, 16], [16, 16], [7, 3]]) {
      const ways = [input, [1, 1], input.map((length) => Math.ceil(length / 2))].map((output) =>
        matrix(screen, input, output),
      );
      assert.deepEqual(ways[1], ways[0]);
      assert.deepEqual(ways[2], ways[0]);
    }
  }
});

test("a wide matrix stands above its output where its cells become larger by that", () => {
  assert.equal(matrix(LAPTOP, [1, 16], [1, 8]).name, "stacked");
  assert.equal(matrix(LAPTOP, [4, 4], [2, 2]).name, "beside");
  assert.equal(matrix(LAPTOP, [16, 16], [8, 8]).name, "paired");
});

test("a larger screen has larger cells", () => {
  const [small, large] = [LAPTOP, PROJECTOR].map((screen) => matrix(screen, [4, 4], [2, 2]).cell.input);
  assert.ok(large > 1.5 * small);
  assert.ok(matrix({ ...LAPTOP, width: 1216 }, [4, 4], [2, 2]).cell.input > small);
});

test("a matrix whose numbers are too long for its room scrolls", () => {
  const { cell, scrolls } = matrix(LAPTOP, [16, 16], [16, 16], 4);
  assert.ok(cell.input >= 44);
  assert.equal(scrolls, true);
});

test("8 by 8 and its output fit on a phone, upright and lying", () => {
  const upright = matrix(UPRIGHT, [8, 8], [8, 8]).cell.input;
  assert.ok(upright >= 24 && 16 * upright <= 844 - 306 - 47);
  const lying = matrix(LYING, [8, 8], [8, 8]);
  assert.equal(lying.name, "beside");
  assert.ok(lying.cell.input >= 24 && 8 * lying.cell.input <= 360 - 134);
});

test("two pictures are drawn at one size, on a true scale with cells of one size", () => {
  for (const screen of [LAPTOP, PROJECTOR, LYING]) {
    const { cell } = image(screen, [224, 224], [112, 112]);
    assert.equal(224 * cell.input, 112 * cell.output);
  }
  const { cell } = image(LAPTOP, [224, 224], [112, 112], true);
  assert.equal(cell.input, cell.output);
  const larger = image(LAPTOP, [10, 10], [40, 40], true).cell;
  assert.equal(larger.output, image(LAPTOP, [10, 10], [40, 40]).cell.output);
});

test("letters grow with the stage and with the reader's own size of letters", () => {
  assert.equal(lettersOf(358, 16), 14);
  assert.ok(lettersOf(1556, 16) >= 20);
  assert.equal(lettersOf(358, 32), 28);
});
