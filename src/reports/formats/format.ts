import type { Given } from '../given.ts';
import type { Span } from '../text.ts';

/** A report's text as its file's format gives it, before it is cleaned. */
export interface SourceText {
  /** The decoded file, or the text extracted from it; every offset of a citation is one of this text. */
  raw: string;
  /** How the file was read: a character encoding, or the name of the format that the text was extracted from. */
  encoding: string;
  /** What of `raw` is markup, in its offsets, sorted: it is no part of the report. */
  markup: Span[];
  /** Offsets in `raw` at which pages 1, 2, … begin; empty where the format has no pages. */
  pages: number[];
  /** Numbers from 1 of the pages without text, which are scans or blank; left out where all have text. */
  scannedPages?: number[];
  /** What the file states of the report beside its text. */
  given: Given;
}

/** A kind of file that holds a report. */
export interface Format {
  /** Endings of its files, in lower case, with the dot. */
  endings: readonly string[];
  /** Largest file that is read, in bytes: no report is near it, and memory stays bounded. */
  largest: number;
  /** Reads a file of this format. The same bytes always give the same text. @throws KaojuError `bad_file` naming the file */
  read(bytes: Uint8Array, file: string): Promise<SourceText> | SourceText;
}
