// A term is explained where it stands: by hover, focus and touch; it closes by Escape.

import { say } from "./catalogue.js";
import { drawPictogram } from "./pictograms.js";

const CLEARANCE = 6;
// Milliseconds: a pointer may cross on its way, and has to reach what is said.
const LINGER = 250;

// What is open on the page: {node, panel, end}, or null.
let opened = null;
let waiting = 0;

// Explain an element by the name of its term; a label is explained as its control has the focus.
export function explainTerm(node, name, control = node) {
  let pointer = "";
  node.classList.add("term");
  control.setAttribute("aria-description", say(`lib_terms.${name}`));
  node.addEventListener("pointerdown", (event) => (pointer = event.pointerType));
  node.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") waitFor(() => openTerm(node, name));
  });
  node.addEventListener("pointerleave", () => waitFor(() => closeTermOf(node)));
  control.addEventListener("focus", () => control.matches(":focus-visible") && openTerm(node, name));
  control.addEventListener("blur", () => closeTermOf(node));
  node.addEventListener("click", (event) => {
    const isTouched = pointer === "touch";
    pointer = "";
    if (!isTouched) return;
    if (node.role === "button") event.preventDefault();
    openTerm(node, name);
  });
}

// A term in the words of a label. It is no button of the browser: that would take the label
// from its control, which a click of the mouse is still for.
export function writeTerm(name, title) {
  const node = document.createElement("span");
  node.textContent = title;
  node.role = "button";
  node.tabIndex = 0;
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (opened?.node === node) closeTerm();
    else openTerm(node, name);
  });
  explainTerm(node, name);
  return node;
}

function waitFor(act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, LINGER);
}

function openTerm(node, name) {
  clearTimeout(waiting);
  if (opened?.node === node) return;
  closeTerm();
  const panel = document.createElement("div");
  panel.className = "explanation";
  panel.role = "tooltip";
  panel.popover = "manual";
  const words = document.createElement("p");
  words.textContent = say(`lib_terms.${name}`);
  panel.append(...[drawPictogram(name), words].filter(Boolean));
  panel.onpointerenter = () => clearTimeout(waiting);
  panel.onpointerleave = () => waitFor(() => closeTermOf(node));
  node.getRootNode().append(panel);
  panel.showPopover?.();
  // What is below a term is what it is about.
  putBeside(panel, node.getBoundingClientRect(), true);
  opened = { node, panel, end: new AbortController() };
  const listening = { capture: true, signal: opened.end.signal };
  addEventListener("keydown", leaveByKey, listening);
  addEventListener("pointerdown", leaveByPointer, listening);
  addEventListener("scroll", closeTerm, listening);
}

function leaveByKey(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  closeTerm();
}

function leaveByPointer(event) {
  const path = event.composedPath();
  if (!path.includes(opened.node) && !path.includes(opened.panel)) closeTerm();
}

function closeTermOf(node) {
  if (opened?.node === node) closeTerm();
}

function closeTerm() {
  clearTimeout(waiting);
  opened?.end.abort();
  opened?.panel.remove();
  opened = null;
}

// Put a panel below or above a place on the screen, or at its other side where there is no room.
export function putBeside(panel, place, isAboveFirst = false) {
  const { width, height } = panel.getBoundingClientRect();
  const hasAbove = place.top >= height + 2 * CLEARANCE;
  const hasBelow = place.bottom + height + 2 * CLEARANCE <= innerHeight;
  const isAbove = isAboveFirst ? hasAbove : hasAbove && !hasBelow;
  const top = isAbove ? place.top - CLEARANCE - height : place.bottom + CLEARANCE;
  const left = Math.min(place.left, innerWidth - width - CLEARANCE);
  panel.style.top = `${Math.max(Math.min(top, innerHeight - height - CLEARANCE), CLEARANCE)}px`;
  panel.style.left = `${Math.max(left, CLEARANCE)}px`;
}
