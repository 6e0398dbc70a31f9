// Streamlit lets every element of the page fade while a run is under way, and takes that back
// when the run ends. The page is to hold still, and the fades are a good part of a frame.
// The shell itself takes no room but on a phone, where its bar lies close to what follows.

const STEADY = `
[data-testid="stElementContainer"] { opacity: 1 !important; transition: none !important; }
[data-testid="stMainBlockContainer"] { padding-inline: clamp(1rem, 2.5vw, 2rem); }
@media (max-height: 480px) { [data-testid="stHeader"] { display: none; } }
.st-key-shell { margin-bottom: calc(8px - 1rem); }
@media (min-width: 640.02px) { [data-testid="stMainBlockContainer"] { padding-inline: clamp(1rem, 2.5vw, 2rem); }
.st-key-shell { display: none !important; } }
`;

export function holdStill() {
  if (document.getElementById("pooling-still")) return;
  const style = document.createElement("style");
  style.id = "pooling-still";
  style.textContent = STEADY;
  document.head.append(style);
}
