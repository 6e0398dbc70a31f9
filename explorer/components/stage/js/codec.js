// Reading the frame and unpacking the arrays that crossing.py packs.

const LENGTH_BYTES = 4;

// What a frame says, with the bytes of each array in their place.
export function readFrame(bytes) {
  const { buffer, byteOffset } = bytes;
  const start = LENGTH_BYTES + new DataView(buffer, byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, start));
  const parts = new Map();
  const partOf = ([from, length]) => {
    const name = `${from} ${length}`;
    if (!parts.has(name)) parts.set(name, bytes.subarray(start + from, start + from + length));
    return parts.get(name);
  };
  return JSON.parse(text, (key, value) => (key === "data" ? partOf(value) : value));
}

const TYPES = {
  uint8: Uint8Array,
  int16: Int16Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};

const unpacked = new WeakMap();

// An array of the payload, as {shape, values} with the values in row order. One that stands in
// several places of a frame is unpacked once, and is the same object in all.
export function unpack(packed) {
  if (!unpacked.has(packed.data)) unpacked.set(packed.data, unpackAnew(packed));
  return unpacked.get(packed.data);
}

async function unpackAnew({ dtype, shape, is_deflated, data }) {
  const Values = TYPES[dtype];
  const bytes = is_deflated
    ? joinPlanes(await inflate(data), shape[0], Values.BYTES_PER_ELEMENT)
    : data.slice();
  const values = new Values(bytes.buffer);
  const count = shape.reduce((product, length) => product * length, 1);
  if (values.length !== count) throw new Error(`${values.length} values for ${count} cells`);
  return Object.freeze({ shape, values });
}

async function inflate(bytes) {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  const inflated = new Response(stream.readable).arrayBuffer();
  // Bytes that are not deflated fail all three, and each is to be heard.
  const [buffer] = await Promise.all([inflated, writer.write(bytes), writer.close()]);
  return new Uint8Array(buffer);
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
