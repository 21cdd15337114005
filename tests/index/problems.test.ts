import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../src/index/problems.ts';
import type { ReportRecord } from '../../src/index/records.ts';
import { sketchOf } from '../../src/reports/sketch.ts';
import { placeOf } from '../helpers/places.ts';

const report = (reportId: string, region: string | null, year: number | null, changes: Partial<ReportRecord> = {}) =>
  ({
    ...{ reportId, file: `${reportId}.txt`, title: reportId, kind: '政府工作报告', region, year },
    ...{ place: placeOf(region), damage: [], scannedPages: [] },
    ...changes,
  }) as unknown as ReportRecord;

const named = (id: string) => ({ reportId: id, file: `${id}.txt`, title: id });
const none = new Map<string, Uint32Array>();

describe('a report needs a hand', () => {
  it('where its place or year is unknown', () => {
    const { noPlace, noYear } = problemsOf([report('a', null, 2023), report('b', '山南市', null)], none, []);
    expect({ noPlace, noYear }).toEqual({ noPlace: [named('a')], noYear: [named('b')] });
  });

  it('where another is of its kind, place and year', () => {
    const reports = [
      report('a', '山南市', 2023),
      report('b', '山南', 2023),
      report('c', '山南市', 2022),
      report('d', '山南市', 2023, { kind: '预算报告' }),
      report('e', null, 2023),
      report('f', null, 2023),
    ];
    expect(problemsOf(reports, none, []).same).toEqual([
      { kind: '政府工作报告', place: ['西藏自治区', '山南市'], year: 2023, reports: [named('a'), named('b')] },
    ]);
  });

  it('but not where meetings of one place and year were reported on', () => {
    const news = ['a', 'b'].map((id) => report(id, '山南市', 2023, { kind: '会议报道' }));
    expect(problemsOf(news, none, []).same).toEqual([]);
  });

  it('where another is nearly the same', () => {
    const text = '全市地区生产总值达到248亿元,增长3.4%,城乡居民收入稳步提高。';
    const sketches = new Map([
      ['a', sketchOf(text)],
      ['b', sketchOf(text)],
      ['elsewhere', sketchOf(text)],
    ]);
    const { nearDuplicates } = problemsOf([report('a', '山南市', 2023), report('b', '山南市', 2022)], sketches, []);
    expect(nearDuplicates).toEqual([{ reports: [named('a'), named('b')], similarity: 1 }]);
  });

  it('where its text is damaged', () => {
    const damage = ['??', '?!比蝿'].map((text) => ({ start: 0, end: 1, kind: 'lost' as const, text }));
    expect(problemsOf([report('a', '山南市', 2023, { damage })], none, []).damaged).toEqual([
      { report: named('a'), count: 2, sample: '??' },
    ]);
  });

  it('where some of its pages have no text', () => {
    expect(problemsOf([report('a', '山南市', 2023, { scannedPages: [2, 5] })], none, []).scanned).toEqual([
      { report: named('a'), pages: [2, 5] },
    ]);
  });

  it('where its file was left out', () => {
    const leftOut = [{ file: 'scan.pdf', message: 'scan.pdf: holds no text', advice: 'Recognise its text.' }];
    expect(problemsOf([], none, leftOut).leftOut).toEqual(leftOut);
  });
});
