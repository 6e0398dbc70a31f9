// The layers as Python says them, and the levels between them: a level is what one layer gives
// and the next one pools.

import { rangeOf } from "../../stage/js/colour.js";
import { buildModel } from "../../stage/js/model.js";
import { MissingInput } from "../../stage/js/inputs.js";
import { unpackPatches } from "./patches.js";

// A larger matrix is drawn as a picture, in cells.
const LARGEST_GRID = 32;

// Layers that came lately, by their names: one that is here is not sent again.
const MANY = 16;
const lately = new Map();

// One after the other: what a layer gives is what the next one pools.
export async function buildStack({ start, layers }) {
  const built = start ? [{ model: await buildModel(start) }] : [];
  for (const layer of layers) built.push(await layerOf(layer, built.at(-1)?.model.output));
  const models = onOneScale(built.map(({ model }) => model));
  const levels = levelsOf(models, layers.length);
  const shapes = levels.slice(1).map(({ shape }) => shape);
  return Object.freeze({ models, patches: built.map(({ patches }) => patches), levels, shapes });
}

async function layerOf({ name, payload, rows, cols }, input) {
  const here = lately.get(name);
  if (!here && !payload) throw new MissingInput(name);
  const layer = here ?? (await buildLayer(payload, rows, cols, input));
  lately.delete(name);
  lately.set(name, layer);
  if (lately.size > MANY) lately.delete(lately.keys().next().value);
  return layer;
}

async function buildLayer(payload, rows, cols, input) {
  const [model, high, wide] = await Promise.all([buildModel(payload, input), unpackPatches(rows), unpackPatches(cols)]);
  return Object.freeze({ model, patches: Object.freeze({ rows: high, cols: wide }) });
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

// All as cells with their numbers, or all as pictures where one has too many cells for that. Each
// level with the model to draw it by: that of the layer that pools it, which knows what is
// read of it and around it, or of the last level the one that gave it.
function levelsOf(models, count) {
  const drawn = models.slice(0, Math.max(count, 1)).map((model) => [model, "input"]);
  if (count > 0) drawn.push([models[count - 1], "output"]);
  const isGrid = drawn.every(([model, name]) => model.isMatrix && Math.max(...model[name].shape) <= LARGEST_GRID);
  return drawn.map(([model, name]) => describeLevel(model, name, isGrid));
}

function describeLevel(model, name, isGrid) {
  const shape = model[name].shape.slice(0, 2);
  return Object.freeze({ model, name, shape, isGrid, extent: model.extents[name] });
}
