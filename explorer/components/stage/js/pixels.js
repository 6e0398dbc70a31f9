// Images as crisp canvases: one canvas pixel per cell, enlarged by whole numbers.

import { DEEPEST } from "./colour.js";
import { element } from "./frame.js";
import { coverageShare } from "./model.js";

// The picture of an array, complete, with `highest` in white.
export function paint({ shape, values }, highest) {
  const [height, width, channels = 1] = shape;
  const [green, blue] = channels === 1 ? [0, 0] : [1, 2];
  const scale = 255 / highest;
  const image = new ImageData(width, height);
  const { data } = image;
  for (let from = 0, to = 0; from < values.length; from += channels, to += 4) {
    data[to] = values[from] * scale;
    data[to + 1] = values[from + green] * scale;
    data[to + 2] = values[from + blue] * scale;
    data[to + 3] = 255;
  }
  return toCanvas(image);
}

// How often each cell is read, as a tint to lay over a picture.
export function paintCoverage(model) {
  const [height, width] = model.input.shape;
  const image = new ImageData(width, height);
  for (let row = 0; row < height; row += 1) {
    for (let col = 0; col < width; col += 1) {
      const opacity = 170 * coverageShare(model, row, col);
      image.data.set([...DEEPEST, opacity], 4 * (row * width + col));
    }
  }
  return toCanvas(image);
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
