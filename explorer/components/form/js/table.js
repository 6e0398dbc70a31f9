// A table of numbers: a field for each, and a pasted block fills them all.

import { say } from "../../lib/js/catalogue.js";
import { cellProblem, parseNumber, parseRows } from "../../lib/js/paste.js";
import { addHint, make, sayBelow } from "./make.js";

export function buildTable({ name, label, hint, limits: [height, width] }, set) {
  const node = make("fieldset");
  make("legend", node, { textContent: label });
  const body = make("div", node, { className: "table-cells" });
  body.style.setProperty("--across", width);
  const problem = make("p", node, { className: "problem", role: "alert", hidden: true });
  addHint(node, node, name, hint);
  const table = { height, width, rows: [], inputs: [], typed: null, problem, set };
  for (let index = 0; index < height * width; index += 1) {
    table.inputs.push(buildTableCell(table, body, label, index));
  }
  return {
    node,
    show({ value, is_disabled }) {
      table.rows = value;
      for (const input of table.inputs) input.readOnly = is_disabled;
      if (is_disabled) sayBelow(problem, node, "");
      showRows(table);
    },
  };
}

function buildTableCell(table, body, label, index) {
  const [row, col] = [Math.floor(index / table.width), index % table.width];
  const ariaLabel = say("form.cell", { label, row: row + 1, col: col + 1 });
  const input = make("input", body, { type: "text", ariaLabel, autocomplete: "off" });
  // What is being typed stays, whatever answer to an earlier change comes meanwhile.
  input.oninput = () => (table.typed = input);
  input.onblur = () => (table.typed = null);
  input.onfocus = () => input.select();
  input.onchange = () => takeCell(table, input, row, col);
  input.onpaste = (event) => takeBlock(table, event);
  return input;
}

function takeCell(table, input, row, col) {
  table.typed = null;
  const kept = written(table.rows[row][col]);
  const text = cellProblem(input.value, "cell", { row: row + 1, col: col + 1, kept });
  sayBelow(table.problem, input, text);
  if (!text) {
    const rows = table.rows.map((line) => [...line]);
    rows[row][col] = parseNumber(input.value);
    put(table, rows);
  }
  showRows(table);
}

function takeBlock(table, event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (event.target.readOnly || parseNumber(text) !== null) return;
  event.preventDefault();
  const { rows, problem } = parseRows(text);
  const reason = problem ?? sizeProblem(table, rows);
  sayBelow(table.problem, event.target, reason);
  if (!reason) put(table, rows);
  showRows(table);
}

// Why pasted rows do not fill the table, as a sentence, or "".
export function sizeProblem({ height, width }, rows) {
  if (rows.length === height && rows[0].length === width) return "";
  return say("form.not_table", { height, width, rows: rows.length, cols: rows[0].length });
}

function put(table, rows) {
  table.rows = rows;
  table.typed = null;
  for (const input of table.inputs) input.ariaInvalid = false;
  table.set(rows);
}

function showRows({ rows, inputs, typed }) {
  rows.flat().forEach((value, index) => {
    if (inputs[index] !== typed) inputs[index].value = written(value);
  });
}

function written(value) {
  return String(value).replaceAll("-", "−");
}
