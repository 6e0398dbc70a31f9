// The arrangement on the page: columns, sizes of cells, of letters and of digits.

import { followPresenting } from "../../lib/js/presented.js";
import { arrange, FILLED, NAMES, NARROW } from "./arrange.js";
import { lettersOfRoom, screenOfRoom } from "./presented.js";
import { topOf } from "./screen.js";
import { clamp, formatTo, SIGNIFICANT } from "./numbers.js";

// In cells that are as small as they can be: the exact value is in the cell's title.
const FEWER = 3;

export function createLayout() {
  return Object.seal({
    // What the screen was like when all was drawn.
    screen: "",
    lensSide: 0,
    // Pixels for each cell of the pictures, and whether a matrix is wider than its room.
    cell: { input: 0, output: 0 },
    scrolls: false,
    // How many significant digits there is room for.
    digits: SIGNIFICANT,
  });
}

export function layOut({ root, layout, model, view }) {
  const width = root.clientWidth;
  const isPresented = followPresenting(root);
  const em = lettersNow(width, isPresented);
  const isBrief = root.classList.contains("brief");
  const screen = { isBrief, ...(isPresented ? screenOfRoom(em, model.isMatrix, isBrief ? topOf(root) : 0) : { height: innerHeight, top: topOf(root) }), width, em };
  let [digits, longest] = [SIGNIFICANT, digitsWidth(model, SIGNIFICANT)];
  let way = arrange(screen, model, longest, view.isTrueScale);
  if (way.isTight) {
    [digits, longest] = [FEWER, digitsWidth(model, FEWER)];
    way = arrange(screen, model, longest, view.isTrueScale);
  }
  const { name, columns, operation, cell, scrolls } = way;
  for (const other of NAMES) root.classList.toggle(other, other === name);
  root.classList.toggle("narrow", width < NARROW);
  root.classList.toggle("scrolls", scrolls);
  root.style.fontSize = `${em}px`;
  root.style.setProperty("--columns", columns);
  root.style.setProperty("--fit", FILLED / longest);
  // Beside the pictures the lens can be as high as they are.
  const tallest = isBrief ? Math.max(6 * em, cell.input * model.extents.input.height) : em * (name === "beside" && width >= NARROW ? 22 : 12);
  Object.assign(layout, { cell, scrolls, digits, lensSide: Math.floor(Math.min(0.85 * operation, tallest)) });
}

// The letters of whatever is drawn in such a width now.
export function lettersNow(width, isPresented) {
  if (isPresented) return lettersOfRoom();
  return lettersOf(width, Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}

// As large as in a book on a phone, and to be read from the back row on a projector.
export function lettersOf(width, rem) {
  return (rem / 16) * clamp(6.25 + 0.009 * width, 14, 24);
}

// The width of the longest number, in letters: a digit takes half of one, a point a quarter. A picture
// has too many to try; those of a feature map have a sign and four digits around a point at most.
export function digitsWidth({ isMatrix, about, ranges, input, output, back }, digits) {
  const [first, second] = back ? [back.values, back.upstream] : [input, output];
  const [low, high] = ranges.input;
  const some = about ? [low, high, low < 0 ? -111.5 : 111.5] : [];
  const values = isMatrix ? [...first.values, ...second.values] : some;
  const texts = values.map((value) => formatTo(digits, value));
  return Math.max(1.5, ...texts.map((text) => text.length / 2 - (text.includes(".") ? 0.25 : 0)));
}
