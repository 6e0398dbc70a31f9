// Editing the matrix in place: one text field over one cell, paste, undo and redo.

import { drawInputCells } from "./draw.js";
import { element, place } from "./frame.js";
import { announce, redraw } from "./moves.js";
import { clamp, format, parseNumber, range } from "./numbers.js";
import { cellProblem, parseBlock, placeBlock } from "./paste.js";

export function edit(stage, row, col, text) {
  closeEditor(stage);
  stage.cursor = [row, col];
  stage.hover = null;
  const field = element("input", "editor", stage.parts.input.surface);
  field.value = text ?? String(stage.matrix[row][col]);
  field.setAttribute("aria-label", `Row ${row + 1}, column ${col + 1}`);
  field.enterKeyHint = "next";
  field.autocomplete = "off";
  place(field, { row: 0, col: 0, height: stage.matrix.length, width: stage.matrix[0].length }, [row, col, 1, 1]);
  stage.field = field;
  field.onkeydown = (event) => typeKey(stage, event);
  field.onblur = () => closeEditor(stage);
  field.focus();
  if (text === undefined) field.select();
  redraw(stage);
}

const LEAVE = { Enter: [1, 0], Tab: [0, 1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Escape: [0, 0] };

function typeKey(stage, event) {
  event.stopPropagation();
  const move = LEAVE[event.key];
  if (!move) return;
  event.preventDefault();
  if (event.key !== "Escape" && !commit(stage)) return;
  removeField(stage);
  stage.parts.input.picture.focus({ preventScroll: true });
  const sign = event.shiftKey ? -1 : 1;
  moveCursor(stage, sign * move[0], sign * move[1]);
}

// Leave the field; what is not a number is dropped and said.
function closeEditor(stage) {
  if (!stage.field) return;
  commit(stage);
  removeField(stage);
}

function removeField(stage) {
  const { field } = stage;
  stage.field = null;
  field.onblur = null;
  field.remove();
}

function commit(stage) {
  const [row, col] = stage.cursor;
  const problem = cellProblem(stage.field.value);
  stage.field.setAttribute("aria-invalid", Boolean(problem));
  if (problem) {
    const kept = format(stage.matrix[row][col]);
    notify(stage, `Row ${row + 1}, column ${col + 1} ${problem}; the cell keeps ${kept}.`, true);
    return false;
  }
  setCell(stage, row, col, parseNumber(stage.field.value));
  return true;
}

export function setCell(stage, row, col, value) {
  if (stage.matrix[row][col] === value) return;
  const matrix = stage.matrix.map((line) => [...line]);
  matrix[row][col] = value;
  change(stage, matrix);
}

export function moveCursor(stage, rows, cols) {
  const [height, width] = stage.model.input.shape;
  const row = clamp(stage.cursor[0] + rows, 0, height - 1);
  const col = clamp(stage.cursor[1] + cols, 0, width - 1);
  stage.cursor = [row, col];
  stage.hover = { part: "input", row, col };
  redraw(stage);
}

export function paste(stage, event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (stage.field && parseNumber(text) !== null) return;
  event.preventDefault();
  const block = parseBlock(text);
  const placed = block.problem ? block : placeBlock(stage.matrix, block.rows, ...stage.cursor);
  if (placed.problem) {
    notify(stage, placed.problem, true);
    return;
  }
  if (stage.field) removeField(stage);
  change(stage, placed.rows);
  notify(stage, placed.notice);
  stage.parts.input.picture.focus({ preventScroll: true });
}

// Take a new matrix: remember the old one, show the new numbers, tell Python.
function change(stage, matrix) {
  stage.past.push(stage.matrix);
  stage.future = [];
  submit(stage, matrix);
}

export function undo(stage) {
  travel(stage, stage.past, stage.future);
}

export function redo(stage) {
  travel(stage, stage.future, stage.past);
}

function travel(stage, from, to) {
  if (!from.length) return;
  to.push(stage.matrix);
  submit(stage, from.pop());
}

// How long an edit may take to come back from Python, in milliseconds.
export const PATIENCE = 3000;

function submit(stage, matrix) {
  stage.matrix = matrix;
  stage.sent = { text: JSON.stringify(matrix), until: Date.now() + PATIENCE };
  const { input } = stage.model;
  if (matrix.length === input.shape[0] && matrix[0].length === input.shape[1]) {
    input.values = Float64Array.from(matrix.flat());
    drawInputCells(stage);
  }
  notify(stage, "");
  drawTools(stage);
  stage.send("edit", matrix);
}

// Follow a matrix that came from Python, unless an edit under way will replace it.
export function acceptMatrix(stage, { shape, values }) {
  const rows = range(0, shape[0]).map((row) =>
    Array.from(values.subarray(row * shape[1], (row + 1) * shape[1])),
  );
  const text = JSON.stringify(rows);
  if (stage.sent && text !== stage.sent.text && Date.now() < stage.sent.until) return false;
  stage.sent = null;
  if (text !== JSON.stringify(stage.matrix)) Object.assign(stage, { matrix: rows, past: [], future: [] });
  drawTools(stage);
  return true;
}

function drawTools({ nodes, past, future }) {
  nodes.undo.disabled = past.length === 0;
  nodes.redo.disabled = future.length === 0;
}

// A sentence in the caption until the next change.
function notify(stage, text, isProblem = false) {
  const { notice } = stage.nodes;
  notice.textContent = text;
  notice.classList.toggle("problem", isProblem);
  if (text) announce(stage, text);
}
