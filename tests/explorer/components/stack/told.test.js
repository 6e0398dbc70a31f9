import assert from "node:assert/strict";
import test from "node:test";

import { createChoice, isNews, noteSent } from "../../../../explorer/components/stack/js/told.js";

test("what is told first, and what is chosen elsewhere, is followed", () => {
  const choice = createChoice();
  assert.equal(isNews(choice, null), true);
  assert.equal(isNews(choice, null), false);
  assert.equal(isNews(choice, [1, 0, 0]), true);
});

test("what was sent from here is no news when it comes back, however late", () => {
  const choice = createChoice();
  isNews(choice, null);
  for (const row of [1, 2, 3]) noteSent(choice, [0, row, 0]);
  assert.equal(isNews(choice, null), false);
  assert.equal(isNews(choice, [0, 1, 0]), false);
  assert.equal(isNews(choice, [0, 3, 0]), false);
  assert.equal(isNews(choice, null), true);
});

test("what was given up by a change from elsewhere is not waited for", () => {
  const choice = createChoice();
  noteSent(choice, "true");
  assert.equal(isNews(choice, "one"), true);
  assert.equal(isNews(choice, "true"), true);
});
