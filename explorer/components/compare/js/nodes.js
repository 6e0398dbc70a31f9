// The nodes of the markup, found once, and those of a column, made from its template.

import { buildPlate } from "./plates.js";

export function findNodes(root) {
  const find = (selector) => root.querySelector(selector);
  const picture = find("[data-part=input] .picture");
  return {
    root,
    input: buildPlate(picture),
    nodes: {
      failure: find(".failure"),
      title: find(".name"),
      size: find(".size"),
      about: find(".about"),
      readout: find(".readout"),
      story: find(".story"),
      verdict: find(".verdict"),
      steps: find(".steps"),
      count: find(".count"),
      notes: find(".notice"),
      apart: find(".apart"),
      columns: find(".columns"),
      plot: find(".plot"),
      template: find("template"),
      live: find("[aria-live]"),
    },
  };
}

export function createColumn(template, index) {
  const root = template.content.firstElementChild.cloneNode(true);
  const find = (selector) => root.querySelector(selector);
  const letter = String.fromCharCode(65 + index);
  find(".letter").textContent = letter;
  root.setAttribute("aria-label", letter);
  return {
    root,
    index,
    letter,
    form: null,
    name: find(".name span"),
    subtitle: find(".name small"),
    call: find(".call"),
    remove: find(".remove"),
    place: find(".form"),
    problem: find(".problem"),
    formula: find(".formula"),
    facts: find(".facts"),
    why: find(".why"),
    output: buildPlate(find(".picture")),
  };
}
