// Blocks of cells from a spreadsheet or a CSV file.

import { parseNumber } from "./numbers.js";

const LARGEST_SIDE = 16;
const LARGEST_VALUE = 1e15;

// The block that a text means: {rows}, or {problem} in one sentence.
// Tabs separate cells; without any, semicolons; without those, commas, unless the text is
// one number with a decimal comma.
export function parseBlock(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const separator = findSeparator(text);
  const rows = lines.map((line) => (separator ? line.split(separator) : [line]));
  const problem = findProblem(rows);
  return problem ? { problem } : { rows: rows.map((row) => row.map(parseNumber)) };
}

// The larger matrix, or the same one changed, after a block is put at (row, col).
export function placeBlock(matrix, block, row, col) {
  const height = Math.max(matrix.length, row + block.length);
  const width = Math.max(matrix[0].length, col + block[0].length);
  if (height > LARGEST_SIDE || width > LARGEST_SIDE) {
    return {
      problem:
        `A block of ${block.length} × ${block[0].length} at row ${row + 1}, column ${col + 1} ` +
        `does not fit: a matrix has at most ${LARGEST_SIDE} rows and columns. Nothing was changed.`,
    };
  }
  const rows = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => block[r - row]?.[c - col] ?? matrix[r]?.[c] ?? 0),
  );
  const hasGrown = height > matrix.length || width > matrix[0].length;
  const notice = hasGrown
    ? `The matrix grew to ${height} × ${width} to take the block; other new cells are 0.`
    : "";
  return { rows, notice };
}

// Why a text cannot stand in a cell, as the end of a sentence, or "".
export function cellProblem(text) {
  if (text.trim() === "") return "is empty";
  const value = parseNumber(text);
  if (value === null) return `is "${text.trim().slice(0, 20)}", which is not a number`;
  return Math.abs(value) > LARGEST_VALUE ? "is beyond 1e15, the largest number taken" : "";
}

function findSeparator(text) {
  if (text.includes("\t")) return "\t";
  if (text.includes(";")) return ";";
  return text.includes(",") && parseNumber(text) === null ? "," : null;
}

function findProblem(rows) {
  for (const [r, row] of rows.entries()) {
    if (row.length !== rows[0].length) {
      return (
        `Row ${r + 1} of the pasted block ends at column ${row.length}, row 1 at column ` +
        `${rows[0].length}. Nothing was changed.`
      );
    }
    for (const [c, text] of row.entries()) {
      const problem = cellProblem(text);
      if (problem) {
        return `Row ${r + 1}, column ${c + 1} of the pasted block ${problem}. Nothing was changed.`;
      }
    }
  }
  return "";
}
