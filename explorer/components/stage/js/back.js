// The way back: what the windows give to the cells of the input, added up one after the other. Which window
// gives how much to which cell came from Python.

import { unpack } from "./codec.js";

// What the payload says of it, or null while looking forward.
export async function unpackBack(sent) {
  if (!sent) return null;
  const [values, upstream, windows, cells, weights] = await Promise.all(
    ["values", "upstream", "windows", "cells", "weights"].map((name) => sent[name] && unpack(sent[name])),
  );
  return Object.freeze({
    direction: sent.direction,
    isOwn: sent.is_own,
    values,
    upstream,
    parts: windows ? partsOf(windows.values, cells.values, weights.values, upstream.values.length) : null,
  });
}

// Of each window [{cell, weight}], in row order.
export function partsOf(windows, cells, weights, count) {
  const parts = Array.from({ length: count }, () => []);
  windows.forEach((window, index) => parts[window].push({ cell: cells[index], weight: weights[index] }));
  return parts;
}

// What each cell has got after so many windows: gradients add up, values that are put back stay.
export function given({ direction, parts, upstream, values }, count) {
  const sums = new Float64Array(values.values.length);
  for (const [window, receivers] of parts.slice(0, count).entries()) {
    for (const { cell, weight } of receivers) {
      const part = weight * upstream.values[window];
      sums[cell] = direction === "backward" ? sums[cell] + part : part;
    }
  }
  return sums;
}

// How many of the first windows give something to a cell.
export function giversOf({ parts }, cell, count) {
  return parts.slice(0, count).filter((receivers) => receivers.some((part) => part.cell === cell)).length;
}
