import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import "../english.js";
import {
  addChange,
  hearTaken,
  isToldAgain,
  messageOf,
  noChanges,
  shownValue,
} from "../../../../explorer/components/form/js/changes.js";

// test_fields.py takes the same messages.
const CONVERSATIONS = JSON.parse(
  readFileSync(new URL("conversations.json", import.meta.url), "utf-8"),
);
// What Python shows, whatever the reader set.
const VALUES = { size: 2, rows: 4, mode: "max", aspect: false };

function hear(before, step) {
  const known = step.is_new_program ? noChanges() : before;
  const heard = hearTaken(known, step.taken);
  const isAgain = isToldAgain(known, heard, step.is_new_form ?? false);
  assert.deepEqual(isAgain ? messageOf(heard) : undefined, step.message_again);
  assert.deepEqual(heard.pending.map(({ name }) => name), step.pending);
  for (const [name, value] of Object.entries(step.shown ?? {})) {
    assert.equal(shownValue(heard, { name, value: VALUES[name] }), value);
  }
  return heard;
}

for (const { title, steps } of CONVERSATIONS) {
  test(title, () => {
    let changes = noChanges();
    for (const step of steps) {
      if ("set" in step) {
        changes = addChange(changes, ...step.set);
        // As text, for the order of the changes.
        assert.equal(JSON.stringify(messageOf(changes)), JSON.stringify(step.message));
      }
      if ("taken" in step) changes = hear(changes, step);
    }
  });
}

test("a field shows what was set last, and what Python says when nothing was", () => {
  const field = { name: "colour", value: true };
  assert.equal(shownValue(noChanges(), field), true);
  const off = addChange(noChanges(), "colour", false);
  assert.equal(shownValue(off, field), false);
  assert.equal(shownValue(addChange(off, "colour", true), { ...field, value: false }), true);
  assert.equal(shownValue(off, { name: "aspect", value: null }), null);
});
