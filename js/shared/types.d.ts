/** What several widgets share. */

/** What an element may hold; nothing and false are left out. */
export type Child = Node | string | number | boolean | null | undefined | Child[];

/** Attributes and `on…` listeners of an element; nothing and false are left out, true is an empty attribute. */
export interface Props {
  onclick?: (event: MouseEvent) => void;
  onkeydown?: (event: KeyboardEvent) => void;
  oninput?: (event: Event) => void;
  onchange?: (event: Event) => void;
  [attribute: string]: string | number | boolean | null | undefined | ((event: never) => void);
}

/** Values for the names in a text: `{n}`. */
export type Values = Record<string, string | number>;

/** The language of a page and its catalogue: a text, or its plural forms, by the English text. */
export interface Words {
  language: string;
  direction: string;
  notice?: string;
  texts: Record<string, string | string[]>;
}

/** Packed bytes, as the host hands them over. */
export type Packed = ArrayBuffer | DataView<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** What packed bytes hold: at hand once they are unpacked. */
export interface Unpacked<T> {
  data?: T;
  opened: Promise<T>;
}

/** What an image is of; what is not said has the usual value. */
export interface Scene {
  morphology?: string;
  distribution?: string;
  extent?: string;
  change?: string;
  associated?: string;
  context?: string;
  view?: string;
  density?: string;
  seed?: number;
  exam?: string;
}

/** A place: how far from the left and from the top. */
export interface Place {
  x: number;
  y: number;
}

/** A corner of an outline, in shares of the edge of its image. */
export type Corner = [number, number];

/** What a pack says of an image: places of its layers in the pack, its width in mm, the outline of the finding. */
export interface Entry {
  alt: string;
  note: string;
  facts: string;
  field: number;
  hull: Corner[];
  tissue: number;
  finding: number;
  truth: string;
  error?: undefined;
}

/** An image on screen: the addresses of its layers. */
export interface Drawn extends Omit<Entry, "tissue" | "finding"> {
  key: string;
  tissue: string;
  finding: string;
  words?: undefined;
  approximate?: boolean;
}

/** An image, or words where there is none. */
export type Shown = Drawn | { words: string; approximate?: boolean };

/** A drawn image and its truth, both in base64; its edge in mm, the corners around its calcium. */
export interface Picture {
  src: string;
  truth: string;
  caption: string;
  words: string;
  mm: number;
  hull: Corner[];
}

/** A searched field in the record: how sure of each finding, 0 for a missed one, and of each mark for nothing. */
export interface Searched {
  density: string;
  findings: { morphology: string; rating: number }[];
  astray: number[];
}

/** One answer of a learner's record, as calcikit/progress/events.py describes it; a file may leave out nulls. */
export interface RecordEvent {
  v: number;
  at: string;
  learner: string;
  sitting: string;
  source: string;
  item: string;
  kind: string;
  truth: string;
  said: string;
  credit: number;
  right: boolean;
  confidence?: number | null;
  seconds?: number | null;
  more_truth?: boolean | null;
  more_said?: boolean | null;
  /** Of a tap on an image: how far beside the place, in mm. */
  off_mm?: number | null;
  search?: Searched;
  /** Of a test: its form, and whether its images were put in words. */
  form?: string;
  described?: boolean;
}

/** What a widget says of an answer; the record adds version, time, learner and sitting. */
export type NewAnswer = Pick<
  RecordEvent,
  "source" | "item" | "kind" | "truth" | "said" | "credit" | "right"
> &
  Partial<RecordEvent>;
