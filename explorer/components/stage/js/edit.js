// An edit of the matrix: its numbers now, what they were, and what Python is still to answer.

import { range } from "./numbers.js";

// How long an edit may take to come back from Python, in milliseconds.
export const PATIENCE = 3000;
export const LONGEST_PAST = 200;

export function createEdit() {
  return Object.seal({
    matrix: null,
    past: [],
    future: [],
    // The column in which typing along a row began, until it is left by something else than Tab.
    start: null,
    // The cell that a finger has selected.
    touched: null,
    // The text field over a cell, while there is one.
    field: null,
    // The matrix that Python was told, as {text, until}, until it answers or time is up.
    sent: null,
  });
}

// Remember that Python is told a matrix.
export function noteSent(edit, matrix, now = Date.now()) {
  edit.matrix = matrix;
  edit.sent = { text: JSON.stringify(matrix), until: now + PATIENCE };
}

// Whether an edit under way will replace a matrix that came from Python.
export function isAhead({ sent }, input, now = Date.now()) {
  return sent !== null && now < sent.until && sent.text !== JSON.stringify(rowsOf(input));
}

// Follow a matrix that came from Python; what is news (a preset, pasted rows, other rows and
// columns, another address) is one more change, which can be undone like any other.
export function followMatrix(edit, input) {
  const rows = rowsOf(input);
  edit.sent = null;
  if (JSON.stringify(rows) === JSON.stringify(edit.matrix)) return;
  if (edit.matrix) remember(edit);
  edit.matrix = rows;
}

// Before the matrix becomes another one: keep it for undo.
export function remember(edit) {
  edit.past.push(edit.matrix);
  if (edit.past.length > LONGEST_PAST) edit.past.shift();
  edit.future = [];
}

function rowsOf({ shape: [height, width], values }) {
  return range(0, height).map((row) => Array.from(values.subarray(row * width, (row + 1) * width)));
}
