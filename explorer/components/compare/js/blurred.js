// A cell that is a mean of nine maxima, weighted by 1, 2, 1 along rows and columns: in words.

import { say } from "../../lib/js/catalogue.js";
import { unpack } from "../../stage/js/codec.js";
import { valueAt } from "../../stage/js/model.js";
import { equals, format, formatSum } from "../../stage/js/numbers.js";

const WEIGHTS = [1, 2, 1];

// The rows and the columns of the parts of every window, where the windows have parts.
export async function unpackParts(parts) {
  if (!parts) return null;
  const [rows, cols] = await Promise.all([unpack(parts.rows), unpack(parts.cols)]);
  return Object.freeze({ rows: placesOf(rows), cols: placesOf(cols) });
}

// An array of shape [windows, parts, cells] as nested lists.
export function placesOf({ shape: [count, parts, size], values }) {
  const list = (start, length, each) => Array.from({ length }, (_, index) => each(start + index));
  return list(0, count, (window) =>
    list(window * parts, parts, (part) => list(part * size, size, (at) => values[at])),
  );
}

export function describeBlurred(model, row, col, channel) {
  const terms = termsOf(model, row, col, channel);
  const result = format(valueAt(model.output, row, col, channel));
  const sum = terms.map(({ weight, value }) => timesOf(weight, value)).join(" + ");
  const total = terms.reduce((before, { weight, value }) => before + weight * value, 0);
  const sign = equals(valueAt(model.output, row, col, channel));
  return {
    formula: `(${sum}) / 16 ${sign} ${result}`,
    claim: ["compare.blurred", { total: formatSum(total), equals: sign, result }],
  };
}

// The maxima in row order, each with its weight.
export function termsOf({ parts, input }, row, col, channel) {
  return parts.rows[row].flatMap((rows, down) =>
    parts.cols[col].map((cols, right) => ({
      weight: WEIGHTS[down] * WEIGHTS[right],
      value: Math.max(...rows.flatMap((r) => cols.map((c) => valueAt(input, r, c, channel)))),
    })),
  );
}

function timesOf(weight, value) {
  const text = value < 0 ? `(${format(value)})` : format(value);
  return weight === 1 ? text : `${weight}·${text}`;
}
