// The nodes of the markup, found once.

import { buildFrame, element } from "./frame.js";

export function findNodes(root) {
  const find = (selector) => root.querySelector(selector);
  const lens = find(".lens");
  return {
    root,
    parts: { input: buildPart(root, "input"), output: buildPart(root, "output") },
    lens: { host: lens, ...buildFrame(lens) },
    nodes: {
      failure: find(".failure"),
      numbers: find(".numbers"),
      mode: find(".mode"),
      direction: find(".direction"),
      ones: find("[data-do=ones]"),
      formula: find(".formula"),
      sentence: find(".sentence"),
      notes: find(".notes"),
      notice: find(".notice"),
      instead: find(".instead"),
      live: find("[aria-live]"),
      play: find(".play"),
      scrub: find(".scrub"),
      count: find(".count"),
      speed: find(".speed select"),
      coverage: find(".coverage"),
      trueScale: find(".true-scale"),
      channels: find(".channels"),
      pin: find(".pin"),
      share: find(".share"),
      link: find(".link"),
      edit: find(".edit"),
      undo: find("[data-do=undo]"),
      redo: find("[data-do=redo]"),
      loop: find(".loop"),
      code: [...root.querySelectorAll(".loop code")],
    },
  };
}

function buildPart(root, name) {
  const panel = root.querySelector(`[data-part=${name}]`);
  const picture = panel.querySelector(".picture");
  return {
    panel,
    picture,
    ...buildFrame(picture),
    name: panel.querySelector(".name"),
    size: panel.querySelector(".size"),
    readout: panel.querySelector(".readout"),
    canvas: element("canvas"),
    cells: element("div", "cells"),
  };
}
