// A choice that is made here and repeated by Python: what it only repeats is no news, and it may
// repeat something from before the last change.

export function createChoice() {
  // What was sent and did not come back yet, and what Python told last.
  return Object.seal({ sent: [], told: null });
}

export function noteSent(choice, value) {
  choice.sent.push(JSON.stringify(value));
}

// Whether what Python tells was chosen elsewhere, so that it is to be followed.
export function isNews(choice, value) {
  const text = JSON.stringify(value);
  const index = choice.sent.indexOf(text);
  const isOther = index < 0 && text !== choice.told;
  choice.sent.splice(0, isOther ? Infinity : index + 1);
  choice.told = text;
  return isOther;
}
