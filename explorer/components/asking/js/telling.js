// What is told to Python, until it was taken there.

import { fieldsOf, textOf } from "./texts.js";

export function tell(asking, act) {
  const { root, sent } = asking;
  clearTimeout(asking.keeping);
  asking.keeping = 0;
  const given = sent.answered === "no" ? fieldsOf(root).map(textOf) : sent.given;
  asking.told.add(JSON.stringify(given));
  asking.last += 1;
  asking.pending = { act, given, question: sent.question_id, number: asking.last };
  asking.send("act", asking.pending);
}

// A new session has taken nothing. What went to the one before, or to none, is told once more; if
// it was taken all the same, it finds nothing to do.
export function hearTaken(asking, taken) {
  asking.last = Math.max(asking.last, taken);
  if (asking.pending && taken >= asking.pending.number) asking.pending = null;
  if (asking.pending && !taken) asking.send("act", asking.pending);
}
