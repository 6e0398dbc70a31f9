// What a drawing depends on besides the model: the stage's width and place, and the window around it.

// How far the stage is from the beginning of the page, however far that is scrolled.
export function topOf(root) {
  const page = root.getRootNode().host?.closest('[data-testid="stMainBlockContainer"]');
  return page ? Math.round(root.getBoundingClientRect().top - page.getBoundingClientRect().top) : 0;
}

// In one string, so that a drawing can tell whether it is still true. Not the stage's height,
// which follows from the drawing.
export function screenOf(root) {
  const { poolingView, poolingGround } = document.documentElement.dataset;
  return [root.clientWidth, innerHeight, topOf(root), devicePixelRatio, poolingView, poolingGround].join();
}

// Call when any of it may have changed; returns what ends that.
export function watchScreen(root, onChange) {
  const ending = new AbortController();
  const observer = new ResizeObserver(onChange);
  observer.observe(root);
  addEventListener("resize", onChange, { signal: ending.signal });
  watchResolution(onChange, ending.signal);
  return () => {
    observer.disconnect();
    ending.abort();
  };
}

// A query holds for one resolution, so each change needs the next one.
function watchResolution(onChange, signal) {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const follow = () => {
    watchResolution(onChange, signal);
    onChange();
  };
  query.addEventListener("change", follow, { once: true, signal });
}
