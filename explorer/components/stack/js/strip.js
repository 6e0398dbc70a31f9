// How large the pictures of a strip are: all cells alike, or all pictures alike.

import { NARROW } from "../../stage/js/arrange.js";
import { range } from "../../stage/js/numbers.js";

// Beside a picture its tick labels, and the arrow and the gap before it, in pixels; above and
// below it its words, which also make a place at least so wide, in letters.
const TICKS = 36;
const APART = 30;
const ASIDE_PHONE = 44;
const HEADROOM = 7;
const LEAST_PLACE = 6.5;
const WORDY_PLACE = 12.5;
// What a strip may take of the window's height, and the share of a phone's width of one picture.
const HIGH = 0.52;
const WIDE_PHONE = 0.62;
const MOST_LINES = 3;
// A further line has to make pictures larger by so much.
const WORTH = 1.3;
const LARGEST_CELL = 64;
// The smallest cell that shows its digits.
const LEAST_CELL = 24;

// Pixels for each cell of every level, and how many places stand in a line. `extents` are their
// [rows, columns] with all padding; a place of words has null, and no cells.
export function sizeStrip({ width, height, em }, isMatrix, extents, scale) {
  const isTrue = scale === "true";
  // On one size the unit is the longer side of a picture, on a true scale a cell.
  const units = extents.map((extent) => (isTrue || !extent ? 1 : Math.max(...extent)));
  const shapes = extents.map((extent, index) => extent?.map((length) => length / units[index]));
  const isPhone = width < NARROW;
  const { unit, count } = isPhone ? sizeOnPhone(width, height, shapes) : sizeInLines({ width, height, em }, shapes);
  const cells = units.map((own) => {
    const cell = unit / own;
    return isMatrix ? Math.max(LEAST_CELL, Math.floor(Math.min(cell, LARGEST_CELL))) : cell;
  });
  // Of matrices the browser breaks the lines: cells that have to be legible may need more room.
  return { cells, count: isMatrix ? Infinity : count };
}

// In one line, or in several where that makes pictures larger.
function sizeInLines(screen, shapes) {
  let best = { unit: 0, count: shapes.length };
  for (const lines of range(1, MOST_LINES)) {
    const count = Math.ceil(shapes.length / lines);
    const parts = range(0, lines).map((line) => shapes.slice(count * line, count * (line + 1)));
    const high = sumOf(parts.map((part) => Math.max(0, ...part.map((shape) => shape?.[0] ?? 0))));
    const tall = Math.max(220, HIGH * screen.height) - (lines - 1) * HEADROOM * screen.em;
    const unit = Math.min(tall / high, ...parts.map((part) => widestUnit(screen, part)));
    if (unit > WORTH * best.unit) best = { unit, count };
  }
  return best;
}

// The largest unit with which pictures stand in one line.
function widestUnit({ width, em }, shapes) {
  let [low, high] = [0, width];
  for (let halving = 0; halving < 24; halving += 1) {
    const unit = (low + high) / 2;
    const places = shapes.map((shape) =>
      APART + (shape ? Math.max(shape[1] * unit + TICKS, LEAST_PLACE * em) : WORDY_PLACE * em),
    );
    if (sumOf(places) <= width) low = unit;
    else high = unit;
  }
  return low;
}

function sizeOnPhone(width, height, shapes) {
  const [high, wide] = [0, 1].map((axis) => Math.max(...shapes.map((shape) => shape?.[axis] ?? 0)));
  const unit = Math.min((WIDE_PHONE * width - ASIDE_PHONE) / wide, (HIGH * height) / high);
  return { unit, count: shapes.length };
}

function sumOf(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
