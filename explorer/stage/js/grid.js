// An accessible grid: every cell of a matrix, or of an image the cells that matter now.

import { element } from "./frame.js";

// Draw cells into `host`. `rows` and `cols` are the positions shown, from 0, and
// `cell(row, col)` gives {text, exact, name, tint, ink, kind}.
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

// Reading a node's style back is slow, so what it shows is kept beside it.
function drawCell(node, col, { text, exact = "", tint = "", ink = "", kind = "", count = "" }) {
  setAttribute(node, "aria-colindex", col + 1);
  const shown = [text, exact, tint, ink, kind, count].join("|");
  if (node.shown === shown) return;
  node.shown = shown;
  node.textContent = text;
  node.title = exact;
  node.setAttribute("aria-label", exact || "not computed yet");
  node.dataset.count = count;
  node.className = `cell ${kind}`;
  node.style.background = tint;
  node.style.color = ink;
}

function setAttribute(node, name, value) {
  const text = String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}
