import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.ts';
import { clean } from '../../src/reports/clean.ts';
import { splitLines } from '../../src/reports/lines.ts';
import { parseReport } from '../../src/reports/report.ts';
import { deleteSpans, deletionsWithin, toRaw, toRawSpan } from '../../src/reports/text.ts';
import { pageText, sourceOf, without } from '../helpers/reports.ts';

const RUNS = { numRuns: 150 };

const textAndSpans = fc.string({ unit: 'binary', maxLength: 40 }).chain((text) => {
  const offset = fc.nat(text.length);
  const span = fc.tuple(offset, offset).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  return fc.record({ text: fc.constant(text), spans: fc.array(span, { maxLength: 6 }) });
});

describe('any text and deletions', () => {
  it('delete just the units that a span covers', () => {
    fc.assert(
      fc.property(textAndSpans, ({ text, spans }) => {
        expect(deleteSpans(text, spans).text).toBe(without(text, spans));
      }),
      RUNS,
    );
  });

  it('lead back from every clean unit to a source unit of the same value, ever further on', () => {
    fc.assert(
      fc.property(textAndSpans, ({ text, spans }) => {
        const cleaned = deleteSpans(text, spans);
        const ways = [...cleaned.text.split('').keys()].map((offset) => toRaw(cleaned, offset));
        expect(ways.map((at) => text[at]).join('')).toBe(cleaned.text);
        expect(ways.every((at, index) => index === 0 || at > (ways[index - 1] ?? at))).toBe(true);
      }),
      RUNS,
    );
  });

  it('give any clean span back from its source span less the deletions within', () => {
    fc.assert(
      fc.property(textAndSpans, fc.nat(), fc.nat(), ({ text, spans }, a, b) => {
        const cleaned = deleteSpans(text, spans);
        fc.pre(cleaned.text.length > 0);
        const start = a % cleaned.text.length;
        const end = start + 1 + (b % (cleaned.text.length - start));
        const raw = toRawSpan(cleaned, { start, end });
        const rest = text
          .split('')
          .filter((_, at) => at >= raw.start && at < raw.end)
          .filter(
            (_, at) =>
              !deletionsWithin(cleaned, raw).some((gap) => at + raw.start >= gap.start && at + raw.start < gap.end),
          );
        expect(rest.join('')).toBe(cleaned.text.slice(start, end));
      }),
      RUNS,
    );
  });
});

describe('any page', () => {
  it('is only deleted from', () => {
    fc.assert(
      fc.property(pageText, (raw) => {
        const { clean: cleaned } = clean(raw);
        const ways = [...cleaned.text.split('').keys()].map((offset) => toRaw(cleaned, offset));
        expect(ways.map((at) => raw[at]).join('')).toBe(cleaned.text);
        expect(ways.every((at, index) => index === 0 || at > (ways[index - 1] ?? at))).toBe(true);
      }),
      RUNS,
    );
  });

  it('has lines that stand where they say, in the clean text', () => {
    fc.assert(
      fc.property(pageText, (raw) => {
        const { clean: cleaned, lines } = clean(raw);
        expect(lines.map(({ start, end }) => cleaned.text.slice(start, end))).toEqual(lines.map(({ text }) => text));
      }),
      RUNS,
    );
  });

  it('has lines with the numbers of the source', () => {
    fc.assert(
      fc.property(pageText, (raw) => {
        const { clean: cleaned, lines } = clean(raw);
        const source = splitLines(raw);
        const numberAt = (offset: number) => source.findLast(({ start }) => start <= offset)?.number;
        expect(lines.map(({ start }) => numberAt(toRaw(cleaned, start)))).toEqual(lines.map(({ number }) => number));
      }),
      RUNS,
    );
  });

  it('has each line in the body, the header or the noise', () => {
    fc.assert(
      fc.property(pageText, (raw) => {
        const { noise } = clean(raw);
        const { header, body } = parseReport('a.txt', sourceOf(raw));
        const numbers = [...[...header, ...body].map(({ number }) => number), ...noise.keys()].sort((a, b) => a - b);
        const visible = splitLines(raw).filter(({ length, number }) => length > 0 || noise.has(number));
        expect(numbers).toEqual(visible.map(({ number }) => number));
      }),
      RUNS,
    );
  });

  it('has damage within its text, sorted and apart', () => {
    fc.assert(
      fc.property(pageText, (raw) => {
        const bounds = clean(raw).damage.flatMap(({ start, end }) => [start, end]);
        expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
        expect(bounds.every((at) => at >= 0 && at <= raw.length)).toBe(true);
      }),
      RUNS,
    );
  });

  it('folds to as many units as it has, one character at a time', () => {
    fc.assert(
      fc.property(pageText, (raw) => {
        expect(fold(raw)).toHaveLength(raw.length);
        expect(fold(raw)).toBe([...raw].map(fold).join(''));
      }),
      RUNS,
    );
  });
});
