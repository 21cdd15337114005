import { describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../src/index/records.ts';
import { findPlace, type Place } from '../../src/language/places.ts';
import { missingReports, namedReports } from '../../src/search/filter.ts';
import { placeOf } from '../helpers/places.ts';

const report = (file: string, region: string | null, year: number | null, date: string | null = null) =>
  ({ file, region, place: placeOf(region), year, date }) as ReportRecord;

const REPORTS = [
  report('shannan', '山南市', 2022, '2021-12-30'),
  report('linzhi', '林芝市', 2024, '2024-01-08'),
  report('wuhan', '武汉市', null, '2025-03-06'),
  report('nowhere', null, 2020),
  report('undated', '湖北省', null, '--07-28'),
];

const asked = (places: string[], years: number[] = [], reportYears: number[] = []) => ({
  places: places.map((name) => findPlace(name) as Place),
  years,
  reportYears,
});

const named = (...what: Parameters<typeof asked>) => namedReports(REPORTS, asked(...what))?.map(({ file }) => file);

const missing = (...what: Parameters<typeof asked>) =>
  missingReports(REPORTS, asked(...what)).map(({ place, year }) => [place, year]);

describe('a question names the reports', () => {
  test.each([
    ['of a place', ['山南'], [], ['shannan']],
    ['of places inside one', ['西藏'], [], ['shannan', 'linzhi']],
    ['of several places', ['山南', '湖北'], [], ['shannan', 'wuhan', 'undated']],
    ['of a place that has some, beside one that has none', ['山南', '拉萨'], [], ['shannan']],
    ['of a year', [], [2022], ['shannan']],
    ['of the year behind, which look back', [], [2023], ['linzhi']],
    ['of several years', [], [2022, 2023], ['shannan', 'linzhi']],
    ['of a place and a year', ['西藏'], [2024], ['linzhi']],
  ])('%s', (_, places, years, files) => {
    expect(named(places, years)).toEqual(files);
  });

  test('by the report’s own year, and no other', () => {
    expect(named([], [2023], [2022])).toEqual(['shannan']);
    expect(named([], [2023], [2023])).toBeUndefined();
    expect(named(['西藏'], [], [2024])).toEqual(['linzhi']);
  });

  test.each([
    ['it names nothing', [], []],
    ['no report is about the place', ['拉萨'], []],
    ['no report is of the year', [], [1999]],
    ['no report is of both', ['山南'], [2024]],
    ['the place is inside the reports’ own', ['乃东区'], []],
  ])('not where %s', (_, places, years) => {
    expect(named(places, years)).toBeUndefined();
  });

  test('not where it names all of them', () => {
    expect(namedReports(REPORTS.slice(0, 2), asked(['西藏']))).toBeUndefined();
    expect(namedReports([], asked(['西藏']))).toBeUndefined();
  });
});

describe('a report is missing', () => {
  test.each([
    ['of a place', ['拉萨'], [], [['拉萨市', null]]],
    ['of a place inside the reports’ own', ['乃东区'], [], [['乃东区', null]]],
    ['of a year', [], [1999], [[null, 1999]]],
    ['of a place and a year', ['山南'], [2023], [['山南市', 2023]]],
    ['of one place of two', ['山南', '拉萨'], [2022], [['拉萨市', null]]],
    ['of one year of two', [], [2022, 1999], [[null, 1999]]],
    [
      'of each place by its own years',
      ['山南', '林芝'],
      [2021, 2024],
      [
        ['山南市', 2024],
        ['林芝市', 2021],
      ],
    ],
  ])('%s', (_, places, years, expected) => {
    expect(missing(places, years)).toEqual(expected);
  });

  test.each([
    ['of nothing named', [], []],
    ['of a place that has one', ['山南'], []],
    ['of a place with reports on places inside it', ['西藏'], []],
    ['of its own year', ['山南'], [2022]],
    ['of the year that it looks back on', ['山南'], [2021]],
    ['of the year that an event was held in', ['武汉'], [2025]],
    ['of years that places inside share', ['西藏'], [2022, 2024]],
  ])('not %s', (_, places, years) => {
    expect(missing(places, years)).toEqual([]);
  });

  test('of the year by which a report is named, though the next year’s looks back on it', () => {
    expect(missing(['林芝'], [2023], [2023])).toEqual([['林芝市', 2023]]);
    expect(missing(['林芝'], [2023])).toEqual([]);
  });

  test('not of a year beside the one by which a report is named', () => {
    expect(missing([], [1999, 2022], [2022])).toEqual([]);
  });
});
