/** What the drill asks and keeps: calcikit/payload/questions.py and search.py, calcikit/films/questions.py. */

import type { References, Source, Statement } from "../shared/sources.js";
import type { Corner, Picture as Drawn, NewAnswer, Place, RecordEvent } from "../shared/types.js";

/** A mark on a field, and how sure it is: 1 to 4, 0 while that is open. */
export interface Mark extends Place {
  sure: number;
}

/** A picture; only a simulated one has an edge in mm, and a hull in shares of it. */
export interface Picture extends Partial<Drawn> {
  src: string;
  truth: string;
  caption: string;
  alt?: string;
  marks?: string;
}

/** An answer to choose. */
export interface Option {
  id: string;
  text: string;
  right: boolean;
  credit: number;
  reason: string;
  background: string;
  more: boolean | null;
  cite: string[];
  example?: Picture;
}

/** What a question is chosen by. */
export interface Candidate {
  id: string;
  kind: string;
  pairs: string[];
  weight?: number;
}

/** A question with answers to choose from. */
export interface Question extends Candidate {
  label: string;
  stem: string;
  options: Option[];
  explanation: string;
  where: string;
  cite: string[];
  sources: References;
  pictures: Picture[];
}

/** What lies in a field; its outline is in mm. */
export interface Located {
  morphology: string;
  name: string;
  distractor: boolean;
  hull: Corner[];
  look: string;
  why: string;
}

/** A field to search; only a real film says in `nothing` that not all of it is known. */
export interface Field extends Candidate {
  label: string;
  stem: string;
  caption: string;
  alt: string;
  src: string;
  mm: number;
  density: string;
  located: Located[];
  truth: string;
  passed: string;
  nothing?: string;
}

export type Item = Question | Field;

/** What became of the marks on a field. */
export interface Found {
  findings: { one: Located; rating: number }[];
  astray: { mark: Mark; on: Located | null }[];
}

/** What a view says of an answer, to be recorded. */
export type Given = Omit<NewAnswer, "source" | "item" | "kind">;

/** A form of a test. */
export interface FormAbout {
  id: string;
  label: string;
  intro: string;
  done: string;
  items: string[];
}

/** The names of kinds and answers, and why the drill works as it does. */
export interface Labels {
  kinds: Record<string, string>;
  search: { figures: { id: string; label: string; why: Statement }[]; references: References };
  decisions: Record<string, string>;
  groups: Record<string, string>;
  names: Record<string, Record<string, string>>;
  pictograms: Record<string, string>;
  confidence: { label: string; promises: number }[];
  rules: { label: string; text: string; sources: Source[] }[];
  shown: string;
  local: string;
  form?: FormAbout;
}

/** What the next question of a sitting is chosen with; keys of kinds and pairs are due. */
export interface Asking {
  asked: string[];
  seed: number;
  pair: string;
  due?: string[];
}

/** Where questions come from; null when there is none. */
export interface Questions {
  next: (answers: RecordEvent[], asking: Asking) => Promise<Item | null>;
  item: (id: string) => Promise<Item | null>;
}

/** A sitting: what it is called, what determines it, and how far it is. */
export interface Sitting {
  name: string;
  seed: number;
  n: number;
  asked: string[];
  answered: number;
  pair: string;
  again: string[];
}

/** A sitting as the browser keeps it, and when. */
export interface Kept extends Sitting {
  at: number;
}

/** What a sitting is about: a pair, or questions that were asked before. */
export type Beginning = Partial<Pick<Sitting, "pair" | "again">>;

/** What the frame around questions says, and what it does. */
export interface FrameOptions {
  shown: string;
  local: string;
  onresults: () => void;
  onlength: (n: number) => void;
}

export type Summary = ReturnType<typeof import("../shared/statistics.js").summarise>;
export type Confusions = ReturnType<Summary["confusion"]>;

/** What stands with the figures: which answers are counted, the ways on, what is due, the record. */
export interface ResultsOptions {
  scope: string;
  all: number;
  ways: HTMLElement;
  due: string[];
  next: Date | null;
  record: HTMLElement;
  ondrill: (pair: string) => void;
  onscope: (id: string) => void;
}

export type QuestionView = ReturnType<typeof import("./question.js").questionView>;
export type FieldView = ReturnType<typeof import("./find.js").findView>;
export type Frame = ReturnType<typeof import("./frame.js").frameOf>;

export type View = QuestionView | FieldView;

/** How a question is shown: names of its own, words for how sure, and what to do with an answer. */
export interface QuestionOptions {
  uid: string;
  sureWords: string[];
  pictograms: Record<string, string>;
  onanswer: (option: Option, confidence: number) => void;
  /** Whether nothing says what became of an answer. */
  quiet?: boolean;
}

/** How a field is shown. */
export interface FieldOptions {
  uid: string;
  sureWords: string[];
  onsearch: (marks: Mark[]) => void;
}

/** What can be done with a mark in the list of marks. */
export interface Rating {
  sureWords: string[];
  rate: (mark: Mark, sure: number) => void;
  remove: (mark: Mark) => void;
}

/** A picture of a bank: its place in the row of images; where the image comes first, its marks do. */
export interface BankPicture extends Omit<Picture, "src" | "truth"> {
  image: [from: number, to: number];
  truth?: string;
}

/** An answer in a bank: its example by number. */
export interface BankOption extends Omit<Option, "example"> {
  example?: number;
}

/** A question in a bank: its pictures by number. */
export interface BankQuestion extends Omit<Question, "options" | "pictures" | "sources"> {
  options: BankOption[];
  pictures: number[];
}

/** A field in a bank: only what it is chosen by. */
export interface BankField extends Candidate {
  pictures?: undefined;
}

export type BankItem = BankQuestion | BankField;

/** What a bank says first. */
export interface Bank {
  items: BankItem[];
  sources: References;
  pictures: BankPicture[];
}

/** What a bank says when the page has come: marks by the number of their picture, fields by their id. */
export interface BankRest {
  truths: Record<number, string>;
  fields: Record<string, Omit<Field, keyof Candidate | "src"> & { image: [from: number, to: number] }>;
}

/** What there is to ask, as the kernel answers. */
export interface CandidatesReply {
  drill: "candidates";
  number: number;
  items: Candidate[];
}

/** The question that was chosen, as the kernel makes it. */
export interface ItemReply {
  drill: "item";
  number: number;
  item: Item;
}

export type Reply = CandidatesReply | ItemReply;
