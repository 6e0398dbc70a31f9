// Where input, operation and output stand and how large their cells are: of the arrangements that a
// screen allows, the one with the largest cells. It depends on the input and the screen only, so that
// nothing moves with the pool: an output counts as at least as large as its input.

import { clamp } from "./numbers.js";

export const NARROW = 640;
// Between columns, and beside a picture for its tick labels; in pixels.
const GAP = 16;
export const GUTTER = 34;
const GUTTER_PHONE = 24;
// Above a picture its title and ticks, below an operation its formula; in the stage's letters.
const HEAD = 3.4;
const OPERATION = 14;
// What of the stage is above and below the pictures: in letters, or in pixels
// on a phone held upright or lying, where the page is scrolled to the stage.
const AROUND = 18;
const AROUND_BRIEF = 11;
const SHARE_OF_OPERATION = 0.24;
const AROUND_UPRIGHT = 202;
const AROUND_LYING = 134;
// Pixels of the smallest digits; a phone is held nearer. Four of them and a point are usual.
const SMALLEST = 11;
const SMALLEST_PHONE = 10;
const USUAL_WIDTH = 2.25;

// Returns the arrangement's name, the widths of its columns and of the operation, pixels for each
// cell, and whether a matrix is wider than its room, or as small as its longest number allows.
// `digits` is the width of that number. A screen that is presented says of itself what it keeps
// around the pictures and beside them, and the share of its width that the operation has.
export function arrange({ width, height, top, em, isBrief, ...room }, { isMatrix, extents, input }, digits, isTrueScale) {
  const { around: kept = top + (isBrief ? AROUND_BRIEF : AROUND) * em, gutter = GUTTER, share = SHARE_OF_OPERATION } = room;
  const isNarrow = width < NARROW;
  const isUpright = isNarrow && height > width;
  const around = isUpright ? top + AROUND_UPRIGHT : isNarrow ? AROUND_LYING : kept;
  const left = { width, em, tall: height - around, gutter: isNarrow ? GUTTER_PHONE : gutter };
  const wide = clamp(share * width, 208, 26 * em);
  if (!isMatrix) {
    left.least = isNarrow ? 0.3 * width : wide;
    return arrangePictures(left, extents, isUpright, isTrueScale);
  }
  left.least = isNarrow ? 92 : wide;
  const [rows, cols] = input.shape;
  const { height: high, width: across } = extents.output;
  const output = { height: Math.max(high, rows), width: Math.max(across, cols) };
  const names = isUpright ? ["stacked"] : isNarrow ? ["beside", "stacked"] : ["beside", "paired", "stacked"];
  const smallest = (isNarrow ? SMALLEST_PHONE : SMALLEST) * Math.max(digits, USUAL_WIDTH);
  const way = arrangeMatrices(left, [extents.input, output], names, Math.ceil(smallest / FILLED));
  return { ...way, isTight: digits > USUAL_WIDTH && way.isTight };
}

// How much of a cell's width its digits may fill.
export const FILLED = 0.97;

// The largest cell that an arrangement has room for, by width and by height.
const CELLS = {
  beside: ({ width, least, gutter, tall }, input, output) => [
    (width - least - 2 * GAP - 2 * gutter) / (input.width + output.width),
    tall / Math.max(input.height, output.height),
  ],
  paired: ({ width, em, gutter, tall }, input, output) => [
    (width - GAP - 2 * gutter) / (input.width + output.width),
    Math.min(tall / input.height, (tall - OPERATION * em) / output.height),
  ],
  stacked: ({ width, em, least, gutter, tall }, input, output) => [
    Math.min((width - gutter) / input.width, (width - GAP - gutter - least) / output.width),
    (tall - HEAD * em) / (input.height + output.height),
  ],
};
export const NAMES = Object.keys(CELLS);

// One size of cell for both, never too small for its digits: then the page or the matrix scrolls.
function arrangeMatrices(room, [input, output], names, legible) {
  const ways = names.map((name) => {
    const [wide, high] = CELLS[name](room, input, output);
    return { name, wide, size: Math.min(wide, Math.max(high, legible)) };
  });
  const { name, wide, size } = ways.reduce((best, way) => (way.size > best.size ? way : best));
  const cell = Math.max(legible, Math.floor(Math.min(size, 8 * room.em)));
  const [one, other] = [input, output].map((part) => Math.min(cell, wide) * part.width + room.gutter);
  const column = (least, part) => `minmax(${least}px, ${part.width}fr)`;
  const columns = {
    beside: [column(one, input), `${room.least}px`, column(other, output)],
    paired: [column(one, input), column(other, output)],
    stacked: ["minmax(0, 1fr)", `minmax(${other}px, 2fr)`],
  }[name].join(" ");
  const operation = { beside: room.least, paired: room.width - GAP - one, stacked: room.width - GAP - other }[name];
  return { name, columns, operation, cell: { input: cell, output: cell }, scrolls: cell > wide, isTight: cell === legible };
}

// Two pictures of one size beside the operation, or on a phone held upright the input above both.
// On a true scale a cell of the output is drawn as large as one of the input.
function arrangePictures({ width, em, least, gutter, tall }, { input, output }, isUpright, isTrueScale) {
  const half = isUpright ? (width - GAP) / 2 : (width - least - 2 * GAP) / 2;
  const side = half - gutter;
  const [wide, high] = isUpright ? [width - gutter, tall - side - HEAD * em] : [side, tall];
  const fit = (part, across, down) => Math.min(across / part.width, Math.max(down, 96) / part.height);
  const sizes = { input: fit(input, wide, high), output: fit(output, side, isUpright ? side : high) };
  const common = Math.min(sizes.input, sizes.output);
  return {
    name: isUpright ? "stacked" : "beside",
    columns: isUpright ? "minmax(0, 1fr) minmax(0, 1fr)" : `minmax(0, 1fr) ${least}px minmax(0, 1fr)`,
    operation: isUpright ? half : least,
    cell: isTrueScale ? { input: common, output: common } : sizes,
    scrolls: false,
    isTight: false,
  };
}
