// The gradient at the output, written in place: one text field over one cell.

import { say } from "../../lib/js/catalogue.js";
import { cellProblem, parseNumber } from "../../lib/js/paste.js";
import { drawAll } from "./draw.js";
import { noteSent, rowsOf } from "./edit.js";
import { element, place } from "./frame.js";
import { withUpstream } from "./model.js";
import { announce } from "./moves.js";
import { format } from "./numbers.js";
import { nextCell } from "./travel.js";

const LEAVING = ["Enter", "Tab", "Escape"];

export function editUpstream(stage, row, col) {
  const { model, parts } = stage;
  const [height, width] = model.output.shape;
  const { values } = model.back.upstream;
  const field = element("input", "editor", parts.output.surface);
  field.value = String(values[row * width + col]);
  field.setAttribute("aria-label", say("stage.upstream_field", { row: row + 1, col: col + 1 }));
  field.autocomplete = "off";
  place(field, model.extents.output, [row, col, 1, 1]);
  const close = () => {
    field.onblur = null;
    field.remove();
  };
  const commit = () => {
    const at = { row: row + 1, col: col + 1, kept: format(values[row * width + col]) };
    const problem = cellProblem(field.value, "cell", at);
    if (problem) announce(stage, problem);
    else giveOne(stage, row, col, parseNumber(field.value));
    return !problem;
  };
  field.onkeydown = (event) => {
    event.stopPropagation();
    if (!LEAVING.includes(event.key)) return;
    if (event.key !== "Escape" && !commit()) {
      event.preventDefault();
      return;
    }
    const next = nextCell(event.key, event.shiftKey, [row, col], [height, width], null);
    if (!next) return;
    event.preventDefault();
    close();
    parts.output.picture.focus({ preventScroll: true });
    if (event.key === "Tab") editUpstream(stage, ...next);
  };
  field.onblur = () => {
    commit();
    close();
  };
  field.focus();
  field.select();
}

// Tell Python that every window gives 1 again.
export function giveOnes(stage) {
  give(stage, rowsOf(stage.model.back.upstream).map((row) => row.map(() => 1)), "ones");
}

function giveOne(stage, row, col, value) {
  // The output may have lost the cell under the field.
  const rows = stage.model.back ? rowsOf(stage.model.back.upstream) : [];
  if (rows[row]?.[col] === undefined || rows[row][col] === value) return;
  rows[row][col] = value;
  give(stage, rows, rows);
}

// Show the sums at once, and tell Python.
function give(stage, rows, message) {
  noteSent(stage.edit, "upstream", rows);
  stage.model = withUpstream(stage.model, rows);
  drawAll(stage);
  stage.send("upstream", message);
}
