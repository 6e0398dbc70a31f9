// How the current window moves: stepping, playing, pinning.

import { clamp } from "./numbers.js";
import { advance, loopLine, SPEEDS } from "./player.js";
import { drawStep } from "./step.js";

const SETTLED = 300;

export function goTo(stage, step) {
  const count = stage.model.output.shape[0] * stage.model.output.shape[1];
  stage.step = clamp(step, 0, count - 1);
  stage.hover = null;
  if (stage.step === count - 1) stage.filled = false;
  if (stage.position !== null) stage.position = stage.step;
  redraw(stage);
  announce(stage);
}

export function play(stage) {
  if (stage.position !== null) {
    pause(stage);
    return;
  }
  const count = stage.model.output.shape[0] * stage.model.output.shape[1];
  if (!stage.filled && stage.step === count - 1) stage.step = 0;
  stage.filled = true;
  stage.position = stage.step;
  stage.hover = null;
  stage.time = null;
  redraw(stage);
  requestAnimationFrame((time) => tick(stage, time));
}

function pause(stage) {
  stage.position = null;
  redraw(stage);
  announce(stage);
}

function tick(stage, time) {
  if (stage.position === null || !stage.root.isConnected) return;
  const [rows, columns] = stage.model.output.shape;
  const seconds = stage.time === null ? 0 : (time - stage.time) / 1000;
  stage.time = time;
  const speed = SPEEDS[stage.speed];
  stage.position = advance(stage.position, seconds, speed, rows * columns);
  if (stage.position >= rows * columns) {
    stage.step = rows * columns - 1;
    stage.filled = false;
    pause(stage);
    return;
  }
  const [step, line] = [Math.floor(stage.position), loopLine(stage.position, columns, speed)];
  if (step !== stage.step || line !== stage.line) {
    Object.assign(stage, { step, line });
    drawStep(stage);
    if (speed <= 1 && line === 3) announce(stage);
  }
  requestAnimationFrame((next) => tick(stage, next));
}

export function changeSpeed(stage, by) {
  stage.speed = clamp(stage.speed + by, 0, SPEEDS.length - 1);
  stage.nodes.speed.value = stage.speed;
}

// Pin a window, or let it go where it is pinned already.
export function pin(stage, row, col) {
  const isPinned = stage.pin?.[0] === row && stage.pin?.[1] === col;
  stage.pin = isPinned ? null : [row, col];
  stage.filled = false;
  stage.position = null;
  stage.send("pin", { at: stage.pin });
  goTo(stage, row * stage.model.output.shape[1] + col);
}

export function hoverAt(stage, hover) {
  const isSame = JSON.stringify(hover) === JSON.stringify(stage.hover);
  if (isSame || stage.position !== null) return;
  stage.hover = hover;
  redraw(stage);
}

// Draw once per frame, however many events there were.
export function redraw(stage) {
  if (stage.frame) return;
  stage.frame = requestAnimationFrame(() => {
    stage.frame = 0;
    if (stage.root.isConnected) drawStep(stage);
  });
}

// Say the sentence to screen readers once the window has settled.
export function announce(stage, text) {
  clearTimeout(stage.timer);
  stage.timer = setTimeout(() => {
    stage.nodes.live.textContent = text ?? stage.sentence;
  }, SETTLED);
}
