/** Where questions come from: the bank of a page, or the kernel, which makes them on demand. */

import { unpack } from "../shared/payload.js";
import { choose } from "./selection.js";

const KERNEL_WAIT = 15000;

/** The bank: questions by the rule of choose.js, each with its pictures filled in. */
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

/** The kernel: one message asks, one answers; the numbers keep them together. */
export function kernelSource(model, signal) {
  const waiting = new Map();
  let number = 0;
  const listen = (message) => {
    if (message?.drill !== "item") return;
    waiting.get(message.number)?.(message.item);
    waiting.delete(message.number);
  };
  model.on("msg:custom", listen);
  signal.addEventListener("abort", () => model.off("msg:custom", listen));
  return (answers, asking) =>
    new Promise((resolve, reject) => {
      number += 1;
      const timer = setTimeout(
        () => reject(new Error("The kernel does not answer. Is it running?")),
        KERNEL_WAIT,
      );
      waiting.set(number, (item) => {
        clearTimeout(timer);
        resolve(item);
      });
      model.send({
        drill: "next",
        number,
        ...asking,
        recent: answers.map(({ kind, truth, said, item }) => [kind, truth, said, item]),
      });
    });
}
