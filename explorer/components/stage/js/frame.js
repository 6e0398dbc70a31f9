// The frame of a picture: how large a cell is drawn, tick labels, and the marks on top.
// A frame shows the cells of an extent {row, col, height, width}; places are percentages of
// it, so the same code marks a matrix, a photograph and the lens.

import { GUTTER } from "./arrange.js";

const DENSE = 16;

export function element(tag, className, parent) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  parent?.append(node);
  return node;
}

// The frame's parts inside a host, built once.
export function buildFrame(host) {
  const frame = element("div", "frame", host);
  return {
    frame,
    ticks: element("div", "ticks", frame),
    padding: element("div", "padding", frame),
    surface: element("div", "surface", frame),
    unread: element("div", "unread", frame),
    marks: element("div", "marks", frame),
  };
}

// Put a node on some cells of the extent.
export function place(node, extent, at) {
  const shown = [extent.row, extent.col, extent.height, extent.width, ...at].join();
  if (node.shown === shown) return;
  node.shown = shown;
  const [row, col, height, width] = at;
  node.style.top = `${(100 * (row - extent.row)) / extent.height}%`;
  node.style.left = `${(100 * (col - extent.col)) / extent.width}%`;
  node.style.height = `${(100 * height) / extent.height}%`;
  node.style.width = `${(100 * width) / extent.width}%`;
}

// Show marks [{kind, at: [row, col, height, width]}], reusing the nodes that are there.
export function drawMarks(layer, extent, marks) {
  while (layer.childElementCount > marks.length) layer.lastChild.remove();
  marks.forEach(({ kind, at }, index) => {
    const node = layer.children[index] ?? element("div", "", layer);
    const className = `mark ${kind}`;
    if (node.className !== className) node.className = className;
    place(node, extent, at);
  });
}

// Scroll a picture sideways as far as it takes to have some of its columns in view.
export function keepInView({ picture }, extent, cell, cols) {
  if (cols.length === 0) return;
  const left = (cols[0] - extent.col) * cell;
  const right = (cols.at(-1) + 1 - extent.col) * cell + GUTTER;
  const { scrollLeft, clientWidth } = picture;
  if (left < scrollLeft) picture.scrollLeft = left;
  else if (right > scrollLeft + clientWidth) picture.scrollLeft = right - clientWidth;
}

// Size a frame in pixels and label its axes; people count from 1.
export function sizeFrame(parts, extent, cell, [rows, cols]) {
  parts.frame.style.height = `${extent.height * cell}px`;
  parts.frame.style.width = `${extent.width * cell}px`;
  parts.frame.style.setProperty("--cell", `${cell}px`);
  place(parts.surface, extent, [0, 0, rows, cols]);
  const ticks = [
    ...tickNumbers(rows, cell).map((n) => ["row-tick", n, [n - 1, extent.col, 1, extent.width]]),
    ...tickNumbers(cols, cell).map((n) => ["col-tick", n, [extent.row, n - 1, extent.height, 1]]),
  ];
  parts.ticks.replaceChildren(
    ...ticks.map(([className, number, at]) => {
      const tick = element("span", className);
      tick.textContent = number;
      place(tick, extent, at);
      return tick;
    }),
  );
}

// Every number where there is room, else the first, the last and what lies between.
export function tickNumbers(count, cell) {
  if (count <= DENSE && cell >= (count < 10 ? 14 : 20)) return Array.from({ length: count }, (_, index) => index + 1);
  const parts = count * cell > 160 ? 4 : 2;
  const numbers = Array.from({ length: parts }, (_, index) => Math.round((count * (index + 1)) / parts));
  return [...new Set([1, ...numbers])].filter((number) => number >= 1);
}
