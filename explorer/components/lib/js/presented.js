// Whether the page is presented to a room, for whatever is on it: the root element says so.

// Where there is no document, as in a test, nobody presents.
export function isPresentedNow() {
  return globalThis.document?.documentElement.dataset.poolingView === "present";
}
