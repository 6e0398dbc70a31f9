// Time to steps. Positions count windows in row order; the fraction is the time within one.

// So many windows a second, or so many whole rows of them.
export const PACES = [
  ...[0.5, 1, 2, 4, 8, 15, 30, 60].map((rate) => ({ rate, isRows: false })),
  ...[1, 4, 15].map((rate) => ({ rate, isRows: true })),
];
export const FIRST_PACE = 2;
// Above this many windows a second the lines of the loop would only flicker.
const READABLE = 4;
const LONGEST_FRAME = 0.25;

// The position after some seconds; it stops at `count`, when the last window has had its time.
export function advance(position, seconds, speed, count) {
  return Math.min(position + Math.min(seconds, LONGEST_FRAME) * speed, count);
}

// How many windows a second that is, in rows of so many.
export function speedOf({ rate, isRows }, columns) {
  return isRows ? rate * columns : rate;
}

// The window at a position; of a row that is shown at once, the last.
export function stepAt(position, { isRows }, columns) {
  const step = Math.floor(position);
  return isRows ? step - (step % columns) + columns - 1 : step;
}

// The line of the two loops that runs now: 0 the row, 1 the column, 2 the pool, 3 the result.
export function loopLine(position, columns, speed) {
  if (speed > READABLE) return 3;
  const step = Math.floor(position);
  const part = position - step;
  if (part < 0.12 && step % columns === 0) return 0;
  if (part < 0.25) return 1;
  return part < 0.6 ? 2 : 3;
}
