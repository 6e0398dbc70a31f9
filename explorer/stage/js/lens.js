// The lens: the current window cell by cell, for an image with its surroundings.

const FEWEST = 6;
const MOST_PIXELS = 8;
const MOST_CELLS = 16;
const LEGIBLE = 21;

// The stretch of positions to show along one axis, as [start, length]: the window with
// surroundings up to `fewest`, evenly on both sides, but at most `most` around `focus`.
export function stretch(positions, focus, fewest, most) {
  const first = positions[0];
  const span = positions.at(-1) - first + 1;
  const length = Math.min(Math.max(span, fewest + (span % 2)), most);
  if (span > most) {
    const start = Math.round(focus - (most - 1) / 2);
    return [Math.min(Math.max(start, first), first + span - most), length];
  }
  return [first - Math.floor((length - span) / 2), length];
}

export function drawLens(host, stage, window, winners, focus) {
  const { model } = stage;
  const fewest = model.editable ? 0 : FEWEST;
  const most = model.editable ? MOST_CELLS : MOST_PIXELS;
  const centre = focus ?? winners[0] ?? window.cells[0];
  const [row, height] = stretch(window.rows, centre.row, fewest, most);
  const [col, width] = stretch(window.cols, centre.col, fewest, most);
  const extent = { row, col, height, width };
  const cell = Math.min(44, stage.lensSide / height, stage.lensSide / width);
  host.style.setProperty("--cell", `${cell}px`);
  host.classList.toggle("small", cell < LEGIBLE);
  const parts = (host.parts ??= buildFrame(host));
  parts.frame.style.height = `${height * cell}px`;
  parts.frame.style.width = `${width * cell}px`;
  place(parts.surface, extent, [row, col, height, width]);
  drawGrid(parts.surface, range(row, height), range(col, width), (r, c) => inputCell(stage, r, c));
  const frames = rectanglesOf(window.rows, window.cols).map((at) => ({ kind: "window", at }));
  const rings = winners.map((winner) => ({ kind: "winner", at: [winner.row, winner.col, 1, 1] }));
  drawMarks(parts.marks, extent, [...frames, ...rings]);
}

export function range(start, length) {
  return Array.from({ length }, (_, index) => start + index);
}
