// Pointer and keyboard: which cell of which layer is looked at, and on what scale.

import { cellUnder } from "../../compare/js/plates.js";
import { drawChosen, shownCell } from "./chosen.js";
import { drawStack } from "./draw.js";
import { cellOf, seerOf } from "./patches.js";
import { placeAt, stepFrom } from "./steps.js";
import { noteSent } from "./told.js";

const SETTLED = 300;
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export function listenToStack(stack) {
  stack.root.onkeydown = (event) => pressKey(stack, event);
  for (const button of stack.root.querySelectorAll("[data-do]")) {
    button.onclick = () => stepOn(stack, MOVES[button.dataset.do]);
  }
  stack.nodes.scale.onchange = (event) => {
    stack.scale = event.target.checked ? "true" : "one";
    sendChoice(stack, "scale", stack.scale);
    drawStack(stack);
  };
}

// As with a clicker: cell after cell, and from the last one of a layer to the first of the next.
const MOVES = { first: () => 0, back: (step) => step - 1, forward: (step) => step + 1, last: () => Infinity };

function stepOn(stack, move) {
  const { shapes } = stack.built;
  const cell = shownCell({ ...stack, hover: null });
  if (cell) chooseCell(stack, placeAt(shapes, move(stepFrom(shapes, cell))));
}

// A pointer asks for a cell, a click or a tap keeps it.
export function listenToPlace(stack, { plate, index, mend }) {
  const at = (event) => {
    const cell = cellUnder(plate.surface, event, plate.shape);
    return cell && cellIn(stack, index, cell);
  };
  plate.frame.onpointermove = (event) => event.pointerType !== "touch" && hoverOver(stack, at(event));
  plate.frame.onpointerleave = () => hoverOver(stack, null);
  plate.frame.onclick = (event) => {
    const cell = at(event);
    if (cell) chooseCell(stack, cell);
  };
  mend.onclick = () => sendChoice(stack, "cell", [index - 1, 0, 0]);
}

// A cell of a layer is itself; one of the input is the first cell that sees it, in the layer
// that is looked at.
function cellIn({ built, at }, index, [row, col]) {
  if (index > 0) return [index - 1, row, col];
  const layer = cellOf(built.shapes, at)?.[0];
  const seer = layer === undefined ? null : seerOf(built.patches[layer], 0, row, col);
  return seer && [layer, ...seer];
}

function hoverOver(stack, cell) {
  if (String(cell) === String(stack.hover)) return;
  stack.hover = cell;
  redraw(stack);
}

function chooseCell(stack, cell) {
  stack.hover = null;
  stack.at = cell;
  stack.at = shownCell(stack);
  redraw(stack);
  clearTimeout(stack.settling);
  stack.settling = setTimeout(() => {
    stack.nodes.live.textContent = stack.spoken;
    sendChoice(stack, "cell", stack.at);
  }, SETTLED);
}

function sendChoice(stack, name, value) {
  noteSent(stack.choices[name], value);
  stack.send(name, value);
}

function redraw(stack) {
  stack.frame ||= requestAnimationFrame(() => {
    stack.frame = 0;
    drawChosen(stack);
  });
}

// Keys stay inside: the page around has shortcuts of its own. In a layer they move in that layer,
// in the input in the one that is looked at.
function pressKey(stack, event) {
  event.stopPropagation();
  const step = STEPS[event.key];
  const place = stack.places.find(({ plate }) => plate.picture === event.target);
  const cell = shownCell({ ...stack, hover: null });
  if (!place || !step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const layer = place.index > 0 ? place.index - 1 : cell[0];
  const isSame = layer === cell[0];
  const start = isSame ? cell : cellOf(stack.built.shapes, [layer, 0, 0]);
  chooseCell(stack, isSame ? [layer, start[1] + step[0], start[2] + step[1]] : start);
}
