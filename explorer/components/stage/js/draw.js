// What does not depend on the current window: sizes, titles, cells, pictures.

import { inputCell, LEGIBLE } from "./cells.js";
import { rangeOf } from "./colour.js";
import { drawMarks, extentOf, sizeFrame } from "./frame.js";
import { drawGrid, nameGrid } from "./grid.js";
import { drawHead } from "./head.js";
import { kindOf, runsOf } from "./model.js";
import { clamp, format, range } from "./numbers.js";
import { paint, paintCoverage, show } from "./pixels.js";
import { drawStep } from "./step.js";
import { loopCode } from "./words.js";

// Room that tick labels take beside a picture, and that everything else takes above and below.
const GUTTER = 34;
const CHROME = 464;
export const NARROW = 640;
const LARGEST_CELL = 96;
const WIDE = 8;

export function drawAll(stage) {
  const { model, root } = stage;
  root.classList.toggle("narrow", root.clientWidth < NARROW);
  root.classList.toggle("editable", model.editable);
  root.classList.toggle("matrix", model.isMatrix);
  root.classList.toggle("colour", model.channels > 1);
  root.classList.toggle("covered", stage.showsCoverage);
  stage.lensSide = Math.min(0.85 * stage.lens.clientWidth, 320);
  stage.ranges = rangesOf(model);
  stage.extents = { input: extentOf(model), output: wholeOf(model.output) };
  const cells = cellSizes(stage);
  for (const name of ["input", "output"]) drawPart(stage, name, cells[name]);
  fitText(stage);
  drawHead(stage);
  drawCode(stage);
  drawPictures(stage);
  root.querySelector(".mode").textContent = model.title;
  root.querySelector(".notes").textContent = [model.unread, sizeSentence(model)].join(" ").trim();
  drawStep(stage);
}

// The output is tinted on the input's scale wherever it fits in there.
function rangesOf({ isMatrix, input, output }) {
  const inner = isMatrix ? rangeOf(input.values) : [0, 255];
  const outer = rangeOf(output.values);
  const fits = outer[0] >= inner[0] && outer[1] <= inner[1];
  const apart = isMatrix ? outer : [0, outer[1]];
  return { input: inner, output: fits ? inner : apart };
}

function wholeOf({ shape: [height, width] }) {
  return { row: 0, col: 0, height, width };
}

// Pixels per cell: one size for both pictures of an image, one size of cell for a matrix.
function cellSizes(stage) {
  const { model, parts, extents } = stage;
  shareWidth(stage);
  const [input, output] = ["input", "output"].map((name) => {
    const { height, width } = extents[name];
    const room = parts[name].panel.clientWidth - GUTTER;
    return Math.min(room / width, heightOf(stage) / height);
  });
  if (!model.isMatrix) return { input, output };
  const cell = Math.max(8, Math.floor(Math.min(input, output, LARGEST_CELL)));
  return { input: cell, output: cell };
}

// The size of the digits as a share of the cell, so that the longest number fits.
function fitText({ root, model }) {
  const values = model.isMatrix ? [...model.input.values, ...model.output.values] : [];
  const longest = Math.max(4, ...values.map((value) => format(value).length));
  root.style.setProperty("--fit", 1.75 / longest);
}

// The pictures share the width evenly, except that a wide matrix needs more of it.
function shareWidth({ root, model, extents }) {
  const [input, output] = [extents.input.width, extents.output.width];
  const isWide = model.isMatrix && Math.max(input, output) > WIDE;
  const part = isWide ? input / (input + output) : 0.5;
  root.style.setProperty("--input-share", `${clamp(part, 0.3, 0.7)}fr`);
  root.style.setProperty("--output-share", `${1 - clamp(part, 0.3, 0.7)}fr`);
}

// The height of a picture: what the screen leaves, but room for the numbers of a matrix.
function heightOf({ root, model, extents }) {
  if (root.classList.contains("narrow")) return 0.42 * innerHeight;
  const wanted = model.isMatrix ? LEGIBLE * Math.max(extents.input.height, extents.output.height) : 0;
  return Math.max(256, innerHeight - CHROME, wanted);
}

function drawPart(stage, name, cell) {
  const part = stage.parts[name];
  const shape = stage.model[name].shape.slice(0, 2);
  part.cell = cell;
  part.size.textContent = shape.join(" × ");
  nameGrid(part.picture, name === "input" ? "Input" : "Output", shape);
  sizeFrame(part, stage.extents[name], cell, shape);
  part.frame.classList.toggle("small", cell < LEGIBLE);
  if (stage.model.isMatrix) {
    part.canvas.remove();
    if (part.cells.parentElement !== part.surface) part.surface.append(part.cells);
  } else if (part.canvas.parentElement !== part.surface) {
    part.surface.append(part.canvas);
    part.picture.append(part.cells);
  }
  part.cells.classList.toggle("hidden", !stage.model.isMatrix);
}

function drawPictures(stage) {
  const { model, parts } = stage;
  drawPadding(stage);
  drawUnread(stage);
  if (model.isMatrix) {
    drawInputCells(stage);
    return;
  }
  for (const name of ["input", "output"]) {
    model[name].picture ??= paint(model[name], stage.ranges[name][1]);
  }
  const layers = [model.input.picture];
  if (stage.showsCoverage) layers.push(paintCoverage(model));
  show(parts.input.canvas, layers, parts.input.cell);
}

// Rows and columns that no window reads are hatched: in the cells of a matrix, over an image.
function drawUnread({ model, parts, extents }) {
  const [rows, cols] = [model.rows, model.cols].map(({ coverage }) =>
    runsOf(range(0, coverage.length).filter((index) => coverage[index] === 0)),
  );
  const [height, width] = model.input.shape;
  const stripes = [
    ...rows.map(([row, length]) => [row, 0, length, width]),
    ...cols.map(([col, length]) => [0, col, height, length]),
  ];
  const marks = model.isMatrix ? [] : stripes.map((at) => ({ kind: "hatched", at }));
  drawMarks(parts.input.unread, extents.input, marks);
}

export function drawInputCells(stage) {
  const { model, parts } = stage;
  const [height, width] = model.input.shape;
  drawGrid(parts.input.cells, range(0, height), range(0, width), (r, c) => inputCell(stage, r, c));
}

// Padding is dashed: cell by cell around a matrix, as one border around an image.
function drawPadding({ model, parts, extents }) {
  const { row, col, height, width } = extents.input;
  const cells = [];
  for (const r of range(row, height)) {
    for (const c of model.isMatrix ? range(col, width) : []) {
      if (kindOf(model, r, c) !== "real") cells.push({ kind: "pad", at: [r, c, 1, 1] });
    }
  }
  const isPadded = height > model.rows.length || width > model.cols.length;
  if (!model.isMatrix && isPadded) cells.push({ kind: "pad", at: [row, col, height, width] });
  drawMarks(parts.input.padding, extents.input, cells);
}

function drawCode({ root, model }) {
  const lines = root.querySelectorAll(".loop code");
  loopCode(model).forEach((line, index) => {
    lines[index].textContent = line;
  });
}

function sizeSentence({ isMatrix, input, output }) {
  const [from, to] = [input, output].map(({ shape }) => shape.slice(0, 2).join(" × "));
  if (isMatrix || from === to) return "";
  return `Drawn at one size: the input is ${from}, the output ${to}.`;
}
