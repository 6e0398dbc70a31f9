// A form: one instance for each place on the page, fed again with every change of data.

import { buildControl } from "./controls.js";

const FOCUSABLE = "[type=radio]:checked, input:not([type=radio]), select, button, textarea";

// A form is forgotten with its element only: Streamlit may put the same one back on the page.
const instances = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const form = instances.get(parentElement) ?? createForm(parentElement.querySelector(".form"));
  instances.set(parentElement, form);
  form.send = setTriggerValue;
  forgetTaken(form, data.taken);
  drawFields(form, data.fields);
}

function createForm(root) {
  root.onsubmit = (event) => event.preventDefault();
  // Keys stay inside: the page around has shortcuts of its own.
  root.onkeydown = (event) => event.stopPropagation();
  return { root, controls: new Map(), folds: new Map(), layout: "", number: 0, pending: new Map() };
}

// Tell Python what was set. It is told again with the next change until an answer says that
// it was taken, so nothing is lost when changes come faster than answers.
function setField(form, name, value) {
  form.number += 1;
  form.pending.delete(name);
  form.pending.set(name, { value, number: form.number });
  const changes = [...form.pending].map(([key, set]) => [key, set.value]);
  form.send("set", { number: form.number, changes: Object.fromEntries(changes) });
}

function forgetTaken(form, taken) {
  for (const [name, { number }] of form.pending) {
    if (number <= taken) form.pending.delete(name);
  }
}

function drawFields(form, fields) {
  const layout = JSON.stringify(fields.map((f) => [f.kind, f.name, f.label, f.fold, f.options]));
  const isNew = layout !== form.layout;
  const focused = form.root.getRootNode().activeElement?.closest("[data-name]")?.dataset.name;
  if (isNew) buildFields(form, fields);
  form.layout = layout;
  for (const field of fields) {
    const value = form.pending.get(field.name)?.value ?? field.value;
    form.controls.get(field.name).show({ ...field, value });
  }
  // Controls that were built anew leave the focus where it was.
  if (isNew) form.controls.get(focused)?.node.querySelector(FOCUSABLE)?.focus();
}

function buildFields(form, fields) {
  form.controls.clear();
  form.root.replaceChildren();
  for (const field of fields) {
    const control = buildControl(field, (value) => setField(form, field.name, value));
    control.node.dataset.name = field.name;
    control.node.classList.add("field", field.kind);
    form.controls.set(field.name, control);
    (field.fold ? foldOf(form, field.fold) : form.root).append(control.node);
  }
}

// A fold stays as open as the reader left it.
function foldOf(form, title) {
  const fold = form.folds.get(title) ?? document.createElement("details");
  if (fold.parentElement !== form.root) {
    const summary = document.createElement("summary");
    summary.textContent = title;
    fold.replaceChildren(summary);
    form.folds.set(title, fold);
    form.root.append(fold);
  }
  return fold;
}
