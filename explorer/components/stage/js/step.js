// What changes with the current window: marks, lens, formula, sentence, transport.

import { filledCells, inputCell, outputCell } from "./cells.js";
import { drawMarks } from "./frame.js";
import { drawGrid, findCell } from "./grid.js";
import { drawLens } from "./lens.js";
import { coverageAt, readersOf, rectanglesOf, valuesAt, windowAt } from "./model.js";
import { range } from "./numbers.js";
import { show } from "./pixels.js";
import { SPEEDS } from "./player.js";
import { describe, formatCell, formatCellExact, sentence } from "./words.js";

const MOST_READERS = 16;
const MOST_NAMED = 64;
// Up to this speed the window glides from one place to the next.
const SMOOTH = 4;
const counts = new Intl.NumberFormat("en");

// The window on show: the one played or chosen, or the one that the pointer asks for.
export function shownWindow({ model, step, hover, position }) {
  const columns = model.output.shape[1];
  const current = [Math.floor(step / columns), step % columns];
  if (!hover || position !== null) return current;
  if (hover.part === "output") return [hover.row, hover.col];
  const { rows, cols } = readersOf(model, hover.row, hover.col);
  if (!rows.length || !cols.length) return current;
  const isRead = rows.includes(current[0]) && cols.includes(current[1]);
  return isRead ? current : [rows[0], cols[0]];
}

export function drawStep(stage) {
  const { window, words } = lookUp(stage);
  const hover = stage.position === null && stage.hover?.part === "input" ? stage.hover : null;
  stage.sentence = words.sentence;
  drawInputMarks(stage, window, words.winners, hover);
  drawOutputMarks(stage, window, hover);
  drawLens(stage.lens, stage, window, words.winners, hover);
  drawCells(stage, window, hover);
  setText(stage.nodes.formula, words.formula);
  setText(stage.nodes.sentence, stage.sentence);
  drawReadouts(stage, window, hover);
  drawTransport(stage);
}

// The window on show and what is said of it, once for as long as it is on show: one that
// reads a whole image takes long to put into words, and a pointer moves about in it.
function lookUp(stage) {
  const { model, channel, seen } = stage;
  const { values } = model.input;
  const place = [...shownWindow(stage), channel].join();
  if (seen?.model === model && seen.values === values && seen.place === place) return seen;
  const window = windowAt(model, ...shownWindow(stage), channel);
  const words = describe(model, window);
  words.sentence = sentence(model, window, words.claim, channel);
  stage.seen = { model, values, place, window, words };
  return stage.seen;
}

function drawInputMarks({ model, parts, extents }, window, winners, hover) {
  const marks = rectanglesOf(window.rows, window.cols).map((at) => ({ kind: "window", at }));
  if (hover) marks.push(...readerMarks(model, hover));
  for (const { row, col } of parts.input.cell < 6 ? [] : winners) {
    marks.push({ kind: "winner", at: [row, col, 1, 1] });
  }
  if (hover) marks.push({ kind: "cursor", at: [hover.row, hover.col, 1, 1] });
  drawMarks(parts.input.marks, extents.input, marks);
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

function drawOutputMarks({ model, parts, extents, pin }, window, hover) {
  const readers = hover ? readersOf(model, hover.row, hover.col) : { rows: [], cols: [] };
  const marks = [{ kind: "window", at: [window.row, window.col, 1, 1] }];
  for (const at of rectanglesOf(readers.rows, readers.cols)) marks.push({ kind: "reader", at });
  if (pin) marks.push({ kind: "pinned", at: [pin[0], pin[1], 1, 1] });
  drawMarks(parts.output.marks, extents.output, marks);
}

// The accessible cells. A matrix has all of them; an image those of the window.
function drawCells(stage, window, hover) {
  const { model, parts } = stage;
  const filled = filledCells(stage);
  if (model.isMatrix) {
    const [height, width] = model.output.shape;
    drawGrid(parts.output.cells, range(0, height), range(0, width), (r, c) => outputCell(stage, r, c));
  } else {
    drawInputWindow(stage, window, hover);
    drawGrid(parts.output.cells, [window.row], [window.col], (r, c) => outputCell(stage, r, c));
    if (parts.output.shownFill !== filled) {
      show(parts.output.canvas, [model.output.picture], parts.output.cell, filled);
      parts.output.shownFill = filled;
    }
  }
  const [row, col] = hover ? [hover.row, hover.col] : stage.cursor;
  point(parts.input, row, col);
  point(parts.output, window.row, window.col);
}

function drawInputWindow({ model, parts, cursor, ...stage }, window, hover) {
  const inside = (positions, length) => positions.filter((p) => p >= 0 && p < length);
  let rows = inside(window.rows, model.rows.length);
  let cols = inside(window.cols, model.cols.length);
  const isMissing = hover && !(rows.includes(hover.row) && cols.includes(hover.col));
  if (rows.length * cols.length > MOST_NAMED || isMissing) {
    [rows, cols] = hover ? [[hover.row], [hover.col]] : [rows.slice(0, 1), cols.slice(0, 1)];
  }
  drawGrid(parts.input.cells, rows, cols, (r, c) => inputCell({ model, ...stage }, r, c));
}

function point(part, row, col) {
  const cell = findCell(part.cells, row, col);
  if (cell) part.picture.setAttribute("aria-activedescendant", cell.id);
  else part.picture.removeAttribute("aria-activedescendant");
}

function drawReadouts({ model, parts }, window, hover) {
  const rows = spanText("row", window.rows, model.rows.length);
  const cols = spanText("column", window.cols, model.cols.length);
  let text = `Window: ${rows}, ${cols}`;
  if (hover) {
    const value = formatCellExact(valuesAt(model.input, hover.row, hover.col));
    const count = coverageAt(model, hover.row, hover.col);
    const readers = `read by ${count} window${count === 1 ? "" : "s"}`;
    text = `Row ${hover.row + 1}, column ${hover.col + 1}: ${value}, ${readers}`;
  }
  setText(parts.input.readout, text);
  const result = formatCell(valuesAt(model.output, window.row, window.col));
  setText(parts.output.readout, `Row ${window.row + 1}, column ${window.col + 1}: ${result}`);
}

// The cells of the input that a window reads along one axis, counted from 1.
export function spanText(name, positions, length) {
  const real = positions.filter((position) => position >= 0 && position < length);
  if (real.length === 0) return `no ${name}`;
  const [first, last] = [real[0] + 1, real.at(-1) + 1];
  return first === last ? `${name} ${first}` : `${name}s ${first} to ${last}`;
}

function drawTransport({ root, nodes, model, step, position, line, pin, speed }) {
  const count = model.output.shape[0] * model.output.shape[1];
  const isPlaying = position !== null;
  root.classList.toggle("playing", isPlaying);
  root.classList.toggle("fast", isPlaying && SPEEDS[speed] > SMOOTH);
  nodes.play.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
  const place = `${counts.format(step + 1)} of ${counts.format(count)}`;
  if (nodes.count.textContent !== place) {
    nodes.scrub.max = count;
    nodes.scrub.value = step + 1;
    nodes.scrub.setAttribute("aria-valuetext", `Window ${step + 1} of ${count}`);
    nodes.count.textContent = place;
  }
  nodes.code.forEach((node, index) => node.classList.toggle("now", isPlaying && index === line));
  const columns = model.output.shape[1];
  const isPinned = pin !== null && pin[0] * columns + pin[1] === step;
  nodes.pin.setAttribute("aria-pressed", isPinned);
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
