import assert from "node:assert/strict";
import test from "node:test";

import { abreastOf, isAbreast, sizeAbreast } from "../../../../explorer/components/compare/js/abreast.js";

const SCREEN = { width: 1208, height: 720, em: 20, isPresented: true };
const whole = { height: 4, width: 4 };

test("results stand beside the input on a wide screen that is presented", () => {
  assert.equal(isAbreast(SCREEN), true);
  assert.equal(isAbreast({ ...SCREEN, isPresented: false }), false);
  assert.equal(isAbreast({ ...SCREEN, width: 400 }), false);
  assert.deepEqual([2, 4, 8].map(abreastOf), [2, 4, 4]);
});

test("two results of a 4 x 4 have digits of a 25th of the height", () => {
  for (const scale of [1, 1.5]) {
    const screen = { ...SCREEN, width: 1920 * (scale / 1.5) - 72, height: 720 * scale, em: 20 * scale };
    const { input, output } = sizeAbreast(screen, 2, true, whole, [3, 3]);
    assert.equal(input, output);
    assert.ok(0.45 * input >= screen.height / 25, `${input}`);
  }
});

test("more than four make lines, of cells that still show their digits", () => {
  const eight = sizeAbreast(SCREEN, 8, true, whole, [3, 3]);
  assert.ok(eight.output >= 24 && eight.output < sizeAbreast(SCREEN, 4, true, whole, [3, 3]).output);
  assert.equal(sizeAbreast(SCREEN, 18, true, { height: 16, width: 16 }, [16, 16]).output, 24);
});
