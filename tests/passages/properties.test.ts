import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, visibleLength } from '../../src/language/fold.ts';
import { textsToEmbed } from '../../src/passages/context.ts';
import { type Passage, passagesOf } from '../../src/passages/passages.ts';
import { splitSentences } from '../../src/passages/sentences.ts';
import { LONGEST_PASSAGE } from '../../src/passages/split.ts';
import { parseReport, type Report } from '../../src/reports/report.ts';
import { mergeSpans, type Span, toRaw } from '../../src/reports/text.ts';
import { pageText, SEED_NUMBERS, seedReport, slices, sourceOf, without } from '../helpers/reports.ts';

/** What is true of every passage of every report; each check gives the passages that break it. */
const CHECKS: [string, (report: Report, passages: Passage[]) => unknown[]][] = [
  ['is its source span less the deletions', notTheSource],
  ['has its deletions within its span, none at its ends', badDeletions],
  ['is at most 450 folded characters', (_, passages) => passages.filter(({ text }) => visibleLength(fold(text)) > 450)],
  [
    'has text, without white space at its ends',
    (_, passages) => passages.filter(({ text }) => text === '' || text !== text.trim()),
  ],
  ['has sentences that touch and cover it', (_, passages) => passages.filter(hasSentenceGaps)],
  [
    'follows the one before it in the source',
    (_, passages) => passages.filter(({ start }, at) => start < (passages[at - 1]?.end ?? 0)),
  ],
  ['cuts no sentence that fits a passage', cutSentences],
  ['stays in one section', inSeveralSections],
  ['begins in the source line that it names', inAnotherLine],
];

function notTheSource({ raw }: Report, passages: Passage[]): unknown[] {
  return passages.filter(({ start, end, deletions, text }) => {
    const local = deletions.map((gap) => ({ start: gap.start - start, end: gap.end - start }));
    return without(raw.slice(start, end), local) !== text;
  });
}

function badDeletions(_: Report, passages: Passage[]): unknown[] {
  return passages.filter(({ start, end, deletions }) =>
    deletions.some(
      (gap, at) => gap.start <= (deletions[at - 1]?.end ?? start) || gap.end <= gap.start || gap.end >= end,
    ),
  );
}

function hasSentenceGaps({ text, sentences }: Passage): boolean {
  return (
    slices(text, sentences).join('') !== text ||
    sentences.some(({ start, end }, at) => start !== (sentences[at - 1]?.end ?? 0) || end <= start)
  );
}

/** Sentences of the body, short enough for a passage, in which one begins or ends between first and last character. */
function cutSentences({ body, clean }: Report, passages: Passage[]): unknown[] {
  const cuts = passages.map(({ start }) => start);
  return body
    .filter(({ kind }) => kind !== 'heading')
    .flatMap((line) =>
      splitSentences(line.text).map(({ start, end }) => [line.start + start, line.start + end] as const),
    )
    .filter(([start, end]) => visibleLength(clean.text.slice(start, end)) <= LONGEST_PASSAGE)
    .filter(([start, end]) => cuts.some((at) => at > toRaw(clean, start) && at <= toRaw(clean, end - 1)))
    .map(([start, end]) => clean.text.slice(start, end));
}

/** Passages that touch a heading, or lines of different sections. */
function inSeveralSections({ body, clean }: Report, passages: Passage[]): unknown[] {
  const placed = body.map((line) => ({ ...line, from: toRaw(clean, line.start), to: toRaw(clean, line.end - 1) }));
  return passages
    .filter(({ kind }) => kind !== 'header')
    .filter(({ start, end, section }) => {
      const within = placed.filter(({ from, to }) => from < end && to >= start);
      const chains = within.map((line) => (line.kind === 'heading' ? 'a heading' : line.section.join('\n')));
      return new Set(chains).size !== 1 || !section.join('\n').startsWith(chains[0] ?? '');
    });
}

function inAnotherLine({ header, body, clean }: Report, passages: Passage[]): unknown[] {
  const lines = [...header, ...body];
  return passages.filter(({ line, start }) => {
    const named = lines.find(({ number }) => number === line);
    return !named || start < toRaw(clean, named.start) || start >= toRaw(clean, named.end - 1) + 1;
  });
}

describe.each(SEED_NUMBERS)('every passage of %s', (seed) => {
  const report = seedReport(seed);
  const passages = passagesOf(report);

  it.each(CHECKS)('%s', (_, broken) => {
    expect(broken(report, passages)).toEqual([]);
  });

  it('is embedded in at most 495 characters', () => {
    const texts = passages.flatMap((passage) => textsToEmbed(report, passage));
    expect(texts.filter((text) => text.length > 495)).toEqual([]);
  });
});

const pageWithMarkup = pageText.chain((raw) => {
  const offset = fc.nat(raw.length);
  const span = fc.tuple(offset, fc.nat(8)).map(([start, length]) => ({ start, end: start + length }));
  // Line breaks stay outside of markup, as every format promises.
  const inLine = ({ start, end }: Span) => end <= raw.length && !/[\n\r]/u.test(raw.slice(start, end));
  return fc.array(span, { maxLength: 12 }).map((spans) => sourceOf(raw, { markup: mergeSpans(spans.filter(inLine)) }));
});

describe.each([
  ['any page', pageText.map((raw) => sourceOf(raw))],
  ['any page with markup', pageWithMarkup],
])('every passage of %s', (_, pages) => {
  it.each(CHECKS)('%s', (_, broken) => {
    fc.assert(
      fc.property(pages, (source) => {
        const report = parseReport('a.txt', source);
        expect(broken(report, passagesOf(report))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
