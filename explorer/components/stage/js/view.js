// How a model is looked at: what is the reader's own, and could be shared by two stages.

import { clamp } from "./numbers.js";
import { FIRST_PACE } from "./player.js";
import { readersOf } from "./windows.js";

export function createView() {
  return Object.seal({
    step: 0,
    // The pinned window as [row, col], and the pin that Python told last.
    pin: null,
    told: null,
    // The windows that Python asked to be looked at last.
    route: "[]",
    // What the pointer is over, as {part, row, col}, and where the keys are in the input.
    hover: null,
    cursor: [0, 0],
    channel: 0,
    pace: FIRST_PACE,
    showsCoverage: false,
    // Whether a cell of an image's output is drawn as large as one of its input.
    isTrueScale: false,
    // While playing: the position in windows, with the time within one as a fraction.
    position: null,
    line: 3,
    // Whether the output is filled in up to the current window only.
    filled: false,
  });
}

// Go on with a new model: at the same row and column of the output, as far as it has them.
export function followModel(view, model, last) {
  const [rows, columns] = model.output.shape;
  const before = last?.output.shape[1] ?? 1;
  const [height, width] = model.input.shape;
  view.cursor = [Math.min(view.cursor[0], height - 1), Math.min(view.cursor[1], width - 1)];
  const row = Math.min(Math.floor(view.step / before), rows - 1);
  const col = Math.min(view.step % before, columns - 1);
  view.step = row * columns + col;
  view.hover = null;
  if (view.position !== null) view.position = view.step;
  view.channel = clamp(view.channel, 0, model.channels - 1);
}

// A pin that Python changed is followed; one that it only repeats is not.
export function followPin(view, model, at) {
  const isNews = String(at) !== String(view.told);
  view.told = at;
  if (!isNews && view.pin && at) return;
  if (isNews && at && String(at) !== String(view.pin)) {
    view.step = at[0] * model.output.shape[1] + at[1];
  }
  view.pin = at;
}

// The window on show: the one played or chosen, or the one that the pointer asks for.
export function shownWindow(model, { step, hover, position }) {
  const columns = model.output.shape[1];
  const current = [Math.floor(step / columns), step % columns];
  if (!hover || position !== null) return current;
  if (hover.part === "output") return [hover.row, hover.col];
  const { rows, cols } = readersOf(model, hover.row, hover.col);
  if (!rows.length || !cols.length) return current;
  const isRead = rows.includes(current[0]) && cols.includes(current[1]);
  return isRead ? current : [rows[0], cols[0]];
}
