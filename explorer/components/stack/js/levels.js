// The layers as Python says them, and the levels between them: a level is what one layer gives
// and the next one pools.

import { rangeOf } from "../../stage/js/colour.js";
import { buildModel } from "../../stage/js/model.js";
import { unpackPatches } from "./patches.js";

// A larger matrix is drawn as a picture.
const LARGEST_GRID = 32;

// One after the other: what a layer gives is what the next one pools.
export async function buildStack({ start, layers }) {
  const models = [];
  for (const payload of start ? [start] : layers.map((layer) => layer.payload)) {
    models.push(await buildModel(payload, models.at(-1)?.output));
  }
  const patches = layers.map(async ({ rows, cols }) =>
    Object.freeze({ rows: await unpackPatches(rows), cols: await unpackPatches(cols) }),
  );
  const scaled = onOneScale(models);
  const levels = levelsOf(scaled, layers.length);
  const shapes = levels.slice(1).map(({ shape }) => shape);
  return Object.freeze({ models: scaled, patches: await Promise.all(patches), levels, shapes });
}

// All are tinted on the input's scale as far as they fit in there.
export function onOneScale(models) {
  const scale = models[0]?.ranges.input;
  let before = scale;
  return models.map((model) => {
    const [low, high] = rangeOf(model.output.values);
    const own = low >= scale[0] && high <= scale[1] ? scale : [model.isMatrix ? low : 0, high];
    const ranges = { input: before, output: own };
    before = own;
    return Object.freeze({ ...model, ranges });
  });
}

// Each level with the model to draw it by: that of the layer that pools it, which knows what is
// read of it and around it, or of the last level the one that gave it.
function levelsOf(models, count) {
  const levels = models.slice(0, Math.max(count, 1)).map((model) => describeLevel(model, "input"));
  if (count > 0) levels.push(describeLevel(models[count - 1], "output"));
  return levels;
}

function describeLevel(model, name) {
  const shape = model[name].shape.slice(0, 2);
  const isGrid = model.isMatrix && Math.max(...shape) <= LARGEST_GRID;
  return Object.freeze({ model, name, shape, isGrid, extent: model.extents[name] });
}
