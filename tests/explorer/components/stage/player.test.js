import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { cividis, inkOn, rangeOf, share } from "../../../../explorer/components/stage/js/colour.js";
import { advance, loopLine, speedOf, stepAt } from "../../../../explorer/components/stage/js/player.js";

function contrast(one, other) {
  const [low, high] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const INKS = { "#000": [0, 0, 0], "#fff": [255, 255, 255] };

test("time moves the position by the speed, and not past the end", () => {
  assert.equal(advance(1, 0.1, 2, 10), 1.2);
  assert.equal(advance(9.9, 0.1, 60, 10), 10);
});

test("a page that slept goes on where it was", () => {
  assert.equal(advance(0, 3600, 2, 100), 0.5);
});

test("the row line runs only before the first window of a row", () => {
  assert.deepEqual([0, 0.2, 0.3, 0.7].map((part) => loopLine(part, 3, 1)), [0, 1, 2, 3]);
  assert.equal(loopLine(1.05, 3, 1), 1);
  assert.equal(loopLine(3.05, 3, 1), 0);
});

test("above four windows a second the highlight rests", () => {
  assert.deepEqual([0, 0.2, 0.9].map((part) => loopLine(part, 3, 8)), [3, 3, 3]);
});

test("a pace in rows shows whole rows of windows", () => {
  const [windows, rows] = [{ rate: 4, isRows: false }, { rate: 4, isRows: true }];
  assert.deepEqual([windows, rows].map((pace) => speedOf(pace, 112)), [4, 448]);
  assert.deepEqual([0, 1.9, 3, 5.5].map((position) => stepAt(position, rows, 3)), [2, 2, 5, 5]);
  assert.deepEqual([0, 1.9, 3, 5.5].map((position) => stepAt(position, windows, 3)), [0, 1, 3, 5]);
});

test("ink stands out from every tint and every grey by 4.5 to 1", () => {
  for (let part = 0; part <= 1; part += 1 / 255) {
    const grey = Array(3).fill(Math.round(255 * part));
    for (const tint of [cividis(part), grey]) {
      assert.ok(contrast(tint, INKS[inkOn(tint)]) >= 4.5, String(tint));
    }
  }
});

test("cividis rises from dark to light", () => {
  const steps = Array.from({ length: 50 }, (_, index) => luminance(cividis(index / 49)));
  assert.deepEqual(steps, [...steps].sort((a, b) => a - b));
});

test("a share lies within its range, and a flat range is its middle", () => {
  assert.deepEqual(rangeOf([3, Infinity, 1]), [1, 3]);
  assert.deepEqual([1, 2, 9, NaN].map((value) => share(value, [1, 3])), [0, 0.5, 1, 0]);
  assert.equal(share(7, [7, 7]), 0.5);
});
