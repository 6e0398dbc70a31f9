// Pointer, keyboard and buttons: which output cell is looked at, in every column at once.

import { clamp } from "../../stage/js/numbers.js";
import { readersOf } from "../../stage/js/windows.js";
import { drawBoard, drawWindows } from "./draw.js";
import { cellUnder } from "./plates.js";
import { reachOf } from "./sizes.js";

const SETTLED = 300;

export function listenToBoard(board) {
  const { root, nodes } = board;
  const moves = { first: () => -Infinity, back: (step) => step - 1, forward: (step) => step + 1, last: () => Infinity };
  for (const button of root.querySelectorAll("[data-do]")) {
    button.onclick = () => goToStep(board, moves[button.dataset.do](stepOf(board)));
  }
  nodes.apart.firstElementChild.onchange = (event) => {
    board.showsDifference = event.target.checked;
    drawBoard(board);
  };
  root.onkeydown = (event) => pressBoardKey(board, event);
  listenToPlate(board, board.input, (row, col) => readerOf(board, row, col));
}

export function listenToColumn(board, column) {
  column.remove.onclick = () => board.send("remove", column.index);
  listenToPlate(board, column.output, (row, col) => [row, col]);
}

// A pointer asks for a window, a click or a tap keeps it.
function listenToPlate(board, plate, cellOf) {
  const at = (event) => {
    const cell = cellUnder(plate.surface, event, plate.shape);
    return cell && cellOf(...cell);
  };
  plate.frame.onpointermove = (event) => lookAt(board, at(event));
  plate.frame.onpointerleave = () => lookAt(board, null);
  plate.frame.onclick = (event) => {
    const cell = at(event);
    if (cell) goToCell(board, ...cell);
  };
}

// The first output cell of the first column that reads an input cell.
function readerOf({ models }, row, col) {
  for (const model of models.filter(Boolean)) {
    const { rows, cols } = readersOf(model, row, col);
    if (rows.length && cols.length) return [rows[0], cols[0]];
  }
  return null;
}

function lookAt(board, cell) {
  if (String(cell) === String(board.hover)) return;
  board.hover = cell;
  redrawWindows(board);
}

function goToCell(board, row, col) {
  const [rows, cols] = reachOf(board);
  board.at = [clamp(row, 0, rows - 1), clamp(col, 0, cols - 1)];
  board.hover = null;
  redrawWindows(board);
  clearTimeout(board.speech);
  board.speech = setTimeout(() => {
    board.nodes.live.textContent = board.spoken;
  }, SETTLED);
}

function stepOf(board) {
  return board.at[0] * reachOf(board)[1] + board.at[1];
}

function goToStep(board, step) {
  const [rows, cols] = reachOf(board);
  const index = clamp(step, 0, rows * cols - 1);
  goToCell(board, Math.floor(index / cols), index % cols);
}

function redrawWindows(board) {
  board.frame ||= requestAnimationFrame(() => {
    board.frame = 0;
    drawWindows(board);
  });
}

const BOARD_KEYS = {
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
};

// Keys stay inside: the page around has shortcuts of its own.
function pressBoardKey(board, event) {
  event.stopPropagation();
  const isPlate = event.target.classList.contains("picture");
  const by = BOARD_KEYS[event.key];
  if (!isPlate || !by || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  goToCell(board, board.at[0] + by[0], board.at[1] + by[1]);
}
