// Windows that Python asks to be looked at, one after the other.

const REST = 1600;

// Go along a route that is news, by a function that moves the stage to a step. Whoever moves meanwhile
// stays where they went.
export function followRoute(stage, route, move) {
  const { view, pending } = stage;
  const name = JSON.stringify(route);
  if (name === view.route) return;
  view.route = name;
  clearTimeout(pending.route);
  const columns = stage.model.output.shape[1];
  visit(stage, route.map(([row, col]) => row * columns + col), move);
}

function visit(stage, [first, ...rest], move) {
  if (first === undefined) return;
  move(stage, first);
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (rest.length && !isCalm) leaveSoon(stage, first, rest, move);
}

// A window is left once it was seen: on a phone the stage may be below what is read first.
function leaveSoon(stage, step, rest, move) {
  stage.pending.route = setTimeout(() => {
    const { view, root } = stage;
    const { top, height } = root.getBoundingClientRect();
    if (view.step !== step || view.position !== null) return;
    if (top + height / 2 < innerHeight) visit(stage, rest, move);
    else leaveSoon(stage, step, rest, move);
  }, REST);
}
