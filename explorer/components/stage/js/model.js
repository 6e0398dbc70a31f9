// What the payload says, ready to be asked. No window position is computed here: every one
// is looked up in the positions that came with the payload. A model never changes.

import { checkMode, checkShapes } from "./check.js";
import { unpackBack } from "./back.js";
import { unpack } from "./codec.js";
import { rangeOf } from "./colour.js";
import { inputOf } from "./inputs.js";

// A payload that has no input of its own is given one.
export async function buildModel(payload, given = inputOf(payload.input)) {
  checkMode(payload.mode);
  const [input, sent, rows, cols, back] = await Promise.all([
    given,
    unpack(payload.output),
    unpackAxis(payload.rows),
    unpackAxis(payload.cols),
    unpackBack(payload.back),
  ]);
  const model = complete({
    mode: payload.mode,
    numbers: payload.numbers,
    title: payload.title,
    unread: payload.unread,
    editable: payload.editable,
    countsPadding: payload.counts_padding,
    held: payload.held,
    direction: payload.direction ?? "forward",
    back,
    instead: payload.instead,
    isMatrix: payload.is_matrix,
    about: payload.about,
    greys: payload.greys,
    input,
    output: payload.is_root ? rootOf(sent) : dividedBy(sent, payload.divisor ?? 1),
    rows: buildAxis(rows, input.shape[0]),
    cols: buildAxis(cols, input.shape[1]),
  });
  checkShapes(model);
  return model;
}

// The same model with other numbers of the same shape in its matrix.
export function withMatrix(model, matrix) {
  const { shape } = model.input;
  const input = Object.freeze({ shape, values: Float64Array.from(matrix.flat()) });
  return Object.freeze({ ...model, input });
}

// The same model with another gradient at its output.
export function withUpstream(model, rows) {
  const { shape } = model.output;
  const upstream = Object.freeze({ shape, values: Float64Array.from(rows.flat()) });
  return Object.freeze({ ...model, back: Object.freeze({ ...model.back, upstream }) });
}

// What follows from the rest of a model.
function complete(model) {
  const { input, output, rows, cols } = model;
  const [height, width] = output.shape;
  return Object.freeze({
    ...model,
    channels: input.shape[2] ?? 1,
    ranges: rangesOf(model),
    extents: { input: extentOf(rows, cols), output: { row: 0, col: 0, height, width } },
  });
}

// The extent that holds the input and every cell outside that a window reads.
function extentOf(rows, cols) {
  return {
    row: rows.first,
    col: cols.first,
    height: rows.last - rows.first + 1,
    width: cols.last - cols.first + 1,
  };
}

// The output is tinted on the input's scale wherever it fits in there; of a feature map some values
// may be beyond what is black and white.
function rangesOf({ isMatrix, greys, about, input, output }) {
  const whole = isMatrix || about ? rangeOf(input.values) : greys;
  const inner = isMatrix ? whole : greys;
  const outer = rangeOf(output.values);
  const fits = outer[0] >= Math.min(whole[0], inner[0]) && outer[1] <= Math.max(whole[1], inner[1]);
  const apart = isMatrix ? outer : [0, outer[1]];
  return { input: inner, output: fits ? inner : apart };
}

function rootOf({ shape, values }) {
  return Object.freeze({ shape, values: Float32Array.from(values, (square) => Math.sqrt(square)) });
}

// Means of bytes come as sums of them.
function dividedBy(sent, divisor) {
  if (divisor === 1) return sent;
  return Object.freeze({ shape: sent.shape, values: Float32Array.from(sent.values).map((sum) => sum / divisor) });
}

async function unpackAxis(described) {
  const [positions, divisors, coverage] = await Promise.all([
    unpack(described.positions),
    unpack(described.divisors),
    unpack(described.coverage),
  ]);
  return { ...described, positions, divisors: divisors.values, coverage: coverage.values };
}

// One axis: the cells that each window reads, and the windows that read each cell.
export function buildAxis(described, length) {
  const { shape: [count, size], values } = described.positions;
  const { before, after, overhang } = described;
  // A window smaller than the largest leaves places open, which lie before all padding.
  const windows = Array.from({ length: count }, (_, index) =>
    Array.from(values.subarray(index * size, (index + 1) * size)).filter((at) => at >= -before),
  );
  const readers = Array.from({ length }, () => []);
  windows.forEach((positions, index) => {
    for (const position of positions) readers[position]?.push(index);
  });
  return Object.freeze({
    ...described,
    length,
    windows,
    readers,
    first: -before,
    last: length + after + overhang - 1,
    declaredLast: length + after - 1,
    most: Math.max(...described.coverage),
  });
}

// One channel of one cell.
export function valueAt({ shape, values }, row, col, channel = 0) {
  return values[(row * shape[1] + col) * (shape[2] ?? 1) + channel];
}

// Every channel of one cell.
export function valuesAt(array, row, col) {
  return Array.from({ length: array.shape[2] ?? 1 }, (_, channel) =>
    valueAt(array, row, col, channel),
  );
}

export function coverageAt(model, row, col) {
  return model.rows.coverage[row] * model.cols.coverage[col];
}

// The same as a share of the most often read cell.
export function coverageShare(model, row, col) {
  return coverageAt(model, row, col) / (model.rows.most * model.cols.most);
}
