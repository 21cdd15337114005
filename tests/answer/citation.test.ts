import { describe, expect, test } from 'vitest';
import { citationLine, dateInWords } from '../../src/answer/citation.ts';

test.each([
  ['2022-12-30', '2022-12-30'],
  ['--07-22', '7月22日(未注年份)'],
  ['--11-05', '11月5日(未注年份)'],
  [null, '日期不详'],
])('The date %j reads as %s', (date, expected) => {
  expect(dateInWords(date)).toBe(expected);
});

describe('a citation line', () => {
  const citation = {
    title: '山南市政府工作报告',
    section: ['2023年重点工作', '重改革创新。'],
    paragraph: 34,
    kind: 'prose',
    date: '2022-12-30',
    file: '003.txt',
    line: 40,
    page: null,
  } as const;
  const line = (changes: Partial<Parameters<typeof citationLine>[0]>) =>
    citationLine({ ...citation, section: [...citation.section], ...changes });

  test('leads from the title to the line of the file', () => {
    expect(line({})).toMatchInlineSnapshot(
      `"《山南市政府工作报告》 › 2023年重点工作 › 重改革创新。 › 第34段, 2022-12-30, 003.txt:40"`,
    );
  });

  test('says what is a caption and what the header', () => {
    expect(line({ kind: 'caption', section: [] })).toMatchInlineSnapshot(
      `"《山南市政府工作报告》 › 第34段(图片说明), 2022-12-30, 003.txt:40"`,
    );
    expect(line({ kind: 'header', section: [], paragraph: 1, line: 1 })).toMatchInlineSnapshot(
      `"《山南市政府工作报告》 › 篇首, 2022-12-30, 003.txt:1"`,
    );
  });

  test('says where a date has no year, and where there is none', () => {
    expect(line({ section: [], date: '--07-22' })).toMatchInlineSnapshot(
      `"《山南市政府工作报告》 › 第34段, 7月22日(未注年份), 003.txt:40"`,
    );
    expect(line({ section: [], date: null })).toMatchInlineSnapshot(
      `"《山南市政府工作报告》 › 第34段, 日期不详, 003.txt:40"`,
    );
  });

  test('shortens headings that are as long as a sentence', () => {
    expect(line({ section: ['长'.repeat(24)] })).toContain(` › ${'长'.repeat(24)} › `);
    expect(line({ section: ['长'.repeat(25)] })).toContain(` › ${'长'.repeat(23)}… › `);
  });
});
