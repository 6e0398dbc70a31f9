// Above the pictures: the numbers that matter, and on a phone the bar that opens the controls.

import { element } from "./frame.js";

export function drawHead({ nodes, model }) {
  nodes.controls.firstElementChild.textContent = model.label;
  nodes.controls.ariaLabel = `${model.label}. Open the controls`;
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
