// What is presented to a room: letters by the height of the screen, which is what the back row sees,
// and room for nothing but the pictures with what is said of them.

import { formatCount, say } from "../../lib/js/catalogue.js";

// Letters for each height of the screen; the formula has 1.9 of them, as in css/presented.css.
const LETTERS = 36;
// On a phone held upright the width is what there is little of.
const LETTERS_ACROSS = 27;
// In letters: what is above and below the pictures, from edge to edge.
const AROUND_PRESENTED = 15.3;
// Below a question, which says what the windows are about.
const AROUND_BELOW = 11;
// Beside a picture its tick labels, in letters, and what is at its other side, in pixels.
const TICKS_PRESENTED = 1.6;
const OTHER_SIDE = 6;
// How much of the width the operation has: the window of a picture is seen there alone.
const SHARE_BESIDE_MATRICES = 0.2;
const SHARE_BESIDE_PICTURES = 0.3;

export function lettersOfRoom() {
  return Math.max(14, Math.min(innerHeight / LETTERS, innerWidth / LETTERS_ACROSS));
}

// The screen below what is above the stage, for `arrange`.
export function screenOfRoom(em, isMatrix, top = 0) {
  const share = isMatrix ? SHARE_BESIDE_MATRICES : SHARE_BESIDE_PICTURES;
  return { height: innerHeight, top, around: top + (top ? AROUND_BELOW : AROUND_PRESENTED) * em, gutter: gutterOfRoom(em), share };
}

export function gutterOfRoom(em) {
  return TICKS_PRESENTED * em + OTHER_SIDE;
}

// How much of a tint is mixed with white, from the lowest value to the highest: the highest is a
// full yellow, as a pale one is white on a wall.
export function strengthOfRoom(part) {
  return 0.5 + 0.4 * part;
}

// The largest cell of a lens: as large as others on the screen, also where it has one cell.
export function lensCellOfRoom() {
  return innerHeight / 6;
}

// How far one is: in words, and for the line at the bottom. Returns whether that is news.
export function showDone(root, node, number, count) {
  root.style.setProperty("--done", `${(100 * number) / count}%`);
  const place = say("stage.count", { number: formatCount(number), count: formatCount(count) });
  const isNews = node.textContent !== place;
  if (isNews) node.textContent = place;
  return isNews;
}
