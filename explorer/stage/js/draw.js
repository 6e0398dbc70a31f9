// What does not depend on the current window: sizes, titles, cells, pictures.

const GUTTER = 34;
const OPERATION = 216;
const GAP = 20;
const NARROW = 640;
const LARGEST_CELL = 64;
const CHROME = 400;

export function drawAll(stage) {
  const { model, root } = stage;
  const narrow = root.clientWidth < NARROW;
  root.classList.toggle("narrow", narrow);
  root.classList.toggle("editable", model.editable);
  root.classList.toggle("colour", model.channels > 1);
  root.classList.toggle("covered", stage.showsCoverage);
  stage.lensSide = narrow ? 150 : 176;
  stage.ranges = rangesOf(model);
  stage.extents = { input: extentOf(model), output: wholeOf(model.output) };
  const cells = cellSizes(stage, sideFor(root.clientWidth, narrow));
  for (const name of ["input", "output"]) drawPart(stage, name, cells[name]);
  drawCode(stage);
  drawPictures(stage);
  root.querySelector(".mode").textContent = model.title;
  root.querySelector(".notes").textContent = [model.unread, sizeSentence(model)].join(" ").trim();
  drawStep(stage);
}

// The input in view of every cell: what a grid or the lens shows at one position.
export function inputCell(stage, row, col) {
  const { model, extents } = stage;
  if (kindOf(model, row, col) !== "real") {
    const { row: top, col: left, height, width } = extents.input;
    const isDrawn = row >= top && row < top + height && col >= left && col < left + width;
    return isDrawn ? { text: "–", exact: "padding", kind: "pad" } : { text: "", kind: "outside" };
  }
  const coverage = coverageAt(model, row, col);
  return {
    ...valueCell(stage, "input", row, col),
    kind: coverage === 0 ? "unread" : "",
    count: stage.showsCoverage ? `×${coverage}` : "",
  };
}

export function outputCell(stage, row, col) {
  const isFilled = row * stage.model.output.shape[1] + col < filledCells(stage);
  return isFilled ? valueCell(stage, "output", row, col) : { text: "", kind: "empty" };
}

function valueCell(stage, name, row, col) {
  const { model, ranges, channel } = stage;
  const values = valuesAt(model[name], row, col);
  const tint = model.editable
    ? cividis(share(values[0], ranges[name]))
    : [0, 1, 2].map((c) => Math.round(255 * share(values[c] ?? values[0], ranges[name])));
  return {
    text: format(values[channel] ?? values[0]),
    exact: formatCellExact(values),
    tint: css(tint),
    ink: inkOn(tint),
  };
}

// The output is tinted on the input's scale wherever it fits in there.
function rangesOf({ editable, input, output }) {
  const inner = editable ? rangeOf(input.values) : [0, 255];
  const outer = rangeOf(output.values);
  const fits = outer[0] >= inner[0] && outer[1] <= inner[1];
  const apart = editable ? outer : [0, outer[1]];
  return { input: inner, output: fits ? inner : apart };
}

function wholeOf({ shape: [height, width] }) {
  return { row: 0, col: 0, height, width };
}

function sideFor(width, narrow) {
  if (narrow) return Math.min(width - GUTTER, 0.42 * innerHeight);
  const room = (width - OPERATION - 2 * GAP) / 2 - GUTTER;
  return Math.max(160, Math.min(room, Math.max(240, innerHeight - CHROME)));
}

// Pixels per cell: the same for input and output of a matrix, the same picture for images.
function cellSizes({ model, extents }, side) {
  const [input, output] = [extents.input, extents.output].map(
    ({ height, width }) => side / Math.max(height, width),
  );
  if (!model.editable) return { input, output };
  const cell = Math.max(8, Math.floor(Math.min(input, output, LARGEST_CELL)));
  return { input: cell, output: cell };
}

function drawPart(stage, name, cell) {
  const part = stage.parts[name];
  const shape = stage.model[name].shape.slice(0, 2);
  part.cell = cell;
  part.size.textContent = shape.join(" × ");
  nameGrid(part.picture, name === "input" ? "Input" : "Output", shape);
  sizeFrame(part, stage.extents[name], cell, shape);
  part.frame.classList.toggle("small", cell < 22);
  if (stage.model.editable) {
    part.canvas.remove();
    if (part.cells.parentElement !== part.surface) part.surface.append(part.cells);
  } else if (part.canvas.parentElement !== part.surface) {
    part.surface.append(part.canvas);
    part.picture.append(part.cells);
  }
  part.cells.classList.toggle("hidden", !stage.model.editable);
  part.frame.toggleAttribute("aria-hidden", false);
}

function drawPictures(stage) {
  const { model, parts } = stage;
  drawPadding(stage);
  if (model.editable) {
    drawInputCells(stage);
    return;
  }
  stage.pictures = { input: paint(model.input), output: paint(model.output) };
  const layers = [stage.pictures.input];
  if (model.unread || stage.showsCoverage) layers.push(paintCoverage(model, stage.showsCoverage));
  show(parts.input.canvas, layers, parts.input.cell);
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
    for (const c of model.editable ? range(col, width) : []) {
      if (kindOf(model, r, c) !== "real") cells.push({ kind: "pad", at: [r, c, 1, 1] });
    }
  }
  const isPadded = height > model.rows.length || width > model.cols.length;
  if (!model.editable && isPadded) cells.push({ kind: "pad", at: [row, col, height, width] });
  drawMarks(parts.input.padding, extents.input, cells);
}

function drawCode({ root, model }) {
  const lines = root.querySelectorAll(".loop code");
  loopCode(model).forEach((line, index) => {
    lines[index].textContent = line;
  });
}

function sizeSentence({ editable, input, output }) {
  const [from, to] = [input, output].map(({ shape }) => shape.slice(0, 2).join(" × "));
  if (editable || from === to) return "";
  return `Drawn at one size: the input is ${from}, the output ${to}.`;
}
