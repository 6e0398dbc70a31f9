// Windows of a model: what they read, who reads a cell, and the rectangles that show it.

import { isReal, kindOf } from "./cells.js";
import { valueAt } from "./model.js";

// The window of one output cell, seen in one channel.
export function windowAt(model, row, col, channel = 0) {
  const rows = model.rows.windows[row];
  const cols = model.cols.windows[col];
  const cells = rows.flatMap((r) => cols.map((c) => cellAt(model, r, c, channel)));
  const real = cells.filter((cell) => isReal(model, cell.row, cell.col));
  const result = valueAt(model.output, row, col, channel);
  const divisor = model.rows.divisors[row] * model.cols.divisors[col];
  return { row, col, rows, cols, cells, real, divisor, result };
}

function cellAt(model, row, col, channel) {
  const value = isReal(model, row, col) ? valueAt(model.input, row, col, channel) : undefined;
  return { row, col, kind: kindOf(model, row, col), value };
}

// The output rows and columns whose windows read one input cell.
export function readersOf(model, row, col) {
  return { rows: model.rows.readers[row] ?? [], cols: model.cols.readers[col] ?? [] };
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
