/** Bytes that Python packed: deflated, the same in JupyterLab and in a page. */

/** @import { Model } from "./model.js" */
/** @import { Packed, Unpacked } from "./types.js" */

/** Bytes, however the host hands them over. @param {Packed} held */
export const octets = (held) =>
  ArrayBuffer.isView(held)
    ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength)
    : new Uint8Array(held);

/**
 * The JSON of deflated bytes. Read chunk by chunk: a page unpacks it before it shows its first frame, while a Response
 * or a Blob would hand the bytes on in tasks of their own.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function inflate(bytes) {
  const packed = new ReadableStream({
    start(stream) {
      stream.enqueue(bytes);
      stream.close();
    },
  });
  const words = packed.pipeThrough(new DecompressionStream("deflate")).pipeThrough(new TextDecoderStream());
  const reader = words.getReader();
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) text += read.value;
  return JSON.parse(text);
}

/**
 * What tells some packed bytes from others: their length and the checksum at their end.
 * @param {Model} model
 * @param {string} trait
 */
export function fingerprint(model, trait) {
  const bytes = octets(model.get(trait));
  return `${bytes.length}.${bytes.slice(-4)}`;
}

/** @type {Map<string, Unpacked<unknown>>} */
const packs = new Map();

/**
 * The JSON that one trait holds: `data` once it is unpacked, and a promise of it; unpacked once a page.
 * @template T
 * @param {Model} model
 * @param {string} name
 * @returns {Unpacked<T>}
 */
export function unpack(model, name) {
  const key = fingerprint(model, name);
  if (!packs.has(key)) {
    /** @type {Unpacked<T>} */
    const pack = {
      opened: inflate(octets(model.get(name))).then((/** @type {T} */ data) => {
        pack.data = data;
        return data;
      }),
    };
    packs.set(key, pack);
    pack.opened.catch(() => packs.delete(key));
  }
  return /** @type {Unpacked<T>} */ (packs.get(key));
}
