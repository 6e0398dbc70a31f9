// An accessible grid: every cell of a matrix, or of an image the cells that matter now.

import { element } from "./frame.js";

// Draw cells into `host`. `rows` and `cols` are the positions shown, from 0, and
// `cell(row, col)` gives {text, exact, tint, ink, kind, count}; without `exact` it has no name.
export function drawGrid(host, rows, cols, cell) {
  const shape = `${rows.length} ${cols.length}`;
  if (host.dataset.shape !== shape) {
    host.dataset.shape = shape;
    host.replaceChildren(...rows.map(() => buildRow(cols.length)));
  }
  rows.forEach((row, r) => {
    const line = host.children[r];
    setAttribute(line, "aria-rowindex", row + 1);
    cols.forEach((col, c) => drawCell(line.children[c], col, cell(row, col)));
  });
}

// The node of a cell, if it is drawn.
export function findCell(host, row, col) {
  return host.querySelector(`[aria-rowindex="${row + 1}"] > [aria-colindex="${col + 1}"]`);
}

// Name a grid and say how large the whole of it is.
export function nameGrid(grid, name, [rows, cols]) {
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", name);
  grid.setAttribute("aria-rowcount", rows);
  grid.setAttribute("aria-colcount", cols);
  grid.tabIndex = 0;
}

let lastId = 0;

function buildRow(length) {
  const row = element("div", "row");
  row.setAttribute("role", "row");
  for (let index = 0; index < length; index += 1) {
    const cell = element("div", "cell", row);
    cell.setAttribute("role", "gridcell");
    lastId += 1;
    cell.id = `cell-${lastId}`;
  }
  return row;
}

// Reading a node back is slow, so what it shows is kept beside it, and only what is new is
// written: the lens alone has 64 cells to draw in every frame.
function drawCell(node, col, { text, exact, tint = "", ink = "", kind = "", count = "" }) {
  const last = node.shown ?? {};
  node.shown = { col, text, exact, tint, ink, kind, count };
  if (col !== last.col) node.setAttribute("aria-colindex", col + 1);
  if (text !== last.text) node.textContent = text;
  if (exact !== last.exact) {
    node.title = exact;
    node.setAttribute("aria-label", exact);
  }
  if (count !== last.count) node.dataset.count = count;
  if (kind !== last.kind) node.className = `cell ${kind}`;
  if (tint !== last.tint) node.style.backgroundColor = tint;
  if (ink !== last.ink) node.style.color = ink;
}

function setAttribute(node, name, value) {
  const text = String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}
