// Images as crisp canvases: one canvas pixel per cell, enlarged by whole numbers.

import { DEEPEST } from "./colour.js";
import { element } from "./frame.js";

// What was painted of an array, or of how often the cells of a model are read, is kept for as
// long as there is the one or the other: neither ever changes.
const painted = new WeakMap();

function paintOnce(thing, paint) {
  const picture = painted.get(thing) ?? paint();
  painted.set(thing, picture);
  return picture;
}

// The picture of the input or the output, complete, from black to white over its range.
export function pictureOf(model, name) {
  return paintOnce(model[name], () => paintArray(model[name], model.ranges[name]));
}

// What is given back to each cell: black is nothing, white the most, whatever its sign.
export function givenPicture(values) {
  return paintOnce(values, () => {
    const sizes = { shape: values.shape, values: values.values.map(Math.abs) };
    return paintArray(sizes, [0, sizes.values.reduce((most, value) => Math.max(most, value), 0)]);
  });
}

// How often each cell is read, as a tint to lay over a picture.
export function coverageOf(model) {
  return paintOnce(model, () => {
    const [height, width] = model.input.shape;
    return toCanvas(new ImageData(coverageTints(model), width, height));
  });
}

function paintArray({ shape, values }, [low, high]) {
  const [height, width, channels = 1] = shape;
  const [green, blue] = channels === 1 ? [0, 0] : [1, 2];
  const scale = 255 / (high - low || 1);
  const image = new ImageData(width, height);
  const { data } = image;
  for (let from = 0, to = 0; from < values.length; from += channels, to += 4) {
    data[to] = (values[from] - low) * scale;
    data[to + 1] = (values[from + green] - low) * scale;
    data[to + 2] = (values[from + blue] - low) * scale;
    data[to + 3] = 255;
  }
  return toCanvas(image);
}

// Red, green, blue and opacity of every cell, in row order.
export function coverageTints({ rows, cols }) {
  const [height, width] = [rows.coverage.length, cols.coverage.length];
  const most = rows.most * cols.most;
  const tints = new Uint8ClampedArray(4 * height * width);
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let col = 0; col < width; col += 1, at += 4) {
      tints[at] = DEEPEST[0];
      tints[at + 1] = DEEPEST[1];
      tints[at + 2] = DEEPEST[2];
      tints[at + 3] = 170 * ((rows.coverage[row] * cols.coverage[col]) / most);
    }
  }
  return tints;
}

// Copy a picture and what lies over it to the canvas on the page, up to `filled` cells in
// row order.
export function show(canvas, layers, cell, filled = Infinity) {
  const { width, height } = layers[0];
  const scale = Math.max(1, Math.ceil(cell * devicePixelRatio));
  if (canvas.width !== width * scale || canvas.height !== height * scale) {
    canvas.width = width * scale;
    canvas.height = height * scale;
  }
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const rows = Math.min(Math.floor(filled / width), height);
  const rest = rows < height ? filled % width : 0;
  for (const layer of layers) {
    copy(context, layer, scale, 0, rows, width);
    copy(context, layer, scale, rows, 1, rest);
  }
}

function copy(context, layer, scale, row, rows, cols) {
  if (rows < 1 || cols < 1) return;
  context.drawImage(
    layer, 0, row, cols, rows, 0, row * scale, cols * scale, rows * scale,
  );
}

function toCanvas(image) {
  const canvas = element("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}
