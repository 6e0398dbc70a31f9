// What the page around is told. Streamlit lets every element of the page fade while a run is under
// way, and takes that back when the run ends. The page is to hold still, and the fades are a good
// part of a frame. Its own bar, which is empty but for a button at each end, lies over the
// page and not above it, and the button that closes the controls is in reach of the Tab key.
// The shell itself takes room on a phone, and elsewhere while it has the introduction to show.

import { holdStyle } from "./style.js";

const STEADY = `
[data-testid="stElementContainer"] { opacity: 1 !important; transition: none !important; }
[data-testid="stHeader"] { background: none; }
[data-testid="stHeader"], [data-testid="stHeader"] :not(button, button *) { pointer-events: none; }
[data-testid="stMainBlockContainer"] { padding-inline: clamp(1rem, 2.5vw, 2rem); padding-top: 16px !important; }
@media (max-height: 480px) { [data-testid="stHeader"] { display: none; } }
[data-testid="stSidebarHeader"] { height: 0; margin: 0; overflow: visible; }
[data-testid="stSidebarCollapseButton"] { position: relative; top: 28px; z-index: 1; }
[data-collapsed="false"] [data-testid="stSidebarCollapseButton"] button { visibility: visible !important; }
[data-testid="stSidebarUserContent"] h1 { padding-top: 14px; padding-right: 36px; }
.st-key-shell { margin-bottom: calc(8px - 1rem); }
@media (min-width: 640.02px) {
  /* Beside the button that opens the controls, and not below it. */
  :root:has([data-testid="stExpandSidebarButton"]) [data-testid="stMainBlockContainer"] { padding-left: 60px !important; }
  :root:not([data-pooling-introduces]) .st-key-shell { position: absolute !important; width: 0 !important; }
}
@media (max-width: 640px) {
  .st-key-shell { margin: 0 40px calc(8px - 1rem); width: auto !important; }
}
/* One sheet of paper: what is looked at and the open section, without anything to press. */
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], .st-key-shell, .st-key-tab,
  [data-testid="stNumberInput"], [data-testid="stPagination"], [data-testid="stButton"],
  [data-testid="stDownloadButton"] { display: none !important; }
  [data-testid="stApp"], [data-testid="stMain"], [data-testid="stAppViewContainer"] {
    background: #fff !important; color: #000 !important; color-scheme: light;
    display: block !important; height: auto !important; inset: 0 !important; overflow: visible !important;
    position: static !important; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; }
  [data-testid="stMainBlockContainer"] img { max-height: 9cm; }
  html, body { background: #fff !important; }
  @page { margin: 12mm; }
}
`;

export function holdStill() {
  holdStyle("pooling-still", STEADY);
}
