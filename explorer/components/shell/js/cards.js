// The cards of extracted pools: the one of the window that is looked at is framed, and a click on one
// moves the stage. They are Streamlit's own elements, made anew with each page of them, so the frame
// is a rule of style and clicks are heard by the document.

import { askForWindow, watchWindow } from "../../lib/js/window.js";

const REST = 400;

export function followWindow(shell, signal) {
  const style = document.createElement("style");
  document.head.append(style);
  watchWindow((row, col, isMoving) => {
    style.textContent = `${cardOf(row, col)} { outline: 2px solid currentColor; outline-offset: 0.3rem; }`;
    clearTimeout(shell.rest);
    if (!isMoving) shell.rest = setTimeout(() => askForCard(shell, row, col), REST);
  }, signal);
  document.addEventListener("click", goToCard, { signal });
  signal.addEventListener("abort", () => {
    clearTimeout(shell.rest);
    style.remove();
  });
}

function cardOf(row, col) {
  return `.pools figure[data-place="${row},${col}"]`;
}

// Once the window rests, have the page of cards that it is on, or the step that is taken home.
function askForCard(shell, row, col) {
  const step = `.step[data-place="${row},${col}"]`;
  if (!document.querySelector(".pools, .step") || document.querySelector(`${cardOf(row, col)}, ${step}`)) return;
  shell.send("look", [row, col]);
}

function goToCard({ target }) {
  const card = target.closest?.(".pools figure[data-place]");
  if (card) askForWindow(...card.dataset.place.split(",").map(Number));
}
