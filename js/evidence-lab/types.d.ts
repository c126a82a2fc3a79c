/** What the laboratory shows, as calcikit/payload/evidence.py packs it; all shares are in per cent. */

import type { References } from "../shared/sources.js";

/** A band or an interval. */
export type Span = [low: number, high: number];

/** A share with its 95% interval. */
export type Share = [rate: number, low: number, high: number];

/** How many of the lesions were malignant, and their share. */
export type Counted = [malignant: number, n: number, ...share: Share];

/** Studies of one population: each with its share, together, and what a new centre may find. */
export interface Pool {
  rows: [study: string, ...counted: Counted, rebuilt: number, cite: string][];
  pooled: Counted;
  new: Span | null;
}

/** What was counted about two words; by population what has one. */
export interface Look {
  label: string;
  /** Whose band belongs behind the studies. */
  category: string | null;
  said: Record<string, string>;
  caveat: Record<string, string>;
  pools: Record<string, Pool | undefined>;
  /** Films of a collection. */
  counts: Record<string, Share | undefined>;
  /** The likelihood ratio in words; empty without one. */
  weight: string;
  /** 1,000 women at every step of prevalence; empty without a likelihood ratio. */
  women: [tp: number, fp: number, fn: number, tn: number, ppv: number][];
}

/** An attribute of the lexicon with the id and the label of its terms. */
export interface Axis {
  id: string;
  label: string;
  terms: [id: string, label: string][];
}

/** All of it. */
export interface Evidence {
  axes: Axis[];
  counted_in: [id: string, label: string][];
  /** Shares of malignant lesions that a clinic can have. */
  steps: number[];
  /** Known clinics, each at a place in `steps`. */
  settings: { label: string; step: number; caveat: string }[];
  /** The likelihood band of the categories that have one. */
  bands: Record<string, Span | undefined>;
  /** By morphology and distribution, a space between them. */
  looks: Record<string, Look>;
  references: References;
}

/** What a woman has: the sign, a cancer, both or neither. */
export type Mark = "cancer" | "missed" | "false-alarm" | "healthy";

/** Women of one kind among the 1,000. */
export type Group = [mark: Mark, count: number, words: string];
