import assert from "node:assert/strict";
import test from "node:test";

import "../english.js";
import { cellProblem, parseNumber, parseRows } from "../../../../explorer/components/lib/js/paste.js";

const READ = {
  "tabs of a spreadsheet": ["1\t2\r\n3\t4\r\n", [[1, 2], [3, 4]]],
  "decimal commas and tabs": ["1,5\t2\n3\t-4,25", [[1.5, 2], [3, -4.25]]],
  "decimal commas and semicolons": ["1,5;2\n3;4", [[1.5, 2], [3, 4]]],
  "decimal commas and spaces": ["1,5 2,5\n3 4", [[1.5, 2.5], [3, 4]]],
  "one number with a decimal comma": ["1,5", [[1.5]]],
  "comma separated": ["1,2\n3,4", [[1, 2], [3, 4]]],
  "commas and spaces": ["10, 12\n4, 11", [[10, 12], [4, 11]]],
  "spaces of any number": ["  1   2 \n 3 4", [[1, 2], [3, 4]]],
  "quoted cells": ['"1","2"\n"3,5","4"', [[1, 2], [3.5, 4]]],
  "blank lines between": ["1 2\n\n3 4\n\n", [[1, 2], [3, 4]]],
  "old line endings": ["1,2\r3,4", [[1, 2], [3, 4]]],
  "a list of Python": ["[[1, 2],\n [3, 4]]", [[1, 2], [3, 4]]],
  "tuples of Python": ["((1, 2), (3, 4))", [[1, 2], [3, 4]]],
  "an array that NumPy printed": ["[[10 12]\n [ 4 11]]", [[10, 12], [4, 11]]],
  "decimals that NumPy printed": ["[[1.  2. ]\n [3.5 4. ]]", [[1, 2], [3.5, 4]]],
  "an array that NumPy showed": ["array([[1., 2.],\n       [3., 4.]])", [[1, 2], [3, 4]]],
  "an array with its type": ["x = np.array([[1, 2], [3, 4]], dtype=np.float32)", [[1, 2], [3, 4]]],
  "a tensor of PyTorch": ["tensor([[1., 2.],\n        [3., 4.]], device='cuda:0')", [[1, 2], [3, 4]]],
  "a matrix of MATLAB": ["A = [1 2; 3 4];", [[1, 2], [3, 4]]],
  "rows between semicolons": ["1 2; 3 4", [[1, 2], [3, 4]]],
  "one list": ["[1, 2, 3]", [[1, 2, 3]]],
  "one row": ["1 2 3", [[1, 2, 3]]],
  "one column": ["1\n2\n3", [[1], [2], [3]]],
  "a typeset minus": ["−1 2", [[-1, 2]]],
  "a byte order mark": ["\ufeff1,2\n3,4", [[1, 2], [3, 4]]],
  "powers of ten": ["1e3 .5 1.", [[1000, 0.5, 1]]],
};
for (const [name, [text, rows]] of Object.entries(READ)) {
  test(`rows are read as people write them: ${name}`, () => {
    assert.deepEqual(parseRows(text), { rows });
  });
}

const REFUSED = {
  "a word": ["1\t2\n3\tabc", /^Row 2, column 2 .* is "abc", which is not a number\./],
  "an empty cell": ["1\t\t3", /^Row 1, column 2 .* is empty/],
  "a trailing separator": ["1,2,\n3,4,", /^Row 1, column 3 .* is empty/],
  "two decimal points": ["1.234,5\t2", /^Row 1, column 1 .* "1\.234,5"/],
  "not a number": ["1 nan", /^Row 1, column 2 .* "nan"/],
  "an underscore": ["1 1_0", /^Row 1, column 2 .* "1_0"/],
  "infinity": ["inf 1", /^Row 1, column 1 .* "inf"/],
  "too large": ["1 -2e15", /^Row 1, column 2 .* beyond 1e15/],
  "a long word": ["y".repeat(99), new RegExp(`is "${"y".repeat(20)}",`)],
  "a short row": ["1 2 3\n4 5", /^Row 2 .* has 2 cells, row 1 has 3/],
  "a word between lists": ["[[1, 2], abc, [3, 4]]", /^Row 1, column 1 .* "abc"/],
  "half of an array": ["array([[1., 2.],", /^Row 1, column 1 .* "array\(\[\[1\."/],
  "no text": ["", /^There is no number in the text/],
  "blank lines": [" \n \n", /^There is no number in the text/],
  "an empty list": ["[]", /^There is no number in the text/],
  "too many rows": ["1\n".repeat(17), /^There are 17 rows and 1 columns; .* at most 16/],
  "too many columns": ["1 ".repeat(17), /^There are 1 rows and 17 columns/],
  "too long": ["1 ".repeat(20_000), /^The text has 40000 characters; paste at most 20000\./],
};
for (const [name, [text, said]] of Object.entries(REFUSED)) {
  test(`what is wrong is named by its place: ${name}`, () => {
    const { rows, problem } = parseRows(text);
    assert.equal(rows, undefined);
    assert.match(problem, said);
  });
}

// A generator of 32 bits, so that every run has the same texts.
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("any text is a matrix or a sentence", () => {
  const signs = [..."0123456789.,;-+e \t\r\n\"'[]()=xy\u0000"];
  const draw = seeded(1);
  for (let count = 0; count < 20_000; count += 1) {
    const text = Array.from({ length: draw(40) }, () => signs[draw(signs.length)]).join("");
    const { rows, problem } = parseRows(text);
    if (rows) {
      assert.ok(rows.length <= 16 && rows.every((row) => row.length === rows[0].length));
      assert.ok(rows.flat().every((value) => Math.abs(value) <= 1e15), text);
    } else {
      assert.match(problem, /^[A-Z].*\.$/, text);
    }
  }
});

test("tabs bring back every value, with points or commas", () => {
  const draw = seeded(2);
  for (let count = 0; count < 500; count += 1) {
    const [height, width] = [1 + draw(16), 2 + draw(15)];
    const value = () => (draw(2) ? -1 : 1) * draw(1e9) * 10 ** (draw(12) - 9);
    const matrix = Array.from({ length: height }, () => Array.from({ length: width }, value));
    const text = matrix.map((row) => row.join("\t")).join("\n");
    for (const written of [text, text.replaceAll(".", ",")]) {
      assert.deepEqual(parseRows(written).rows, matrix);
    }
  }
});

test("a comma and a typographic minus are read as people mean them", () => {
  assert.deepEqual(["1,5", " −2.5 ", "+.5", "3.", "1e3"].map(parseNumber), [1.5, -2.5, 0.5, 3, 1000]);
});

test("anything else is not a number", () => {
  for (const text of ["", "abc", "1_0", "0x10", "1,2,3", "NaN", "Infinity", "1e999", "--1", "1 2"]) {
    assert.equal(parseNumber(text), null, text);
  }
});

test("a cell says why a text cannot stand in it", () => {
  const places = { row: 2, col: 3, kept: "7" };
  assert.deepEqual(["1,5", " ", "x", "2e15"].map((text) => cellProblem(text, "cell", places)), [
    "",
    "Row 2, column 3 is empty; the cell keeps 7.",
    'Row 2, column 3 is "x", which is not a number; the cell keeps 7.',
    "Row 2, column 3 is beyond 1e15, the largest number taken; the cell keeps 7.",
  ]);
});
