// Pointer, keyboard and buttons.

import { explainTerm } from "../../lib/js/terms.js";
import { GO } from "../../lib/js/window.js";
import { drawAll } from "./draw.js";
import { editCell, moveCursor, paste, redo, setCell, undo } from "./editor.js";
import { changeSpeed, goTo, hoverAt, pin, play, stopPlaying } from "./moves.js";
import { copyLink } from "./share.js";
import { editUpstream, giveOnes } from "./upstream.js";
import { shownWindow } from "./view.js";

export function listen(stage) {
  const { root, parts, nodes, view } = stage;
  for (const name of ["input", "output"]) listenToPicture(stage, name, parts[name]);
  for (const button of root.querySelectorAll("[data-do]")) {
    button.onclick = () => ACTIONS[button.dataset.do](stage);
  }
  nodes.scrub.oninput = () => goTo(stage, Number(nodes.scrub.value) - 1);
  nodes.speed.onchange = () => {
    view.pace = Number(nodes.speed.value);
  };
  nodes.coverage.onchange = () => {
    view.showsCoverage = nodes.coverage.checked;
    drawAll(stage);
  };
  nodes.trueScale.onchange = () => {
    view.isTrueScale = nodes.trueScale.checked;
    drawAll(stage);
  };
  nodes.direction.onchange = () => {
    stopPlaying(stage);
    stage.send("direction", nodes.direction.value);
  };
  nodes.channels.onchange = (event) => {
    view.channel = Number(event.target.value);
    drawAll(stage);
  };
  explainTerm(nodes.coverage.parentElement, "coverage", nodes.coverage);
  explainTerm(nodes.pin, "pin");
  root.onkeydown = (event) => pressKey(stage, event);
}

const ACTIONS = {
  first: (stage) => goTo(stage, 0),
  back: (stage) => goTo(stage, stage.view.step - 1),
  play,
  forward: (stage) => goTo(stage, stage.view.step + 1),
  last: (stage) => goTo(stage, Infinity),
  pin: (stage) => pin(stage, ...shownWindow(stage.model, stage.view)),
  share: copyLink,
  ones: giveOnes,
  undo,
  redo,
};

function listenToPicture(stage, name, part) {
  const cellUnder = (event) => locate(part.surface, event, stage.model[name].shape);
  part.frame.onpointermove = (event) => {
    const cell = cellUnder(event);
    hoverAt(stage, cell && { part: name, row: cell[0], col: cell[1] });
  };
  let pointer = "";
  part.frame.onpointerdown = (event) => {
    pointer = event.pointerType;
    part.frame.onpointermove(event);
  };
  part.frame.onpointerleave = (event) => leave(stage, event);
  part.frame.onclick = (event) => {
    const cell = cellUnder(event);
    if (!cell || stage.edit.field?.contains(event.target)) return;
    choose(stage, name, ...cell, pointer === "touch");
  };
  part.picture.onfocus = () => {
    const isByKey = name === "input" && part.picture.matches(":focus-visible");
    if (isByKey && !stage.view.hover) moveCursor(stage, 0, 0);
  };
  part.picture.onblur = () => hoverAt(stage, null);
  part.picture.onpaste = (event) => name === "input" && stage.model.editable && !stage.model.back && paste(stage, event);
}

// Go where the page asks to, until `signal` ends it.
export function listenToPage(stage, signal) {
  const go = ({ detail: { row, col } }) => {
    const [rows, columns] = stage.model?.output.shape ?? [0, 0];
    if (row < rows && col < columns) goTo(stage, row * columns + col);
  };
  document.addEventListener(GO, go, { signal });
}

// Where a finger is lifted the window stays; a mouse only looks.
function leave(stage, event) {
  const [row, col] = shownWindow(stage.model, stage.view);
  if (event.pointerType === "touch" && stage.view.hover) {
    goTo(stage, row * stage.model.output.shape[1] + col);
  } else {
    hoverAt(stage, null);
  }
}

// A click in a matrix edits; a finger selects first, and edits where it has selected already, or
// at once while the Edit switch is on.
function choose(stage, name, row, col, isTouch = false) {
  if (isUpstream(stage, name)) {
    goTo(stage, row * stage.model.output.shape[1] + col);
    editUpstream(stage, row, col);
    return;
  }
  if (name === "input" && stage.model.editable && !stage.model.back) {
    if (!isTouch || stage.nodes.edit.checked || String(stage.edit.touched) === String([row, col])) {
      editCell(stage, row, col);
    } else {
      stage.edit.touched = [row, col];
      stage.view.cursor = [row, col];
      hoverAt(stage, { part: name, row, col });
    }
    return;
  }
  stage.view.hover = { part: name, row, col };
  pin(stage, ...shownWindow(stage.model, { ...stage.view, position: null }));
}

// Whether the numbers of a picture are the gradient at the output, which can be written.
function isUpstream({ model }, name) {
  return name === "output" && model.editable && model.back?.direction === "backward";
}

// The cell under the pointer, from the share of the surface to its left and above it.
function locate(surface, event, [height, width]) {
  const box = surface.getBoundingClientRect();
  const row = Math.floor((height * (event.clientY - box.top)) / box.height);
  const col = Math.floor((width * (event.clientX - box.left)) / box.width);
  return row >= 0 && row < height && col >= 0 && col < width ? [row, col] : null;
}

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const KEYS = {
  " ": play,
  ArrowLeft: ACTIONS.back,
  ArrowRight: ACTIONS.forward,
  PageUp: ACTIONS.back,
  PageDown: ACTIONS.forward,
  Home: ACTIONS.first,
  End: ACTIONS.last,
  "+": (stage) => changeSpeed(stage, 1),
  "-": (stage) => changeSpeed(stage, -1),
};

// Keys stay inside: the page around has shortcuts of its own.
function pressKey(stage, event) {
  event.stopPropagation();
  const handle = findHandler(stage, event);
  if (!handle) return;
  event.preventDefault();
  handle(stage);
}

function findHandler(stage, { key, target, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return null;
  if (ctrlKey || metaKey) return findChord(stage, key.toLowerCase(), shiftKey);
  const { input, output } = stage.parts;
  if (target === input.picture) return inputKey(stage, key) ?? KEYS[key];
  if (target === output.picture) return outputKey(stage, key) ?? KEYS[key];
  return isTakenBy(target, key) ? null : KEYS[key];
}

function findChord({ model }, key, shiftKey) {
  if (!model.editable) return null;
  if (key === "y" || (key === "z" && shiftKey)) return redo;
  return key === "z" ? undo : null;
}

// A control keeps the keys that it understands itself.
function isTakenBy(target, key) {
  if (key.startsWith("Page")) return target.tagName === "SELECT";
  if (target.type === "range") return key in ARROWS || key === "Home" || key === "End";
  if (target.tagName === "BUTTON" || target.tagName === "SUMMARY") return key === " ";
  return target.tagName === "SELECT" || target.tagName === "INPUT";
}

function inputKey({ model, view: { cursor: [row, col] } }, key) {
  const arrow = ARROWS[key];
  if (arrow) return (stage) => moveCursor(stage, ...arrow);
  if (!model.editable || model.back) {
    return key === "Enter" ? (stage) => choose(stage, "input", row, col) : null;
  }
  if (key === "Enter" || key === "F2") return (stage) => editCell(stage, row, col);
  if (key === "Delete" || key === "Backspace") return (stage) => setCell(stage, row, col, 0);
  return /^[-+.,\d]$/.test(key) ? (stage) => editCell(stage, row, col, key) : null;
}

function outputKey({ model, view: { step } }, key) {
  const columns = model.output.shape[1];
  if (key === "ArrowUp" && step >= columns) return (stage) => goTo(stage, step - columns);
  if (key === "ArrowDown" && step + columns < columns * model.output.shape[0]) {
    return (stage) => goTo(stage, step + columns);
  }
  if (key !== "Enter") return null;
  return (stage) =>
    isUpstream(stage, "output") ? editUpstream(stage, Math.floor(step / columns), step % columns) : ACTIONS.pin(stage);
}
