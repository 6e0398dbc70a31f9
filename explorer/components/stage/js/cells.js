// The kinds of cells, and what a cell shows: its text, its tint, and the class of its kind.

import { say } from "../../lib/js/catalogue.js";
import { isPresentedNow } from "../../lib/js/presented.js";
import { coverageTint, css, cividis, givenTint, inkOn, share } from "./colour.js";
import { coverageAt, coverageShare, valuesAt } from "./model.js";
import { format, formatCellExact, formatTo, SIGNIFICANT } from "./numbers.js";
import { strengthOfRoom } from "./presented.js";

// Below this a cell, in pixels, shows no number.
export const LEGIBLE = 20;

// What a position is: "real", "padding", or "overhang" beyond the declared padding.
export function kindOf(model, row, col) {
  if (isReal(model, row, col)) return "real";
  const isDeclared = row <= model.rows.declaredLast && col <= model.cols.declaredLast;
  return isDeclared ? "padding" : "overhang";
}

// Padding that an average counts is zeros; any other holds nothing, unless the model says what.
export function paddingText(model, row, col) {
  if (Number.isFinite(model.held)) return format(model.held);
  return model.countsPadding && kindOf(model, row, col) === "padding" ? "0" : "–";
}

export function isReal({ rows, cols }, row, col) {
  return row >= 0 && row < rows.length && col >= 0 && col < cols.length;
}

// The input in view of every cell: what a grid or the lens shows at one position.
export function inputCell(model, view, row, col, digits = SIGNIFICANT) {
  if (!isReal(model, row, col)) {
    const { row: top, col: left, height, width } = model.extents.input;
    const isDrawn = row >= top && row < top + height && col >= left && col < left + width;
    if (!isDrawn) return { text: "", kind: "outside" };
    const text = paddingText(model, row, col);
    return { text, exact: say(text === "0" ? "stage.padding_zero" : "stage.padding"), kind: "pad" };
  }
  const coverage = coverageAt(model, row, col);
  const cell = { ...valueCell(model, view, "input", row, col, digits), kind: coverage === 0 ? "unread" : "" };
  if (!view.showsCoverage) return cell;
  const tint = coverageTint(coverageShare(model, row, col));
  return { ...cell, tint: css(tint), ink: inkOn(tint), count: `×${coverage}` };
}

export function outputCell(model, view, row, col, digits = SIGNIFICANT) {
  const isFilled = row * model.output.shape[1] + col < filledCells(model, view);
  return isFilled ? valueCell(model, view, "output", row, col, digits) : { text: "", exact: say("stage.not_yet"), kind: "empty" };
}

// The cells while looking back: what the input has got, and what the output gives.
export function backCell(model, sums, row, col, digits = SIGNIFICANT) {
  if (!isReal(model, row, col)) return { text: "–", exact: say("stage.padding"), kind: "pad" };
  const value = sums[row * model.input.shape[1] + col];
  return givenCell(value, mostOf(model.back.values.values), digits, coverageAt(model, row, col) === 0 ? "unread" : "");
}

export function upstreamCell({ back: { upstream } }, row, col, digits = SIGNIFICANT) {
  const { shape, values } = upstream;
  return givenCell(values[row * shape[1] + col], mostOf(values), digits, "");
}

function givenCell(value, most, digits, kind) {
  const tint = givenTint(most ? value / most : 0);
  return { text: formatTo(digits, value), exact: formatCellExact([value]), tint: css(tint), ink: inkOn(tint), kind };
}

function mostOf(values) {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function matrixTint(part) {
  return isPresentedNow() ? cividis(part, strengthOfRoom(part)) : cividis(part);
}

function valueCell(model, { channel }, name, row, col, digits) {
  const range = model.ranges[name];
  const values = valuesAt(model[name], row, col);
  const tint = model.isMatrix
    ? matrixTint(share(values[0], range))
    : [0, 1, 2].map((c) => Math.round(255 * share(values[c] ?? values[0], range)));
  return {
    text: formatTo(digits, values[channel] ?? values[0]),
    exact: formatCellExact(values),
    tint: css(tint),
    ink: inkOn(tint),
  };
}

// How many cells of the output are on show.
export function filledCells(model, { filled, step, position, line }) {
  if (!filled) return model.output.shape[0] * model.output.shape[1];
  return position !== null && line < 3 ? step : step + 1;
}
