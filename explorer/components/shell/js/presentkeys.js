// The keys of presenting, those of a clicker among them. They are heard before the page hears them,
// wherever the focus is, but never while somebody writes into a field.

import { isPresentedNow } from "../../lib/js/presented.js";
import { askForCode, setView, turnBlank, turnGround, turnRing, uncover } from "./presenter.js";
import { findControl, pressControl, pressOnward } from "./parts.js";

// What a clicker has: wherever the focus is.
const CLICKER = {
  PageDown: pressOnward,
  PageUp: () => pressControl("back"),
  F5: playAnew,
  ".": turnBlank,
  b: turnBlank,
  p: (presenter) => setView(presenter, "page"),
  q: (presenter) => askForCode(presenter, true),
  l: turnRing,
  d: turnGround,
};
// What a part of the page that has the focus may need itself.
const KEYBOARD = {
  ArrowRight: CLICKER.PageDown,
  ArrowLeft: CLICKER.PageUp,
  Home: () => pressControl("first"),
  End: () => pressControl("last"),
  " ": () => pressControl("play"),
};
const LIST = { "?": ({ listing }) => listing.open || listing.showModal() };
// On the page with its controls.
const START = { F5: start, p: start, q: CLICKER.q };
// Streamlit's own: R runs the page anew, C offers to clear what all readers share.
const STREAMLITS = ["r", "c"];

export function listenToKeys(presenter, signal) {
  const press = (event) => pressPresentKey(presenter, event);
  addEventListener("keydown", press, { capture: true, signal });
}

function pressPresentKey(presenter, event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
  if (key === "Escape") {
    escape(presenter, event);
    return;
  }
  const handle = findPresentKey(presenter, event, key);
  if (handle || (isPresentedNow() && STREAMLITS.includes(key))) event.stopImmediatePropagation();
  if (!handle) return;
  event.preventDefault();
  // What covers the page goes first, and what the key means comes with the next one.
  if (!uncover(presenter)) handle(presenter);
}

function findPresentKey({ isEmbedded }, event, key) {
  if (event.shiftKey && key !== "?" && event.key.length > 1) return null;
  if (!isPresentedNow()) return isEmbedded ? null : (START[key] ?? LIST[key]);
  return CLICKER[key] ?? LIST[key] ?? (isTaken(event) ? null : KEYBOARD[key]);
}

// Escape takes one thing away at a time, and is first of what is open elsewhere: that is known when
// the key has gone all its way. A dialog closes by itself.
function escape(presenter, event) {
  const { blank, listing, scanned } = presenter;
  if (!isPresentedNow() || listing.open || scanned.open) return;
  if (!blank.hidden) turnBlank(presenter);
  else setTimeout(() => event.defaultPrevented || setView(presenter, "page"));
}

function start(presenter) {
  setView(presenter, "present");
}

function playAnew() {
  pressControl("first");
  findControl(".stage:not(.playing) [data-do=play]")?.click();
}

const WRITTEN = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable]";

function isWriting(event) {
  return Boolean(event.composedPath()[0].matches?.(WRITTEN));
}

function isTaken(event) {
  return Boolean(event.composedPath()[0].closest?.(".stage, button, input, summary, a"));
}
