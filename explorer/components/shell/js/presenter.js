// Presenting: the page without its controls, for a room. A view of the page that is open: the root
// element says so to whatever is on it at once, and Python follows.

import { say } from "../../lib/js/catalogue.js";
import { drawScanned } from "./scanned.js";
import { holdRoom, isDarkGround } from "./room.js";
import { drawRing } from "./ring.js";

export function createPresenter(root) {
  holdRoom();
  const find = (selector) => root.querySelector(selector);
  const presenter = Object.seal({
    root,
    told: find(".told"),
    pointer: find(".pointer"),
    blank: find(".blank"),
    listing: find(".listing"),
    scanned: find(".scanned"),
    ringing: find(".ringing"),
    // The view that Python told last: what it only repeats is not followed.
    heard: "",
    isEmbedded: false,
    hasRing: true,
    // Whether the code is asked for: what comes late of one that was put away is not shown.
    isAsked: false,
    // The timer until the buttons are gone again.
    stirring: 0,
    send: null,
  });
  root.onkeydown = (event) => event.stopPropagation();
  for (const button of root.querySelectorAll(".ask")) button.onclick = () => askForCode(presenter, true);
  find(".openers .start").onclick = () => setView(presenter, "present");
  find(".leave").onclick = () => setView(presenter, "page");
  find(".list").onclick = () => presenter.listing.showModal();
  presenter.ringing.onclick = () => turnRing(presenter);
  presenter.blank.onclick = () => turnBlank(presenter);
  find(".listing .shut").onclick = () => presenter.listing.close();
  find(".scanned .shut").onclick = () => presenter.scanned.close();
  presenter.scanned.onclose = () => presenter.isAsked && askForCode(presenter, false);
  return presenter;
}

// Show what Python says: how the page is seen, and the code where it is wanted.
export function drawPresenter(presenter, { view = "page", embedded = false, code = null }) {
  presenter.isEmbedded = embedded;
  presenter.root.classList.toggle("embedded", embedded);
  if (view !== presenter.heard) showView(presenter, view);
  presenter.heard = view;
  drawScanned(presenter.scanned, presenter.isAsked ? code : null);
}

export function setView(presenter, view) {
  showView(presenter, view);
  presenter.send("view", view);
}

// What is on the page takes its sizes from the screen anew.
function showView(presenter, view) {
  const { dataset } = document.documentElement;
  if (view === "present") dataset.poolingGround = isDarkGround(presenter.root) ? "dark" : "light";
  else delete dataset.poolingGround;
  dataset.poolingView = view;
  presenter.root.classList.toggle("presented", view === "present");
  presenter.blank.hidden = true;
  presenter.listing.close();
  drawRing(presenter);
  scrollTo(0, 0);
  dispatchEvent(new Event("resize"));
}

export function turnGround() {
  const { dataset } = document.documentElement;
  dataset.poolingGround = dataset.poolingGround === "dark" ? "light" : "dark";
  dispatchEvent(new Event("resize"));
}

export function turnRing(presenter) {
  presenter.hasRing = !presenter.hasRing;
  presenter.ringing.setAttribute("aria-pressed", presenter.hasRing);
  drawRing(presenter);
}

export function turnBlank({ blank, told }) {
  blank.hidden = !blank.hidden;
  told.textContent = say(blank.hidden ? "shell.unblanked" : "shell.blanked");
}

export function askForCode(presenter, isAsked) {
  presenter.isAsked = isAsked;
  presenter.send("code", isAsked);
}

// Take away what lies over the page; returns whether there was anything.
export function uncover(presenter) {
  const { blank, listing, scanned } = presenter;
  const isCovered = !blank.hidden || listing.open || scanned.open;
  if (!blank.hidden) turnBlank(presenter);
  listing.close();
  scanned.close();
  return isCovered;
}
