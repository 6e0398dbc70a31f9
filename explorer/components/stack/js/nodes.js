// The nodes of the markup, found once, and those of a level, made from its template.

import { buildPlate } from "../../compare/js/plates.js";

export function findStackNodes(root) {
  const find = (selector) => root.querySelector(selector);
  return {
    failure: find(".failure"),
    absent: find(".absent"),
    strip: find(".strip"),
    below: find(".below"),
    chosen: find(".chosen"),
    sees: find(".sees"),
    left: find(".left"),
    about: find(".about"),
    question: find(".question"),
    rule: find(".rule"),
    // Below the input, which has no setting to name there.
    switch: find(".switch"),
    scale: find(".scale-true"),
    body: find("tbody"),
    template: find("template"),
    count: find(".count"),
    live: find("[aria-live]"),
  };
}

export function createPlace(template, index) {
  const root = template.content.firstElementChild.cloneNode(true);
  const find = (selector) => root.querySelector(selector);
  const picture = find(".picture");
  return {
    root,
    index,
    number: find(".number"),
    size: find(".size"),
    name: find(".name"),
    ends: find(".ends"),
    mend: find(".mend"),
    plate: buildPlate(picture),
  };
}
