/** What Python packs for an explorer, and what the parts of one explorer share. */

import type { Model } from "../shared/model.js";
import type { Station } from "../shared/path.js";
import type { References, Statement } from "../shared/sources.js";

/** A map that is asked only for what it holds. */
export interface Lookup<Key, Value> extends Map<Key, Value> {
  get(key: Key): Value;
}

/** A word of the lexicon; `silences` names the attributes that say nothing in a report beside it. */
export interface Term {
  id: string;
  label: string;
  label_2013?: string;
  short?: string;
  fine?: boolean;
  synonyms?: string[];
  group?: string;
  concern?: number;
  phrase?: string;
  patient?: string;
  silences?: string[];
  pictogram?: string;
  definition: Statement;
  size?: Statement;
  look?: Statement;
  confirm?: Statement;
  cause?: Statement;
  mimics?: Statement;
  pearl?: Statement;
}

/** What is picked from; without a default it stays open until it is picked. */
export interface Attribute {
  id: string;
  label: string;
  question: string;
  panel: string;
  default: string | null;
  why: string;
  groups: Record<string, string>;
  values: Term[];
}

/** What is picked, by attribute; null while it is open. */
export type Picks = Record<string, string | null>;

/** Picks with nothing open. */
export type Description = Record<string, string>;

/** A BI-RADS category; `low` and `high` are the likelihood of cancer in per cent. */
export interface Category {
  label: string;
  band: string;
  natural: string;
  low: number | null;
  high: number | null;
  rank: number;
  rid_of: string;
  management: Statement;
}

/** What is said about a step, whoever has to take it. */
export interface StepInfo {
  label: string;
  what: Statement;
  why: Statement;
  next: Statement;
  schedule?: Statement;
  complications?: Statement;
}

/** A row of the tables; `then` is what it decides. */
export interface Rule {
  id: string;
  because: string;
  cite: string[];
  certainty: Statement["certainty"];
  decisive: boolean;
  /** Who reviewed this rule, where it is not said of most. */
  review?: string;
  then: Record<string, string>;
}

/** What a report says at a name where each pick in `where`, or the category, is one of its values. */
export interface Part {
  id: string;
  where: Record<string, string[]>;
  text: string;
}

/** A blank of the report; `plain` stands in a description. */
export interface Blank {
  id: string;
  label: string;
  text: string;
  plain: string;
}

/** A step of a plan: id, when, words. */
export type Step = [id: string, when: string, words: string];

/** A step that is also accepted: id, when, why, words. */
export type Alternative = [id: string, when: string, why: string, words: string];

/** What Python assembled for an outcome. */
export type OutcomeParts = {
  category: string;
  subject: string;
  band: string;
  alternative_categories: string[];
  steps: Step[];
  alternatives: Alternative[];
  follow_up: string;
  assessment: string;
  message: string;
  next: string;
  path: Station["state"][];
};

/** The outcome with the numbers of the rows behind it. */
export interface Outcome extends OutcomeParts {
  impossible?: undefined;
  reasons: number[];
  non_decisive: number[];
  certainty: Statement["certainty"];
}

/** A description that cannot be, with the number of the row that refuses it. */
export interface Refusal {
  impossible: number;
}

/** All that answers any finding or any biopsy result; an outcome is the numbers of its parts in the pool. */
export interface Workup {
  kind: "finding" | "biopsy";
  local: string;
  scope: string;
  protocol: string;
  templates: { description: string; report: string; patient: string; part: Part[] };
  blanks: Blank[];
  views: Record<string, string>;
  kinds: Record<string, { of: string; terms: Record<string, string> }>;
  domains: Record<string, string[]>;
  certainties: Statement["certainty"][];
  stations: { id: string; label: string }[];
  path_states: Record<Station["state"], string>;
  attributes: Attribute[];
  categories: Record<string, Category>;
  steps: Record<string, StepInfo>;
  review: string;
  rows: Rule[];
  references: References;
  pool: OutcomeParts[keyof OutcomeParts][];
  outcome_parts: (keyof OutcomeParts)[];
  outcomes: number[][];
  outcome_key: string[];
  offering: number;
  outcome_index: number[][];
  tables: { name: string; inputs: string[]; first: number; lookup: string }[];
}

/** What a region's protocol says otherwise, laid out as the workup that it changes. */
export interface Difference {
  protocol: string;
  [part: string]: unknown;
}

/** The opened workup. */
export interface Table {
  data: Workup;
  attributes: Lookup<string, Attribute>;
  outcome: (picks: Picks) => Outcome | Refusal;
}

/** One other value of one attribute. */
interface Single {
  attribute: Attribute;
  value: Term;
  picks: Picks;
}

/** A single change after which category or next step is another. */
export interface Move extends Single {
  moves: true;
  outcome: Outcome;
}

/** A single change, and what then comes out. */
export type Change = Move | (Single & { moves: false; outcome: Outcome | Refusal });

/** What the parts of one explorer share. */
/** What an explorer keeps under every protocol: its name in its page, and what was written into the blanks of the report. */
export interface Kept {
  name: string;
  given: Record<string, string>;
}

export interface View extends Kept {
  table: Table;
  model: Model;
  uid: string;
  page: boolean;
  set: (changes: Record<string, string | null | Picks>) => void;
  picks: () => Picks;
}

/** One number with all that belongs beside it; shares are in per cent. */
export interface Fact {
  source: "studies" | "collection";
  kind: string;
  count: string;
  women?: string;
  share?: string;
  rate?: number;
  low?: number;
  high?: number;
  note?: string;
  cite?: string[];
}

/** What the numbers are about, and the numbers. */
export type Group = [about: string, facts: Fact[]];

/** A likelihood band in per cent, from low to high. */
export type Band = [number, number];

/** All numbers: of both words together, and of each word alone. */
export interface Evidence {
  both: Record<string, Fact[]>;
  morphology: Record<string, Fact[]>;
  distribution: Record<string, Fact[]>;
  sources: Record<Fact["source"], string>;
  bands: Record<string, Band | undefined>;
  references: References;
}
