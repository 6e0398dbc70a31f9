// A stack of poolings: one for each place on the page.

import { sayError } from "../../stage/js/check.js";
import { readFrame } from "../../stage/js/codec.js";
import { MissingInput } from "../../stage/js/inputs.js";
import { screenOf, watchScreen } from "../../stage/js/screen.js";
import { createView } from "../../stage/js/view.js";
import { drawStack } from "./draw.js";
import { buildStack } from "./levels.js";
import { listenToStack } from "./moves.js";
import { findStackNodes } from "./nodes.js";
import { setPlaces } from "./places.js";
import { createChoice, isNews } from "./told.js";

const stacks = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const stack = stacks.get(parentElement) ?? createStack(parentElement.querySelector(".stage"));
  stacks.set(parentElement, stack);
  stack.send = setTriggerValue;
  stack.unwatch ??= watchScreen(stack.root, () => followStackScreen(stack));
  takeStack(stack, data);
  return () => stack.send === setTriggerValue && leaveStack(stack);
}

function createStack(root) {
  const stack = Object.seal({
    root,
    nodes: findStackNodes(root),
    places: [],
    // What Python sent, and what was built of it: models, patches, levels, and the shapes of layers.
    sent: null,
    built: null,
    view: createView(),
    // The chosen cell as [layer, row, col], null for the usual one, and the one under the pointer.
    at: null,
    hover: null,
    scale: "one",
    choices: { cell: createChoice(), scale: createChoice() },
    cells: [],
    digits: 4,
    spoken: "",
    screen: "",
    frame: 0,
    settling: 0,
    send: null,
    unwatch: null,
  });
  listenToStack(stack);
  return stack;
}

function leaveStack(stack) {
  stack.unwatch?.();
  stack.unwatch = null;
  cancelAnimationFrame(stack.frame);
  clearTimeout(stack.settling);
  stack.frame = 0;
}

function followStackScreen(stack) {
  if (stack.built && screenOf(stack.root) !== stack.screen) drawStack(stack);
}

async function takeStack(stack, data) {
  const { send } = stack;
  const isNewest = () => stack.unwatch && stack.send === send;
  try {
    const sent = readFrame(data);
    const built = await buildStack(sent);
    if (!isNewest()) return;
    Object.assign(stack, { sent, built, hover: null });
    if (isNews(stack.choices.cell, sent.cell)) stack.at = sent.cell;
    if (isNews(stack.choices.scale, sent.scale)) stack.scale = sent.scale;
    stack.root.classList.add("ready");
    stack.nodes.failure.hidden = true;
    setPlaces(stack);
    drawStack(stack);
  } catch (error) {
    if (!isNewest()) return;
    if (error instanceof MissingInput) stack.send("missing", true);
    else failStack(stack, error);
  }
}

function failStack(stack, error) {
  console.error(error);
  stack.root.classList.remove("ready");
  stack.nodes.failure.textContent = sayError(error);
  stack.nodes.failure.hidden = false;
}
