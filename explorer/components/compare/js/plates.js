// A plate: one picture with its frame, its marks, and the cells of a matrix or a canvas.

import { isReal } from "../../stage/js/cells.js";
import { buildFrame, element, sizeFrame } from "../../stage/js/frame.js";
import { drawGrid, findCell, nameGrid } from "../../stage/js/grid.js";
import { range } from "../../stage/js/numbers.js";

// Of a picture's element: it holds the cells of a matrix, or a canvas and the cells that matter.
export function buildPlate(picture) {
  const frame = buildFrame(picture);
  return { picture, ...frame, canvas: element("canvas"), cells: element("div", "cells"), shape: [0, 0] };
}

// Make a plate as large as it is to be, with its name and what it holds.
export function putPlate(plate, isMatrix, name, extent, cell, shape) {
  plate.shape = shape;
  nameGrid(plate.picture, name, shape);
  sizeFrame(plate, extent, cell, shape);
  plate.cells.classList.toggle("hidden", !isMatrix);
  if (isMatrix) {
    plate.canvas.remove();
    if (plate.cells.parentElement !== plate.surface) plate.surface.append(plate.cells);
  } else if (plate.canvas.parentElement !== plate.surface) {
    plate.surface.append(plate.canvas);
    plate.picture.append(plate.cells);
  }
}

// What a model's windows read outside of its input, as marks in an extent.
export function paddingOf(model, { row, col, height, width }) {
  if (!model.isMatrix) return [{ kind: "pad", at: [row, col, height, width] }];
  return range(row, height).flatMap((r) =>
    range(col, width).filter((c) => !isReal(model, r, c)).map((c) => ({ kind: "pad", at: [r, c, 1, 1] })),
  );
}

// A matrix has all of its cells for screen readers, a picture the one that is looked at.
export function pointPlate(plate, model, row, col, cellAt) {
  if (!model.isMatrix) drawGrid(plate.cells, [row], [col], cellAt);
  const cell = findCell(plate.cells, row, col);
  if (cell) plate.picture.setAttribute("aria-activedescendant", cell.id);
}

// The cell under a pointer, or null where there is none.
export function cellUnder(surface, event, [height, width]) {
  const box = surface.getBoundingClientRect();
  const row = Math.floor((height * (event.clientY - box.top)) / box.height);
  const col = Math.floor((width * (event.clientX - box.left)) / box.width);
  return row >= 0 && row < height && col >= 0 && col < width ? [row, col] : null;
}
