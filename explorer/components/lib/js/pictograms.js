// Tiny pictures of terms: at most five by five cells, drawn by code.

const SQUARE = 14;
const SVG = "http://www.w3.org/2000/svg";

// Rows of cells: "." is a cell, "-" one of padding, "o" one that the window reads, a digit what
// it says. Windows are [row, col, height, width]; all but the first are dashed.
const PICTURES = {
  pool: { rows: ["oo..", "oo..", "....", "...."], windows: [[0, 0, 2, 2]] },
  stride: { rows: ["oo...", "oo...", "....."], windows: [[0, 0, 2, 2], [0, 2, 2, 2]] },
  padding: { rows: ["-----", "-...-", "-...-", "-...-", "-----"], windows: [[0, 0, 2, 2]] },
  same: { rows: ["...-", "...-", "...-", "----"], windows: [[2, 2, 2, 2]] },
  ceil_mode: { rows: ["...-", "...-"], windows: [[0, 2, 2, 2], [0, 0, 2, 2]] },
  dilation: { rows: ["o.o..", ".....", "o.o..", "....."], windows: [[0, 0, 3, 3]] },
  features: { rows: ["ooo..", "ooo..", "ooo..", "....."], windows: [[1, 1, 1, 1]] },
  coverage: { rows: ["121", "242", "121"], windows: [] },
};

// The picture of a term, or null where words say it better.
export function drawPictogram(name) {
  const picture = PICTURES[name];
  if (!picture) return null;
  const [height, width] = [picture.rows.length, picture.rows[0].length];
  const svg = drawShape("svg", null, {
    viewBox: `-1 -1 ${width * SQUARE + 2} ${height * SQUARE + 2}`,
    width: width * SQUARE + 2,
    height: height * SQUARE + 2,
    class: "pictogram",
    "aria-hidden": "true",
  });
  picture.rows.forEach((row, r) => [...row].forEach((kind, c) => drawSquare(svg, kind, r, c)));
  picture.windows.forEach((at, index) => drawBox(svg, index ? "next" : "window", at));
  return svg;
}

function drawSquare(svg, kind, row, col) {
  drawBox(svg, { o: "read", "-": "pad" }[kind] ?? "cell", [row, col, 1, 1]);
  if (!/\d/.test(kind)) return;
  const text = drawShape("text", svg, { x: (col + 0.5) * SQUARE, y: (row + 0.75) * SQUARE });
  text.textContent = kind;
}

function drawBox(svg, kind, [row, col, height, width]) {
  const at = { x: col * SQUARE, y: row * SQUARE, width: width * SQUARE, height: height * SQUARE };
  drawShape("rect", svg, { class: kind, ...at });
}

function drawShape(tag, parent, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent?.append(node);
  return node;
}
