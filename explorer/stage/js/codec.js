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
  const bytes = joinPlanes(differences, shape[0], Values.BYTES_PER_ELEMENT);
  return { shape, values: new Values(bytes.buffer) };
}

// Undo the two steps of pack(): one plane of bytes after the other, each byte the difference
// to the mean of its left and upper neighbours.
export function joinPlanes(differences, rows, width) {
  const bytes = new Uint8Array(differences.length);
  const line = differences.length / rows;
  const columns = line / width;
  let index = 0;
  for (let plane = 0; plane < width; plane += 1) {
    for (let row = 0; row < rows; row += 1) {
      let left = 0;
      for (let col = 0; col < columns; col += 1) {
        const place = row * line + col * width + plane;
        const above = row ? bytes[place - line] : 0;
        bytes[place] = differences[index] + ((left + above) >> 1);
        left = bytes[place];
        index += 1;
      }
    }
  }
  return bytes;
}
