// Windows that Python asks to be looked at, one after the other.

import { goTo } from "./moves.js";

const REST = 1600;

// Go along a route that is news. Whoever moves meanwhile stays where they went.
export function followRoute(stage, route = []) {
  const { view, pending } = stage;
  const name = JSON.stringify(route);
  if (name === view.route) return;
  view.route = name;
  clearTimeout(pending.route);
  const columns = stage.model.output.shape[1];
  visit(stage, route.map(([row, col]) => row * columns + col));
}

function visit(stage, [first, ...rest]) {
  if (first === undefined) return;
  goTo(stage, first);
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!rest.length || isCalm) return;
  stage.pending.route = setTimeout(() => {
    if (stage.view.step === first && stage.view.position === null) visit(stage, rest);
  }, REST);
}
