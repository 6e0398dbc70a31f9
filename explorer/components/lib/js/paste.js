// Rows of numbers as people copy them: from a spreadsheet, a CSV file, Python, NumPy or MATLAB.

import { limit, say } from "./catalogue.js";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
// array(...), torch.tensor(..., dtype=float32): what may stand around the rows.
const CALL = /^(?:\w+\.)*\w+\s*\(([\s\S]*)\)\s*;?$/;
const ARGUMENTS = /(?:,\s*\w+\s*=\s*[^,()=]+)+$/;

// The number that a text means, or null. A comma is a decimal comma.
export function parseNumber(text) {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  if (!NUMBER.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

// The rows that a text means: {rows}, or {problem} in one sentence.
export function parseRows(text) {
  if (text.length > limit("text")) {
    return { problem: say("lib_paste.too_long", { length: text.length, most: limit("text") }) };
  }
  const rows = splitRows(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const problem = findProblem(rows);
  return problem ? { problem } : { rows: rows.map((row) => row.map(parseNumber)) };
}

// Why a text cannot stand in a cell, as a sentence, or "". `where` begins the sentence's name.
export function cellProblem(text, where, places) {
  if (text.trim() === "") return say(`lib_paste.${where}_empty`, places);
  const value = parseNumber(text);
  const shown = text.trim().slice(0, 20);
  if (value === null) return say(`lib_paste.${where}_text`, { ...places, text: shown });
  return Math.abs(value) > limit("value") ? say(`lib_paste.${where}_large`, places) : "";
}

// The cells of the rows, as text.
function splitRows(text) {
  const bare = text.trim().replace(/^\w+\s*=\s*/, "");
  const list = CALL.exec(bare)?.[1].trim().replace(ARGUMENTS, "") ?? bare;
  if (/^[[(]/.test(list)) return splitList(list);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const separator = findSeparator(lines.join("\n"));
  if (separator === "rows") return lines.flatMap((line) => line.split(";")).filter((row) => row.trim()).map(splitSpaces);
  return lines.map(separator === " " ? splitSpaces : (line) => splitQuoted(line, separator));
}

// In [[1, 2], [3, 4]] and [[1 2] [3 4]] the innermost brackets are rows; in [1 2; 3 4], of one
// pair of brackets, semicolons and lines end them.
function splitList(text) {
  const list = text.replaceAll("(", "[").replaceAll(")", "]");
  const inner = [...list.matchAll(/\[([^[\]]*)\]/g)].map((found) => found[1]);
  const isNested = /\[\s*\[/.test(list);
  const rest = list.replace(/\[[^[\]]*\]/g, "").replace(/[[\],;\s]/g, "");
  const rows = isNested ? inner : inner.flatMap((row) => row.split(/[;\n]/));
  return [...(rest ? [rest] : []), ...rows]
    .map((row) => row.trim().replace(/\s*,$/, ""))
    .filter((row) => row !== "")
    .map((row) => (row.includes(",") ? row.split(",") : splitSpaces(row)));
}

function splitSpaces(line) {
  return line.trim().split(/\s+/);
}

// Cells of a line, each of which may be quoted.
function splitQuoted(line, separator) {
  const cells = [""];
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) cells.push("");
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

// Tabs separate cells; without any, semicolons, or rows where several numbers stand between
// them; without those commas, unless they are decimal commas; else spaces.
function findSeparator(text) {
  if (text.includes("\t")) return "\t";
  if (text.includes(";")) return /\d\s+[-−+.\d]/.test(text.replaceAll("\n", ";")) ? "rows" : ";";
  const areDecimal = parseNumber(text) !== null || (/\d,\d+ +[-−]?\d/.test(text) && !text.includes(", "));
  return text.includes(",") && !areDecimal ? "," : " ";
}

function findProblem(rows) {
  if (rows.length === 0) return say("lib_paste.nothing");
  const [height, width] = [rows.length, rows[0].length];
  if (Math.max(height, width) > limit("side")) {
    return say("lib_paste.large", { height, width, most: limit("side") });
  }
  for (const [r, row] of rows.entries()) {
    for (const [c, text] of row.entries()) {
      const problem = cellProblem(text, "block", { row: r + 1, col: c + 1 });
      if (problem) return problem;
    }
  }
  for (const [r, row] of rows.entries()) {
    if (row.length !== width) {
      return say("lib_paste.ragged", { row: r + 1, width: row.length, first_width: width });
    }
  }
  return "";
}
