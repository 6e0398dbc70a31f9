// How the current window moves: stepping, playing, pinning.

import { say } from "../../lib/js/catalogue.js";
import { clamp } from "./numbers.js";
import { advance, loopLine, PACES, speedOf, stepAt } from "./player.js";
import { drawStep } from "./step.js";

const SETTLED = 300;

export function goTo(stage, step) {
  const { model, view } = stage;
  const count = model.output.shape[0] * model.output.shape[1];
  view.step = clamp(step, 0, count - 1);
  view.hover = null;
  if (view.step === count - 1) view.filled = false;
  if (view.position !== null) view.position = view.step;
  redraw(stage);
  announce(stage);
}

export function play(stage) {
  const { model, view } = stage;
  if (view.position !== null) {
    pause(stage);
    return;
  }
  const count = model.output.shape[0] * model.output.shape[1];
  if (!view.filled && view.step === count - 1) view.step = 0;
  view.filled = true;
  view.position = view.step;
  view.hover = null;
  redraw(stage);
  startTicking(stage);
}

function pause(stage) {
  stopPlaying(stage);
  redraw(stage);
  announce(stage);
}

export function stopPlaying({ view, pending }) {
  view.position = null;
  cancelAnimationFrame(pending.tick);
  pending.tick = 0;
}

// Go on with what was under way when the stage left the page.
export function goOn(stage) {
  const { model, view, pending } = stage;
  if (model) redraw(stage);
  if (view.position !== null) startTicking(stage);
  if (pending.words !== null) announce(stage, pending.words);
}

function startTicking(stage) {
  stage.pending.time = null;
  nextTick(stage);
}

function nextTick(stage) {
  const { pending } = stage;
  cancelAnimationFrame(pending.tick);
  pending.tick = requestAnimationFrame((time) => tick(stage, time));
}

function tick(stage, time) {
  const { model, view, pending } = stage;
  const [rows, columns] = model.output.shape;
  const seconds = pending.time === null ? 0 : (time - pending.time) / 1000;
  pending.time = time;
  const pace = PACES[view.pace];
  const speed = speedOf(pace, columns);
  view.position = advance(view.position, seconds, speed, rows * columns);
  if (view.position >= rows * columns) {
    view.step = rows * columns - 1;
    view.filled = false;
    pause(stage);
    return;
  }
  const step = stepAt(view.position, pace, columns);
  const line = loopLine(view.position, columns, pace.isRows ? Infinity : speed);
  if (step !== view.step || line !== view.line) {
    Object.assign(view, { step, line });
    drawStep(stage);
    if (pace.isRows) announce(stage, say("stage.row_done", { row: (step + 1) / columns, rows }));
    else if (speed <= 1 && line === 3) announce(stage);
  }
  nextTick(stage);
}

export function changeSpeed({ view, nodes }, by) {
  view.pace = clamp(view.pace + by, 0, PACES.length - 1);
  nodes.speed.value = view.pace;
}

// Pin a window, or let it go where it is pinned already.
export function pin(stage, row, col) {
  const { model, view } = stage;
  const isPinned = view.pin?.[0] === row && view.pin?.[1] === col;
  view.pin = isPinned ? null : [row, col];
  view.filled = false;
  stopPlaying(stage);
  stage.send("pin", { at: view.pin });
  goTo(stage, row * model.output.shape[1] + col);
}

export function hoverAt(stage, hover) {
  const { view } = stage;
  const isSame = JSON.stringify(hover) === JSON.stringify(view.hover);
  if (isSame || view.position !== null) return;
  view.hover = hover;
  redraw(stage);
}

// Draw once per frame, however many events there were.
export function redraw(stage) {
  const { pending } = stage;
  pending.frame ||= requestAnimationFrame(() => {
    pending.frame = 0;
    drawStep(stage);
  });
}

// Say a text to screen readers once the window has settled, or else the window's sentence.
export function announce({ nodes, shown, pending }, text = "") {
  clearTimeout(pending.speech);
  pending.words = text;
  pending.speech = setTimeout(() => {
    pending.words = null;
    nodes.live.textContent = text || shown.words.sentence;
  }, SETTLED);
}
