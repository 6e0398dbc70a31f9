// The stage: one instance for each place on the page, fed again with every change of data.

import { readFrame } from "./codec.js";
import { listen } from "./controls.js";
import { drawAll, NARROW } from "./draw.js";
import { acceptMatrix, PATIENCE } from "./editor.js";
import { buildFrame, element } from "./frame.js";
import { buildModel } from "./model.js";
import { FIRST_SPEED, SPEEDS } from "./player.js";

const instances = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const stage = instances.get(parentElement) ?? createStage(parentElement.querySelector(".stage"));
  instances.set(parentElement, stage);
  stage.observer.observe(stage.root);
  stage.send = setTriggerValue;
  stage.newest = data;
  const sent = readFrame(data);
  buildModel(sent, stage.model).then((model) => accept(stage, model, data, sent.at));
  return () => rest(stage);
}

// Streamlit may take a stage off the page and put the same element back at once, so it stays
// as it is, for as long as there is the element.
function rest(stage) {
  stage.observer.disconnect();
}

function createStage(root) {
  const find = (selector) => root.querySelector(selector);
  const stage = {
    root,
    parts: { input: buildPart(root, "input"), output: buildPart(root, "output") },
    lens: find(".lens"),
    nodes: {
      numbers: find(".numbers"),
      formula: find(".formula"),
      sentence: find(".sentence"),
      notice: find(".notice"),
      live: find("[aria-live]"),
      play: find(".play"),
      scrub: find(".scrub"),
      count: find(".count"),
      speed: find(".speed select"),
      coverage: find(".coverage"),
      channels: find(".channels"),
      pin: find(".pin"),
      undo: find("[data-do=undo]"),
      redo: find("[data-do=redo]"),
      code: [...root.querySelectorAll(".loop code")],
    },
    model: null,
    step: 0,
    pin: null,
    at: null,
    hover: null,
    cursor: [0, 0],
    channel: 0,
    speed: SPEEDS.indexOf(FIRST_SPEED),
    showsCoverage: false,
    // While playing: the position in windows, with the time within one as a fraction.
    position: null,
    line: 3,
    // Whether the output is filled in up to the current window only.
    filled: false,
    seen: null,
    matrix: null,
    past: [],
    future: [],
  };
  for (const [index, speed] of SPEEDS.entries()) {
    stage.nodes.speed.append(new Option(`${speed} a second`, index));
  }
  stage.nodes.speed.value = stage.speed;
  find(".loop").open = root.clientWidth >= NARROW;
  listen(stage);
  stage.observer = new ResizeObserver(() => stage.model && drawAll(stage));
  return stage;
}

function buildPart(root, name) {
  const panel = root.querySelector(`[data-part=${name}]`);
  const picture = panel.querySelector(".picture");
  return {
    panel,
    picture,
    ...buildFrame(picture),
    size: panel.querySelector(".size"),
    readout: panel.querySelector(".readout"),
    canvas: element("canvas"),
    cells: element("div", "cells"),
  };
}

// Take a model, unless there is a newer one. One that an edit under way will replace waits,
// and is taken when the edit gets no answer.
function accept(stage, model, data, at) {
  if (stage.newest !== data || !stage.root.isConnected) return;
  if (model.isMatrix && !acceptMatrix(stage, model.input)) {
    setTimeout(() => accept(stage, model, data, at), PATIENCE);
    return;
  }
  keepWindow(stage, model);
  stage.model = model;
  stage.parts.output.shownFill = null;
  followPin(stage, at);
  if (model.channels === 1) stage.channel = 0;
  drawAll(stage);
}

// The same row and column of the output, as far as the new one has them.
function keepWindow(stage, model) {
  const [rows, columns] = model.output.shape;
  const before = stage.model?.output.shape[1] ?? 1;
  const [height, width] = model.input.shape;
  stage.cursor = [Math.min(stage.cursor[0], height - 1), Math.min(stage.cursor[1], width - 1)];
  const row = Math.min(Math.floor(stage.step / before), rows - 1);
  const col = Math.min(stage.step % before, columns - 1);
  stage.step = row * columns + col;
  stage.hover = null;
  if (stage.position !== null) stage.position = stage.step;
}

// A pin that Python changed is followed; one that it only repeats is not.
function followPin(stage, at) {
  const isNews = String(at) !== String(stage.at);
  stage.at = at;
  if (!isNews && stage.pin && at) return;
  if (isNews && at && String(at) !== String(stage.pin)) {
    stage.step = at[0] * stage.model.output.shape[1] + at[1];
  }
  stage.pin = at;
}
