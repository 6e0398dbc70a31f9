// What is presented to a room: letters by the height of the screen, which is what the back row sees,
// and room for nothing but the pictures with what is said of them.

// Letters for each height of the screen; the formula has 1.8 of them, as in css/presented.css.
const LETTERS = 36;
// In letters: what is above and below the pictures, from edge to edge.
const AROUND_PRESENTED = 14.6;

// Let the style follow how the page is seen; returns whether it is presented.
export function followPresenting(root) {
  const { poolingView, poolingGround } = document.documentElement.dataset;
  const isPresented = poolingView === "present";
  root.classList.toggle("presented", isPresented);
  root.classList.toggle("darkened", isPresented && poolingGround === "dark");
  return isPresented;
}

export function lettersOfRoom() {
  return Math.max(14, innerHeight / LETTERS);
}

// The screen, for `arrange`.
export function screenOfRoom(em) {
  return { height: innerHeight, top: 0, around: AROUND_PRESENTED * em };
}

// How far one is, for the line at the bottom.
export function showDone(root, number, count) {
  root.style.setProperty("--done", `${(100 * number) / count}%`);
}
