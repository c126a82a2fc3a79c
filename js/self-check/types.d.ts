/** What Python packs for a self-check. */

import type { Source } from "../shared/sources.js";

/** An answer, and why it is right or wrong; the drawing is empty where there is none. */
export interface Option {
  text: string;
  reason: string;
  right: boolean;
  pictogram: string;
}

export interface Question {
  id: string;
  question: string;
  options: Option[];
  source: Source[];
}
