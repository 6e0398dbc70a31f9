// What changes with the current window: marks, lens, formula, sentence, transport.

import { say, sayCount } from "../../lib/js/catalogue.js";
import { tellWindow } from "../../lib/js/window.js";
import { describeBack } from "./backwords.js";
import { filledCells, inputCell, outputCell, upstreamCell } from "./cells.js";
import { drawMarks, keepInView } from "./frame.js";
import { drawGrid, findCell } from "./grid.js";
import { drawInputCells } from "./inputcells.js";
import { drawLens } from "./lens.js";
import { coverageAt, valuesAt } from "./model.js";
import { formatCell, formatCellExact, range } from "./numbers.js";
import { showDone } from "./presented.js";
import { pictureOf, show } from "./pixels.js";
import { PACES, speedOf } from "./player.js";
import { shownWindow } from "./view.js";
import { readersOf, rectanglesOf, windowAt } from "./windows.js";
import { describe, sentence } from "./words.js";

const MOST_READERS = 16;
const MOST_NAMED = 64;
// Up to this speed the window glides from one place to the next.
const SMOOTH = 4;

// What is on show, so that it is not made again while it is: the window in words, and how many
// cells of an image's output are filled.
export function createShown() {
  return Object.seal({ model: null, place: "", window: null, words: null, fill: null });
}

export function drawStep(stage) {
  const { model, view, nodes } = stage;
  const { window, words } = lookUp(stage);
  const hover = view.position === null && view.hover?.part === "input" ? view.hover : null;
  drawInputMarks(stage, window, words.winners, hover);
  drawOutputMarks(stage, window, hover);
  if (stage.layout.scrolls && !view.hover) followWindow(stage, window);
  drawLens(stage, window, words.winners, hover);
  if (model.isMatrix && model.back) drawInputCells(stage);
  if (model.isMatrix) drawMatrixCells(stage);
  else drawImageCells(stage, window, hover);
  pointAt(stage, window, hover);
  setText(nodes.formula, words.formula);
  setText(nodes.sentence, words.sentence);
  drawReadouts(stage, window, hover);
  drawTransport(stage);
  const columns = model.output.shape[1];
  tellWindow(Math.floor(view.step / columns), view.step % columns, view.position !== null);
}

// The window on show and what is said of it, once for as long as it is on show: one that
// reads a whole image takes long to put into words, and a pointer moves about in it.
function lookUp({ model, view, shown }) {
  const count = filledCells(model, view);
  const place = [...shownWindow(model, view), view.channel, model.back ? count : ""].join();
  if (shown.model === model && shown.place === place) return shown;
  const window = windowAt(model, ...shownWindow(model, view), view.channel);
  const words = describe(model, window);
  words.sentence = sentence(model, window, words.claim, view.channel);
  if (model.back) {
    const { formula, sentence: told } = describeBack(model, window, count, view.channel);
    Object.assign(words, { formula: formula || words.formula, sentence: told });
  }
  return Object.assign(shown, { model, place, window, words });
}

function drawInputMarks({ model, parts, layout }, window, winners, hover) {
  const marks = rectanglesOf(window.rows, window.cols).map((at) => ({ kind: "window", at }));
  if (hover) marks.push(...readerMarks(model, hover));
  for (const { row, col } of layout.cell.input < 6 ? [] : winners) {
    marks.push({ kind: "winner", at: [row, col, 1, 1] });
  }
  if (hover) marks.push({ kind: "cursor", at: [hover.row, hover.col, 1, 1] });
  drawMarks(parts.input.marks, model.extents.input, marks);
}

// Where a matrix is wider than its room, the window stays in view.
function followWindow({ model, parts, layout }, window) {
  keepInView(parts.input, model.extents.input, layout.cell.input, window.cols);
  keepInView(parts.output, model.extents.output, layout.cell.output, [window.col]);
}

// Every window that reads a cell, or their hull where they are too many to be told apart.
function readerMarks(model, { row, col }) {
  const { rows, cols } = readersOf(model, row, col);
  if (rows.length * cols.length <= MOST_READERS) {
    return rows.flatMap((r) =>
      cols.map((c) => ({ kind: "reader", at: hullOf([model.rows.windows[r]], [model.cols.windows[c]]) })),
    );
  }
  const rowWindows = rows.map((r) => model.rows.windows[r]);
  const colWindows = cols.map((c) => model.cols.windows[c]);
  return [{ kind: "reader", at: hullOf(rowWindows, colWindows) }];
}

function hullOf(rowWindows, colWindows) {
  const [row, bottom] = [rowWindows[0][0], rowWindows.at(-1).at(-1)];
  const [col, right] = [colWindows[0][0], colWindows.at(-1).at(-1)];
  return [row, col, bottom - row + 1, right - col + 1];
}

function drawOutputMarks({ model, parts, view: { pin } }, window, hover) {
  const readers = hover ? readersOf(model, hover.row, hover.col) : { rows: [], cols: [] };
  const marks = [{ kind: "window", at: [window.row, window.col, 1, 1] }];
  for (const at of rectanglesOf(readers.rows, readers.cols)) marks.push({ kind: "reader", at });
  if (pin) marks.push({ kind: "pinned", at: [pin[0], pin[1], 1, 1] });
  drawMarks(parts.output.marks, model.extents.output, marks);
}

// The accessible cells: a matrix has all of them.
function drawMatrixCells({ model, parts, view, layout }) {
  const [rows, cols] = model.output.shape.map((length) => range(0, length));
  const isGiven = model.back?.direction === "backward";
  drawGrid(parts.output.cells, rows, cols, (r, c) =>
    isGiven ? upstreamCell(model, r, c, layout.digits) : outputCell(model, view, r, c, layout.digits),
  );
}

// An image has those of the window.
function drawImageCells({ model, parts, view, layout, shown }, window, hover) {
  const [rows, cols] = namedCells(model, window, hover);
  drawGrid(parts.input.cells, rows, cols, (r, c) => inputCell(model, view, r, c));
  drawGrid(parts.output.cells, [window.row], [window.col], (r, c) => outputCell(model, view, r, c));
  const fill = filledCells(model, view);
  if (shown.fill === fill) return;
  show(parts.output.canvas, [pictureOf(model, "output")], layout.cell.output, fill);
  shown.fill = fill;
}

function namedCells(model, window, hover) {
  const inside = (positions, length) => positions.filter((p) => p >= 0 && p < length);
  const rows = inside(window.rows, model.rows.length);
  const cols = inside(window.cols, model.cols.length);
  const isMissing = hover && !(rows.includes(hover.row) && cols.includes(hover.col));
  if (rows.length * cols.length <= MOST_NAMED && !isMissing) return [rows, cols];
  return hover ? [[hover.row], [hover.col]] : [rows.slice(0, 1), cols.slice(0, 1)];
}

function pointAt({ parts, view }, window, hover) {
  const [row, col] = hover ? [hover.row, hover.col] : view.cursor;
  point(parts.input, row, col);
  point(parts.output, window.row, window.col);
}

function point(part, row, col) {
  const cell = findCell(part.cells, row, col);
  if (cell) part.picture.setAttribute("aria-activedescendant", cell.id);
  else part.picture.removeAttribute("aria-activedescendant");
}

function drawReadouts({ model, parts }, window, hover) {
  const rows = spanText("row", window.rows, model.rows.length);
  const cols = spanText("col", window.cols, model.cols.length);
  let text = say("stage.window", { rows, cols });
  if (hover) {
    const value = formatCellExact(valuesAt(model.input, hover.row, hover.col));
    const count = coverageAt(model, hover.row, hover.col);
    text = sayCount("stage.cell", count, { row: hover.row + 1, col: hover.col + 1, value });
  }
  setText(parts.input.readout, text);
  const shown = model.back?.parts ? model.back.upstream : model.output;
  const result = formatCell(valuesAt(shown, window.row, window.col));
  const place = { row: window.row + 1, col: window.col + 1 };
  setText(parts.output.readout, say("stage.result", { ...place, result }));
}

// The cells of the input that a window reads along one axis, counted from 1.
export function spanText(name, positions, length) {
  const real = positions.filter((position) => position >= 0 && position < length);
  if (real.length === 0) return say(`stage.no_${name}`);
  const [first, last] = [real[0] + 1, real.at(-1) + 1];
  return sayCount(`stage.${name}_span`, last - first + 1, { first, last });
}

function drawTransport({ root, nodes, model, view: { step, position, line, pin, pace } }) {
  const count = model.output.shape[0] * model.output.shape[1];
  const isPlaying = position !== null;
  root.classList.toggle("playing", isPlaying);
  root.classList.toggle("fast", isPlaying && speedOf(PACES[pace], model.output.shape[1]) > SMOOTH);
  nodes.play.setAttribute("aria-label", say(isPlaying ? "stage.pause" : "stage.play"));
  if (showDone(root, nodes.count, step + 1, count)) {
    nodes.scrub.max = count;
    nodes.scrub.value = step + 1;
    nodes.scrub.setAttribute("aria-valuetext", say("stage.scrubbed", { number: step + 1, count }));
  }
  nodes.code.forEach((node, index) => node.classList.toggle("now", isPlaying && index === line));
  const columns = model.output.shape[1];
  const isPinned = pin !== null && pin[0] * columns + pin[1] === step;
  nodes.pin.setAttribute("aria-pressed", isPinned);
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
