// Editing the matrix in place: one text field over one cell, paste, undo and redo.

import { say } from "../../lib/js/catalogue.js";
import { cellProblem, parseNumber, parseRows } from "../../lib/js/paste.js";
import { noteSent, remember } from "./edit.js";
import { element, place } from "./frame.js";
import { drawInputCells } from "./inputcells.js";
import { withMatrix } from "./model.js";
import { announce, redraw } from "./moves.js";
import { clamp, format } from "./numbers.js";
import { placeBlock } from "./paste.js";
import { nextCell } from "./travel.js";

export function editCell(stage, row, col, text) {
  closeEditor(stage);
  const { matrix } = stage.edit;
  stage.view.cursor = [row, col];
  stage.view.hover = null;
  const field = element("input", "editor", stage.parts.input.surface);
  field.value = text ?? String(matrix[row][col]);
  field.setAttribute("aria-label", say("stage.field", { row: row + 1, col: col + 1 }));
  field.enterKeyHint = "next";
  field.autocomplete = "off";
  const [height, width] = [matrix.length, matrix[0].length];
  place(field, { row: 0, col: 0, height, width }, [row, col, 1, 1]);
  stage.edit.field = field;
  field.onkeydown = (event) => typeKey(stage, event);
  field.onblur = () => closeEditor(stage);
  field.focus();
  if (text === undefined) field.select();
  redraw(stage);
}

const LEAVE = ["Enter", "Tab", "ArrowDown", "ArrowUp", "Escape"];

function typeKey(stage, event) {
  event.stopPropagation();
  const { key, shiftKey } = event;
  if (!LEAVE.includes(key)) return;
  if (key !== "Escape" && !commit(stage)) {
    event.preventDefault();
    return;
  }
  const { view, edit, model } = stage;
  const next = nextCell(key, shiftKey, view.cursor, model.input.shape, edit.start);
  edit.start = key === "Tab" ? (edit.start ?? view.cursor[1]) : null;
  if (!next) return;
  event.preventDefault();
  removeField(stage);
  stage.parts.input.picture.focus({ preventScroll: true });
  moveTo(stage, ...next);
}

// Leave the field; what is not a number is dropped and said.
function closeEditor(stage) {
  if (!stage.edit.field) return;
  commit(stage);
  removeField(stage);
}

function removeField(stage) {
  const { field } = stage.edit;
  stage.edit.field = null;
  field.onblur = null;
  field.remove();
}

function commit(stage) {
  const [row, col] = stage.view.cursor;
  const kept = format(stage.edit.matrix[row][col]);
  const places = { row: row + 1, col: col + 1, kept };
  const problem = cellProblem(stage.edit.field.value, "cell", places);
  stage.edit.field.setAttribute("aria-invalid", Boolean(problem));
  if (problem) {
    notify(stage, problem, true);
    return false;
  }
  setCell(stage, row, col, parseNumber(stage.edit.field.value));
  return true;
}

export function setCell(stage, row, col, value) {
  if (stage.edit.matrix[row][col] === value) return;
  const matrix = stage.edit.matrix.map((line) => [...line]);
  matrix[row][col] = value;
  change(stage, matrix);
}

export function moveCursor(stage, rows, cols) {
  const [height, width] = stage.model.input.shape;
  const [row, col] = stage.view.cursor;
  if (rows || cols) stage.edit.start = null;
  moveTo(stage, clamp(row + rows, 0, height - 1), clamp(col + cols, 0, width - 1));
}

function moveTo(stage, row, col) {
  stage.view.cursor = [row, col];
  stage.view.hover = { part: "input", row, col };
  redraw(stage);
}

export function paste(stage, event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (stage.edit.field && parseNumber(text) !== null) return;
  event.preventDefault();
  const block = parseRows(text);
  const placed = block.problem ? block : placeBlock(stage.edit.matrix, block.rows, ...stage.view.cursor);
  if (placed.problem) {
    notify(stage, say("stage.not_pasted", { reason: placed.problem }), true);
    return;
  }
  if (stage.edit.field) removeField(stage);
  change(stage, placed.rows);
  notify(stage, placed.notice);
  stage.parts.input.picture.focus({ preventScroll: true });
}

// Take a new matrix: remember the old one, show the new numbers, tell Python.
function change(stage, matrix) {
  remember(stage.edit);
  submit(stage, matrix);
}

export function undo(stage) {
  travel(stage, stage.edit.past, stage.edit.future);
}

export function redo(stage) {
  travel(stage, stage.edit.future, stage.edit.past);
}

function travel(stage, from, to) {
  if (!from.length) return;
  to.push(stage.edit.matrix);
  submit(stage, from.pop());
}

function submit(stage, matrix) {
  stage.edit.matrix = matrix;
  noteSent(stage.edit, "matrix", matrix);
  const [height, width] = stage.model.input.shape;
  if (matrix.length === height && matrix[0].length === width) {
    stage.model = withMatrix(stage.model, matrix);
    drawInputCells(stage);
  }
  notify(stage, "");
  drawTools(stage);
  stage.send("edit", matrix);
}

export function drawTools({ nodes, edit: { past, future } }) {
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
