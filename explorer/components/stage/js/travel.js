// Where typing goes on to, as in a spreadsheet: Tab along the rows, Enter down the columns.

// The cell after (row, col), or null where the browser is to go on to what follows the matrix.
// A Tab goes past the end of a row to the next one; the Enter after some Tabs goes below the cell
// where they began, `start`, and any other below its own cell, past the end of a column to the next.
export function nextCell(key, isBackwards, [row, col], [height, width], start) {
  if (key === "Escape") return [row, col];
  if (key === "ArrowUp") return [Math.max(row - 1, 0), col];
  if (key === "ArrowDown") return [Math.min(row + 1, height - 1), col];
  if (key === "Tab") {
    const index = row * width + col + (isBackwards ? -1 : 1);
    return index < 0 || index >= height * width ? null : [Math.floor(index / width), index % width];
  }
  if (start !== null && !isBackwards) return row + 1 < height ? [row + 1, start] : [row, col];
  const index = col * height + row + (isBackwards ? -1 : 1);
  return index < 0 || index >= height * width ? [row, col] : [index % height, Math.floor(index / height)];
}
