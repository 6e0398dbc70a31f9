// What a window gives to which cells, in words: the formula in the middle and the sentence below.

import { say, sayCount } from "../../lib/js/catalogue.js";
import { given, giversOf } from "./back.js";
import { equals, format } from "./numbers.js";
import { PLACES } from "./words.js";

// `count` is how many windows have given so far.
export function describeBack(model, window, count, channel) {
  const { back, channels } = model;
  const at = { row: window.row + 1, col: window.col + 1 };
  const place = say(channels > 1 ? PLACES[channel] : "stage.place", at);
  if (!back.parts) return { formula: "", sentence: say("stage.back_picture") };
  const index = window.row * model.output.shape[1] + window.col;
  const parts = back.parts[index];
  const value = back.upstream.values[index];
  const above = format(value);
  if (parts.length === 0) return { formula: say("stage.back_to_none"), sentence: say("stage.given_none", { place }) };
  if (parts.length === 1) return toOne(model, parts[0], { place, above }, count);
  const [{ weight }] = parts;
  const amount = { place, above, count: parts.length };
  if (parts.some((part) => part.weight !== weight)) {
    return { formula: say("stage.back_to_parts", amount), sentence: say("stage.parted", amount) };
  }
  const part = weight * value;
  const places = { ...amount, weight: format(weight), part: format(part), equals: equals(part) };
  return { formula: say("stage.back_to_many", places), sentence: say("stage.shared", places) };
}

function toOne({ back, input }, { cell }, { place, above }, count) {
  const at = { row: Math.floor(cell / input.shape[1]) + 1, col: (cell % input.shape[1]) + 1 };
  const formula = say("stage.back_to_one", { above, ...at });
  if (back.direction === "unpool") return { formula, sentence: say("stage.put_back", { place, above, ...at }) };
  const total = format(given(back, count)[cell]);
  return { formula, sentence: sayCount("stage.wins", giversOf(back, cell, count), { place, above, total, ...at }) };
}
