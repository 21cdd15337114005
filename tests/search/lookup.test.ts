import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables } from '../../src/index/open.ts';
import type { Tables } from '../../src/index/tables.ts';
import { fold } from '../../src/language/fold.ts';
import { rebuild } from '../../src/rebuild.ts';
import { lookUp } from '../../src/search/lookup.ts';
import { fakeEmbedder } from '../helpers/fakes.ts';
import { makeWorkspace, seedsIndex } from '../helpers/workspace.ts';

let tables: Tables;
let seeds: Tables;
beforeAll(async () => {
  const { config } = makeWorkspace();
  await rebuild(config, { load: async () => fakeEmbedder() });
  tables = openTables(config.embeddingsDir);
  seeds = openTables(seedsIndex().embeddingsDir);
});
afterAll(() => {
  tables.close();
  seeds.close();
});

/** File and words found, passage by passage. */
const found = (words: string, limits: Parameters<typeof lookUp>[2] = {}) =>
  lookUp(tables, words, limits).matches.map(({ report, passage, spans }) => [
    report.file,
    ...spans.map(({ start, end }) => passage.text.slice(start, end)),
  ]);

describe('looking up', () => {
  it('finds every passage that holds all the words, newest report first', () => {
    expect(found('地区生产总值 增长')).toEqual([
      ['linzhi.txt', '地区生产总值', '增长'],
      ['linzhi.txt', '地区生产总值', '增长'],
      ['shannan.txt', '地區生產總值', '增長'],
      ['shannan.txt', '地區生產總值', '增長'],
    ]);
  });

  it.each([
    ['in the other script', '植樹造林', [['shannan.txt', '植樹造林']]],
    ['in simplified characters', '植树造林', [['shannan.txt', '植樹造林']]],
    ['in full width', '２１７．６亿', [['linzhi.txt', '217.6亿']]],
    ['a number', '1278', [['linzhi.txt', '1278']]],
    [
      'one character',
      '畝',
      [
        ['shannan.txt', '畝'],
        ['shannan.txt', '畝'],
      ],
    ],
    ['words in the order of the text', '万亩 造林', [['shannan.txt', '造林', '萬畝']]],
    ['with white space of any kind', '\u3000植树\n造林\t', [['shannan.txt', '植樹', '造林']]],
    ['with punctuation', '“放管服”', [['wuhan.txt', '“放管服”']]],
    ['what nobody wrote', '火星', []],
    ['words of different passages', '植树造林 充电桩', []],
    ['nothing', ' \n', []],
    ['marks of the query language', '"OR" * NEAR(', []],
  ])('finds %s', (_, words, expected) => {
    expect(found(words)).toEqual(expected);
  });

  it('keeps to a place, a year and a report', () => {
    const files = (limits: Parameters<typeof lookUp>[2]) => new Set(found('预期', limits).map(([file]) => file));
    expect([
      files({ region: '西藏' }),
      files({ region: '林芝' }),
      files({ year: 2024 }),
      files({ report: 'shannan' }),
    ]).toEqual([
      new Set(['linzhi.txt', 'shannan.txt']),
      new Set(['linzhi.txt']),
      new Set(['linzhi.txt']),
      new Set(['shannan.txt']),
    ]);
  });

  it('does not take a report that is not there', () => {
    expect(() => lookUp(tables, '预期', { report: 'beijing' })).toThrow('No report is named "beijing".');
  });

  it('puts reports without a year last, and keeps the order of the text', () => {
    const { matches } = lookUp(seeds, '的', {});
    const dates = matches.map(({ report }) => report.date ?? String(report.year ?? ''));
    const keys = dates.map((date, at) => (date.startsWith('--') ? String(matches[at]?.report.year ?? '') : date));
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    for (const { reportId } of seeds.reports) {
      const places = matches.filter(({ report }) => report.reportId === reportId).map(({ passage }) => passage.label);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('finds just what reading every passage would find', () => {
    const passages = seeds.passages();
    const piece = fc
      .tuple(
        fc.nat({ max: passages.length - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
      )
      .map(([at, place, length]) => {
        const text = passages[at]?.text ?? '';
        const start = Math.floor(place * text.length);
        return text.slice(start, start + length);
      });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 2 }), (words) => {
        const wanted = fold(words.join(' ')).split(/\s+/u).filter(Boolean);
        const holding = passages.filter(({ text }) => wanted.every((word) => fold(text).includes(word)));
        const ids = lookUp(seeds, words.join(' '), {}).matches.map(({ passage }) => passage.id);
        expect(new Set(ids)).toEqual(new Set(wanted.length === 0 ? [] : holding.map(({ id }) => id)));
        expect(ids).toHaveLength(new Set(ids).size);
      }),
      { numRuns: 200 },
    );
  });
});
