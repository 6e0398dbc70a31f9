// Forms: what is in one, and what its reader set that Python did not say yet that it took.

import {
  addChange,
  hearTaken,
  isToldAgain,
  messageOf,
  noChanges,
  shownValue,
} from "./changes.js";
import { buildControl } from "./controls.js";
import { focusMark, placeNodes, restoreFocus } from "./places.js";

// By the form's key in Python; Streamlit's own is new with each element. Changes outlive a form:
// a page that is left and opened again has a new one.
const changesOf = new Map();

export function createForm(root, key) {
  root.onsubmit = (event) => event.preventDefault();
  // Keys stay inside: the page around has shortcuts of its own.
  root.onkeydown = (event) => event.stopPropagation();
  return { root, key, controls: new Map(), folds: new Map(), layout: "" };
}

// Show what Python says, to a form that may be new in the browser.
export function feedForm(form, { fields, taken }, send) {
  form.send = send;
  hear(form, taken, form.layout === "");
  drawFields(form, fields);
}

function changesIn(form) {
  return changesOf.get(form.key) ?? noChanges();
}

function setField(form, name, value) {
  changesOf.set(form.key, addChange(changesIn(form), name, value));
  tell(form);
}

function tell(form) {
  form.send("set", messageOf(changesIn(form)));
}

function hear(form, taken, isNewForm) {
  const before = changesIn(form);
  const heard = hearTaken(before, taken);
  changesOf.set(form.key, heard);
  if (isToldAgain(before, heard, isNewForm)) tell(form);
}

function drawFields(form, fields) {
  const layout = JSON.stringify(fields.map(fixedPart));
  const mark = focusMark(form.root);
  const isNew = layout !== form.layout;
  if (isNew) buildFields(form, fields);
  form.layout = layout;
  for (const field of fields) {
    const value = shownValue(changesIn(form), field);
    form.controls.get(field.name).show({ ...field, value });
  }
  // After the values: which option of a choice is the chosen one is known only now.
  if (isNew) restoreFocus(form.root, mark);
}

// What a control is built from; the rest of a field is shown in it again and again.
function fixedPart({ value, limits, is_disabled, problem, ...fixed }) {
  return fixed;
}

// A control whose own field is as before is kept, with what is being typed in it.
function buildFields(form, fields) {
  const before = form.controls;
  form.controls = new Map();
  for (const field of fields) {
    const made = JSON.stringify(fixedPart(field));
    const kept = before.get(field.name);
    form.controls.set(field.name, kept?.made === made ? kept : createControl(form, field, made));
  }
  placeFields(form, fields);
}

function createControl(form, field, made) {
  const control = buildControl(field, (value) => setField(form, field.name, value));
  control.node.dataset.name = field.name;
  control.node.classList.add("field", field.kind);
  return { ...control, made };
}

function placeFields(form, fields) {
  const contents = new Map([[form.root, []]]);
  for (const { name, fold } of fields) {
    const parent = fold ? foldOf(form, fold) : form.root;
    if (!contents.has(parent)) {
      contents.get(form.root).push(parent);
      contents.set(parent, [parent.querySelector("summary")]);
    }
    contents.get(parent).push(form.controls.get(name).node);
  }
  for (const [parent, nodes] of contents) placeNodes(parent, nodes);
}

// A fold stays as open as the reader left it.
function foldOf(form, title) {
  if (!form.folds.has(title)) {
    const fold = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = title;
    fold.append(summary);
    form.folds.set(title, fold);
  }
  return form.folds.get(title);
}
