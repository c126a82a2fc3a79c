/** What the widget of real films reads, as calcikit/films/payload.py packs it. */

/** A picture: where it lies in the bytes, its sides in mm, and its words. */
export interface Picture {
  at: [start: number, end: number];
  mm: [width: number, height: number];
  alt: string;
}

/** A film and the simulation of its description. */
export interface Film {
  id: string;
  label: string;
  described: string;
  reader: string;
  outcome: string;
  notes: string[];
  /** Polygons, in shares of the picture. */
  outline: string[];
  real: Picture;
  simulated: Picture;
}

/** The sentences that stand with films. */
export interface Said {
  heading: string;
  /** How to get films. */
  how: string;
  ask: string;
  real: string;
  simulated: string;
  choice: string;
  not_taken: string;
  problems: string[];
  credit: string[];
}
