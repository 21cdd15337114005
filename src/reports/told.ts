/** Where a fact about a report was taken from: stated beside the text, the name of its file, the lines above the body, the body. */
export type Origin = 'given' | 'file name' | 'head' | 'body';

/** A fact and where it was taken from. */
export interface Told<T> {
  value: T;
  from: Origin;
}

export const told = <T>(value: T, from: Origin): Told<T> => ({ value, from });

/** What a report tells of itself, folded. */
export interface Telling {
  /** Path relative to the reports folder. */
  file: string;
  /** The file's name where it is a title; else empty. */
  named: string;
  /** `named` and the lines above the body, a line each. */
  head: string;
  /** The beginning of the first paragraph: the part of the body in which an event is dated and placed. */
  lead: string;
  /** Every paragraph and caption. */
  prose: string;
}

/** Whether what stands at an offset of the head is from the file's name or from the lines above the body. */
export function originInHead({ named }: Telling, at: number): Origin {
  return at < named.length ? 'file name' : 'head';
}

/** The first and decisive part of a speech, in characters: it says for which government the speaker reports. */
const OPENING = 600;

export const openingOf = ({ prose }: Telling): string => prose.slice(0, OPENING);
