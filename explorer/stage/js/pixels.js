// Images as crisp canvases: one canvas pixel per cell, enlarged by whole numbers.

import { DEEPEST, rangeOf } from "./colour.js";
import { element } from "./frame.js";
import { coverageShare } from "./model.js";

// The picture of an array, complete. Values are drawn from 0 to 255, or to the largest one
// where that is more.
export function paint({ shape, values }) {
  const [height, width, channels = 1] = shape;
  const scale = 255 / Math.max(255, rangeOf(values)[1]);
  const image = new ImageData(width, height);
  for (let index = 0; index < height * width; index += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const value = values[index * channels + Math.min(channel, channels - 1)];
      image.data[4 * index + channel] = value * scale;
    }
    image.data[4 * index + 3] = 255;
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
