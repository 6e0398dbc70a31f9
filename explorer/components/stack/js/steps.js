// The cells of all layers in one line, as a clicker goes through them.

import { clamp, range } from "../../stage/js/numbers.js";

// How many cells the layers have.
export function placesOf(shapes) {
  return shapes.reduce((total, [rows, cols]) => total + rows * cols, 0);
}

// Where a cell [layer, row, col] stands in the line, from 0.
export function stepFrom(shapes, [layer, row, col]) {
  return placesOf(shapes.slice(0, layer)) + row * shapes[layer][1] + col;
}

// The cell that stands there, or at the nearer end.
export function placeAt(shapes, step) {
  let left = clamp(step, 0, placesOf(shapes) - 1);
  const layer = range(0, shapes.length).find((index) => left < placesOf(shapes.slice(0, index + 1)));
  left -= placesOf(shapes.slice(0, layer));
  return [layer, Math.floor(left / shapes[layer][1]), left % shapes[layer][1]];
}
