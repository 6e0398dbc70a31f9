// Unpacking the arrays that crossing.py packs.

const TYPES = {
  uint8: Uint8Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};

// An array of the payload, as {shape, values} with the values in row order.
export async function unpack({ dtype, shape, is_deflated, data }) {
  const Values = TYPES[dtype];
  const sent = bytesOf(atob(data));
  const bytes = is_deflated
    ? joinPlanes(await inflate(sent), shape[0], Values.BYTES_PER_ELEMENT)
    : sent;
  return { shape, values: new Values(bytes.buffer) };
}

function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

async function inflate(bytes) {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  writer.write(bytes);
  writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}

// Undo the differences that crossing.py takes: one plane of bytes after the other, each byte the difference
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
