// The window that is looked at, for whatever on the page follows it, by its row and column in the
// output; and how the page asks for another one.

export const GO = "pooling:go";

// Say which window the stage shows, and whether it moves by itself.
export function tellWindow(row, col, isMoving) {
  const told = `${row},${col}${isMoving ? ",moving" : ""}`;
  const { dataset } = document.documentElement;
  if (dataset.poolingWindow !== told) dataset.poolingWindow = told;
}

// Call with the window now and with each one that follows, until `signal` ends it.
export function watchWindow(onWindow, signal) {
  const root = document.documentElement;
  const say = () => {
    const [row, col, moving] = (root.dataset.poolingWindow ?? "").split(",");
    if (col) onWindow(Number(row), Number(col), moving !== undefined);
  };
  const observer = new MutationObserver(say);
  observer.observe(root, { attributeFilter: ["data-pooling-window"] });
  signal.addEventListener("abort", () => observer.disconnect());
  say();
}

export function askForWindow(row, col) {
  document.dispatchEvent(new CustomEvent(GO, { detail: { row, col } }));
}
