/**
 * Answers: decodes what Python enumerated and looks up in it. Nothing here decides.
 *
 * First of the files that make the explorer's module; they are laid end to end, see widgets/explorer.py.
 */

import { inflate, octets } from "../shared/payload.js";

/** @typedef {{id: string, label: string, label_v2025?: string, group?: string, phrase?: string, patient?: string}} Term */
/** @typedef {{id: string, label: string, question: string, panel: string, default: ?string, why: string, values: Term[]}} Attribute */

const decoded = new Map();

/** Decode once per distinct pair of payloads (deflated bytes end with their checksum); a failure is not remembered. */
export async function decode(model) {
  const payloads = [model.get("_knowledge"), model.get("_codes")].map(octets);
  const key = payloads.map((bytes) => `${bytes.length}.${bytes.slice(-4)}`).join();
  if (!decoded.has(key)) {
    const opened = Promise.all(payloads.map(inflate)).then(
      ([text, numbers]) => openTable(JSON.parse(new TextDecoder().decode(text)), numbers));
    decoded.set(key, opened);
    opened.catch(() => decoded.delete(key));
  }
  return decoded.get(key);
}

/** Join the words and the outcome numbers (little-endian, mixed radix, first attribute most significant). */
export function openTable(data, buffer) {
  const numbers = new DataView(buffer);
  const attributes = new Map(data.attributes.map((a) => [a.id, a]));
  const at = (picks) => data.attributes.reduce(
    (index, a) => index * a.values.length + a.values.findIndex((v) => v.id === picks[a.id]), 0);
  const outcome = (picks) => data.outcomes[numbers.getUint16(2 * at(picks), true)];
  const categoryOf = (picks, said) => (said.category === "unchanged" ? picks.category_before : said.category);
  return { data, attributes, outcome, categoryOf };
}

export const term = (table, attribute, id) => table.attributes.get(attribute).values.find((v) => v.id === id);
export const openAxes = (table, picks) => table.data.attributes.filter((a) => picks[a.id] == null);

/** Every way to fill the axes that are still open. */
function completions(table, picks) {
  return openAxes(table, picks).reduce(
    (all, a) => all.flatMap((p) => a.values.map((v) => ({ ...p, [a.id]: v.id }))), [picks]);
}

export function possibleCategories(table, picks) {
  const found = new Set();
  for (const p of completions(table, picks)) {
    const said = table.outcome(p);
    if (said.impossible === undefined) found.add(table.categoryOf(p, said));
  }
  return [...found].sort((a, b) => table.data.categories[a].rank - table.data.categories[b].rank);
}

/** Every single-attribute change and what it moves. */
export function whatIf(table, picks) {
  const now = table.outcome(picks);
  const key = (p, said) => `${table.categoryOf(p, said)} ${said.steps[0][0]}`;
  return table.data.attributes.flatMap((a) => a.values.filter((v) => v.id !== picks[a.id]).map((v) => {
    const then = { ...picks, [a.id]: v.id };
    const said = table.outcome(then);
    const moves = now.impossible === undefined && said.impossible === undefined && key(then, said) !== key(picks, now);
    return { attribute: a, value: v, picks: then, outcome: said, moves };
  }));
}

export function reportText(table, picks, said) {
  const phrase = (name) => (name === "closing" ? said.closing : term(table, name, picks[name])?.phrase ?? "");
  return table.data.template.replace(/\{(\w+)\}/g, (_, name) => phrase(name));
}

export function patientText(table, picks, said) {
  const axis = table.data.kind === "finding" ? "morphology" : "histology";
  return `${term(table, axis, picks[axis]).patient ?? ""} ${said.patient}`.trim();
}

/** The Python line that makes the same description. */
export function pythonLine(table, picks) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  const name = table.data.kind === "finding" ? "Finding" : "BiopsyResult";
  return `${name}(${said.map((a) => `${a.id}="${picks[a.id]}"`).join(", ")})`;
}

export function toHash(table, picks, name) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  return `#${name}:${new URLSearchParams(said.map((a) => [a.id, picks[a.id]]))}`;
}

/** Read picks from a link; words that the table does not know are left out. */
export function fromHash(table, hash, name) {
  if (!hash.startsWith(`#${name}:`)) return null;
  const given = new URLSearchParams(hash.slice(name.length + 2));
  return Object.fromEntries(table.data.attributes.map(
    (a) => [a.id, a.values.some((v) => v.id === given.get(a.id)) ? given.get(a.id) : a.default]));
}
