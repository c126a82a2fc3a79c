/** What Python puts into pages, and what their scripts find there. */

import type { Model } from "../shared/model.js";
import type { cueWords } from "../shared/schedule.js";
import type { Words } from "../shared/types.js";

/** A widget of a lesson: the number of its module, its values, and its bytes by their number in the pool. */
export interface KeptWidget {
  module: number;
  state: { _question?: { id: string }; [name: string]: unknown };
  shared: Record<string, number>;
  bytes: Record<string, number>;
  text?: undefined;
}

/** A label, or a piece of HTML. */
export interface KeptText {
  text: "text" | "html";
  state: { value: string; _question?: undefined };
  shared: Record<string, never>;
  bytes: Record<string, never>;
  module?: undefined;
}

/** One end of a link between widgets: a model and the name of its value. */
type End = [model: string, name: string];

/** What a lesson's page says to its scripts; what widgets share stands once, bytes in base64 or, by number, at its end. */
export interface LessonData {
  models: Record<string, KeptWidget | KeptText>;
  links: [both: boolean, source: End, target: End][];
  shared: unknown[];
  bytes: (string | number)[];
  lesson: string;
  number: number;
  scorm: boolean;
  words?: Words;
}

/** A place that the search can lead to: page and anchor, the lesson's name, title and text. */
export interface SearchPlace {
  page: string;
  id: string;
  lesson: string;
  title: string;
  text: string;
}

/** What the page that leads to the lessons says to its scripts. */
export interface SiteData {
  search: SearchPlace[];
  due: Parameters<typeof cueWords>[0];
  words?: Words;
  lesson?: undefined;
}

/** What draws a widget, as anywidget defines it. */
export interface Widget {
  initialize?: (given: { model: Model }) => unknown;
  render?: (given: { model: Model; el: HTMLElement }) => unknown;
}

/** What a widget's module exports. */
export type WidgetModule = Widget | (() => Widget | Promise<Widget>);

/** The interface of a SCORM 1.2 platform. */
export type ScormApi = Record<
  "LMSInitialize" | "LMSGetValue" | "LMSSetValue" | "LMSCommit" | "LMSFinish",
  (...words: string[]) => unknown
>;

/** A window around this one, as far as a platform is sought there. */
export interface Frame {
  parent?: Frame;
  opener?: Frame | null;
  API?: ScormApi;
}

/** A document that a window shows. */
export interface ShownDocument extends Document {
  readonly defaultView: Window & typeof globalThis;
}

/** An element with data attributes that its template writes. */
export type Marked<Name extends string> = HTMLElement & { readonly dataset: Record<Name, string> };

declare global {
  interface DocumentEventMap {
    "ck-answer": CustomEvent<{ item: string; right: boolean }>;
    "ck-read": CustomEvent<{ read: boolean }>;
  }
}
