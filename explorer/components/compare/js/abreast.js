// Presented to a room, results stand beside the input and not below it: the screen is wide, and cells
// are larger so. More than four make further lines, in which only the pictures and the reasons are.

import { NARROW } from "../../stage/js/arrange.js";
import { gutterOfRoom } from "../../stage/js/presented.js";

const MOST_ABREAST = 4;
// Between columns, in pixels.
const GAP_ABREAST = 16;
// What stands above and below the pictures, in letters.
const AROUND_ABREAST = 19;
// Of several lines, what is above and below all, and what of a line is words.
const AROUND_LINES = 6;
const WORDS_OF_LINE = 9.5;
const LEAST_ABREAST = 24;

export function isAbreast({ width, isPresented }) {
  return Boolean(isPresented) && width >= NARROW;
}

// How many results stand in a line.
export function abreastOf(count) {
  return Math.min(count, MOST_ABREAST);
}

// Pixels for each cell: one size for all, as the larger result is to look larger.
export function sizeAbreast({ width, height, em }, count, isMatrix, whole, [rows, cols]) {
  const [across, lines] = [abreastOf(count), Math.ceil(count / MOST_ABREAST)];
  const column = (width - GAP_ABREAST * across) / (across + 1) - gutterOfRoom(em);
  const tall = lines === 1 ? height - AROUND_ABREAST * em : (height - AROUND_LINES * em) / lines - WORDS_OF_LINE * em;
  const cell = Math.min(column / Math.max(whole.width, cols), tall / (lines === 1 ? Math.max(whole.height, rows) : rows));
  const shown = isMatrix ? Math.max(LEAST_ABREAST, Math.floor(cell)) : Math.max(cell, column / 2 / whole.width);
  return { input: shown, output: shown, scrolls: shown > cell };
}
