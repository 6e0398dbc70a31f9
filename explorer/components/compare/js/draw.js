// What the board shows: the input with the windows of all columns, and each column's result.

import { say } from "../../lib/js/catalogue.js";
import { followPresenting } from "../../lib/js/presented.js";
import { inputCell, outputCell } from "../../stage/js/cells.js";
import { drawMarks } from "../../stage/js/frame.js";
import { drawGrid } from "../../stage/js/grid.js";
import { digitsWidth, lettersNow } from "../../stage/js/layout.js";
import { FILLED } from "../../stage/js/arrange.js";
import { format, range } from "../../stage/js/numbers.js";
import { pictureOf, show } from "../../stage/js/pixels.js";
import { showDone } from "../../stage/js/presented.js";
import { screenOf } from "../../stage/js/screen.js";
import { rectanglesOf, windowAt } from "../../stage/js/windows.js";
import { describe, sentence } from "../../stage/js/words.js";
import { abreastOf, isAbreast } from "./abreast.js";
import { apartAt, apartPicture } from "./apart.js";
import { describeBlurred } from "./blurred.js";
import { changesPicture, markCell, nameIncoming, seamsOf } from "./moved.js";
import { drawPlot } from "./plot.js";
import { paddingOf, pointPlate, putPlate } from "./plates.js";
import { LEAST_COLUMN, reachOf, sizeCells, wholeExtent } from "./sizes.js";

const ROOMY = 34;
// The kinds of lines around windows.
const LINES = "ABCD";
// Milliseconds in which the pictures are drawn.
const AFTER = 60;

export function drawBoard(board) {
  const { root, nodes, sent } = board;
  board.screen = screenOf(root);
  const models = board.models.filter(Boolean);
  root.classList.toggle("empty", models.length === 0);
  root.classList.toggle("moving", Boolean(sent.moving));
  nodes.verdict.textContent = sent.verdict;
  nodes.story.textContent = sent.story;
  nodes.about.textContent = sent.about;
  nodes.notes.textContent = sent.notes;
  nodes.apart.lastElementChild.textContent = sent.switch;
  board.columns.forEach((column, index) => drawWords(column, sent.columns[index], sent.columns.length));
  drawPlotLater(board);
  if (models.length === 0) return;
  layBoard(board, models);
  drawInput(board, models);
  board.columns.forEach((column, index) => drawOutput(board, column, board.models[index]));
  drawWindows(board);
}

// The pictures come first: the plot is drawn when they are on the screen, the first time at once.
function drawPlotLater(board) {
  const { root, nodes, sent, columns } = board;
  clearTimeout(board.plotting);
  const draw = () => {
    const [letters, names] = [columns.map(({ letter }) => letter), sent.columns.map(({ name }) => name)];
    drawPlot(nodes.plot, sent.plot, letters, names, root.clientWidth);
  };
  if (nodes.plot.hidden !== !sent.plot) draw();
  else board.plotting = setTimeout(draw, AFTER);
}

function drawWords(column, { name, subtitle, code, result, problem }, count) {
  column.name.textContent = name;
  column.subtitle.textContent = subtitle;
  column.call.textContent = code;
  column.call.hidden = !code;
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
  const isPresented = followPresenting(root);
  const screen = { width, height: innerHeight, em: lettersNow(width, isPresented), isPresented };
  board.whole = wholeExtent(models);
  board.cell = sizeCells(screen, board.columns.length, isMatrix, board.whole, reachOf(board));
  board.digits = board.cell.output < ROOMY ? 3 : 4;
  root.style.fontSize = `${screen.em}px`;
  root.style.setProperty("--fit", FILLED / Math.max(...models.map((model) => digitsWidth(model, board.digits))));
  root.style.setProperty("--count", board.columns.length);
  root.style.setProperty("--share", `${abreastOf(board.columns.length)}fr`);
  root.style.setProperty("--least", `${LEAST_COLUMN}px`);
  root.classList.toggle("matrix", isMatrix);
  root.classList.toggle("narrow", width < 640);
  root.classList.toggle("abreast", isAbreast(screen));
  root.classList.toggle("many", board.columns.length > LINES.length);
  root.classList.toggle("scrolls", board.cell.scrolls);
}

function drawInput({ input, nodes, sent, cell, whole, view, digits }, models) {
  const [model] = models;
  const shape = model.input.shape.slice(0, 2);
  const cameIn = sent.moving?.came_in ?? [0, 0];
  nodes.size.textContent = shape.join(" × ");
  nodes.title.textContent = say(sent.about ? "stage.features" : "stage.input");
  putPlate(input, model.isMatrix, nodes.title.textContent, whole, cell.input, shape);
  const [rows, cols] = shape.map((length) => range(0, length));
  const cellAt = (r, c) => ({ ...inputCell(model, view, r, c, digits), kind: "" });
  if (model.isMatrix) drawGrid(input.cells, rows, cols, (r, c) => nameIncoming(cellAt(r, c), r, c, cameIn));
  else show(input.canvas, [pictureOf(model, "input")], cell.input);
  drawMarks(input.padding, whole, paddingOf(model, whole));
  drawMarks(input.unread, whole, seamsOf(cameIn, shape));
}

function drawOutput(board, { output: plate, name }, model) {
  if (!model) return;
  const { cell, view, digits, showsDifference, sent: { moving } } = board;
  const shape = model.output.shape.slice(0, 2);
  const extent = { row: 0, col: 0, height: shape[0], width: shape[1] };
  putPlate(plate, model.isMatrix, name.textContent, extent, cell.output, shape);
  if (!model.isMatrix) {
    const difference = () => (moving ? changesPicture(model) : apartPicture(board.models[0], model));
    show(plate.canvas, [showsDifference ? difference() : pictureOf(model, "output")], cell.output);
    return;
  }
  const [rows, cols] = shape.map((length) => range(0, length));
  drawGrid(plate.cells, rows, cols, (r, c) => {
    const code = model.differs.values[r * shape[1] + c];
    const shown = markCell(outputCell(model, view, r, c, digits), code, moving, moving && showsDifference);
    if (moving || !showsDifference) return shown;
    const apart = apartAt(board.models[0], model, r, c);
    return { text: apart === null ? "" : format(apart), exact: shown.exact, kind: shown.kind };
  });
}

// The same output cell in every column, and what it reads.
export function drawWindows(board) {
  const { input, nodes, whole, view, models, hover } = board;
  const [row, col] = hover ?? board.at;
  const [rows, cols] = reachOf(board);
  const marks = [];
  const spoken = [];
  board.lines.clear();
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
    const words = model.parts ? describeBlurred(model, row, col, view.channel) : describe(model, window);
    const kind = `window of-${lineOf(board, column, window)}`;
    for (const at of rectanglesOf(window.rows, window.cols)) {
      if (!marks.some((mark) => mark.kind === kind && String(mark.at) === String(at))) marks.push({ kind, at });
    }
    drawMarks(column.output.marks, model.extents.output, [{ kind, at: [row, col, 1, 1] }]);
    column.formula.textContent = words.formula;
    spoken.push(`${letter}: ${sentence(model, window, words.claim, view.channel)}`);
    pointPlate(column.output, model, row, col, (r, c) => outputCell(model, view, r, c));
  });
  drawMarks(input.marks, whole, marks);
  pointInput(board, models.find(Boolean), row, col);
  board.spoken = spoken.join(" ");
  nodes.readout.textContent = say("stage.place", { row: row + 1, col: col + 1 });
  showDone(board.root, nodes.count, row * cols + col + 1, rows * cols);
}

// Up to four columns have lines of their own; of more, those that read the same cells share one.
function lineOf({ columns, lines }, { index }, window) {
  if (columns.length <= LINES.length) return LINES[index];
  const read = String([window.rows, window.cols]);
  if (!lines.has(read)) lines.set(read, LINES[lines.size % LINES.length]);
  return lines.get(read);
}

// In the input, the first cell that the first column's window reads.
function pointInput({ input, view }, model, row, col) {
  const [inRow, inCol] = [model.rows.windows[row], model.cols.windows[col]].map((places) => places?.find((at) => at >= 0) ?? 0);
  pointPlate(input, model, inRow, inCol, (r, c) => inputCell(model, view, r, c));
}
