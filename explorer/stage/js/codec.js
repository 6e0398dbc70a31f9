// Unpacking the arrays that crossing.py packs.

const TYPES = {
  uint8: Uint8Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};

// An array of the payload, as {shape, values} with the values in row order.
export async function unpack({ dtype, shape, data }) {
  const deflated = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  const differences = new Uint8Array(await new Response(stream).arrayBuffer());
  const Values = TYPES[dtype];
  return { shape, values: new Values(joinPlanes(differences, Values.BYTES_PER_ELEMENT).buffer) };
}

// Undo the two steps of pack(): differences to the left, one plane of bytes after the other.
export function joinPlanes(differences, width) {
  const bytes = new Uint8Array(differences.length);
  const length = differences.length / width;
  for (let plane = 0; plane < width; plane += 1) {
    let value = 0;
    for (let index = 0; index < length; index += 1) {
      value += differences[plane * length + index];
      bytes[index * width + plane] = value;
    }
  }
  return bytes;
}
