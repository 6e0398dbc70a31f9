// Edits in place: the numbers of the matrix now, what they were, and what Python is still to answer.

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
    // The rows that Python was told last, as {what, text, until}, until it answers or time is up.
    sent: null,
  });
}

// Remember that Python is told rows: of the matrix, or of the gradient at the output.
export function noteSent(edit, what, rows, now = Date.now()) {
  edit.sent = { what, text: JSON.stringify(rows), until: now + PATIENCE };
}

// Whether an edit under way will replace what came from Python. A gradient has its place only as
// long as the output keeps its shape, and is looked at; a feature map is no matrix to be edited.
export function isAhead({ sent }, { input, back, about }, now = Date.now()) {
  if (sent === null || now >= sent.until || (about && sent.what === "matrix")) return false;
  const rows = sent.what === "matrix" ? rowsOf(input) : back && rowsOf(back.upstream);
  if (sent.what === "upstream" && !haveOneShape(rows, JSON.parse(sent.text))) return false;
  return sent.text !== JSON.stringify(rows);
}

// Follow a matrix that came from Python; what is news (a preset, pasted rows, other rows and
// columns, another address) is one more change, which can be undone like any other. While a feature
// map is shown, the matrix it was made of stays here as it was last seen.
export function followMatrix(edit, { input, about }) {
  edit.sent = null;
  if (about) return;
  const rows = rowsOf(input);
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

function haveOneShape(rows, others) {
  return rows?.length === others.length && rows[0].length === others[0].length;
}

export function rowsOf({ shape: [height, width], values }) {
  return range(0, height).map((row) => Array.from(values.subarray(row * width, (row + 1) * width)));
}
