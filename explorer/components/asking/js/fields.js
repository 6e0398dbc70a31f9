// What a reader does with the fields of a question.

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
  root.addEventListener("focusout", () => asking.keeping && keep(asking));
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
  asking.keeping = setTimeout(() => keep(asking), REST);
}

function keep(asking) {
  tell(asking, "keep");
}

function tell(asking, act) {
  clearTimeout(asking.keeping);
  asking.keeping = 0;
  const given = asking.sent.answered === "no" ? fieldsOf(asking.root).map(textOf) : asking.sent.given;
  asking.told.add(JSON.stringify(given));
  asking.send("act", { act, given, question: asking.sent.question_id });
}
