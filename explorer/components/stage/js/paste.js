// Blocks of cells from a spreadsheet or a CSV file.

import { say } from "../../lib/js/catalogue.js";
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
    const size = `${block.length} × ${block[0].length}`;
    const places = { size, row: row + 1, col: col + 1, most: LARGEST_SIDE };
    return { problem: say("stage.block_too_large", places) };
  }
  const rows = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => block[r - row]?.[c - col] ?? matrix[r]?.[c] ?? 0),
  );
  const hasGrown = height > matrix.length || width > matrix[0].length;
  const notice = hasGrown ? say("stage.grown", { size: `${height} × ${width}` }) : "";
  return { rows, notice };
}

// Why a text cannot stand in a "cell", or in a cell of a "block", as a sentence; or "".
export function cellProblem(text, where, places) {
  if (text.trim() === "") return say(`stage.${where}_empty`, places);
  const value = parseNumber(text);
  const shown = text.trim().slice(0, 20);
  if (value === null) return say(`stage.${where}_text`, { ...places, text: shown });
  return Math.abs(value) > LARGEST_VALUE ? say(`stage.${where}_large`, places) : "";
}

function findSeparator(text) {
  if (text.includes("\t")) return "\t";
  if (text.includes(";")) return ";";
  return text.includes(",") && parseNumber(text) === null ? "," : null;
}

function findProblem(rows) {
  for (const [r, row] of rows.entries()) {
    if (row.length !== rows[0].length) {
      const widths = { width: row.length, first_width: rows[0].length };
      return say("stage.block_ragged", { row: r + 1, ...widths });
    }
    for (const [c, text] of row.entries()) {
      const problem = cellProblem(text, "block", { row: r + 1, col: c + 1 });
      if (problem) return problem;
    }
  }
  return "";
}
