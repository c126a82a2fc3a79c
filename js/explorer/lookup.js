/** Looks up what Python decided: walks the tables as lookups, and finds the outcome under the values that make it. */

import { fromLink, toLink } from "../shared/links.js";
import { unpack } from "../shared/payload.js";

/** @import { Model } from "../shared/model.js" */
/** @import { Attribute, Change, Description, Difference, Lookup, Outcome } from "./types.js" */
/** @import { OutcomeParts, Picks, Refusal, Table, Term, Workup } from "./types.js" */

/** @typedef {Lookup<string, Lookup<string, number>>} Places */

/** The letter of a table's first row in its lookup; the one before is none. */
const FIRST_LETTER = 40;

/** @type {WeakMap<Workup | Difference, Table>} */
const opened = new WeakMap();

/** The workups that a model carries; opened once a page. @param {Model} model */
export async function decode(model) {
  const data = /** @type {Workup} */ (await unpack(model, "_workup").opened);
  if (!opened.has(data)) opened.set(data, openTable(data));
  return /** @type {Table} */ (opened.get(data));
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const parts = (value) => value !== null && typeof value === "object";

/**
 * Lay what is said otherwise over something: key by key, or place by place in a list; null takes a key away.
 * @param {unknown} here
 * @param {unknown} there
 * @returns {unknown}
 */
export function laid(here, there) {
  if (!parts(here) || !parts(there) || Array.isArray(there)) return there;
  const made = /** @type {Record<string, unknown>} */ (Array.isArray(here) ? [...here] : { ...here });
  for (const [key, value] of Object.entries(there))
    if (value === null) delete made[key];
    else made[key] = laid(here[key], value);
  return made;
}

/**
 * The workups of a region's protocol, or those that the widget has for itself.
 * @param {Model} model
 * @param {string} region
 */
export async function decodeRegion(model, region) {
  if (!region) return decode(model);
  const regions = /** @type {Record<string, Difference>} */ (await unpack(model, "_regions").opened);
  const differences = regions[region];
  if (!opened.has(differences)) {
    const { data } = await decode(model);
    opened.set(differences, openTable(/** @type {Workup} */ (laid(data, differences))));
  }
  return /** @type {Table} */ (opened.get(differences));
}

/**
 * The regions that a widget carries: id and name.
 * @param {Model} model
 * @returns {Promise<[string, string][]>}
 */
export async function regionsOf(model) {
  if (!model.get("_regions")?.byteLength) return [];
  const regions = /** @type {Record<string, Difference>} */ (await unpack(model, "_regions").opened);
  return Object.entries(regions).map(([id, data]) => [id, data.protocol]);
}

/**
 * Where each value stands in its domain, by name: what the lookups and the outcomes are indexed by.
 * @param {Workup} data
 */
function positions(data) {
  const decided = data.outcome_key.map(
    (name) => /** @type {const} */ ([name, data.rows.map((row) => row.then[name])]),
  );
  const domains = [
    ...decided.map(
      ([name, values]) =>
        /** @type {const} */ ([name, [...new Set(values.filter((value) => value !== undefined))]]),
    ),
    ...Object.entries(data.domains),
    ...data.attributes.map((a) => /** @type {const} */ ([a.id, a.values.map((v) => v.id)])),
  ];
  return /** @type {Places} */ (
    new Map(domains.map(([name, values]) => [name, new Map(values.map((value, place) => [value, place]))]))
  );
}

/**
 * Everything that the tables decide for some picks, and the numbers of the rows that fired; an impossible one ends the walk.
 * @param {Workup} data
 * @param {Places} places
 * @param {Description} picks
 */
function walk(data, places, picks) {
  /** @type {Description} */
  const values = { ...picks };
  for (const [name, { of, terms }] of Object.entries(data.kinds)) values[name] = terms[picks[of]];
  /** @type {number[]} */
  const fired = [];
  for (const { inputs, first, lookup } of data.tables) {
    let place = 0;
    for (const name of inputs) {
      const domain = places.get(name);
      place = place * domain.size + domain.get(values[name]);
    }
    // a term that is not one of its attribute leads to no place
    const row = Number.isNaN(place) ? -1 : lookup.charCodeAt(place) - FIRST_LETTER;
    if (row < 0) throw new Error(`No row answers: ${JSON.stringify(values)}`);
    fired.push(first + row);
    Object.assign(values, data.rows[first + row].then);
    if (values.possible === "no") break;
  }
  return { values, fired };
}

/**
 * An outcome from the numbers of its parts in the pool.
 * @param {Workup} data
 * @param {number[]} numbers
 * @returns {OutcomeParts}
 */
const partsOf = (data, numbers) =>
  /** @type {OutcomeParts} */ (
    Object.fromEntries(data.outcome_parts.map((name, place) => [name, data.pool[numbers[place]]]))
  );

/**
 * What is said to some picks: `impossible` with the row that refuses them, or the outcome with the rows behind it.
 * @param {Workup} data
 * @param {Places} places
 * @param {Lookup<string, number>} index the numbers of outcomes by their keys
 * @param {Description} picks
 * @returns {Outcome | Refusal}
 */
function outcomeOf(data, places, index, picks) {
  const { values, fired } = walk(data, places, picks);
  if (values.possible === "no") return { impossible: /** @type {number} */ (fired.at(-1)) };
  const key = [...data.outcome_key.map((name) => places.get(name).get(values[name])), fired[data.offering]];
  const reasons = fired.filter((row) => data.rows[row].decisive);
  const sureness = reasons.map((row) => data.certainties.indexOf(data.rows[row].certainty));
  return {
    ...partsOf(data, data.outcomes[index.get(key.join())]),
    reasons,
    non_decisive: fired.filter((row) => !data.rows[row].decisive),
    certainty: data.certainties[Math.max(...sureness)],
  };
}

/**
 * Open the packed workups: the attributes by id, and `outcome(picks)`.
 * @param {Workup} data
 * @returns {Table}
 */
export function openTable(data) {
  const places = positions(data);
  const [numbers, ...columns] = data.outcome_index.toReversed();
  const keys = numbers.map((_, row) =>
    columns
      .map((column) => column[row])
      .reverse()
      .join(),
  );
  const index = /** @type {Lookup<string, number>} */ (new Map(keys.map((key, row) => [key, numbers[row]])));
  /** @type {Lookup<string, Outcome | Refusal>} */
  const known = new Map();
  const outcome = (/** @type {Picks} */ picks) => {
    const key = data.attributes.map((a) => picks[a.id]).join("|");
    if (!known.has(key)) known.set(key, outcomeOf(data, places, index, /** @type {Description} */ (picks)));
    return known.get(key);
  };
  const attributes = /** @type {Lookup<string, Attribute>} */ (
    new Map(data.attributes.map((a) => [a.id, a]))
  );
  return { data, attributes, outcome };
}

/** The id of the first step, whatever its wording. @param {Outcome} said */
export const nextStep = ({ steps }) => steps[0][0].split(":")[0];

/** The stations from recall to plan, and what each is to her. @param {Table} table @param {Outcome} said */
export const pathOf = (table, said) =>
  table.data.stations.map((station, place) => ({
    ...station,
    state: said.path[place],
    said: table.data.path_states[said.path[place]],
  }));

/** @param {Table} table @param {string} attribute @param {string | null} id */
export const term = (table, attribute, id) =>
  /** @type {Term} */ (table.attributes.get(attribute).values.find((v) => v.id === id));

/**
 * The attributes that do not apply, whatever was said of them: a term that is picked silences them.
 * @param {Table} table
 * @param {Picks} picks
 */
export const silent = (table, picks) =>
  table.data.attributes.flatMap((a) => term(table, a.id, picks[a.id])?.silences ?? []);

/** @param {Table} table @param {Picks} picks */
export const openAxes = (table, picks) => table.data.attributes.filter((a) => picks[a.id] == null);

/** Every way to fill the axes that are still open. @param {Table} table @param {Picks} picks */
function completions(table, picks) {
  return openAxes(table, picks).reduce(
    (all, a) => all.flatMap((p) => a.values.map((v) => ({ ...p, [a.id]: v.id }))),
    [picks],
  );
}

/** @param {Table} table @param {Picks} picks */
export function possibleCategories(table, picks) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const p of completions(table, picks)) {
    const said = table.outcome(p);
    if (said.impossible === undefined) found.add(said.category);
  }
  return [...found].sort((a, b) => table.data.categories[a].rank - table.data.categories[b].rank);
}

/**
 * Every single-attribute change and what it moves.
 * @param {Table} table
 * @param {Picks} picks
 * @returns {Change[]}
 */
export function whatIf(table, picks) {
  const now = table.outcome(picks);
  /** @param {Outcome} said */
  const key = (said) => `${said.category} ${nextStep(said)}`;
  const asked = table.data.attributes.filter((a) => !silent(table, picks).includes(a.id));
  return asked.flatMap((a) =>
    a.values
      .filter((v) => v.id !== picks[a.id])
      .map((v) => {
        const then = { ...picks, [a.id]: v.id };
        const said = table.outcome(then);
        const moves = now.impossible === undefined && said.impossible === undefined && key(said) !== key(now);
        return /** @type {Change} */ ({ attribute: a, value: v, picks: then, outcome: said, moves });
      }),
  );
}

/**
 * Put words where a template names them, once, and leave other names alone.
 * @param {string} template
 * @param {Record<string, string>} words
 */
const fill = (template, words) =>
  template
    .replace(/\{(\w+)\}/g, (name, key) => words[key] ?? name)
    .replace(/ {2,}/g, " ")
    .trim();

/**
 * What each picked term says: its `phrase` in a report, or its `patient` sentence.
 * @param {Table} table
 * @param {Picks} picks
 * @param {"phrase" | "patient"} part
 */
function sayings(table, picks, part) {
  const terms = table.data.attributes.map(
    (a) => /** @type {const} */ ([a.id, term(table, a.id, picks[a.id])]),
  );
  const unsaid = part === "phrase" ? silent(table, picks) : [];
  return Object.fromEntries(
    terms.map(([id, picked]) => [id, unsaid.includes(id) ? "" : (picked[part] ?? "")]),
  );
}

/**
 * What is put into the blanks of a report: the visible blank, or what was given.
 * @param {Table} table
 * @param {"text" | "plain"} part
 * @param {Record<string, string>} [given]
 */
const blanks = (table, part, given = {}) =>
  Object.fromEntries(table.data.blanks.map((blank) => [blank.id, given[blank.id] || blank[part]]));

/** The finding or the result in a sentence. @param {Table} table @param {Picks} picks */
export const describe = (table, picks) =>
  fill(fill(table.data.templates.description, sayings(table, picks, "phrase")), blanks(table, "plain"));

/**
 * What stands at each name of a part: of those that fit what is said, the first.
 * @param {Table} table
 * @param {Picks} said
 */
const reportParts = ({ data }, said) =>
  Object.fromEntries(
    data.templates.part
      .filter(({ where }) => Object.entries(where).every(([name, ids]) => ids.includes(said[name] ?? "")))
      .map(({ id, text }) => [id, text])
      .reverse(),
  );

/**
 * The report; what is not given stays a visible blank.
 * @param {Table} table
 * @param {Picks} picks
 * @param {Pick<Outcome, "assessment" | "category">} said
 * @param {Record<string, string>} given
 */
export function reportText(table, picks, { assessment, category }, given) {
  const phrases = { ...sayings(table, picks, "phrase"), ...reportParts(table, { ...picks, category }) };
  return fill(fill(table.data.templates.report, { ...phrases, assessment }), blanks(table, "text", given));
}

/** @param {Table} table @param {Picks} picks @param {Outcome} said */
export const patientText = (table, picks, said) =>
  fill(table.data.templates.patient, {
    ...sayings(table, picks, "patient"),
    message: said.message,
    next: said.next,
  });

/** The Python line that makes the same description. @param {Table} table @param {Picks} picks */
export function pythonLine(table, picks) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  const name = table.data.kind === "finding" ? "Finding" : "BiopsyResult";
  return `${name}(${said.map((a) => `${a.id}="${picks[a.id]}"`).join(", ")})`;
}

/** @param {Table} table @param {Picks} picks @param {string} name */
export function toHash(table, picks, name) {
  const said = table.data.attributes.filter((a) => picks[a.id] != null && picks[a.id] !== a.default);
  return toLink(name, Object.fromEntries(said.map((a) => [a.id, picks[a.id]])));
}

/**
 * Read picks from a link; words that the table does not know are left out.
 * @param {Table} table
 * @param {string} hash
 * @param {string} name
 */
export function fromHash(table, hash, name) {
  const given = fromLink(name, hash);
  if (!given) return null;
  /** @param {Attribute} a */
  const known = (a) => (a.values.some((v) => v.id === given.get(a.id)) ? given.get(a.id) : a.default);
  return Object.fromEntries(table.data.attributes.map((a) => [a.id, known(a)]));
}
