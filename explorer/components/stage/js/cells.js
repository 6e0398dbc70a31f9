// What a cell shows: its text, its tint, and which kind it is.

import { coverageTint, css, cividis, inkOn, share } from "./colour.js";
import { coverageAt, coverageShare, kindOf, valuesAt } from "./model.js";
import { format } from "./numbers.js";
import { formatCellExact } from "./words.js";

// Below this a cell, in pixels, shows no number.
export const LEGIBLE = 20;
const NOT_YET = { text: "", exact: "not computed yet", kind: "empty" };

// The input in view of every cell: what a grid or the lens shows at one position.
export function inputCell(stage, row, col) {
  const { model, extents } = stage;
  if (kindOf(model, row, col) !== "real") {
    const { row: top, col: left, height, width } = extents.input;
    const isDrawn = row >= top && row < top + height && col >= left && col < left + width;
    return isDrawn ? { text: "–", exact: "padding", kind: "pad" } : { text: "", kind: "outside" };
  }
  const coverage = coverageAt(model, row, col);
  const cell = { ...valueCell(stage, "input", row, col), kind: coverage === 0 ? "unread" : "" };
  if (!stage.showsCoverage) return cell;
  const tint = coverageTint(coverageShare(model, row, col));
  return { ...cell, tint: css(tint), ink: inkOn(tint), count: `×${coverage}` };
}

export function outputCell(stage, row, col) {
  const isFilled = row * stage.model.output.shape[1] + col < filledCells(stage);
  return isFilled ? valueCell(stage, "output", row, col) : NOT_YET;
}

function valueCell(stage, name, row, col) {
  const { model, ranges, channel } = stage;
  const values = valuesAt(model[name], row, col);
  const tint = model.isMatrix
    ? cividis(share(values[0], ranges[name]))
    : [0, 1, 2].map((c) => Math.round(255 * share(values[c] ?? values[0], ranges[name])));
  return {
    text: format(values[channel] ?? values[0]),
    exact: formatCellExact(values),
    tint: css(tint),
    ink: inkOn(tint),
  };
}

// How many cells of the output are on show.
export function filledCells({ model, filled, step, position, line }) {
  if (!filled) return model.output.shape[0] * model.output.shape[1];
  return position !== null && line < 3 ? step : step + 1;
}
