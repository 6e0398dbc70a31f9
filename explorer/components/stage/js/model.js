// What the payload says, ready to be asked. No window position is computed here: every one
// is looked up in the positions that came with the payload.

import { unpack } from "./codec.js";

// An image that the last model had already is taken over, with the picture painted of it.
export async function buildModel(payload, last) {
  const isKnown = last && !payload.is_matrix && isSame(payload.input, last.sentInput);
  const [input, output, rows, cols] = await Promise.all([
    isKnown ? last.input : unpack(payload.input),
    unpack(payload.output),
    unpackAxis(payload.rows),
    unpackAxis(payload.cols),
  ]);
  if (payload.is_root) {
    output.values = Float32Array.from(output.values, (square) => Math.sqrt(square));
  }
  return {
    mode: payload.mode,
    numbers: payload.numbers,
    title: payload.title,
    unread: payload.unread,
    editable: payload.editable,
    isMatrix: payload.is_matrix,
    sentInput: payload.input,
    input,
    output,
    channels: input.shape[2] ?? 1,
    rows: buildAxis(rows, input.shape[0]),
    cols: buildAxis(cols, input.shape[1]),
  };
}

function isSame(one, other) {
  if (String(one.shape) !== String(other.shape) || one.data.length !== other.data.length) return false;
  for (let index = 0; index < one.data.length; index += 1) {
    if (one.data[index] !== other.data[index]) return false;
  }
  return true;
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
  return {
    ...described,
    length,
    windows,
    readers,
    first: -before,
    last: length + after + overhang - 1,
    declaredLast: length + after - 1,
    most: Math.max(...described.coverage),
  };
}

// One channel of one cell.
function valueAt({ shape, values }, row, col, channel = 0) {
  return values[(row * shape[1] + col) * (shape[2] ?? 1) + channel];
}

// Every channel of one cell.
export function valuesAt(array, row, col) {
  return Array.from({ length: array.shape[2] ?? 1 }, (_, channel) =>
    valueAt(array, row, col, channel),
  );
}

// What a position is: "real", "padding", or "overhang" beyond the declared padding.
export function kindOf(model, row, col) {
  const isReal = row >= 0 && row < model.rows.length && col >= 0 && col < model.cols.length;
  if (isReal) return "real";
  const isDeclared = row <= model.rows.declaredLast && col <= model.cols.declaredLast;
  return isDeclared ? "padding" : "overhang";
}

// The window of one output cell, seen in one channel.
export function windowAt(model, row, col, channel = 0) {
  const rows = model.rows.windows[row];
  const cols = model.cols.windows[col];
  const cells = rows.flatMap((r) => cols.map((c) => ({ row: r, col: c, kind: kindOf(model, r, c) })));
  for (const cell of cells) {
    if (cell.kind === "real") cell.value = valueAt(model.input, cell.row, cell.col, channel);
  }
  const result = valueAt(model.output, row, col, channel);
  const divisor = model.rows.divisors[row] * model.cols.divisors[col];
  return { row, col, rows, cols, cells, divisor, result };
}

// The output rows and columns whose windows read one input cell.
export function readersOf(model, row, col) {
  return { rows: model.rows.readers[row] ?? [], cols: model.cols.readers[col] ?? [] };
}

export function coverageAt(model, row, col) {
  return model.rows.coverage[row] * model.cols.coverage[col];
}

// The same as a share of the most often read cell.
export function coverageShare(model, row, col) {
  return coverageAt(model, row, col) / (model.rows.most * model.cols.most);
}

// Contiguous stretches of a rising list: [0, 1, 4] gives [[0, 2], [4, 1]] as [start, length].
export function runsOf(positions) {
  const runs = [];
  for (const position of positions) {
    const run = runs.at(-1);
    if (run && run[0] + run[1] === position) run[1] += 1;
    else runs.push([position, 1]);
  }
  return runs;
}

// The rectangles [row, col, height, width] that cover rows x cols; one hull where they are
// too many to be told apart.
export function rectanglesOf(rows, cols, most = 64) {
  let rowRuns = runsOf(rows);
  let colRuns = runsOf(cols);
  if (rowRuns.length * colRuns.length > most) {
    rowRuns = [[rows[0], rows.at(-1) - rows[0] + 1]];
    colRuns = [[cols[0], cols.at(-1) - cols[0] + 1]];
  }
  return rowRuns.flatMap(([row, height]) =>
    colRuns.map(([col, width]) => [row, col, height, width]),
  );
}
