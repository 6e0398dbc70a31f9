// The bar that opens the controls on a phone, and what closes them again.

import { say } from "../../lib/js/catalogue.js";

export function listenToBar(bar) {
  // Streamlit has no call that opens the sidebar a second time, so its own button is pressed.
  bar.onclick = () => document.querySelector('[data-testid="stExpandSidebarButton"]')?.click();
}

// On a phone the controls lie over the page as a drawer, which Escape closes: unless something
// that is open in it takes the key, which is known when the key has gone all its way.
export function closeByEscape(bar, signal) {
  const leave = (event) => {
    if (event.key === "Escape") setTimeout(() => event.defaultPrevented || closeDrawer(bar));
  };
  addEventListener("keydown", leave, { capture: true, signal });
}

function closeDrawer(bar) {
  // The bar has a width on a phone only.
  const button = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
  const isOpen = button?.ariaExpanded === "true" && bar.offsetWidth > 0;
  if (!isOpen) return;
  button.click();
  bar.focus();
}

export function drawBar(bar, label) {
  bar.firstElementChild.textContent = label;
  bar.ariaLabel = say("shell.open", { label });
}
