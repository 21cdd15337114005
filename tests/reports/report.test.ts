import { describe, expect, it } from 'vitest';
import { lookBackYear, parseReport, reportIdOf } from '../../src/reports/report.ts';
import { reportOf, sourceOf } from '../helpers/reports.ts';

describe('the id of a report', () => {
  it('is made from its path alone', () => {
    expect(reportIdOf('003_2be4bcb9e681115c.txt')).toBe('77974aae8c');
  });

  it('survives an edit of the file', () => {
    const [before, after] = ['一。', '一。二。'].map((text) => parseReport('a.txt', sourceOf(text)).reportId);
    expect(before).toBe(after);
  });

  it('differs in another folder', () => {
    expect(reportIdOf('2022/a.txt')).not.toBe(reportIdOf('2023/a.txt'));
  });

  it('is the same for the composed and the decomposed name', () => {
    expect(reportIdOf('cafe\u0301.txt')).toBe(reportIdOf('caf\u00e9.txt'));
  });
});

describe('a report', () => {
  it('lists its heading chains, run-in headings included', () => {
    const { sections } = reportOf(
      '各位代表:',
      '2022年工作回顾',
      '重改革创新。深化国资国企改革。',
      '2023年重点工作',
      '抓好落实。',
    );
    expect(sections).toEqual([['2022年工作回顾'], ['2022年工作回顾', '重改革创新'], ['2023年重点工作']]);
  });

  it('knows the first and last line of its body', () => {
    expect(reportOf('点击查阅更多', '各位代表:', '请审议。', '责任编辑: 吉政').lines).toEqual([2, 3]);
  });

  it('without a line of text has an empty body', () => {
    const { body, header, lines, title } = reportOf('', ' ');
    expect({ body, header, lines, title }).toEqual({ body: [], header: [], lines: [0, 0], title: '' });
  });
});

describe('the year a section looks back on', () => {
  it.each([
    [['2022年工作回顾', '重改革创新'], 2022],
    [['一、2022年工作回顧'], 2022],
    [['2023年重点工作', '增强投资关键作用'], null],
    [['增强投资关键作用'], null],
    [['一、过去一年工作回顾'], 2022],
    [['过去五年工作回顾'], null],
    [[], null],
  ])('%j', (section, year) => {
    expect(lookBackYear(section, 2023)).toBe(year);
  });
});
