// Tints: cividis for matrices, grey for images; black or white ink by contrast.

// matplotlib's cividis at nine even steps.
const CIVIDIS = [
  [0, 34, 78], [26, 56, 111], [67, 78, 108], [97, 101, 111], [125, 124, 120],
  [155, 148, 118], [188, 174, 108], [222, 201, 88], [254, 232, 56],
];
// The tints are mixed with white so that the numbers in them come first.
const STRENGTH = 0.55;

// The lowest and the highest finite value.
export function rangeOf(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? [0, 1] : [low, high];
}

// Where a value stands in a range, from 0 to 1; a flat range is 0.5 everywhere.
export function share(value, [low, high]) {
  if (!(high > low)) return 0.5;
  const part = (value - low) / (high - low);
  return Number.isNaN(part) ? 0 : Math.min(Math.max(part, 0), 1);
}

export function cividis(part, strength = STRENGTH) {
  const place = part * (CIVIDIS.length - 1);
  const index = Math.min(Math.floor(place), CIVIDIS.length - 2);
  const rest = place - index;
  return CIVIDIS[index].map((from, channel) => {
    const colour = from + (CIVIDIS[index + 1][channel] - from) * rest;
    return Math.round(255 - (255 - colour) * strength);
  });
}

// The tint of the cells that most windows read; the others are a share of it on white.
export const DEEPEST = [26, 95, 180];

export function coverageTint(part) {
  return DEEPEST.map((channel) => Math.round(255 - (255 - channel) * 0.8 * part));
}

// The tint of what is given back, from -1 to 1: nothing is white, more is deeper, less than nothing warm.
const LESS = [166, 58, 10];
export function givenTint(part) {
  const deepest = part < 0 ? LESS : DEEPEST;
  return deepest.map((channel) => Math.round(255 - (255 - channel) * 0.8 * Math.abs(part)));
}

// The ink that stands out from a background: black or white, whichever contrasts more.
export function inkOn(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) ** 2 > 1.05 * 0.05 ? "#000" : "#fff";
}

export function css(colour) {
  return `rgb(${colour.join(" ")})`;
}
