// What does not depend on the current window: sizes, titles, cells, pictures.

import { say } from "../../lib/js/catalogue.js";
import { isReal, paddingText } from "./cells.js";
import { drawMarks, sizeFrame } from "./frame.js";
import { nameGrid } from "./grid.js";
import { drawHead } from "./head.js";
import { drawInputCells } from "./inputcells.js";
import { layOut } from "./layout.js";
import { range } from "./numbers.js";
import { coverageOf, givenPicture, pictureOf, show } from "./pixels.js";
import { screenOf } from "./screen.js";
import { drawStep } from "./step.js";
import { runsOf } from "./windows.js";
import { loopCode } from "./words.js";

export function drawAll(stage) {
  const { root, nodes, model, view, layout, shown } = stage;
  layout.screen = screenOf(root);
  root.classList.toggle("editable", model.editable);
  root.classList.toggle("matrix", model.isMatrix);
  root.classList.toggle("colour", model.channels > 1);
  root.classList.toggle("covered", view.showsCoverage);
  layOut(stage);
  for (const name of ["input", "output"]) drawPart(stage, name);
  drawHead(stage);
  drawCode(stage);
  drawDirection(stage);
  drawPictures(stage);
  nodes.mode.textContent = model.title;
  nodes.notes.textContent = [model.about, model.unread, sizeSentence(model, view)].join(" ").trim();
  nodes.instead.textContent = model.instead;
  shown.fill = null;
  drawStep(stage);
}

const TITLES = {
  backward: { input: "stage.gradient", output: "stage.upstream" },
  unpool: { input: "stage.unpooled" },
};

// The output of an image stays what it is.
function titleOf({ isMatrix, back, about }, name) {
  const given = TITLES[back?.direction]?.[name];
  if (given && (isMatrix || name === "input")) return given;
  return about && name === "input" ? "stage.features" : `stage.${name}`;
}

function drawPart({ parts, model, layout }, name) {
  const part = parts[name];
  const cell = layout.cell[name];
  const shape = model[name].shape.slice(0, 2);
  const title = say(titleOf(model, name));
  part.name.textContent = title;
  part.size.textContent = shape.join(" × ");
  nameGrid(part.picture, title, shape);
  sizeFrame(part, model.extents[name], cell, shape);
  if (model.isMatrix) {
    part.canvas.remove();
    if (part.cells.parentElement !== part.surface) part.surface.append(part.cells);
  } else if (part.canvas.parentElement !== part.surface) {
    part.surface.append(part.canvas);
    part.picture.append(part.cells);
  }
  part.cells.classList.toggle("hidden", !model.isMatrix);
}

function drawPictures(stage) {
  const { model, parts, view, layout } = stage;
  drawPadding(stage);
  drawUnread(stage);
  if (model.isMatrix) {
    drawInputCells(stage);
    return;
  }
  const layers = [model.back ? givenPicture(model.back.values) : pictureOf(model, "input")];
  if (view.showsCoverage) layers.push(coverageOf(model));
  show(parts.input.canvas, layers, layout.cell.input);
}

// Rows and columns that no window reads are hatched: in the cells of a matrix, over an image.
function drawUnread({ model, parts }) {
  const [rows, cols] = [model.rows, model.cols].map(({ coverage }) =>
    runsOf(range(0, coverage.length).filter((index) => coverage[index] === 0)),
  );
  const [height, width] = model.input.shape;
  const stripes = [
    ...rows.map(([row, length]) => [row, 0, length, width]),
    ...cols.map(([col, length]) => [0, col, height, length]),
  ];
  const marks = model.isMatrix ? [] : stripes.map((at) => ({ kind: "hatched", at }));
  drawMarks(parts.input.unread, model.extents.input, marks);
}

// Padding is dashed: cell by cell around a matrix, as one border around an image.
function drawPadding({ model, parts }) {
  const { row, col, height, width } = model.extents.input;
  const cells = [];
  for (const r of range(row, height)) {
    for (const c of model.isMatrix ? range(col, width) : []) {
      if (!isReal(model, r, c)) cells.push({ kind: paddingText(model, r, c) === "0" ? "pad zero" : "pad", at: [r, c, 1, 1] });
    }
  }
  const isPadded = height > model.rows.length || width > model.cols.length;
  if (!model.isMatrix && isPadded) cells.push({ kind: "pad", at: [row, col, height, width] });
  drawMarks(parts.input.padding, model.extents.input, cells);
}

function drawDirection({ root, nodes, model: { direction, back } }) {
  nodes.direction.value = direction;
  nodes.ones.hidden = !(back?.direction === "backward" && back.isOwn);
  root.classList.toggle("backward", back?.direction === "backward");
}

function drawCode({ nodes, model }) {
  loopCode(model).forEach((line, index) => {
    nodes.code[index].textContent = line;
  });
}

function sizeSentence({ isMatrix, input, output }, { isTrueScale }) {
  const [from, to] = [input, output].map(({ shape }) => shape.slice(0, 2).join(" × "));
  if (isMatrix || isTrueScale || from === to) return "";
  return say("stage.one_size", { input: from, output: to });
}
