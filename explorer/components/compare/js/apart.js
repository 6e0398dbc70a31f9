// How far results are apart, to look at: the numbers that tell it come from Python.

import { element } from "../../stage/js/frame.js";
import { valuesAt } from "../../stage/js/model.js";

// The distance of a cell from the first result's, or null where that has none.
export function apartAt(first, model, row, col) {
  const [rows, cols] = first.output.shape;
  if (row >= rows || col >= cols) return null;
  const [one, other] = [valuesAt(first.output, row, col), valuesAt(model.output, row, col)];
  const apart = other.map((value, channel) => Math.abs(value - one[channel]));
  return Math.max(...apart.map((value) => (Number.isNaN(value) ? 0 : value)));
}

// As a picture: black where nothing differs, white where the most does.
export function apartPicture(first, model) {
  const [height, width] = model.output.shape;
  const apart = Float64Array.from({ length: height * width }, (_, index) =>
    apartAt(first, model, Math.floor(index / width), index % width) ?? Infinity,
  );
  const most = Math.max(1, ...[...apart].filter(Number.isFinite));
  const image = new ImageData(width, height);
  apart.forEach((value, index) => {
    const grey = Math.min(255, (255 * value) / most);
    image.data.set([grey, grey, grey, 255], 4 * index);
  });
  const canvas = element("canvas");
  Object.assign(canvas, { width, height });
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}
