// What must hold before a payload is drawn: a broken one is to be said, not drawn in part.

import { say } from "../../lib/js/catalogue.js";
import { knowsMode } from "./words.js";

class PayloadError extends Error {}

export function checkMode(mode) {
  if (knowsMode(mode)) return;
  const name = String(mode).slice(0, 20);
  throw new PayloadError(say("stage.unknown_mode", { mode: name }));
}

// Every axis has to tell of each row or column of both pictures.
export function checkShapes({ input, output, rows, cols }) {
  const isWhole = [rows, cols].every(
    ({ windows, divisors, coverage }, axis) =>
      windows.length === output.shape[axis] &&
      divisors.length === output.shape[axis] &&
      coverage.length === input.shape[axis],
  );
  if (!isWhole) throw new Error("the shapes of a payload do not fit each other");
}

// An error as a sentence for the reader.
export function sayError(error) {
  return error instanceof PayloadError
    ? error.message
    : say("stage.broken");
}
