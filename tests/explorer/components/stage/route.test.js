import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { followRoute } from "../../../../explorer/components/stage/js/route.js";
import { createPending } from "../../../../explorer/components/stage/js/pending.js";
import { createView } from "../../../../explorer/components/stage/js/view.js";

// The windows of a route rest for 1.6 seconds each.
const REST = 1600;

// A stage that is drawn by nobody: what its route does to its view.
function stageAt({ top = 0 } = {}) {
  const view = createView();
  return {
    view,
    pending: createPending(),
    model: { output: { shape: [2, 2] } },
    root: { getBoundingClientRect: () => ({ top, height: 200 }) },
  };
}

function follow(context, { stage, route, isCalm = false }) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.matchMedia = () => ({ matches: isCalm });
  globalThis.innerHeight = 600;
  const steps = [];
  followRoute(stage, route, (_, step) => {
    stage.view.step = step;
    steps.push(step);
  });
  return steps;
}

test("a route is gone along window by window, each for a while", (context) => {
  const steps = follow(context, { stage: stageAt(), route: [[0, 1], [1, 0]] });
  assert.deepEqual(steps, [1]);
  context.mock.timers.tick(REST);
  assert.deepEqual(steps, [1, 2]);
  context.mock.timers.tick(10 * REST);
  assert.deepEqual(steps, [1, 2]);
});

test("who moved meanwhile stays where they went", (context) => {
  const stage = stageAt();
  const steps = follow(context, { stage, route: [[0, 1], [1, 0]] });
  stage.view.step = 3;
  context.mock.timers.tick(REST);
  assert.deepEqual(steps, [1]);
});

test("with reduced motion the first window is shown, and no other by itself", (context) => {
  const steps = follow(context, { stage: stageAt(), route: [[0, 1], [1, 0]], isCalm: true });
  context.mock.timers.tick(10 * REST);
  assert.deepEqual(steps, [1]);
});

test("a window below the screen waits to be seen", (context) => {
  const stage = stageAt({ top: 590 });
  const steps = follow(context, { stage, route: [[0, 1], [1, 0]] });
  context.mock.timers.tick(5 * REST);
  assert.deepEqual(steps, [1]);
  stage.root.getBoundingClientRect = () => ({ top: 100, height: 200 });
  context.mock.timers.tick(REST);
  assert.deepEqual(steps, [1, 2]);
});

test("a route that comes once more with other data is not gone along again", (context) => {
  const stage = stageAt();
  follow(context, { stage, route: [[0, 1]] });
  stage.view.step = 3;
  followRoute(stage, [[0, 1]], () => assert.fail("moved again"));
  assert.equal(stage.view.step, 3);
});
