// How large the board's pictures are: all outputs on one scale, so that a larger one looks larger.

import { NARROW } from "../../stage/js/arrange.js";
import { isAbreast, sizeAbreast } from "./abreast.js";

const SPACE = 16;
// Where there is no room for more, columns lie beyond the edge and are scrolled to.
export const LEAST_COLUMN = 190;
const BESIDE = 34;
const LARGEST_PLATE_CELL = 64;
// The smallest cell that shows its digits; where it has no room, a picture scrolls.
const LEAST = 24;
// What is above, between and below the pictures, in letters, and the input's share of the rest.
const OTHER = 22;
const SHARE = 0.52;

// Rows and columns that the largest output has.
export function reachOf({ models }) {
  const shapes = models.filter(Boolean).map(({ output }) => output.shape);
  return [0, 1].map((axis) => Math.max(1, ...shapes.map((shape) => shape[axis])));
}

// The extent that holds the input and what any window reads around it.
export function wholeExtent(models) {
  const extents = models.map(({ extents: { input } }) => input);
  const [row, col] = [Math.min(...extents.map((one) => one.row)), Math.min(...extents.map((one) => one.col))];
  const bottom = Math.max(...extents.map((one) => one.row + one.height));
  const right = Math.max(...extents.map((one) => one.col + one.width));
  return { row, col, height: bottom - row, width: right - col };
}

// Pixels for each cell of the input and of the outputs, and whether outputs are wider than a column.
export function sizeCells(screen, count, isMatrix, whole, [rows, cols]) {
  if (isAbreast(screen)) return sizeAbreast(screen, count, isMatrix, whole, [rows, cols]);
  const { width, height, em } = screen;
  const isNarrow = width < NARROW;
  const column = isNarrow ? 0.86 * width : Math.max(LEAST_COLUMN, (width - SPACE * (count - 1)) / count);
  const tall = Math.max(240, height - OTHER * em);
  const room = (isNarrow ? width : 0.5 * width) - BESIDE;
  const input = Math.min(room / whole.width, (SHARE * tall) / whole.height);
  const output = Math.min((column - BESIDE) / cols, ((1 - SHARE) * tall) / rows);
  if (!isMatrix) return { input, output, scrolls: false };
  const [one, other] = [input, output].map((cell) => Math.max(LEAST, Math.floor(Math.min(cell, LARGEST_PLATE_CELL))));
  const both = Math.min(room / whole.width, (column - BESIDE) / cols, tall / (whole.height + rows), LARGEST_PLATE_CELL);
  const common = Math.floor(both);
  const cell = common > LEAST ? { input: common, output: common } : { input: one, output: other };
  return { ...cell, scrolls: cell.output * cols + BESIDE > column || cell.input * whole.width > room };
}
