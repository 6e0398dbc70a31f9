// The lens: the current window cell by cell, for an image with its surroundings.

import { isPresentedNow } from "../../lib/js/presented.js";
import { inputCell, LEGIBLE } from "./cells.js";
import { drawMarks, place } from "./frame.js";
import { drawGrid } from "./grid.js";
import { clamp, range, SIGNIFICANT } from "./numbers.js";
import { lensCellOfRoom } from "./presented.js";
import { rectanglesOf } from "./windows.js";

const FEWEST = 6;
const MOST_PIXELS = 8;
const MOST_CELLS = 16;
const LENS_CELL = 64;
// Pixels of a cell that has room for four digits around a point, as a feature map has them.
const ROOMY_LENS_CELL = 32;
const FEWER_IN_LENS = 3;

// The stretch of positions to show along one axis, as [start, length]: the window with
// surroundings up to `fewest`, but at most `most` around `focus`, and nothing beyond `axis`.
// A window without positions has its surroundings at `focus`.
export function stretch(positions, axis, focus, fewest, most) {
  const [first, last] = [positions[0] ?? focus, positions.at(-1) ?? focus];
  const span = last - first + 1;
  const wanted = Math.min(Math.max(span, fewest + (span % 2)), most);
  const length = Math.min(wanted, axis.last - axis.first + 1);
  const isWhole = span <= length;
  const middle = isWhole ? (first + last) / 2 : focus;
  const [low, high] = isWhole ? [axis.first, axis.last] : [first, last];
  return [clamp(Math.round(middle - (length - 1) / 2), low, high - length + 1), length];
}

export function drawLens({ model, view, layout, lens }, window, winners, focus) {
  const extent = lensExtent(model, window, focus ?? winners[0] ?? window.cells[0]);
  const { row, col, height, width } = extent;
  const cell = sizeLens(lens, layout, extent);
  const digits = model.isMatrix || cell >= ROOMY_LENS_CELL ? SIGNIFICANT : FEWER_IN_LENS;
  drawGrid(lens.surface, range(row, height), range(col, width), (r, c) => ({
    ...inputCell(model, view, r, c, digits),
    exact: undefined,
  }));
  const frames = rectanglesOf(window.rows, window.cols).map((at) => ({ kind: "window", at }));
  const rings = winners.map((winner) => ({ kind: "winner", at: [winner.row, winner.col, 1, 1] }));
  drawMarks(lens.marks, extent, [...frames, ...rings]);
}

function lensExtent(model, window, centre = { row: model.rows.first, col: model.cols.first }) {
  const fewest = model.isMatrix ? 0 : FEWEST;
  const most = model.isMatrix ? MOST_CELLS : MOST_PIXELS;
  const [row, height] = stretch(window.rows, model.rows, centre.row, fewest, most);
  const [col, width] = stretch(window.cols, model.cols, centre.col, fewest, most);
  return { row, col, height, width };
}

// Returns the pixels of a cell.
function sizeLens({ host, frame, surface }, { lensSide: side, cell: { input } }, extent) {
  const { row, col, height, width } = extent;
  const cell = Math.floor(Math.min(isPresentedNow() ? lensCellOfRoom() : Math.max(LENS_CELL, input), side / Math.max(height, width)));
  host.style.height = `${side}px`;
  host.style.setProperty("--cell", `${cell}px`);
  host.classList.toggle("small", cell < LEGIBLE);
  host.classList.toggle("uncounted", cell < 2 * LEGIBLE);
  frame.style.height = `${height * cell}px`;
  frame.style.width = `${width * cell}px`;
  place(surface, extent, [row, col, height, width]);
  return cell;
}
