/** Bytes that Python packed: deflated, the same in JupyterLab and in a page. */

/** Bytes, however the host hands them over: a DataView, an ArrayBuffer or a typed array. */
export const octets = (held) =>
  ArrayBuffer.isView(held)
    ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength)
    : new Uint8Array(held);

export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

/** What tells some packed bytes from others: their length and the checksum at their end. */
export function nameOf(model, trait) {
  const bytes = octets(model.get(trait));
  return `${bytes.length}.${bytes.slice(-4)}`;
}

const packs = new Map();

/** The JSON that one trait holds: `data` once it is unpacked, and a promise of it; unpacked once a page. */
export function unpack(model, name) {
  const key = nameOf(model, name);
  if (!packs.has(key)) {
    const pack = {
      opened: inflate(octets(model.get(name))).then((text) => {
        pack.data = JSON.parse(new TextDecoder().decode(text));
        return pack.data;
      }),
    };
    packs.set(key, pack);
    pack.opened.catch(() => packs.delete(key));
  }
  return packs.get(key);
}
