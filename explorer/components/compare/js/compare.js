// Results side by side on one input: one board for each place on the page.

import { readFrame } from "../../stage/js/codec.js";
import { sayError } from "../../stage/js/check.js";
import { MissingInput } from "../../stage/js/inputs.js";
import { screenOf, watchScreen } from "../../stage/js/screen.js";
import { createView } from "../../stage/js/view.js";
import { fillColumns, modelsOf } from "./columns.js";
import { drawBoard } from "./draw.js";
import { listenToBoard } from "./moves.js";
import { findNodes } from "./nodes.js";

const boards = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const board = boards.get(parentElement) ?? createBoard(parentElement.querySelector(".stage"));
  boards.set(parentElement, board);
  board.send = setTriggerValue;
  board.unwatch ??= watchScreen(board.root, () => followScreen(board));
  take(board, data);
  return () => board.send === setTriggerValue && leavePage(board);
}

function createBoard(root) {
  const board = Object.seal({
    ...findNodes(root),
    columns: [],
    models: [],
    sent: null,
    view: createView(),
    // The output cell whose windows are on show, and the one under the pointer.
    at: [0, 0],
    hover: null,
    showsDifference: false,
    // Of more columns than there are kinds of lines: the kind for what windows read.
    lines: new Map(),
    cell: { input: 0, output: 0 },
    whole: null,
    digits: 4,
    spoken: "",
    screen: "",
    frame: 0,
    speech: 0,
    plotting: 0,
    send: null,
    unwatch: null,
  });
  listenToBoard(board);
  return board;
}

function leavePage(board) {
  board.unwatch?.();
  board.unwatch = null;
  cancelAnimationFrame(board.frame);
  clearTimeout(board.speech);
  clearTimeout(board.plotting);
  board.frame = 0;
}

function followScreen(board) {
  if (board.sent && screenOf(board.root) !== board.screen) drawBoard(board);
}

async function take(board, data) {
  const { send } = board;
  const isNewest = () => board.unwatch && board.send === send;
  try {
    const sent = readFrame(data);
    fillColumns(board, sent);
    const models = await modelsOf(sent);
    if (!isNewest()) return;
    Object.assign(board, { sent, models });
    board.root.classList.add("ready");
    board.nodes.failure.hidden = true;
    drawBoard(board);
  } catch (error) {
    if (!isNewest()) return;
    if (error instanceof MissingInput) board.send("missing", true);
    else fail(board, error);
  }
}

function fail(board, error) {
  console.error(error);
  board.root.classList.remove("ready");
  board.nodes.failure.textContent = sayError(error);
  board.nodes.failure.hidden = false;
}
