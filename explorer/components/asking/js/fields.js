// What a reader does with the fields of a question.

import { tell } from "./telling.js";
import { colourOf, fieldsOf, neighbour, setText, textOf } from "./texts.js";

// Milliseconds without a key after which what is typed is kept.
const REST = 500;
const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

export function listenToFields(asking) {
  const { root } = asking;
  root.addEventListener("input", () => {
    showColour(root);
    keepSoon(asking);
  });
  root.addEventListener("focusout", () => asking.keeping && tell(asking, "keep"));
  root.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    const field = event.target.closest("button[data-field]");
    if (act) tell(asking, act);
    if (field) {
      setText(field, !textOf(field));
      keepSoon(asking);
    }
  });
  root.addEventListener("keydown", (event) => followKey(asking, event));
}

export function showColour(root) {
  const swatch = root.querySelector(".swatch");
  if (!swatch.hidden) swatch.style.background = colourOf(fieldsOf(root).map(textOf));
}

function followKey(asking, event) {
  const fields = fieldsOf(asking.root);
  const index = fields.indexOf(event.target);
  if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS.includes(event.key)) {
    const isAcross = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (isAcross && textOf(event.target) && event.target.tagName === "INPUT") return;
    const other = neighbour(asking.sent.answer.cells, index, event.key);
    if (other === null) return;
    event.preventDefault();
    fields[other].focus();
  } else if (event.key === "Enter" && event.target.tagName === "INPUT") {
    event.preventDefault();
    const empty = [...fields.slice(index + 1), ...fields.slice(0, index)].find((field) => !textOf(field).trim());
    if (empty) empty.focus();
    else tell(asking, "check");
  }
}

function keepSoon(asking) {
  clearTimeout(asking.keeping);
  asking.keeping = setTimeout(() => tell(asking, "keep"), REST);
}
