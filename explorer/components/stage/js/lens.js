// The lens: the current window cell by cell, for an image with its surroundings.

import { inputCell, LEGIBLE } from "./cells.js";
import { buildFrame, drawMarks, place } from "./frame.js";
import { drawGrid } from "./grid.js";
import { rectanglesOf } from "./model.js";
import { clamp, range } from "./numbers.js";

const FEWEST = 6;
const MOST_PIXELS = 8;
const MOST_CELLS = 16;
const LARGEST_LENS_CELL = 64;

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

export function drawLens(host, stage, window, winners, focus) {
  const { model } = stage;
  const fewest = model.isMatrix ? 0 : FEWEST;
  const most = model.isMatrix ? MOST_CELLS : MOST_PIXELS;
  const corner = { row: model.rows.first, col: model.cols.first };
  const centre = focus ?? winners[0] ?? window.cells[0] ?? corner;
  const [row, height] = stretch(window.rows, model.rows, centre.row, fewest, most);
  const [col, width] = stretch(window.cols, model.cols, centre.col, fewest, most);
  const extent = { row, col, height, width };
  host.style.height = `${stage.lensSide}px`;
  const cell = Math.floor(Math.min(LARGEST_LENS_CELL, stage.lensSide / Math.max(height, width)));
  host.style.setProperty("--cell", `${cell}px`);
  host.classList.toggle("small", cell < LEGIBLE);
  host.classList.toggle("uncounted", cell < 2 * LEGIBLE);
  const parts = (host.parts ??= buildFrame(host));
  parts.frame.style.height = `${height * cell}px`;
  parts.frame.style.width = `${width * cell}px`;
  place(parts.surface, extent, [row, col, height, width]);
  drawGrid(parts.surface, range(row, height), range(col, width), (r, c) => ({
    ...inputCell(stage, r, c),
    exact: undefined,
  }));
  const frames = rectanglesOf(window.rows, window.cols).map((at) => ({ kind: "window", at }));
  const rings = winners.map((winner) => ({ kind: "winner", at: [winner.row, winner.col, 1, 1] }));
  drawMarks(parts.marks, extent, [...frames, ...rings]);
}
