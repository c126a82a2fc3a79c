/** What Python packs for the case walk, and where a learner stands in it. */

import type { Station } from "../shared/path.js";
import type { References, Statement } from "../shared/sources.js";
import type { Picture } from "../shared/types.js";

/** Right, accepted instead by a named source, right but not yet, or a wrong turn. */
export type Verdict = "right" | "accepted" | "later" | "wrong";

export type Mode = "worked" | "faded" | "solo";

/** One answer, judged by the tables; `back` and `why` belong to a wrong turn. */
export interface Choice {
  answer: string;
  label: string;
  verdict: Verdict;
  credit: number;
  /** Whether it means more than routine screening; null where that is not the question. */
  more: boolean | null;
  story: string;
  back: string;
  explanation: string;
  why: Statement | null;
}

/** One decision; `right` is the answer that the tables give. */
export interface Stage {
  id: string;
  station: string;
  text: string;
  kind: string;
  question: string;
  quote: string;
  right: string;
  reasons: Statement[];
  choices: Choice[];
  pictures: Picture[];
}

/** Where a case ends; each step with when it is done. */
export interface Plan {
  category: string;
  label: string;
  steps: [string, string][];
  follow_up: string;
  report: string;
  patient: string;
}

/** A case; `paths` says what each station is to her at each stage, and at the end. */
export interface Case {
  id: string;
  title: string;
  who: string;
  teaches: string;
  stages: Stage[];
  paths: Station["state"][][];
  plan: Plan;
}

/** All that a walk shows; `local` names the local protocol, where there is one. */
export interface Content {
  local: string;
  cases: Case[];
  stations: { id: string; label: string }[];
  path_states: Record<Station["state"], string>;
  references: References;
}

/** The learner's answers by stage, in the order given. */
export type Said = Record<string, string[]>;

/** How a case stands: which decision is open, and what was answered. */
export interface Left {
  mode: Mode;
  at: number;
  said: Said;
}

/** Where a learner stands. */
export interface State extends Left {
  case: string;
}

/** A state as a link or the browser hands it over, not yet in order. */
export interface Given {
  case?: unknown;
  mode?: unknown;
  at?: unknown;
  said?: unknown;
}

/** What of the open stage is in sight: an answer, or the question; `given` if decided for the learner. */
export interface Sight {
  shown: Choice | null | undefined;
  settled: boolean;
  given: boolean;
  asked: { node: Node } | null;
  last: boolean;
}

/** The ways on from an open stage; `wrongTurn` while one is on screen. */
export interface Moves {
  decide: (answer: string | undefined) => void;
  back: () => void;
  next: () => void;
  wrongTurn: boolean;
}

/** The ways on from a case that is over. */
export interface Ways {
  again: (mode: Mode) => void;
  nextCase: (id: string) => void;
}
