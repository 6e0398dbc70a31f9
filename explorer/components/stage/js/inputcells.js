// The cells of a matrix: its numbers, or what they have got back so far.

import { given } from "./back.js";
import { backCell, filledCells, inputCell } from "./cells.js";
import { drawGrid } from "./grid.js";
import { range } from "./numbers.js";

export function drawInputCells({ model, parts, view, layout }) {
  const [rows, cols] = model.input.shape.map((length) => range(0, length));
  if (model.back) {
    const sums = given(model.back, filledCells(model, view));
    drawGrid(parts.input.cells, rows, cols, (r, c) => backCell(model, sums, r, c, layout.digits));
    return;
  }
  drawGrid(parts.input.cells, rows, cols, (r, c) => inputCell(model, view, r, c, layout.digits));
}
