// The shell: one instance for each place on the page, fed again with every change of data.

import { closeByEscape, drawBar, listenToBar } from "./bar.js";
import { followWindow } from "./cards.js";
import { watchConnection } from "./connection.js";
import { listenToIntroduction, showIntroduction } from "./introduction.js";
import { listenToKeys } from "./presentkeys.js";
import { createPresenter, drawPresenter } from "./presenter.js";
import { followPointer } from "./ring.js";
import { holdStill } from "./steady.js";
import { listenToTour } from "./tour.js";

const shells = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const shell = shells.get(parentElement) ?? createShell(parentElement);
  shells.set(parentElement, shell);
  shell.send = shell.presenter.send = setTriggerValue;
  shell.introduces = data.introduces;
  if (!shell.leaving) enterPage(shell);
  else showIntroduction(shell);
  drawBar(shell.bar, data.label);
  drawPresenter(shell.presenter, data);
  return () => shell.send === setTriggerValue && leavePage(shell);
}

function createShell(parentElement) {
  const root = parentElement.querySelector(".shell");
  holdStill();
  const find = (selector) => root.querySelector(selector);
  const shell = Object.seal({
    introduction: find(".introduction"),
    show: find(".show"),
    about: find(".about"),
    tour: find(".tour"),
    bar: find(".controls"),
    // The step of the tour.
    step: 0,
    // Whether the page is one to be introduced.
    introduces: false,
    connection: null,
    presenter: createPresenter(parentElement.querySelector(".presenter")),
    // The timer until the window rests.
    rest: 0,
    // What ends listening to the page around; null while the shell is not on the page.
    leaving: null,
    send: null,
  });
  // Keys stay inside: the page around has shortcuts of its own.
  root.onkeydown = (event) => event.stopPropagation();
  listenToBar(shell.bar);
  listenToIntroduction(shell);
  listenToTour(shell);
  return shell;
}

function enterPage(shell) {
  shell.leaving = new AbortController();
  shell.connection = watchConnection(() => shell.send("again", true));
  closeByEscape(shell.bar, shell.leaving.signal);
  followWindow(shell, shell.leaving.signal);
  listenToKeys(shell.presenter, shell.leaving.signal);
  followPointer(shell.presenter, shell.leaving.signal);
  showIntroduction(shell);
}

// Streamlit may put the same element back, so the shell is kept for as long as there is one.
// Each call brings a `send` of its own: by it the late cleanup of an overtaken call is told.
function leavePage(shell) {
  shell.connection?.disconnect();
  shell.leaving.abort();
  shell.leaving = null;
}
