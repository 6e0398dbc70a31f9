// A payload of a 3 × 3 matrix of 1 to 9, pooled 2 by 2 with stride 1: what crossing.py sends.

const bytesOf = (values) => new Uint8Array(values.buffer);

export function packed(values, shape) {
  const dtype = values.constructor.name.replace("Array", "").toLowerCase();
  return { dtype, shape, is_deflated: false, data: bytesOf(values) };
}

const axis = () => ({
  positions: packed(Int16Array.of(0, 1, 1, 2), [2, 2]),
  divisors: packed(Int16Array.of(2, 2), [2]),
  coverage: packed(Int16Array.of(1, 2, 1), [3]),
  before: 0,
  after: 0,
  overhang: 0,
});

export function payload(changes = {}) {
  return {
    is_matrix: true,
    mode: "max",
    title: "maximum",
    about: "",
    greys: [0, 255],
    input: packed(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), [3, 3]),
    output: packed(Float64Array.of(5, 6, 8, 9), [2, 2]),
    is_root: false,
    rows: axis(),
    cols: axis(),
    numbers: {},
    unread: "",
    editable: true,
    instead: "",
    ...changes,
  };
}
