// A question: one for each place on the page, fed again with every change of data.

import { drawQuestion } from "./draw.js";
import { listenToFields } from "./fields.js";
import { hearTaken } from "./telling.js";
import { watchRoom } from "./room.js";

const questions = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const asking = questions.get(parentElement) ?? createAsking(parentElement.querySelector(".asking"));
  questions.set(parentElement, asking);
  asking.send = setTriggerValue;
  asking.unwatch ??= watchRoom(asking.root);
  const sent = data[0] ?? data;
  hearTaken(asking, sent.taken);
  drawQuestion(asking, sent);
  return () => asking.send === setTriggerValue && leaveAsking(asking);
}

function createAsking(root) {
  const asking = Object.seal({
    root,
    // What Python sent, and the texts that were sent to it since the question came: what comes
    // back of these is no news, and must not overwrite what is being typed.
    sent: null,
    told: new Set(),
    keeping: 0,
    // What was sent last, until an answer says that it was taken.
    last: 0,
    pending: null,
    send: null,
    unwatch: null,
  });
  listenToFields(asking);
  return asking;
}

function leaveAsking(asking) {
  asking.unwatch?.();
  asking.unwatch = null;
}
