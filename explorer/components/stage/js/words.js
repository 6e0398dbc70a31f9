// A window in words: the formula in the middle, the sentence below, and the winning cells.
// One entry per mode; `formula` shows at most MOST values one by one.

import { say, sayCount } from "../../lib/js/catalogue.js";
import { equals, format, formatSum } from "./numbers.js";

const MOST = 9;
export const PLACES = ["stage.place_red", "stage.place_green", "stage.place_blue"];

const WORDS = {
  max: { formula: called("max"), says: picked, winners: firstEqual, code: "max(pool)" },
  min: { formula: called("min"), says: picked, winners: firstEqual, code: "min(pool)" },
  median: { formula: called("median"), says: picked, winners: middleCells, code: "median(pool)" },
  average: { formula: quotient, says: divided, winners: none, code: "mean(pool)" },
  l2: { formula: rootOfSum, says: rooted, winners: none, code: "norm(pool)" },
};

export function knowsMode(mode) {
  return Object.hasOwn(WORDS, mode);
}

export function describe(model, window) {
  const words = WORDS[model.mode];
  const { real } = window;
  if (real.length === 0) return describeEmpty(window);
  const values = [...real.map((cell) => cell.value), ...heldOutside(model, window)];
  return {
    formula: words.formula(values, window),
    winners: words.winners(real, window.result),
    claim: words.says(model.title, values, window),
  };
}

// What a maximum reads once in cells beyond the input, where a framework puts a number there.
function heldOutside({ held }, { cells, real }) {
  return Number.isFinite(held) && cells.length > real.length ? [held] : [];
}

function describeEmpty({ result }) {
  const given = format(result);
  return {
    formula: say("stage.empty_formula", { result: given }),
    winners: [],
    claim: ["stage.empty", { result: given }],
  };
}

// "Output row 1, column 2: the maximum of 8, 7, 5, 9 is 9."
export function sentence(model, window, claim, channel) {
  const at = { row: window.row + 1, col: window.col + 1 };
  const place = say(model.channels > 1 ? PLACES[channel] : "stage.place", at);
  const [name, places] = claim;
  return [say(name, { place, ...places }), ...aboutPadding(model, window)].join(" ");
}

export function loopCode(model) {
  const [rows, cols] = model.output.shape;
  const steps = {
    backward: ["    part = share(windows[row, col])", "    gradient[pool] += part * up[row, col]"],
    unpool: ["    place = winners[row, col]", "    unpooled[place] = output[row, col]"],
  }[model.back?.direction] ?? ["    pool = windows[row, col]", `    output[row, col] = ${WORDS[model.mode].code}`];
  return [`for row in range(${rows}):`, `  for col in range(${cols}):`, ...steps];
}

function called(name) {
  return (values, { result }) => `${name}(${listed(values, ", ")}) ${equalTo(result)}`;
}

function quotient(values, window) {
  const zeros = Array(countedPadding(values, window)).fill(0);
  const terms = [...values, ...zeros];
  const shown = terms.length > MOST ? base(sum(values), formatSum) : `(${terms.map((term) => base(term)).join(" + ")})`;
  return `${shown} / ${base(window.divisor, formatSum)} ${equalTo(window.result)}`;
}

function rootOfSum(values, { result }) {
  const squares = values.map((value) => value * value);
  const shown =
    values.length > MOST
      ? formatSum(sum(squares))
      : `(${values.map((value) => `${base(value)}²`).join(" + ")})`;
  return `√${shown} ${equalTo(result)}`;
}

// "= 4" or "≈ 4.111".
function equalTo(result) {
  return `${equals(result)} ${format(result)}`;
}

// A term of a calculation: a negative number is put in brackets.
function base(value, write = format) {
  return value < 0 ? `(${write(value)})` : write(value);
}

function picked(value, values, { result }) {
  return ["stage.picked", { value, values: listed(values, ", "), result: format(result) }];
}

function divided(value, values, { divisor, result }) {
  const numbers = { total: formatSum(sum(values)), divisor: formatSum(divisor) };
  const places = { value, values: listed(values, ", "), result: format(result), equals: equals(result) };
  return ["stage.divided", { ...places, ...numbers }];
}

function rooted(value, values, { result }) {
  const squares = formatSum(sum(values.map((number) => number * number)));
  const places = { value, values: listed(values, ", "), result: format(result), equals: equals(result) };
  return ["stage.rooted", { ...places, squares }];
}

function listed(values, separator) {
  if (values.length > MOST) return say("stage.values", { count: values.length });
  return values.map(format).join(separator);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// Padding cells that an average counts as 0.
function countedPadding({ length }, { divisor }) {
  return Math.max(divisor - length, 0);
}

function aboutPadding(model, window) {
  const { real } = window;
  const outside = window.cells.length - real.length;
  if (outside === 0 || Number.isFinite(model.held)) return [];
  const countedCells = model.mode === "average" ? countedPadding(real, window) : 0;
  const ignored = Math.max(outside - countedCells, 0);
  const parts = [
    countedCells && sayCount("stage.padding_counted", countedCells),
    ignored && sayCount("stage.outside", ignored),
  ];
  return parts.filter(Boolean);
}

function none() {
  return [];
}

function firstEqual(cells, result) {
  const winner = cells.find((cell) => Object.is(cell.value, result) || cell.value === result);
  return winner ? [winner] : [];
}

// The cell in the middle, or the two whose mean the median is.
function middleCells(cells) {
  const sorted = [...cells].sort((a, b) => a.value - b.value);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low.value === high.value ? firstEqual(cells, low.value) : [low, high];
}
