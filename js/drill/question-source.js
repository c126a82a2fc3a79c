/** Where questions come from: the bank of a page, or the kernel, which makes them on demand. */

import { address, fromBase64, wholePage } from "../shared/patch-source.js";
import { octets, unpack } from "../shared/payload.js";
import { t } from "../shared/words.js";
import { choose } from "./selection.js";

const KERNEL_WAIT = 15000;

/** The bank: each question with its images filled in. They lie at the end of the page, and only who has some waits for it. */
export async function bankSource(model, labels) {
  const { items, sources, pictures } = await unpack(model, "_questions").opened;
  const images = async () => {
    await wholePage();
    const row = octets(model.get("_images"));
    const truths = await unpack(model, "_marks").opened;
    return {
      field: ({ image }) => address(row.subarray(...image)),
      picture: (number) => ({
        ...pictures[number],
        src: address(row.subarray(...pictures[number].image)),
        truth: btoa(truths[number]),
      }),
    };
  };
  const asked = async (item) => {
    const shown = item.pictures.length ? await images() : null;
    return {
      ...item,
      sources,
      pictures: item.pictures.map((number) => shown.picture(number)),
      options: item.options.map((o) =>
        o.example === undefined ? o : { ...o, example: shown.picture(o.example) },
      ),
    };
  };
  const searched = async (item) => ({ ...item, src: (await images()).field(item) });
  const filled = (item) => (item.kind === "find" ? searched(item) : asked(item));
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
    return made.kind === "find" ? { ...made, src: fromBase64(made.src) } : made;
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
