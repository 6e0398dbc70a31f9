// What is written in the fields of a question, or marked in its cells. No drawing.

export const MARKED = "x";

export function fieldsOf(root) {
  return [...root.querySelectorAll(".answer [data-field]")];
}

export function textOf(field) {
  if (field.tagName === "BUTTON") return field.getAttribute("aria-pressed") === "true" ? MARKED : "";
  return field.value;
}

export function setText(field, text) {
  if (field.tagName === "BUTTON") field.setAttribute("aria-pressed", text ? "true" : "false");
  else field.value = text;
}

// The colour of three texts, or nothing while they are none.
export function colourOf(texts) {
  const parts = texts.map((text) => (text.trim() ? Number(text.replace(",", ".")) : NaN));
  if (parts.length !== 3 || parts.some(Number.isNaN)) return "";
  return `rgb(${parts.map((part) => Math.max(0, Math.min(255, part))).join(", ")})`;
}

// The field that a key leads to, by its place among the others; null where there is none.
export function neighbour(places, index, key) {
  const [row, col] = places[index];
  const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  let best = null;
  places.forEach(([otherRow, otherCol], other) => {
    const [ahead, aside] = down
      ? [(otherRow - row) * down, Math.abs(otherCol - col)]
      : [(otherCol - col) * right, Math.abs(otherRow - row)];
    if (ahead <= 0 || (right && aside)) return;
    const far = ahead * 1000 + aside;
    if (!best || far < best.far) best = { far, other };
  });
  return best && best.other;
}
