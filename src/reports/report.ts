import { createHash } from 'node:crypto';
import { fold } from '../language/fold.ts';
import { clean } from './clean.ts';
import { headingYear } from './dates.ts';
import type { SourceText } from './formats/format.ts';
import type { Given } from './given.ts';
import { findHeader, type HeaderLine } from './header.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { type BodyLine, outline } from './outline.ts';
import type { Damage } from './rules/damage.ts';
import type { CleanText } from './text.ts';

/** A report read from a file: its source text, what cleaning kept of it, and what is known of it. */
export interface Report extends Metadata {
  reportId: string;
  /** Path relative to the reports folder, with forward slashes; `<path>#<id>` in a .jsonl file. */
  file: string;
  /** A character encoding, or the name of the format that the text was extracted from. */
  encoding: string;
  raw: string;
  /** Offsets in `raw` at which pages 1, 2, … begin; empty where the format has no pages. */
  pages: number[];
  /** Pages, from 1, that have no text though others have: pictures of pages. */
  scannedPages: number[];
  /** What the file states of the report beside its text. */
  given: Given;
  clean: CleanText;
  header: HeaderLine[];
  body: BodyLine[];
  /** First and last source line of the body. */
  lines: [number, number];
  /** Heading chains in order of appearance, run-in headings included. */
  sections: string[][];
  credits: string[];
  damage: Damage[];
}

/** Id of a report: the first 10 hexadecimal digits of the SHA-256 of its relative path. It survives edits of the file. */
export function reportIdOf(file: string): string {
  return createHash('sha256').update(file.normalize('NFC')).digest('hex').slice(0, 10);
}

/** Cleans and outlines a source text; what was given of it wins over what it tells. One without a line of text has an empty body. */
export function parseReport(file: string, source: SourceText): Report {
  const { raw, encoding, markup, pages, scannedPages = [], given } = source;
  const cleaned = clean(raw, markup);
  const header = findHeader(cleaned.lines);
  const body = outline(cleaned.lines.slice(header.length));
  return {
    ...readMetadata({ file, header, body, lines: cleaned.all, given }),
    reportId: reportIdOf(file),
    file,
    encoding,
    raw,
    pages,
    scannedPages,
    given,
    clean: cleaned.clean,
    header,
    body,
    lines: [body[0]?.number ?? 0, body.at(-1)?.number ?? 0],
    sections: body.flatMap((line) =>
      (line.kind === 'heading' ? [line] : line.runIns).map(({ text }) => [...line.section, text]),
    ),
    credits: cleaned.credits,
    damage: cleaned.damage,
  };
}

/**
 * The year that a section looks back on, or null: `2022年工作回顾` makes everything under it a result of 2022. A look-back
 * that names no year (过去一年工作回顾) is on the year before the one that the report plans for; one on several years is not.
 */
export function lookBackYear(section: readonly string[], reportYear: number | null): number | null {
  for (const heading of section) {
    const about = headingYear(fold(heading));
    if (about?.view === 'back' && about.year === null)
      return reportYear === null || /[三四五十]年/u.test(heading) ? null : reportYear - 1;
    // 2026年主要工作 in the report of 2026 is what it plans.
    const isPlan = about?.year === reportYear && /主要工作$/u.test(fold(heading));
    if (about) return about.view === 'back' && !isPlan ? about.year : null;
  }
  return null;
}
