// Streamlit lets every element of the page fade while a run is under way, and takes that back
// when the run ends. The page is to hold still, and the fades are a good part of a frame.

import { element } from "./frame.js";

const STILL = `
[data-testid="stElementContainer"] { opacity: 1 !important; transition: none !important; }
`;

export function holdStill() {
  if (document.getElementById("pooling-still")) return;
  const style = element("style", "", document.head);
  style.id = "pooling-still";
  style.textContent = STILL;
}
