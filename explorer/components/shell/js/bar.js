// The bar that opens the controls on a phone.

import { say } from "../../lib/js/catalogue.js";

export function listenToBar(bar) {
  // Streamlit has no call that opens the sidebar a second time, so its own button is pressed.
  bar.onclick = () => document.querySelector('[data-testid="stExpandSidebarButton"]')?.click();
  // Keys stay inside: the page around has shortcuts of its own.
  bar.onkeydown = (event) => event.stopPropagation();
}

export function drawBar(bar, label) {
  bar.firstElementChild.textContent = label;
  bar.ariaLabel = say("shell.open", { label });
}
