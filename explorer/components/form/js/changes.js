// What the reader set and Python has not said yet that it took. A record is never altered: each
// function gives the next one.
//
// Numbers only rise. They go on from what Python took last, so a form that is new in the browser
// does not take an answer to an older form for one to its own change. A new session starts at 0
// again, and takes any number.

export function noChanges() {
  return { last: 0, taken: 0, pending: [] };
}

export function addChange({ last, taken, pending }, name, value) {
  const number = last + 1;
  const others = pending.filter((change) => change.name !== name);
  return { last: number, taken, pending: [...others, { name, value, number }] };
}

// Whatever was not taken yet is told with each message, in the order in which it was set: so
// nothing is lost when a message is, or when changes come faster than answers.
export function messageOf({ last, pending }) {
  const changes = pending.map(({ name, value }) => [name, value]);
  return { number: last, changes: Object.fromEntries(changes) };
}

export function hearTaken({ last, pending }, taken) {
  const left = pending.filter(({ number }) => number > taken);
  return { last: Math.max(last, taken), taken, pending: left };
}

// What is pending may have been told to a page that was left, or to a session that ended: then
// no answer comes to it, and it is told once more. Otherwise an answer is on its way.
export function isToldAgain(before, heard, isNewForm) {
  return heard.pending.length > 0 && (isNewForm || heard.taken < before.taken);
}

// A field shows what the reader set, though answers to earlier changes still come.
export function shownValue({ pending }, { name, value }) {
  return pending.find((change) => change.name === name)?.value ?? value;
}
