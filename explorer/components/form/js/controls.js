// The controls: each builder gives {node, show(field)} and calls `set(value)` for the reader.

import { say } from "../../lib/js/catalogue.js";
import { parseRows } from "../../lib/js/paste.js";
import { explainTerm, writeTerm } from "../../lib/js/terms.js";
import { addHint, make, sayBelow } from "./make.js";
import { buildTable } from "./table.js";

const BUILDERS = {
  slider: buildSlider,
  number: buildNumber,
  choice: buildChoice,
  list: buildList,
  switch: buildSwitch,
  button: buildButton,
  rows: buildRows,
  table: buildTable,
  advice: buildAdvice,
};

export function buildControl(field, set) {
  return BUILDERS[field.kind](field, set);
}

// The words of a label, explained where they are a term.
function writeLabel(parent, label, term) {
  make("span", parent).append(term ? writeTerm(term, label) : label);
}

function buildSlider({ name, label, hint, term }, set) {
  const node = make("label");
  const head = make("span", node, { className: "head" });
  writeLabel(head, label, term);
  // A slider tells its value by itself.
  const shown = make("span", head, { className: "value", ariaHidden: "true" });
  const input = make("input", node, { type: "range", step: 1, ariaLabel: label });
  addHint(node, input, name, hint);
  input.oninput = () => {
    shown.textContent = input.value;
    set(Number(input.value));
  };
  return {
    node,
    show({ value, limits, is_disabled }) {
      [input.min, input.max] = limits;
      input.value = value;
      input.disabled = is_disabled;
      shown.textContent = input.value;
    },
  };
}

function buildNumber({ label }, set) {
  const node = make("div");
  const line = make("label", node);
  make("span", line, { textContent: label });
  const input = make("input", line, { type: "number", step: 1, inputMode: "numeric" });
  const problem = make("span", node, { className: "problem", role: "alert", hidden: true });
  // What is being typed stays, whatever answer to an earlier change comes meanwhile.
  let isTyped = false;
  input.oninput = () => (isTyped = true);
  input.onblur = () => (isTyped = false);
  input.onchange = () => {
    isTyped = false;
    sayBelow(problem, input, numberProblem(label, input));
    if (problem.hidden) set(Number(input.value));
  };
  return {
    node,
    show({ value, limits, is_disabled }) {
      [input.min, input.max] = limits;
      input.disabled = is_disabled;
      if (problem.hidden && !isTyped) input.value = value;
    },
  };
}

// Why a number cannot be set, as a sentence, or "".
export function numberProblem(label, { value, min, max }) {
  const number = Number(value);
  const fits = Number.isInteger(number) && number >= Number(min) && number <= Number(max);
  if (value.trim() !== "" && fits) return "";
  const places = { label, least: min, most: max, value };
  return say(value.trim() === "" ? "form.no_number" : "form.not_whole", places);
}

function buildChoice({ name, label, options, shows_label, terms = {} }, set) {
  const node = make("fieldset");
  make("legend", node, { textContent: label, className: shows_label ? "" : "hidden" });
  const row = make("div", node, { className: "options" });
  const inputs = options.map(([value, title]) => {
    const option = make("label", row);
    const input = make("input", option, { type: "radio", name, value });
    make("span", option, { textContent: title });
    if (value in terms) explainTerm(option, value, input);
    input.onchange = () => set(value);
    return input;
  });
  return {
    node,
    show({ value }) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

function buildList({ label, options, hint, term, terms = {} }, set) {
  const node = make("label");
  const head = make("span", node, { className: "head" });
  writeLabel(head, label, term);
  for (const [name, title] of Object.entries(terms)) head.append(writeTerm(name, title));
  const select = make("select", node, { ariaLabel: label });
  if (hint) make("option", select, { value: "", textContent: hint, disabled: true, hidden: true });
  for (const [value, title] of options) make("option", select, { value, textContent: title });
  select.onchange = () => set(select.value);
  return {
    node,
    show({ value, is_disabled }) {
      select.value = value ?? "";
      select.disabled = is_disabled;
    },
  };
}

function buildSwitch({ name, label, hint, term }, set) {
  const node = make("div");
  const line = make("label", node);
  const input = make("input", line, { type: "checkbox", role: "switch" });
  writeLabel(line, label, term);
  addHint(node, input, name, hint);
  input.onchange = () => set(input.checked);
  return {
    node,
    show({ value, is_disabled }) {
      input.checked = value;
      input.disabled = is_disabled;
    },
  };
}

function buildButton({ label }, set) {
  const node = make("div");
  const button = make("button", node, { type: "button", textContent: label });
  button.onclick = () => set(true);
  return { node, show() {} };
}

// Why choices do not fit, with a button for each way to mend them. The focus goes to the control
// above: the buttons go with what they mend.
function buildAdvice({ label, options }, set) {
  const node = make("div");
  make("p", node, { className: "problem", role: "alert", textContent: label });
  for (const [value, title] of options) {
    const button = make("button", node, { type: "button", textContent: title });
    button.onclick = () => {
      node.previousElementSibling?.querySelector("input, select, button")?.focus();
      set(value);
    };
  }
  return { node, show() {} };
}

// Rows of numbers: what is typed stays, whatever becomes of it.
function buildRows({ label, value, hint = "", action }, set) {
  const node = make("div");
  const line = make("label", node);
  make("span", line, { textContent: label });
  const area = make("textarea", line, { value: value ?? "", placeholder: hint, rows: 5 });
  const button = make("button", node, { type: "button", textContent: action, className: "main" });
  const problem = make("p", node, { className: "problem", role: "alert", hidden: true });
  button.onclick = () => {
    const { rows, problem: reason = "" } = parseRows(area.value);
    sayBelow(problem, area, reason);
    if (rows) set({ text: area.value, rows });
  };
  return { node, show() {} };
}
