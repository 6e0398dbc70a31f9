import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { arrange } from "../../../../explorer/components/stage/js/arrange.js";
import { cividis, inkOn } from "../../../../explorer/components/stage/js/colour.js";
import { isPresentedNow } from "../../../../explorer/components/lib/js/presented.js";
import { screenOfRoom, strengthOfRoom } from "../../../../explorer/components/stage/js/presented.js";

const SIZES = [[1280, 720], [1920, 1080]];
const part = (height, width) => ({ row: 0, col: 0, height, width });
const model = (input, output) => ({
  isMatrix: true, input: { shape: input }, extents: { input: part(...input), output: part(...output) },
});

function arranged([width, height], input, output) {
  Object.assign(globalThis, { innerWidth: width, innerHeight: height });
  const em = height / 36;
  return arrange({ ...screenOfRoom(em, true), width: width - 72, em }, model(input, output), 2.25, false);
}

test("nobody presents where there is no document", () => {
  assert.equal(isPresentedNow(), false);
});

test("digits of a 4 x 4 are a 25th of the height, those of a 16 x 16 are there and do not scroll", () => {
  for (const size of SIZES) {
    const { name, cell } = arranged(size, [4, 4], [2, 2]);
    assert.equal(name, "beside");
    assert.ok(0.65 * 0.45 * cell.input >= size[1] / 25, `${cell.input}`);
    const { scrolls, cell: small } = arranged(size, [16, 16], [8, 8]);
    assert.equal(scrolls, false);
    assert.ok(small.input >= 26);
  }
});

test("tints on a wall keep their ink at 4.5:1, and the highest is no pale yellow", () => {
  for (let part = 0; part <= 1; part += 0.05) {
    const tint = cividis(part, strengthOfRoom(part));
    const ink = inkOn(tint) === "#000" ? 0 : 1;
    assert.ok(ratio(lightness(tint), ink) >= 4.5, `${part}`);
  }
  const [, , blue] = cividis(1, strengthOfRoom(1));
  assert.ok(blue < 100);
});

function lightness(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one, other) {
  const [high, low] = [one, other].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
