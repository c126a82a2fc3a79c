/** Where questions come from: the bank of a page, or the kernel, which makes them on demand. */

import { unpack } from "../shared/payload.js";
import { choose } from "./selection.js";

const KERNEL_WAIT = 15000;

/** The bank: each question with its pictures filled in. */
export async function bankSource(model, labels) {
  const { items, sources } = await unpack(model, "_questions").opened;
  const pictures = model.get("_pictures");
  const filled = (item) => ({
    ...item,
    sources,
    pictures: item.pictures.map((number) => pictures[number]),
    options: item.options.map((o) => (o.example === undefined ? o : { ...o, example: pictures[o.example] })),
  });
  return async (answers, asking) => {
    const item = choose(items, answers, asking, labels);
    return item && filled(item);
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
        () => reject(new Error("The kernel does not answer. Is it running?")),
        KERNEL_WAIT,
      );
      waiting.set(number, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      model.send({ ...message, number });
    });
  return async (answers, asking) => {
    const { asked, seed, pair } = asking;
    const { items } = await ask({ drill: "candidates", asked: asked.length, seed, pair });
    const chosen = choose(items, answers, asking, labels);
    return chosen && (await ask({ drill: "item", id: chosen.id })).item;
  };
}
