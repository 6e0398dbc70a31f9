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
export function sizeStrip(screen, isMatrix, extents, scale) {
  const isTrue = scale === "true";
  // On one size the unit is the longer side of a picture, on a true scale a cell.
  const { largest = LARGEST_CELL } = screen;
  const levels = extents.map((extent) => extent && { extent, largest, own: isTrue ? 1 : Math.max(...extent) });
  const way = screen.width < NARROW ? sizeOnPhone(screen, levels) : sizeInLines(screen, levels, isMatrix);
  const cells = levels.map((level) => (level ? cellSize(way.unit, level, isMatrix) : 0));
  // Of matrices the browser breaks the lines: cells that have to be legible may need more room.
  return { cells, count: isMatrix ? Infinity : way.count };
}

function cellSize(unit, { own, largest }, isMatrix) {
  const cell = unit / own;
  return isMatrix ? Math.max(LEAST_CELL, Math.floor(Math.min(cell, largest))) : cell;
}

// In one line, or in several where that makes pictures larger.
function sizeInLines(screen, levels, isMatrix) {
  let best = { unit: 0, count: levels.length };
  for (const lines of range(1, MOST_LINES)) {
    const count = Math.ceil(levels.length / lines);
    const parts = range(0, lines).map((line) => levels.slice(count * line, count * (line + 1)));
    const high = sumOf(parts.map((part) => longest(part, 0)));
    const tall = Math.max(220, (screen.share ?? HIGH) * screen.height) - (lines - 1) * HEADROOM * screen.em;
    const unit = Math.min(tall / high, ...parts.map((part) => widestUnit(screen, part, isMatrix)));
    if (unit > WORTH * best.unit) best = { unit, count };
  }
  return best;
}

// The largest unit with which pictures stand in one line.
function widestUnit({ width, em, ticks = TICKS }, levels, isMatrix) {
  let [low, high] = [0, width];
  for (let halving = 0; halving < 24; halving += 1) {
    const unit = (low + high) / 2;
    const places = levels.map((level) => {
      if (!level) return APART + WORDY_PLACE * em;
      return APART + Math.max(cellSize(unit, level, isMatrix) * level.extent[1] + ticks, LEAST_PLACE * em);
    });
    if (sumOf(places) <= width) low = unit;
    else high = unit;
  }
  return low;
}

function sizeOnPhone({ width, height }, levels) {
  const wide = (WIDE_PHONE * width - ASIDE_PHONE) / longest(levels, 1);
  return { unit: Math.min(wide, (HIGH * height) / longest(levels, 0)), count: levels.length };
}

// The most units that a level has along an axis.
function longest(levels, axis) {
  return Math.max(0, ...levels.filter(Boolean).map(({ extent, own }) => extent[axis] / own));
}

function sumOf(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
