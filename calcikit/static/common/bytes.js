/** Bytes that Python packed: deflated, the same in JupyterLab and in a page. */

/** Bytes, however the host hands them over: a DataView, an ArrayBuffer or a typed array. */
const octets = (held) => (ArrayBuffer.isView(held) ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength) : new Uint8Array(held));

async function inflate(bytes) {
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

const unpackedBefore = new Map();

/** The unpacked JSON of one trait, at once if it was unpacked before; else null, and `then` is called when it is. */
function unpacked(model, name, then) {
  const bytes = octets(model.get(name));
  const key = `${bytes.length}.${bytes.slice(-4)}`;
  const held = unpackedBefore.get(key) ?? { opened: inflate(bytes).then((text) => JSON.parse(new TextDecoder().decode(text))) };
  if (held.data) return held.data;
  unpackedBefore.set(key, held);
  held.opened.then((data) => { held.data = data; then(); }, () => unpackedBefore.delete(key));
  return null;
}
