// What a move of the input changed: marks and words of cells, and the picture of what changed.

import { say } from "../../lib/js/catalogue.js";
import { unpack } from "../../stage/js/codec.js";
import { element } from "../../stage/js/frame.js";

// By what Python says of a cell: the class of its mark, and the sentence that names it.
const DIFFERS = [null, ["differs", "compare.differs"]];
const MOVED = [null, ["differs", "compare.changed"], ["alone", "compare.alone"]];
const GREYS = [0, 255, 96];

// The image with every row and every column where Python says that it stands.
export async function moveInput({ shape, values }, sources) {
  const [rows, cols] = (await Promise.all(sources.map(unpack))).map((places) => places.values);
  const [, width, channels = 1] = shape;
  const moved = new values.constructor(values.length);
  let to = 0;
  for (const row of rows) {
    for (const col of cols) {
      const from = (row * width + col) * channels;
      for (let channel = 0; channel < channels; channel += 1) moved[to + channel] = values[from + channel];
      to += channels;
    }
  }
  return Object.freeze({ shape, values: moved });
}

// What Python says of every cell, four in a byte.
export function marksOf({ values }, [height, width]) {
  const marks = new Uint8Array(height * width);
  for (let index = 0; index < marks.length; index += 1) marks[index] = (values[index >> 2] >> (2 * (index & 3))) & 3;
  return Object.freeze({ shape: [height, width], values: marks });
}

// What is shown of an output cell; with `only`, the number only where it changed.
export function markCell(shown, code, isMoved, only) {
  const mark = (isMoved ? MOVED : DIFFERS)[code];
  if (!mark) return { ...shown, kind: "", text: only ? "" : shown.text };
  const [kind, sentence] = mark;
  return { ...shown, kind, exact: say(sentence, { value: shown.exact }) };
}

// An input cell that came in says so.
export function nameIncoming(cell, row, col, [rows, cols]) {
  return row < rows || col < cols ? { ...cell, exact: say("compare.came_in", { value: cell.exact }) } : cell;
}

// The line between what came in and what moved along: below whole rows, right of columns.
export function seamsOf([rows, cols], [height, width]) {
  const [top, left] = [Math.min(rows, height), Math.min(cols, width)];
  const seams = [
    { kind: "came from-top", at: [0, 0, top, width] },
    { kind: "came from-left", at: [top, 0, height - top, left] },
  ];
  return seams.filter(({ at }) => at[2] && at[3]);
}

// Black where a cell moved along, white where it changed, grey where it is compared with none.
export function changesPicture({ differs: { shape: [height, width], values } }) {
  const image = new ImageData(width, height);
  values.forEach((code, index) => {
    const grey = GREYS[code];
    image.data.set([grey, grey, grey, 255], 4 * index);
  });
  const canvas = element("canvas");
  Object.assign(canvas, { width, height });
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}
