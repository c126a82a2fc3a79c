/** Where questions come from: the bank of a page, or the kernel, which makes them on demand. */

import { send } from "../shared/model.js";
import { address, fromBase64, wholePage } from "../shared/patch-source.js";
import { octets, unpack } from "../shared/payload.js";
import { t } from "../shared/words.js";
import { choose } from "./selection.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Bank, BankItem, BankOption, BankPicture, BankQuestion, BankRest, Candidate } from "./types.js" */
/** @import { Asking, CandidatesReply, ItemReply, Labels, Option, Questions, Reply } from "./types.js" */

const KERNEL_WAIT = 15000;
/** How much more often one of the few early questions with images opens a sitting than one without: two of five then. */
const FEW = 8;

/**
 * The images of a bank, by number and by their place in the row: a few come with the words, the rest when the page has come.
 * @param {Model} model
 * @param {BankPicture[]} pictures
 */
function imagesOf(model, pictures) {
  const lead = octets(model.get("_lead"));
  /** @type {ReturnType<typeof open> | undefined} */
  let opened;
  const open = async () => {
    await wholePage();
    const more = /** @type {BankRest} */ (await unpack(model, "_later").opened);
    return { row: octets(model.get("_images")), ...more };
  };
  const rest = () => {
    opened ??= open();
    return opened;
  };
  const early = (/** @type {number} */ number) => pictures[number].image[1] <= lead.length;
  const first = (/** @type {number} */ number) => ({
    ...pictures[number],
    src: address(lead.subarray(...pictures[number].image)),
    truth: btoa(pictures[number].truth ?? ""),
  });
  const late = async (/** @type {[number, number]} */ [from, to]) =>
    address((await rest()).row.subarray(from - lead.length, to - lead.length));
  const second = async (/** @type {number} */ number) => ({
    ...pictures[number],
    src: await late(pictures[number].image),
    truth: btoa((await rest()).truths[number]),
  });
  return {
    early,
    rest,
    late,
    shown: async (/** @type {number} */ number) => (early(number) ? first(number) : second(number)),
  };
}

/**
 * The bank: each question with its images filled in. A sitting begins with one whose images came with the words; only a later one, or a field to search, may wait for the rest of the page.
 * @param {Model} model
 * @param {Labels} labels
 * @returns {Promise<Questions>}
 */
export async function bankSource(model, labels) {
  const bank = /** @type {Bank} */ (await unpack(model, "_questions").opened);
  const { items, sources, pictures } = bank;
  const { early, rest, late, shown } = imagesOf(model, pictures);
  const option = (/** @type {BankOption} */ { example, ...words }) => {
    /** @type {Option} */
    const one = words;
    if (example !== undefined)
      shown(example).then((picture) => {
        one.example = picture; // wanted after the answer: no reason to wait for it
      });
    return one;
  };
  const asked = async (/** @type {BankQuestion} */ item) => ({
    ...item,
    sources,
    pictures: await Promise.all(item.pictures.map(shown)),
    options: item.options.map(option),
  });
  const searched = async (/** @type {Candidate} */ item) => {
    const { image, ...field } = (await rest()).fields[item.id];
    return { ...item, ...field, src: await late(image) };
  };
  const found = async (/** @type {BankItem | null} */ item) =>
    item && (item.pictures ? asked(item) : searched(item));
  const soon = items
    .filter(({ kind, pictures: shows }) => kind !== "find" && shows?.every(early))
    .map((item) => (item.pictures?.length ? { ...item, weight: FEW } : item));
  const open = (/** @type {Asking} */ { asked: before, pair }) =>
    before.length || pair || !soon.length ? items : soon;
  return {
    next: async (answers, asking) => found(choose(open(asking), answers, asking, labels)),
    item: async (id) => found(items.find((item) => item.id === id) ?? null),
  };
}

/**
 * The kernel: it says what there is to ask, and makes what was chosen; the numbers keep question and answer together.
 * @param {Model} model
 * @param {Labels} labels
 * @param {AbortSignal} signal
 * @returns {Questions}
 */
export function kernelSource(model, labels, signal) {
  /** @type {Map<number, (reply: Reply) => void>} */
  const waiting = new Map();
  let number = 0;
  const listen = (/** @type {Reply | null} */ message) => {
    if (!message?.drill) return;
    waiting.get(message.number)?.(message);
    waiting.delete(message.number);
  };
  model.on("msg:custom", listen);
  signal.addEventListener("abort", () => model.off("msg:custom", listen));
  /** @param {Record<string, unknown>} message @returns {Promise<Reply>} */
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
      send(model, { ...message, number });
    });
  const item = async (/** @type {string} */ id) => {
    const { item: made } = /** @type {ItemReply} */ (await ask({ drill: "item", id }));
    return "src" in made ? { ...made, src: fromBase64(made.src) } : made;
  };
  return {
    item,
    next: async (answers, asking) => {
      const { asked, seed, pair } = asking;
      const offered = await ask({ drill: "candidates", asked: asked.length, seed, pair });
      const { items } = /** @type {CandidatesReply} */ (offered);
      const chosen = choose(items, answers, asking, labels);
      return chosen && item(chosen.id);
    },
  };
}
