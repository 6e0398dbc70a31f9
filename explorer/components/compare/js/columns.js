// The columns as Python says them: their forms, and the models of what they hold.

import { buildModel } from "../../stage/js/model.js";
import { createForm, feedForm } from "../../form/js/forms.js";
import { unpack } from "../../stage/js/codec.js";
import { listenToColumn } from "./moves.js";
import { unpackParts } from "./blurred.js";
import { marksOf, moveInput } from "./moved.js";
import { createColumn } from "./nodes.js";

// As many columns as there are, each with its own form.
export function fillColumns(board, { columns }) {
  const { nodes } = board;
  while (board.columns.length > columns.length) board.columns.pop().root.remove();
  while (board.columns.length < columns.length) {
    const column = createColumn(nodes.template, board.columns.length);
    board.columns.push(column);
    listenToColumn(board, column);
    nodes.columns.append(column.root);
  }
  board.columns.forEach((column, index) => fillForm(board, column, columns[index]));
}

function fillForm(board, column, { fields, taken }) {
  column.place.hidden = !fields;
  if (!fields) return;
  column.form ??= createForm(column.place, `compare_${column.index}`);
  feedForm(column.form, { fields, taken }, (name, message) => board.send(`${name}_${column.index}`, message));
}

// The first brings the input, which the others name.
export async function modelsOf({ columns, moving }) {
  const start = columns.findIndex(({ result }) => result);
  const first = start < 0 ? null : await modelOf(columns[start].result);
  const models = await Promise.all(columns.map(({ result }, index) => (index === start ? first : result && modelOf(result))));
  if (!moving || !first) return models;
  const input = await moveInput(first.input, moving.sources);
  return models.map((model) => model && Object.freeze({ ...model, input }));
}

async function modelOf({ payload, differs }) {
  const model = await buildModel(payload);
  const [marks, parts] = await Promise.all([unpack(differs), unpackParts(payload.parts)]);
  return Object.freeze({ ...model, differs: marksOf(marks, model.output.shape), parts });
}
