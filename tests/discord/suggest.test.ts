import { describe, expect, it } from 'vitest';
import { Suggestions } from '../../src/discord/suggest.ts';
import type { ReportRecord } from '../../src/index/records.ts';
import { reportOf } from './render/things.ts';

const REPORTS: ReportRecord[] = [
  reportOf({
    reportId: 'shannan',
    title: '山南市政府工作報告',
    region: '山南市',
    year: 2022,
    sections: [['2022年工作回顧']],
  }),
  reportOf({
    reportId: 'linzhi',
    title: '林芝市政府工作报告',
    region: '林芝市',
    date: '2024-01-08',
    year: 2024,
    sections: [['一、2023年工作回顾'], ['二、2024年重点工作']],
  }),
  reportOf({
    reportId: 'ordos',
    title: '重大项目动员大会',
    region: '鄂尔多斯市',
    date: '--04-08',
    year: null,
    sections: [],
  }),
  reportOf({ reportId: 'nowhere', title: '统筹推进会议', region: null, date: null, year: 2022, sections: [] }),
];

function suggestions(reports = REPORTS): Suggestions {
  const made = new Suggestions();
  made.update('3499a1c70396', reports);
  return made;
}
const made = suggestions();
const values = (entries: { value: unknown }[]) => entries.map(({ value }) => value);

describe('suggested reports', () => {
  it('are shown with title, place and date, under their ids', () => {
    expect(made.reports('', {})).toEqual([
      { name: '山南市政府工作報告 · 山南市 · 2022-12-30', value: 'shannan' },
      { name: '林芝市政府工作报告 · 林芝市 · 2024-01-08', value: 'linzhi' },
      { name: '重大项目动员大会 · 鄂尔多斯市 · --04-08', value: 'ordos' },
      { name: '统筹推进会议', value: 'nowhere' },
    ]);
  });

  it.each([
    ['simplified characters', '山南市政府工作报告', ['shannan']],
    ['traditional characters', '林芝市政府工作報告', ['linzhi']],
    ['the middle of a title', '动员大会', ['ordos']],
    ['pinyin', 'linzhishizhengfu', ['linzhi']],
    ['pinyin with capitals and spaces', 'Lin Zhi Shi', ['linzhi']],
    ['initials', 'snszf', ['shannan']],
    ['the English name of the place', 'Ordos', ['ordos']],
    ['the English name of a unit above', 'Inner Mong', ['ordos']],
    ['the province', '西藏', ['shannan', 'linzhi']],
    ['the province in English', 'tibet', ['shannan', 'linzhi']],
    ['the id', 'nowhere', ['nowhere']],
    ['nothing that is there', '火星', []],
  ])('are found by %s', (_, typed, found) => {
    expect(values(made.reports(typed, {}))).toEqual(found);
  });

  it.each([
    [{ region: '西藏' }, ['shannan', 'linzhi']],
    [{ region: '山南' }, ['shannan']],
    [{ year: 2022 }, ['shannan', 'nowhere']],
    [{ year: 2023 }, ['linzhi']],
    [{ region: '西藏自治区', year: 2024 }, ['linzhi']],
    [{ region: '北京' }, []],
  ])('are narrowed by what is chosen: %j', (chosen, found) => {
    expect(values(made.reports('', chosen))).toEqual(found);
  });
});

describe('suggested regions', () => {
  it('are those of the reports, with the units above', () => {
    expect(new Set(values(made.regions('', {})))).toEqual(
      new Set(['内蒙古自治区', '山南市', '林芝市', '西藏自治区', '鄂尔多斯市']),
    );
  });

  it.each([
    ['山南', ['山南市']],
    ['內蒙古', ['内蒙古自治区']],
    ['xizang', ['西藏自治区']],
    ['xz', ['西藏自治区']],
    ['Tibet', ['西藏自治区']],
    ['lhoka', ['山南市']],
    ['inner mongolia', ['内蒙古自治区']],
    ['london', []],
  ])('are found by %s', (typed, found) => {
    expect(values(made.regions(typed, {}))).toEqual(found);
  });

  it('are narrowed by year and report', () => {
    expect([values(made.regions('', { year: 2024 })), values(made.regions('', { report: 'nowhere' }))]).toEqual([
      ['林芝市', '西藏自治区'],
      [],
    ]);
  });
});

describe('suggested years', () => {
  it('are those of the reports and of their looks back, newest first', () => {
    expect(made.years('', {})).toEqual([2024, 2023, 2022].map((year) => ({ name: String(year), value: year })));
  });

  it('are narrowed by what is typed and chosen', () => {
    expect([
      values(made.years('3', {})),
      values(made.years('', { region: '林芝' })),
      values(made.years('x', {})),
    ]).toEqual([[2023], [2024, 2023], []]);
  });
});

describe('suggestions', () => {
  it('put what begins with the typed text before what holds it', () => {
    const [first, second] = ['大会', '动员大会'].map((title) => reportOf({ reportId: title, title, region: null }));
    expect(values(suggestions([second, first] as ReportRecord[]).reports('大会', {}))).toEqual(['大会', '动员大会']);
  });

  it('are at most 25, of at most 100 characters', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      reportOf({ reportId: `r${at}`, title: `${'题😀'.repeat(100)}${at}` }),
    );
    const listed = suggestions(many).reports('', {});
    expect(values(listed)).toEqual(many.slice(0, 25).map(({ reportId }) => reportId));
    expect(listed.filter(({ name }) => name.length > 100 || name === '' || /\p{Surrogate}/u.test(name))).toEqual([]);
  });

  it('can be typed any text', () => {
    const typed = ['(', '[a-z', '\\', '*', '\u0000', '😀', ' '.repeat(50), 'a'.repeat(6000)];
    expect(typed.map((text) => values(made.reports(text, {})).length)).toEqual([0, 0, 0, 0, 0, 0, 4, 0]);
  });

  it('follow the build, and are not read again for the same', () => {
    const followed = suggestions();
    followed.update('3499a1c70396', []);
    expect(followed.reports('', {})).toHaveLength(4);
    followed.update('another', REPORTS.slice(0, 1));
    expect(values(followed.regions('', {}))).toEqual(['山南市', '西藏自治区']);
  });
});
