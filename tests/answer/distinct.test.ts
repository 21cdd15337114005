import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctHits } from '../../src/answer/distinct.ts';
import { findPlace, type Place } from '../../src/language/places.ts';
import type { Hit } from '../../src/search/search.ts';
import { placeOf } from '../helpers/places.ts';

const hit = (folded: string, region: string | null = '山南市', year: number | null = 2023) =>
  ({ folded, report: { region, place: placeOf(region), year } }) as Hit;

const asked = (places: string[] = [], reportYears: number[] = []) => ({
  places: places.map((name) => findPlace(name) as Place),
  reportYears,
});

/** Texts of the hits that are worth a citation. */
const shown = (hits: Hit[], what = asked()) => distinctHits(hits, what).map(({ folded }) => folded);

describe('no passage is cited twice', () => {
  test('where the same text is of the same place and year', () => {
    const [first, ...again] = [hit('粮食8万吨'), hit('粮食8万吨'), hit('粮食 8万吨\n'), hit('失业率5%')];
    expect(distinctHits([first as Hit, ...again], asked())).toEqual([first, again[2]]);
    expect(distinctHits([first as Hit, ...again], asked())[0]).toBe(first);
  });

  test.each([
    ['of another place', hit('粮食8万吨', '林芝市')],
    ['of another year', hit('粮食8万吨', '山南市', 2024)],
    ['of no place', hit('粮食8万吨', null)],
    ['of no year', hit('粮食8万吨', '山南市', null)],
    ['with other words', hit('粮食9万吨')],
  ])('but one %s is another', (_, other) => {
    expect(distinctHits([hit('粮食8万吨'), other], asked())).toHaveLength(2);
  });
});

describe('of a question about several places', () => {
  const hits = [
    hit('山南一'),
    hit('山南二'),
    hit('武汉一', '武汉市'),
    hit('山南三'),
    hit('林芝一', '林芝市'),
    hit('林芝二', '林芝市'),
  ];

  test('the best hit of each comes before the second best of any', () => {
    expect(shown(hits, asked(['林芝', '山南']))).toEqual(['山南一', '林芝一', '山南二', '武汉一', '山南三', '林芝二']);
  });

  test('the best of each are in the order in which they were found', () => {
    expect(shown(hits, asked(['山南', '林芝', '武汉']))).toEqual([
      '山南一',
      '武汉一',
      '林芝一',
      '山南二',
      '山南三',
      '林芝二',
    ]);
  });

  test('a place takes in those inside it', () => {
    expect(shown(hits, asked(['湖北', '西藏']))).toEqual(['山南一', '武汉一', '山南二', '山南三', '林芝一', '林芝二']);
  });

  test('a place without a hit changes nothing', () => {
    expect(shown(hits, asked(['山南', '拉萨']))).toEqual(hits.map(({ folded }) => folded));
  });

  test('the first hit stays the first, even of none of them', () => {
    expect(shown(hits, asked(['林芝', '武汉']))[0]).toBe('山南一');
  });
});

describe('of a question about several reports', () => {
  const hits = [hit('甲', null, 2024), hit('乙', null, 2024), hit('丙', null, null), hit('丁', null, 2023)];

  test('the best hit of each comes before the second best of any', () => {
    expect(shown(hits, asked([], [2023, 2024]))).toEqual(['甲', '丁', '乙', '丙']);
  });

  test('named by place and year, both count', () => {
    const both = [hit('甲'), hit('乙'), hit('丙', '林芝市'), hit('丁', '山南市', 2024)];
    expect(shown(both, asked(['山南', '林芝'], [2023, 2024]))).toEqual(['甲', '丙', '丁', '乙']);
  });
});

describe('a question about one thing', () => {
  const hits = [hit('甲', '武汉市', 2020), hit('乙', '武汉市', 2020), hit('丙'), hit('丁', '山南市', 2024)];

  test.each([
    ['place', asked(['山南'])],
    ['report', asked([], [2024])],
    ['place and report', asked(['山南'], [2024])],
  ])('keeps the order of its hits: a %s', (_, what) => {
    expect(shown(hits, what)).toEqual(['甲', '乙', '丙', '丁']);
  });

  test('may have no hit', () => {
    expect(distinctHits([], asked(['山南', '林芝']))).toEqual([]);
  });
});

test('Nothing but doublets is lost, and nothing is added', () => {
  const some = fc.array(
    fc.tuple(fc.constantFrom('甲', '乙', '丙'), fc.constantFrom('山南市', '林芝市', null), fc.constantFrom(2023, 2024)),
  );
  const what = fc.constantFrom(asked(), asked(['山南', '林芝']), asked(['西藏', '林芝'], [2023, 2024]));
  fc.assert(
    fc.property(some, what, (parts, asking) => {
      const hits = parts.map((part) => hit(...part));
      const kept = distinctHits(hits, asking);
      const names = (list: Hit[]) => list.map(({ folded, report }) => `${folded} ${report.region} ${report.year}`);
      expect(kept[0]).toBe(hits[0]);
      expect(names(kept).sort()).toEqual([...new Set(names(hits))].sort());
    }),
  );
});
