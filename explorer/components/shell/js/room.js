// What Streamlit's page is told while it is presented: nothing but what is looked at, on a plain
// ground that a projector shows, with a margin that none cuts off.

import { holdStyle } from "./style.js";

const ROOM = `
.st-key-lessons :is(button, button *) { justify-content: flex-start; text-align: left; }
@media (min-width: 640.02px) { .st-key-notices, .st-key-way { padding-right: 120px; } }
:root[data-pooling-view="present"] :is([data-testid="stSidebar"], [data-testid="stHeader"],
  [data-testid="stExpandSidebarButton"], [data-testid="stToolbar"], [data-testid="stStatusWidget"],
  [data-testid="stSidebarCollapsedControl"]) { display: none !important; }
:root[data-pooling-view="present"] :is([data-testid="stApp"], [data-testid="stMain"]) { background: #fff; }
:root[data-pooling-ground="dark"] :is([data-testid="stApp"], [data-testid="stMain"]) { background: #000; }
:root[data-pooling-view="present"] [data-testid="stMainBlockContainer"] {
  max-width: none; padding: 24px 36px 0 !important; }
:root[data-pooling-view="present"] [data-testid="stMainBlockContainer"]
  [data-testid="stElementContainer"]:not(.st-key-shell, .st-key-stage, .st-key-compare, .st-key-stack,
  .st-key-lessons *,
  :has([data-testid^="stBidiComponent"])) { display: none !important; }
:root[data-pooling-view="present"] .st-key-shell { position: absolute !important; width: 0 !important; }
`;

export function holdRoom() {
  holdStyle("pooling-room", ROOM);
}

// Whether the reader's theme is a dark one, by the page's colour as the browser has worked it out.
export function isDarkGround(root) {
  const probe = document.createElement("span");
  probe.style.color = "var(--st-background-color, #fff)";
  root.append(probe);
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return parts[0] + parts[1] + parts[2] < 384;
}
