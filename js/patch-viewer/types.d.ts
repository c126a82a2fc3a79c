/** The axes of the patch viewer and what turns them. */

import type { Model } from "../shared/model.js";

export interface View {
  model: Model;
  set: (changes: Record<string, string | number>) => void;
  /** A name that no other viewer has. */
  uid: string;
}

/** The values of each axis, with their labels; the example has none. */
export type Axes = Record<string, [id: string, label: string][]>;

/** The values that each axis may take; null where any number will do. */
export type Open = Record<string, (string | number)[] | null>;

export interface Control {
  node: HTMLElement;
  /** Show what the model says. */
  refresh: () => void;
}

export type Maker = (
  view: View,
  name: string,
  title: string,
  values: [id: string, label: string][],
) => Control;
