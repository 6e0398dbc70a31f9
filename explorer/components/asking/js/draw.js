// Drawing a question, its fields, and what there is to say of an answer.

import { say } from "../../lib/js/catalogue.js";
import { showColour } from "./fields.js";
import { colourOf, fieldsOf, MARKED, setText } from "./texts.js";

const WIDE = 8;
const MANY = 4;
// How wide a digit is, in letters.
const DIGIT = 0.6;

export function drawQuestion(asking, sent) {
  const { root, sent: last } = asking;
  const isOther = !last || last.question_id !== sent.question_id || last.answered !== sent.answered;
  asking.sent = sent;
  if (isOther) {
    asking.told.clear();
    drawTexts(root, sent);
    drawInput(root.querySelector(".input"), sent.input);
    drawAnswer(root, sent);
  } else if (!asking.told.has(JSON.stringify(sent.given))) {
    fieldsOf(root).forEach((field, index) => setText(field, sent.given[index]));
  }
  fieldsOf(root).forEach((field, index) => {
    if (field.tagName === "INPUT") field.setAttribute("aria-invalid", sent.unread.includes(index));
  });
  showColour(root);
  drawSaid(asking, last);
  if (isOther && last) focusAfter(root, sent, last);
}

function drawTexts(root, sent) {
  const { input, answer } = sent;
  const most = Math.max(answer.rows, answer.columns, ...(input ? [input.rows.length, input.rows[0].length] : []));
  root.querySelector(".boards").classList.toggle("many", most > MANY);
  for (const name of ["place", "name", "question", "setting"]) {
    root.querySelector(`.${name}`).textContent = sent[name];
  }
  const isAsked = sent.answered === "no";
  const acts = { check: isAsked, show: isAsked, next: !isAsked && sent.next, again: !isAsked };
  for (const [act, isThere] of Object.entries(acts)) {
    root.querySelector(`[data-act=${act}]`).hidden = !isThere;
  }
  root.querySelector("[data-act=next]").textContent = sent.next;
  root.classList.toggle("played", sent.is_played);
  root.classList.toggle("given-up", sent.answered === "shown");
}

function make(tag, className, text = "") {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function drawInput(board, input) {
  board.hidden = !input;
  if (!input) return;
  board.querySelector(".head").textContent = input.head;
  const grid = board.querySelector(".grid");
  grid.style.setProperty("--columns", input.rows[0].length);
  const longest = input.is_colours ? 0 : Math.max(...input.rows.flat().map((text) => text.length));
  grid.style.setProperty("--least", `${Math.max(2.2, DIGIT * longest)}em`);
  grid.replaceChildren(
    ...input.rows.flatMap((row) =>
      row.map((text) => {
        const cell = make("span", input.is_colours ? "cell colour" : "cell", input.is_colours ? "" : text);
        if (input.is_colours) cell.style.background = text;
        return cell;
      }),
    ),
  );
  // More columns than these may have to be scrolled, which the keys can do from there.
  if (input.rows[0].length > WIDE) grid.setAttribute("tabindex", "0");
  else grid.removeAttribute("tabindex");
  grid.setAttribute("role", "img");
  grid.setAttribute("aria-label", input.label);
}

function drawAnswer(root, sent) {
  const board = root.querySelector(".answer");
  const { answer } = sent;
  board.querySelector(".head").textContent = answer.head;
  board.querySelector(".swatch").hidden = answer.form !== "colour";
  const grid = board.querySelector(".grid");
  grid.classList.toggle("named", !answer.columns);
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", answer.head);
  grid.style.setProperty("--columns", answer.columns || 1);
  const places = new Map(answer.cells.map((cell, index) => [String(cell), index]));
  const nodes = [];
  for (let row = 0; row < answer.rows; row += 1) {
    for (let col = 0; col < (answer.columns || 1); col += 1) {
      const index = places.get(String([row, col]));
      nodes.push(index === undefined ? make("span", "cell blank") : drawField(sent, index));
    }
  }
  grid.replaceChildren(...nodes);
  if (sent.answered !== "no" && answer.form === "colour") {
    board.querySelector(".swatch").style.background = colourOf(sent.verdict.map(({ value }) => value));
  }
}

function drawField(sent, index) {
  const { answer } = sent;
  const field = sent.answered === "no" ? drawOpen(sent, index) : drawDone(sent, index);
  if (answer.columns) return field;
  const named = make("label", "field", answer.names[index]);
  named.append(field);
  return named;
}

function drawOpen({ answer, given, question_id: id }, index) {
  const isMark = answer.form === "marks";
  const field = make(isMark ? "button" : "input", "cell open", isMark ? answer.texts[index] : "");
  field.type = isMark ? "button" : "text";
  field.dataset.field = index;
  if (!isMark) {
    Object.assign(field, { maxLength: 24, autocomplete: "off", spellcheck: false, id: `field-${id}-${index}` });
  }
  field.setAttribute("aria-label", answer.names[index]);
  setText(field, given[index]);
  return field;
}

// What was right stays as it was written, what was not stands beside what is: told by the shape of the
// sign first, by its colour second.
function drawDone({ answer, answered, given, verdict }, index) {
  const { right, value } = verdict[index];
  const isMark = answer.form === "marks";
  const wasShown = answered === "shown";
  const sign = wasShown ? "" : right ? "✓" : "✗";
  const cell = make("span", `cell done ${wasShown ? "shown" : right ? "right" : "wrong"}`);
  const before = isMark ? "" : given[index];
  if (!wasShown && !right && before) cell.append(make("s", "", before));
  const stays = !wasShown && right ? given[index] : value;
  cell.append(make("b", "", isMark ? answer.texts[index] : stays));
  if (isMark) cell.classList.toggle("marked", value === MARKED);
  if (sign) cell.append(make("i", "sign", sign));
  for (const node of cell.children) node.setAttribute("aria-hidden", "true");
  const words = (text) => (isMark ? say(text ? "asking.marked" : "asking.unmarked") : text || say("asking.nothing"));
  const places = { name: answer.names[index], value: words(value), given: words(given[index]) };
  cell.append(make("span", "hidden", sayDone(right, wasShown, places)));
  return cell;
}

function sayDone(right, wasShown, places) {
  if (wasShown) return say("asking.is", places);
  return right ? say("asking.right", places) : say("asking.wrong", places);
}

function drawSaid({ root, sent }, last) {
  const text = JSON.stringify(sent.said);
  if (last && JSON.stringify(last.said) === text && last.question_id === sent.question_id) return;
  root.querySelector(".said").replaceChildren(...sent.said.map(({ kind, text: line }) => make("p", kind, line)));
  root.querySelector("[role=status]").textContent = sent.said.map(({ text: line }) => line).join(" ");
}

// The button or field that was used is gone: the keys go on where the next thing is to be done.
function focusAfter(root, sent, last) {
  const target = sent.answered === "no" ? fieldsOf(root)[0] : root.querySelector(".acts button:not([hidden])");
  if (last.question_id !== sent.question_id || last.answered !== sent.answered) target?.focus({ preventScroll: true });
}
