/** Where questions come from: the bank of a page, or the kernel, which makes them on demand. */

import { address, wholePage } from "../shared/patch-source.js";
import { octets, unpack } from "../shared/payload.js";
import { t } from "../shared/words.js";
import { choose } from "./selection.js";

const KERNEL_WAIT = 15000;

/** The bank: each question with its pictures filled in. */
export async function bankSource(model, labels) {
  /** A field lies at the end of the page: only it waits for the whole page. */
  const searched = async (item) => {
    await wholePage();
    return { ...item, src: address(octets(model.get("_fields")).subarray(...item.field)) };
  };
  const { items, sources } = await unpack(model, "_questions").opened;
  const pictures = model.get("_pictures");
  const filled = (item) => (item.kind === "find" ? searched(item) : asked(item));
  const asked = (item) => ({
    ...item,
    sources,
    pictures: item.pictures.map((number) => pictures[number]),
    options: item.options.map((o) => (o.example === undefined ? o : { ...o, example: pictures[o.example] })),
  });
  const found = (item) => (item ? filled(item) : null);
  return {
    next: async (answers, asking) => found(choose(items, answers, asking, labels)),
    item: async (id) => found(items.find((item) => item.id === id)),
  };
}

/** The kernel: it says what there is to ask, and makes what was chosen; the numbers keep question and answer together. */
export function kernelSource(model, labels, signal) {
  const waiting = new Map();
  let number = 0;
  const listen = (message) => {
    if (!message?.drill) return;
    waiting.get(message.number)?.(message);
    waiting.delete(message.number);
  };
  model.on("msg:custom", listen);
  signal.addEventListener("abort", () => model.off("msg:custom", listen));
  const ask = (message) =>
    new Promise((resolve, reject) => {
      number += 1;
      const timer = setTimeout(
        () =>
          reject(
            new Error(
              t(
                "The kernel does not answer. Choose Run > Run All Cells to start it; your sitting goes on where it was.",
              ),
            ),
          ),
        KERNEL_WAIT,
      );
      waiting.set(number, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      model.send({ ...message, number });
    });
  const item = async (id) => {
    const { item: made } = await ask({ drill: "item", id });
    return made.kind === "find" ? { ...made, src: `data:image/jpeg;base64,${made.src}` } : made;
  };
  return {
    item,
    next: async (answers, asking) => {
      const { asked, seed, pair } = asking;
      const { items } = await ask({ drill: "candidates", asked: asked.length, seed, pair });
      const chosen = choose(items, answers, asking, labels);
      return chosen && item(chosen.id);
    },
  };
}
