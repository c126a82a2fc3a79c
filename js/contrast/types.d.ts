/** Two images side by side: what Python packs (payload/patches.py, contrast_payload), and what the widget remembers. */

import type { patchView } from "../shared/patch-view.js";
import type { References, Statement } from "../shared/sources.js";
import type { Scene } from "../shared/types.js";

export interface Side {
  name: string;
  scene: Scene;
  looks: Statement[];
}

export interface Pair {
  id: string;
  question: string;
  tell: Statement;
  why: Statement[];
  sides: Side[];
  references: References;
}

export interface State {
  turn: number;
  /** Which side each image shows. */
  order: number[];
  hidden: boolean;
  /** The side that is asked for. */
  asked: number;
  answer: number | null;
}

export type View = ReturnType<typeof patchView>;

/** The image that was taken for the answer, and where a tap was, in words. */
export type Answer = (at: number, where?: string) => void;
