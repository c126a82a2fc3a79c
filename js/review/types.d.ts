/** What the review page holds: calcikit/templates/review.html.j2 writes it. */

import type { Marked, ShownDocument } from "../page/types.js";

/** What stands in one item's boxes, with the hash of the text that it was given on. */
export interface Given {
  id: string;
  hash: string;
  verdict: string;
  comment: string;
}

/** One text to review. */
export type ReviewItem = {
  querySelector(selectors: "textarea"): HTMLTextAreaElement;
  querySelector(selectors: ".ck-changed"): HTMLElement;
  querySelector(selectors: 'input[value="comment"]'): HTMLInputElement;
  querySelector(selectors: "input:checked" | `input[value="${string}"]`): HTMLInputElement | null;
} & Marked<"review" | "hash" | "kind">;

/** The page: its controls are there, and its events come from them. */
export type ReviewPage = {
  getElementById(id: "who" | "role" | "open"): HTMLInputElement;
  getElementById(id: "kind"): HTMLSelectElement;
  getElementById(id: "save" | "progress" | "said" | "reviewer" | "controls"): HTMLElement;
  querySelectorAll(selectors: "[data-review]"): NodeListOf<ReviewItem>;
  addEventListener(type: "input" | "change", listener: (event: Event & { target: Element }) => void): void;
} & ShownDocument;
