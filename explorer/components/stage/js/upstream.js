// The gradient at the output, written in place: one text field over one cell.

import { say } from "../../lib/js/catalogue.js";
import { cellProblem, parseNumber } from "../../lib/js/paste.js";
import { element, place } from "./frame.js";
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
    else tellUpstream(stage, row * width + col, parseNumber(field.value));
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

function tellUpstream(stage, index, value) {
  const { output: { shape: [height, width] }, back: { upstream } } = stage.model;
  if (upstream.values[index] === value) return;
  // Until Python answers, so that quick changes are all kept.
  upstream.values[index] = value;
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from(upstream.values.subarray(row * width, (row + 1) * width)),
  );
  stage.send("upstream", rows);
}
