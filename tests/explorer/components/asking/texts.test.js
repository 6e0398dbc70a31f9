import assert from "node:assert/strict";
import test from "node:test";

import { colourOf, neighbour } from "../../../../explorer/components/asking/js/texts.js";

const SQUARE = [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]];
// A corner, an edge and the middle, and nothing between them.
const SOME = [[0, 0], [0, 1], [1, 1]];
const NAMED = [[0, 0], [1, 0], [2, 0]];

test("an arrow leads to the next field of its row or its column", () => {
  assert.equal(neighbour(SQUARE, 0, "ArrowRight"), 1);
  assert.equal(neighbour(SQUARE, 1, "ArrowDown"), 4);
  assert.equal(neighbour(SQUARE, 5, "ArrowUp"), 2);
  assert.equal(neighbour(SQUARE, 5, "ArrowLeft"), 4);
});

test("at the edge an arrow leads nowhere", () => {
  assert.equal(neighbour(SQUARE, 0, "ArrowLeft"), null);
  assert.equal(neighbour(SQUARE, 0, "ArrowUp"), null);
  assert.equal(neighbour(SQUARE, 2, "ArrowRight"), null);
  assert.equal(neighbour(SQUARE, 4, "ArrowDown"), null);
});

test("up and down find the nearest field of another row, left and right stay in theirs", () => {
  assert.equal(neighbour(SOME, 0, "ArrowDown"), 2);
  assert.equal(neighbour(SOME, 2, "ArrowUp"), 1);
  assert.equal(neighbour(SOME, 2, "ArrowLeft"), null);
});

test("fields that have names stand below each other", () => {
  assert.equal(neighbour(NAMED, 0, "ArrowDown"), 1);
  assert.equal(neighbour(NAMED, 2, "ArrowUp"), 1);
  assert.equal(neighbour(NAMED, 1, "ArrowRight"), null);
});

test("three numbers are a colour, cut to what a screen has", () => {
  assert.equal(colourOf(["255", "0", "63,75"]), "rgb(255, 0, 63.75)");
  assert.equal(colourOf(["300", "-1", "0"]), "rgb(255, 0, 0)");
});

test("texts that are no three numbers are no colour", () => {
  for (const texts of [["1", "2"], ["1", "2", ""], ["1", "2", "red"]]) assert.equal(colourOf(texts), "");
});
