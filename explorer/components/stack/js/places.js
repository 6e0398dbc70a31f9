// The places of a strip: as many as there are levels, and one for the layer that does not fit.

import { listenToPlace } from "./moves.js";
import { createPlace } from "./nodes.js";

export function setPlaces(stack) {
  const { nodes, places, built, sent } = stack;
  const count = built.levels.length + (sent.ends ? 1 : 0);
  while (places.length > count) places.pop().root.remove();
  while (places.length < count) {
    const place = createPlace(nodes.template, places.length);
    places.push(place);
    listenToPlace(stack, place);
    nodes.strip.append(place.root);
  }
}
