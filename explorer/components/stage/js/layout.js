// How large things are drawn: pixels for each cell, shares of the width, the size of digits.

import { LEGIBLE } from "./cells.js";
import { clamp, format } from "./numbers.js";

// Room that tick labels take beside a picture, and that everything else takes above and below.
const GUTTER = 34;
const CHROME = 464;
const LARGEST_CELL = 96;
const LARGEST_LENS = 320;
const WIDE = 8;
export const NARROW = 640;

export function createLayout() {
  return Object.seal({
    // What the screen was like when all was drawn.
    screen: "",
    lensSide: 0,
    // Pixels for each cell of the pictures.
    cell: { input: 0, output: 0 },
  });
}

export function layOut({ root, parts, lens, layout, model }) {
  const isNarrow = root.clientWidth < NARROW;
  root.classList.toggle("narrow", isNarrow);
  layout.lensSide = Math.min(0.85 * lens.host.clientWidth, LARGEST_LENS);
  shareWidth(root, model);
  const rooms = [parts.input, parts.output].map(({ panel }) => panel.clientWidth - GUTTER);
  layout.cell = cellSizes(model, rooms, heightOf(model, isNarrow));
  root.style.setProperty("--fit", textFit(model));
}

// The pictures share the width evenly, except that a wide matrix needs more of it.
function shareWidth(root, { isMatrix, extents }) {
  const [input, output] = [extents.input.width, extents.output.width];
  const isWide = isMatrix && Math.max(input, output) > WIDE;
  const part = isWide ? input / (input + output) : 0.5;
  root.style.setProperty("--input-share", `${clamp(part, 0.3, 0.7)}fr`);
  root.style.setProperty("--output-share", `${1 - clamp(part, 0.3, 0.7)}fr`);
}

// The height of a picture: what the screen leaves, but room for the numbers of a matrix.
function heightOf({ isMatrix, extents }, isNarrow) {
  if (isNarrow) return 0.42 * innerHeight;
  const wanted = isMatrix ? LEGIBLE * Math.max(extents.input.height, extents.output.height) : 0;
  return Math.max(256, innerHeight - CHROME, wanted);
}

// Pixels per cell: one size for both pictures of an image, one size of cell for a matrix.
function cellSizes({ isMatrix, extents }, rooms, tall) {
  const [input, output] = [extents.input, extents.output].map(({ height, width }, index) =>
    Math.min(rooms[index] / width, tall / height),
  );
  if (!isMatrix) return { input, output };
  const cell = Math.max(8, Math.floor(Math.min(input, output, LARGEST_CELL)));
  return { input: cell, output: cell };
}

// The size of the digits as a share of the cell, so that the longest number fits.
function textFit({ isMatrix, input, output }) {
  const values = isMatrix ? [...input.values, ...output.values] : [];
  return 1.75 / Math.max(4, ...values.map((value) => format(value).length));
}
