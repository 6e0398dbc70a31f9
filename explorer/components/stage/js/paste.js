// A pasted block in its place in the matrix.

import { limit, say } from "../../lib/js/catalogue.js";

// The larger matrix, or the same one changed, after a block is put at (row, col).
export function placeBlock(matrix, block, row, col) {
  const height = Math.max(matrix.length, row + block.length);
  const width = Math.max(matrix[0].length, col + block[0].length);
  const most = limit("side");
  if (height > most || width > most) {
    const size = `${block.length} × ${block[0].length}`;
    return { problem: say("stage.block_too_large", { size, row: row + 1, col: col + 1, most }) };
  }
  const rows = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => block[r - row]?.[c - col] ?? matrix[r]?.[c] ?? 0),
  );
  const hasGrown = height > matrix.length || width > matrix[0].length;
  const notice = hasGrown ? say("stage.grown", { size: `${height} × ${width}` }) : "";
  return { rows, notice };
}
