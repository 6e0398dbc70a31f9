// The stage: one instance for each place on the page, fed again with every change of data.

import { sayCount } from "../../lib/js/catalogue.js";
import { NARROW } from "./arrange.js";
import { sayError } from "./check.js";
import { readFrame } from "./codec.js";
import { listen, listenToPage } from "./controls.js";
import { drawAll } from "./draw.js";
import { createEdit, followMatrix, isAhead, PATIENCE } from "./edit.js";
import { drawTools } from "./editor.js";
import { MissingInput } from "./inputs.js";
import { createLayout } from "./layout.js";
import { buildModel } from "./model.js";
import { goOn, goTo, stopPlaying } from "./moves.js";
import { findNodes } from "./nodes.js";
import { createPending, endPending } from "./pending.js";
import { PACES } from "./player.js";
import { followRoute } from "./route.js";
import { screenOf, watchScreen } from "./screen.js";
import { createShown } from "./step.js";
import { createView, followModel, followPin } from "./view.js";

// By their markup: a stage goes with it wherever it is put.
const stages = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".stage");
  const stage = stages.get(root) ?? createStage(root);
  stages.set(root, stage);
  stage.send = setTriggerValue;
  if (!stage.unwatch) enterPage(stage);
  take(stage, data);
  // Each call brings a `send` of its own: by it the late cleanup of an overtaken call is told.
  return () => stage.send === setTriggerValue && leavePage(stage);
}

function createStage(root) {
  const stage = Object.seal({
    ...findNodes(root),
    model: null,
    view: createView(),
    edit: createEdit(),
    layout: createLayout(),
    shown: createShown(),
    pending: createPending(),
    send: null,
    // What ends following the screen and the page; null while the stage is not on the page.
    unwatch: null,
  });
  const { nodes, view } = stage;
  nodes.speed.append(...PACES.map(({ rate, isRows }, index) => new Option(sayCount(isRows ? "stage.rows_a_second" : "stage.a_second", rate), index)));
  nodes.speed.value = view.pace;
  nodes.loop.open = root.clientWidth >= NARROW;
  listen(stage);
  return stage;
}

// Streamlit may take a stage off the page and put the same element back at once, so it stays
// as it is, for as long as there is the element.
function enterPage(stage) {
  const leaving = new AbortController();
  listenToPage(stage, leaving.signal);
  const unwatch = watchScreen(stage.root, () => followScreen(stage));
  stage.unwatch = () => {
    leaving.abort();
    unwatch();
  };
  goOn(stage);
}

function leavePage(stage) {
  stage.unwatch?.();
  stage.unwatch = null;
  endPending(stage.pending);
}

// Drawing changes the stage's height, which is not to be followed by drawing.
function followScreen(stage) {
  const { root, layout } = stage;
  if (root.classList.contains("ready") && screenOf(root) !== layout.screen) drawAll(stage);
}

// Take what came, unless something newer comes meanwhile.
async function take(stage, data) {
  const { send, edit, pending } = stage;
  const isNewest = () => stage.unwatch && stage.send === send;
  clearTimeout(pending.answer);
  try {
    const sent = readFrame(data);
    const model = await buildModel(sent);
    // One that an edit under way will replace waits, and is taken when the edit gets no answer.
    while (isNewest() && model.isMatrix && isAhead(edit, model)) await patience(pending);
    if (isNewest()) accept(stage, model, sent);
  } catch (error) {
    if (!isNewest()) return;
    if (error instanceof MissingInput) stage.send("missing", true);
    else fail(stage, error);
  }
}

function patience(pending) {
  return new Promise((wake) => {
    pending.answer = setTimeout(wake, PATIENCE);
  });
}

function accept(stage, model, { at, route = [] }) {
  stage.root.classList.add("ready");
  // Whoever is led along a route looks at windows: what else there is to set and to know is left out.
  stage.root.classList.toggle("brief", route.length > 0);
  stage.nodes.failure.hidden = true;
  if (model.isMatrix) {
    followMatrix(stage.edit, model);
    drawTools(stage);
  }
  followModel(stage.view, model, stage.model);
  stage.model = model;
  followPin(stage.view, model, at);
  drawAll(stage);
  followRoute(stage, route, goTo);
}

// Say that what came cannot be shown, in place of what is no longer true.
function fail(stage, error) {
  console.error(error);
  stopPlaying(stage);
  stage.root.classList.remove("ready");
  stage.nodes.failure.textContent = sayError(error);
  stage.nodes.failure.hidden = false;
}
