// Numbers as people read and write them.

import { say } from "../../lib/js/catalogue.js";

// At most four significant digits; whole numbers up to 9999 in full.
export const SIGNIFICANT = 4;
export function format(value) {
  return formatTo(SIGNIFICANT, value);
}

// Fewer where there is no room for four, but none of those before the point.
export function formatTo(digits, value) {
  return typeset(String(rounded(value, digits)));
}

// Between a calculation and its result as `format` writes it: whether digits were dropped. What a
// binary fraction adds after the digits that it holds is none.
export function equals(value) {
  if (!Number.isFinite(value)) return "=";
  const held = Math.fround(value) === value ? 7 : 12;
  return Number(value.toPrecision(held)) === Number(rounded(value, SIGNIFICANT)) ? "=" : "≈";
}

// Every digit that tells the value from its neighbours.
export function formatExact(value) {
  return typeset(String(value));
}

// A sum of whole numbers is given in full: it is about to be divided.
export function formatSum(value) {
  return Number.isInteger(value) && Math.abs(value) < 1e9 ? formatExact(value) : format(value);
}

// A result in every channel.
export function formatCell(values) {
  return values.map(format).join(", ");
}

export function formatCellExact(values) {
  return values.map(formatExact).join(", ");
}

function rounded(value, digits) {
  if (!Number.isFinite(value) || value === 0) return value;
  const isWhole = Number.isInteger(value) || Math.abs(value) >= 999.5;
  const short = Number(value.toPrecision(isWhole ? SIGNIFICANT : digits));
  const isLong = Math.abs(value) >= 1e4 || Math.abs(value) < 1e-4;
  return isLong ? short.toExponential().replace("e+", "e") : short;
}

function typeset(text) {
  if (text === "NaN") return say("stage.not_a_number");
  return text.replace("Infinity", "∞").replaceAll("-", "−");
}

// The whole numbers from `start` on.
export function range(start, length) {
  return Array.from({ length }, (_, index) => start + index);
}

export function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
