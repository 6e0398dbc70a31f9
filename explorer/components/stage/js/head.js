// Above the pictures: the numbers that matter.

import { element } from "./frame.js";

export function drawHead({ nodes, model }) {
  const shown = JSON.stringify(model.numbers);
  if (nodes.numbers.dataset.shown === shown) return;
  nodes.numbers.dataset.shown = shown;
  nodes.numbers.replaceChildren(
    ...Object.entries(model.numbers).map(([name, text]) => {
      const item = element("div");
      element("dt", "", item).textContent = name;
      element("dd", "", item).textContent = text;
      return item;
    }),
  );
}
