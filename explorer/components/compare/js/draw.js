// What the board shows: the input with the windows of all columns, and each column's result.

import { formatCount, say } from "../../lib/js/catalogue.js";
import { inputCell, outputCell } from "../../stage/js/cells.js";
import { drawMarks } from "../../stage/js/frame.js";
import { drawGrid } from "../../stage/js/grid.js";
import { digitsWidth, lettersOf } from "../../stage/js/layout.js";
import { FILLED } from "../../stage/js/arrange.js";
import { format, range } from "../../stage/js/numbers.js";
import { pictureOf, show } from "../../stage/js/pixels.js";
import { screenOf } from "../../stage/js/screen.js";
import { rectanglesOf, windowAt } from "../../stage/js/windows.js";
import { describe, sentence } from "../../stage/js/words.js";
import { apartAt, apartPicture } from "./apart.js";
import { paddingOf, pointPlate, putPlate } from "./plates.js";
import { reachOf, sizeCells, wholeExtent } from "./sizes.js";

const ROOMY = 34;

export function drawBoard(board) {
  const { root, nodes, sent } = board;
  board.screen = screenOf(root);
  const models = board.models.filter(Boolean);
  root.classList.toggle("empty", models.length === 0);
  nodes.verdict.textContent = sent.verdict;
  board.columns.forEach((column, index) => drawWords(column, sent.columns[index], sent.columns.length));
  if (models.length === 0) return;
  layBoard(board, models);
  drawInput(board, models);
  board.columns.forEach((column, index) => drawOutput(board, column, board.models[index]));
  drawWindows(board);
}

function drawWords(column, { name, result, problem }, count) {
  column.name.textContent = name;
  column.remove.hidden = count <= 2 || !column.form;
  column.problem.textContent = problem;
  column.problem.hidden = !problem;
  column.facts.textContent = result?.facts ?? "";
  column.why.textContent = result?.why ?? "";
  column.root.classList.toggle("without", !result);
}

function layBoard(board, models) {
  const { root } = board;
  const [width, { isMatrix }] = [root.clientWidth, models[0]];
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const screen = { width, height: innerHeight, em: lettersOf(width, rem) };
  board.whole = wholeExtent(models);
  board.cell = sizeCells(screen, board.columns.length, isMatrix, board.whole, reachOf(board));
  board.digits = board.cell.output < ROOMY ? 3 : 4;
  root.style.fontSize = `${screen.em}px`;
  root.style.setProperty("--fit", FILLED / Math.max(...models.map((model) => digitsWidth(model, board.digits))));
  root.style.setProperty("--count", board.columns.length);
  root.classList.toggle("matrix", isMatrix);
  root.classList.toggle("narrow", width < 640);
  root.classList.toggle("scrolls", board.cell.scrolls);
}

function drawInput({ input, nodes, cell, whole, view, digits }, models) {
  const [model] = models;
  const shape = model.input.shape.slice(0, 2);
  nodes.size.textContent = shape.join(" × ");
  putPlate(input, model.isMatrix, say("stage.input"), whole, cell.input, shape);
  const [rows, cols] = shape.map((length) => range(0, length));
  if (model.isMatrix) drawGrid(input.cells, rows, cols, (r, c) => ({ ...inputCell(model, view, r, c, digits), kind: "" }));
  else show(input.canvas, [pictureOf(model, "input")], cell.input);
  drawMarks(input.padding, whole, paddingOf(model, whole));
}

function drawOutput(board, { output: plate, name }, model) {
  if (!model) return;
  const { cell, view, digits, showsDifference } = board;
  const shape = model.output.shape.slice(0, 2);
  const extent = { row: 0, col: 0, height: shape[0], width: shape[1] };
  putPlate(plate, model.isMatrix, name.textContent, extent, cell.output, shape);
  if (!model.isMatrix) {
    const picture = showsDifference ? apartPicture(board.models[0], model) : pictureOf(model, "output");
    show(plate.canvas, [picture], cell.output);
    return;
  }
  const [rows, cols] = shape.map((length) => range(0, length));
  drawGrid(plate.cells, rows, cols, (r, c) => {
    const kind = model.differs.values[r * shape[1] + c] ? "differs" : "";
    const shown = outputCell(model, view, r, c, digits);
    const exact = kind ? say("compare.differs", { value: shown.exact }) : shown.exact;
    if (!showsDifference) return { ...shown, exact, kind };
    const apart = apartAt(board.models[0], model, r, c);
    return { text: apart === null ? "" : format(apart), exact, kind };
  });
}

// The same output cell in every column, and what it reads.
export function drawWindows(board) {
  const { input, nodes, whole, view, models, hover } = board;
  const [row, col] = hover ?? board.at;
  const [rows, cols] = reachOf(board);
  const marks = [];
  const spoken = [];
  board.columns.forEach((column, index) => {
    const model = models[index];
    const has = model && row < model.output.shape[0] && col < model.output.shape[1];
    const letter = column.letter;
    if (!has) {
      if (model) drawMarks(column.output.marks, model.extents.output, []);
      column.formula.textContent = model ? say("compare.no_cell") : "";
      return;
    }
    const window = windowAt(model, row, col, view.channel);
    const words = describe(model, window);
    for (const at of rectanglesOf(window.rows, window.cols)) marks.push({ kind: `window of-${letter}`, at });
    drawMarks(column.output.marks, model.extents.output, [{ kind: `window of-${letter}`, at: [row, col, 1, 1] }]);
    column.formula.textContent = words.formula;
    spoken.push(`${letter}: ${sentence(model, window, words.claim, view.channel)}`);
    pointPlate(column.output, model, row, col, (r, c) => outputCell(model, view, r, c));
  });
  drawMarks(input.marks, whole, marks);
  pointInput(board, models.find(Boolean), row, col);
  board.spoken = spoken.join(" ");
  nodes.readout.textContent = say("stage.place", { row: row + 1, col: col + 1 });
  const [number, count] = [row * cols + col + 1, rows * cols].map(formatCount);
  nodes.count.textContent = say("stage.count", { number, count });
}

// In the input, the first cell that the first column's window reads.
function pointInput({ input, view }, model, row, col) {
  const [inRow, inCol] = [model.rows.windows[row], model.cols.windows[col]].map((places) => places?.find((at) => at >= 0) ?? 0);
  pointPlate(input, model, inRow, inCol, (r, c) => inputCell(model, view, r, c));
}
