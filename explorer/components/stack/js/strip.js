// How large the pictures of a strip are: all cells alike, or all pictures alike.

import { NARROW } from "../../stage/js/arrange.js";
import { range } from "../../stage/js/numbers.js";

// Beside a picture its tick labels and the arrow to the next; above and below it its words.
const ASIDE = 64;
const ASIDE_PHONE = 44;
const HEADROOM = 7;
// What a strip may take of the window's height, and the share of a phone's width of one picture.
const HIGH = 0.52;
const WIDE_PHONE = 0.62;
const MOST_LINES = 3;
const LARGEST_CELL = 64;
// The smallest cell that shows its digits.
const LEAST_CELL = 24;

// Pixels for each cell of every level. `extents` are their [rows, columns] with all padding.
export function sizeStrip({ width, height, em }, isMatrix, extents, scale) {
  const isTrue = scale === "true";
  // On one size the unit is the longer side of a picture, on a true scale a cell.
  const units = extents.map(([rows, cols]) => (isTrue ? 1 : Math.max(rows, cols)));
  const shapes = extents.map((shape, index) => shape.map((length) => length / units[index]));
  const unit = width < NARROW ? unitOnPhone(width, height, shapes) : largestUnit({ width, height, em }, shapes);
  return units.map((own) => {
    const cell = unit / own;
    return isMatrix ? Math.max(LEAST_CELL, Math.floor(Math.min(cell, LARGEST_CELL))) : cell;
  });
}

// In one line, or in several where that makes them larger.
function largestUnit({ width, height, em }, shapes) {
  const sizes = range(1, MOST_LINES).map((lines) => {
    const count = Math.ceil(shapes.length / lines);
    const parts = range(0, lines).map((line) => shapes.slice(count * line, count * (line + 1)));
    const wide = Math.max(...parts.map((part) => sumOf(part.map(([, cols]) => cols))));
    const high = sumOf(parts.map((part) => Math.max(0, ...part.map(([rows]) => rows))));
    const tall = Math.max(220, HIGH * height) - (lines - 1) * HEADROOM * em;
    return Math.min((width - count * ASIDE) / wide, tall / high);
  });
  return Math.max(...sizes, 1);
}

function unitOnPhone(width, height, shapes) {
  const wide = Math.max(...shapes.map(([, cols]) => cols));
  const high = Math.max(...shapes.map(([rows]) => rows));
  return Math.min((WIDE_PHONE * width - ASIDE_PHONE) / wide, (HIGH * height) / high);
}

function sumOf(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
