// The introduction: what pooling is and what to do first, until the reader puts it away.

import { findPart } from "./parts.js";

const KEPT = "pooling.introduction";

// Put away for as long as the page is open, where the browser keeps nothing.
let isAway = recall();

export function listenToIntroduction(shell) {
  const { introduction, about } = shell;
  introduction.querySelector(".start").onclick = playFirst;
  introduction.querySelector(".away").onclick = () => {
    putAway(true);
    showIntroduction(shell);
    about.focus();
  };
  about.onclick = () => {
    putAway(false);
    showIntroduction(shell);
    introduction.querySelector(".start").focus();
  };
}

// The page around is told, too: elsewhere than on a phone the shell takes room for this alone.
export function showIntroduction({ introduction, about, introduces }) {
  const isShown = introduces && !isAway;
  about.hidden = !introduces;
  if (introduction.hidden !== isShown) return;
  introduction.hidden = !isShown;
  document.documentElement.toggleAttribute("data-pooling-introduces", isShown);
  // What follows has another place now, and may have more room.
  dispatchEvent(new Event("resize"));
}

function playFirst() {
  const play = findPart("stage", "[data-do=play]");
  play?.click();
  play?.focus();
}

function putAway(away) {
  isAway = away;
  try {
    if (away) localStorage.setItem(KEPT, "away");
    else localStorage.removeItem(KEPT);
  } catch {
    // Then it is for this visit.
  }
}

function recall() {
  try {
    return localStorage.getItem(KEPT) === "away";
  } catch {
    return false;
  }
}
