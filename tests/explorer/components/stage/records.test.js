import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { sayError } from "../../../../explorer/components/stage/js/check.js";
import { unpack } from "../../../../explorer/components/stage/js/codec.js";
import { createEdit } from "../../../../explorer/components/stage/js/edit.js";
import { MissingInput } from "../../../../explorer/components/stage/js/inputs.js";
import { createLayout } from "../../../../explorer/components/stage/js/layout.js";
import { buildModel, withMatrix, withUpstream } from "../../../../explorer/components/stage/js/model.js";
import { createPending } from "../../../../explorer/components/stage/js/pending.js";
import { coverageTints } from "../../../../explorer/components/stage/js/pixels.js";
import { createShown } from "../../../../explorer/components/stage/js/step.js";
import {
  createView, followModel, followPin, shownWindow,
} from "../../../../explorer/components/stage/js/view.js";
import { packed, payload } from "./payload.js";

for (const create of [createView, createEdit, createLayout, createShown, createPending]) {
  test(`${create.name} gives a whole record, its own each time`, () => {
    const record = create();
    assert.ok(Object.isSealed(record));
    assert.ok(Object.values(record).every((value) => value !== undefined));
    assert.notEqual(record, create());
  });
}

test("a model never changes: one with other numbers is another", async () => {
  const model = await buildModel(payload());
  for (const part of [model, model.input, model.output, model.rows, model.cols]) {
    assert.ok(Object.isFrozen(part));
  }
  const edited = withMatrix(model, [[9, 9, 9], [9, 9, 9], [9, 9, 9]]);
  assert.deepEqual([model.input.values[0], edited.input.values[0]], [1, 9]);
  assert.deepEqual(edited.output, model.output);
  const back = { direction: "backward", upstream: { shape: [2, 2], values: Float64Array.of(1, 1, 1, 1) } };
  const given = withUpstream({ ...model, back }, [[1, 1], [-4, 1]]);
  assert.deepEqual([...given.back.upstream.values], [1, 1, -4, 1]);
  assert.deepEqual([...back.upstream.values], [1, 1, 1, 1]);
});

test("an image that came by a name is there for payloads that only have the name", async () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  const named = (name, image) => payload({ is_matrix: false, input: { name, ...image } });
  const first = await buildModel(named("nine", packed(bytes, [3, 3])));
  assert.equal((await buildModel(named("nine"))).input, first.input);
  assert.notEqual((await buildModel(named("other", packed(bytes, [3, 3])))).input, first.input);
});

test("an image that never came, or long ago, is missed by its name", async () => {
  const image = (name) => ({ name, ...packed(Uint8Array.from(Array(9).keys()), [3, 3]) });
  const missed = () => buildModel(payload({ is_matrix: false, input: { name: "one" } }));
  await assert.rejects(missed, MissingInput);
  for (const name of ["one", "two", "three", "four"]) {
    await buildModel(payload({ is_matrix: false, input: image(name) }));
  }
  await missed();
  await buildModel(payload({ is_matrix: false, input: image("five") }));
  await assert.rejects(missed, MissingInput);
});

for (const mode of ["sum", "constructor", undefined]) {
  test(`the mode ${mode}, which has no words, is named in a sentence`, async () => {
    const error = await buildModel(payload({ mode })).catch((caught) => caught);
    assert.match(sayError(error), new RegExp(`^The stage has no way to show the mode "${mode}"\\. Reload`));
  });
}

const axis = payload().rows;
for (const [name, changes] of Object.entries({
  "without an output": { output: undefined },
  "with fewer values than cells": { output: packed(Float64Array.of(5, 6, 8), [2, 2]) },
  "with half a value": { output: { ...packed(Uint8Array.of(1, 2, 3), [2, 2]), dtype: "float64" } },
  "with numbers of an unknown type": { output: { ...packed(Uint8Array.of(1), [1, 1]), dtype: "uint128" } },
  "with windows of another output": { rows: { ...axis, positions: packed(Int16Array.of(0, 1), [1, 2]) } },
  "with a row that is not told of": { cols: { ...axis, coverage: packed(Int16Array.of(1, 2), [2]) } },
})) {
  test(`a payload ${name} is refused, and said without a programmer's words`, async () => {
    const error = await buildModel(payload(changes)).catch((caught) => caught);
    assert.match(sayError(error), /^What came from the server cannot be shown\. Reload the page;/);
  });
}

test("bytes that are not deflated fail once, and nothing else fails beside it", async () => {
  const broken = { ...packed(Uint8Array.of(1, 2, 3, 4), [2, 2]), is_deflated: true };
  await assert.rejects(unpack(broken));
  await new Promise((done) => setTimeout(done, 20));
});

test("a view keeps its place in a new model, as far as that has it", async () => {
  const [view, model] = [createView(), await buildModel(payload())];
  Object.assign(view, { step: 5, cursor: [5, 5], channel: 2, hover: { part: "input", row: 0, col: 0 } });
  followModel(view, model, { output: { shape: [3, 3] } });
  assert.deepEqual([view.step, view.cursor, view.channel, view.hover], [3, [2, 2], 0, null]);
});

test("a pin that is news is followed, one that is repeated leaves the reader's own", async () => {
  const [view, model] = [createView(), await buildModel(payload())];
  followPin(view, model, [1, 0]);
  assert.deepEqual([view.step, view.pin], [2, [1, 0]]);
  view.pin = [0, 1];
  followPin(view, model, [1, 0]);
  assert.deepEqual(view.pin, [0, 1]);
  followPin(view, model, null);
  assert.equal(view.pin, null);
});

test("the pointer asks for a window only where one reads the cell, and not while playing", async () => {
  const [view, model] = [createView(), await buildModel(payload())];
  view.hover = { part: "input", row: 2, col: 2 };
  assert.deepEqual(shownWindow(model, view), [1, 1]);
  assert.deepEqual(shownWindow(model, { ...view, position: 0.5 }), [0, 0]);
  assert.deepEqual(shownWindow(model, { ...view, hover: { part: "output", row: 0, col: 1 } }), [0, 1]);
});

test("coverage is one array of tints, deepest where most windows read", () => {
  const line = (coverage) => ({ coverage, most: Math.max(...coverage) });
  const tints = coverageTints({ rows: line([1, 2]), cols: line([0, 1]) });
  assert.ok(tints instanceof Uint8ClampedArray);
  assert.deepEqual([...tints], [26, 95, 180, 0, 26, 95, 180, 85, 26, 95, 180, 0, 26, 95, 180, 170]);
});
