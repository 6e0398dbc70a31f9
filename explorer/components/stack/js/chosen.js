// The cell that is looked at: its window in the level before, what it sees of all others, in
// marks and in words.

import { pointPlate } from "../../compare/js/plates.js";
import { say, sayCount } from "../../lib/js/catalogue.js";
import { inputCell, outputCell } from "../../stage/js/cells.js";
import { drawMarks } from "../../stage/js/frame.js";
import { showDone } from "../../stage/js/presented.js";
import { rectanglesOf, windowAt } from "../../stage/js/windows.js";
import { describe, sentence } from "../../stage/js/words.js";
import { cellOf, rectangleAt } from "./patches.js";
import { placesOf, stepFrom } from "./steps.js";

// The chosen cell, or the one that the pointer asks for.
export function shownCell({ built, at, hover }) {
  return cellOf(built.shapes, hover ?? at);
}

// What a cell of a level shows.
export function levelCell({ model, name }, view, row, col, digits) {
  return name === "input" ? inputCell(model, view, row, col, digits) : outputCell(model, view, row, col, digits);
}

export function drawChosen(stack) {
  const { built, places } = stack;
  const cell = shownCell(stack);
  const marks = cell ? marksOf(built, cell) : [];
  built.levels.forEach((level, index) => {
    drawMarks(places[index].plate.marks, level.extent, marks[index] ?? []);
    pointLevel(stack, places[index], level, marks[index]?.[0]?.at ?? [0, 0]);
  });
  drawWords(stack, cell);
  if (cell) drawDone(stack, cell);
}

function drawDone({ root, nodes, built: { shapes } }, cell) {
  showDone(root, nodes.count, stepFrom(shapes, cell) + 1, placesOf(shapes));
}

// For each level up to that of the cell, what is marked there.
function marksOf({ models, patches }, [layer, row, col]) {
  const before = Array.from({ length: layer }, (_, level) => [
    { kind: "patch", at: rectangleAt(patches[layer], level, row, col) },
  ]);
  const window = windowAt(models[layer], row, col);
  const read = rectanglesOf(window.rows, window.cols).map((at) => ({ kind: "window", at }));
  return [...before, read, [{ kind: "window", at: [row, col, 1, 1] }]];
}

// For screen readers, the first cell of what is marked.
function pointLevel({ view }, { plate }, level, [row, col]) {
  const { shape, isGrid } = level;
  const [top, left] = [row, col].map((place, axis) => Math.min(Math.max(place, 0), shape[axis] - 1));
  pointPlate(plate, { isMatrix: isGrid }, top, left, (r, c) => levelCell(level, view, r, c));
}

function drawWords(stack, cell) {
  const { nodes, built, view } = stack;
  [...nodes.body.children].forEach((line, index) => line.classList.toggle("now", index - 1 === cell?.[0]));
  if (!cell) {
    nodes.chosen.textContent = nodes.sees.textContent = stack.spoken = "";
    return;
  }
  const [layer, row, col] = cell;
  const model = built.models[layer];
  const window = windowAt(model, row, col, view.channel);
  const words = describe(model, window);
  const places = { number: layer + 1, row: row + 1, col: col + 1, formula: words.formula };
  const sees = seesOf(built.patches[layer], row, col);
  nodes.chosen.textContent = say(model.channels > 1 ? "stack.result_red" : "stack.result", places);
  nodes.sees.textContent = sees;
  const spoken = sentence(model, window, words.claim, view.channel);
  stack.spoken = say("stack.spoken", { number: layer + 1, sentence: spoken, sees });
}

// What a cell sees: by the formula, and what of it lies in the input.
export function seesOf({ rows, cols }, row, col) {
  const [top, left, height, width] = rectangleAt({ rows, cols }, 0, row, col);
  const real = `${height} × ${width}`;
  const size = rows.size && cols.size ? `${rows.size} × ${cols.size}` : real;
  const places = {
    size,
    real,
    rows: sayCount("stage.row_span", height, { first: top + 1, last: top + height }),
    cols: sayCount("stage.col_span", width, { first: left + 1, last: left + width }),
  };
  const said = [say(size === real ? "stack.sees" : "stack.sees_clipped", places)];
  const read = rows.counts[row] * cols.counts[col];
  if (read < height * width) said.push(sayCount("stack.reads", read));
  return said.join(" ");
}
