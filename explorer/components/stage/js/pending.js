// The frames and timers that a stage waits for. None outlives its place on the page.

export function createPending() {
  return Object.seal({
    // A frame that draws what changed, and the next frame of playing, with the time of the last.
    frame: 0,
    tick: 0,
    time: null,
    // What is to be said to screen readers once the window has settled, null when nothing is.
    speech: 0,
    words: null,
    // Until the button that copies the link has its own words again.
    copied: 0,
    // For the answer to an edit.
    answer: 0,
    // Until the next window of a route.
    route: 0,
  });
}

// End all, but keep what there is to say: it is said when the stage comes back.
export function endPending(pending) {
  cancelAnimationFrame(pending.frame);
  cancelAnimationFrame(pending.tick);
  clearTimeout(pending.speech);
  clearTimeout(pending.answer);
  clearTimeout(pending.route);
  Object.assign(pending, { frame: 0, tick: 0, time: null, speech: 0, answer: 0, route: 0 });
}
