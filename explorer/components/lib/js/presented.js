// Whether the page is presented to a room, for whatever is on it: the root element says so.

// Where there is no document, as in a test, nobody presents.
export function isPresentedNow() {
  return globalThis.document?.documentElement.dataset.poolingView === "present";
}

// Let the style follow how the page is seen; returns whether it is presented.
export function followPresenting(root) {
  const isPresented = isPresentedNow();
  root.classList.toggle("presented", isPresented);
  root.classList.toggle("darkened", isPresented && document.documentElement.dataset.poolingGround === "dark");
  return isPresented;
}
