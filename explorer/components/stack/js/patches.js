// What the cells of a layer see, looked up in what came with it. Level 0 is the input, level n
// what layer n gives; layers count from 0, so layer k gives level k + 1.

import { unpack } from "../../stage/js/codec.js";
import { clamp, range } from "../../stage/js/numbers.js";

export async function unpackPatches({ size, seen, counts }) {
  const [places, reads] = await Promise.all([unpack(seen), unpack(counts)]);
  return Object.freeze({ size, seen: places, counts: reads.values });
}

// The first and the last cell of a level that one cell of a layer sees along one axis.
export function patchAt({ seen: { shape, values } }, level, index) {
  const place = 2 * (level * shape[1] + index);
  return [values[place], values[place + 1]];
}

// The rectangle [row, col, height, width] that a cell sees of a level.
export function rectangleAt({ rows, cols }, level, row, col) {
  const [top, bottom] = patchAt(rows, level, row);
  const [left, right] = patchAt(cols, level, col);
  return [top, left, bottom - top + 1, right - left + 1];
}

// The first cell of a layer that sees a cell of a level, or null where none does.
export function seerOf({ rows, cols }, level, row, col) {
  const found = [seersOf(rows, level, row)[0], seersOf(cols, level, col)[0]];
  return found.includes(undefined) ? null : found;
}

function seersOf(patches, level, cell) {
  return range(0, patches.seen.shape[1]).filter((index) => {
    const [first, last] = patchAt(patches, level, index);
    return first <= cell && cell <= last;
  });
}

// The cell on show, as [layer, row, col]: the one asked for as far as there is one, else the
// middle of the last layer. Null without a layer.
export function cellOf(shapes, at) {
  if (shapes.length === 0) return null;
  const layer = clamp(at ? at[0] : Infinity, 0, shapes.length - 1);
  const [rows, cols] = shapes[layer];
  if (!at) return [layer, Math.floor((rows - 1) / 2), Math.floor((cols - 1) / 2)];
  return [layer, clamp(at[1], 0, rows - 1), clamp(at[2], 0, cols - 1)];
}
