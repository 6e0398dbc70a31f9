// Images that came lately, by their names: one that is here is not sent again.

import { unpack } from "./codec.js";

const FEW = 4;
const images = new Map();

export class MissingInput extends Error {}

// The input of a payload, which may only name it; the same object for the same name, and with
// it the picture that was painted of it.
export async function inputOf(sent) {
  if (images.has(sent.name)) return images.get(sent.name);
  if (sent.name && !sent.data) throw new MissingInput(sent.name);
  const input = await unpack(sent);
  if (sent.name) keep(sent.name, input);
  return input;
}

function keep(name, input) {
  images.set(name, input);
  if (images.size > FEW) images.delete(images.keys().next().value);
}
