// What is said, by its name in explorer/words: the part of it that came with the program.

const catalogue = {};
const counts = new Intl.NumberFormat("en");

// Take the tables that the program was joined with.
export function fillCatalogue(tables) {
  Object.assign(catalogue, tables);
}

// A sentence with its places filled in; what is put in is text, numbers written by numbers.js.
export function say(name, places = {}) {
  return fillPlaces(findSentence(name), places);
}

// The sentence for one or for several of something.
export function sayCount(name, amount, places = {}) {
  const form = amount === 1 ? "one" : "other";
  return fillPlaces(findSentence(name)[form], { amount: formatCount(amount), ...places });
}

// How large something may be: the limits of Python, which came with the tables.
export function limit(name) {
  return catalogue.limits[name];
}

// A count, with its thousands apart.
export function formatCount(count) {
  return counts.format(count);
}

function findSentence(name) {
  const [table, own] = name.split(".");
  return catalogue[table][own];
}

function fillPlaces(text, places) {
  return text.replace(/\{(\w+)\}/g, (_, place) => places[place]);
}
