// The shell: one instance for each place on the page, fed again with every change of data.

import { drawBar, listenToBar } from "./bar.js";
import { watchConnection } from "./connection.js";
import { holdStill } from "./steady.js";

const shells = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const shell = shells.get(parentElement) ?? createShell(parentElement.querySelector(".controls"));
  shells.set(parentElement, shell);
  shell.send = setTriggerValue;
  shell.connection ??= watchConnection(() => shell.send("again", true));
  drawBar(shell.bar, data.label);
  return () => shell.send === setTriggerValue && leavePage(shell);
}

function createShell(bar) {
  holdStill();
  listenToBar(bar);
  return Object.seal({ bar, connection: null, send: null });
}

// Streamlit may put the same element back, so the shell is kept for as long as there is one.
// Each call brings a `send` of its own: by it the late cleanup of an overtaken call is told.
function leavePage(shell) {
  shell.connection?.disconnect();
  shell.connection = null;
}
