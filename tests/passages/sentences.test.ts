import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/passages/sentences.ts';
import { seedLine, slices } from '../helpers/reports.ts';

const sentences = (text: string) => slices(text, splitSentences(text));

describe('a sentence ends', () => {
  it.each([
    ['behind a Chinese full stop', '一。二。', ['一。', '二。']],
    ['behind an ASCII exclamation mark', '各位代表!成绩来之不易。', ['各位代表!', '成绩来之不易。']],
    ['behind full-width marks', '一！二？三；四', ['一！', '二？', '三；', '四']],
    ['behind a semicolon, which divides enumerations', '一是抓实;二是抓好。', ['一是抓实;', '二是抓好。']],
    ['behind an ellipsis', '好……真好。', ['好……', '真好。']],
    ['behind the quotes that close there', '“要抓实。”他说。', ['“要抓实。”', '他说。']],
    ['behind the brackets that close there', '(见附件。)完。', ['(见附件。)', '完。']],
    ['behind quotes within quotes', '“‘好。’”完。', ['“‘好。’”', '完。']],
    ['once behind a row of marks', '真的吗?!好。', ['真的吗?!', '好。']],
    ['at every kind of line break', '一\n二\r\n三\r四', ['一\n', '二\r\n', '三\r', '四']],
    ['with the white space behind it', '一。 \u3000二。', ['一。 \u3000', '二。']],
    ['where a question ends', '钱从哪里来?人往哪里去?', ['钱从哪里来?', '人往哪里去?']],
  ] as [string, string, string[]][])('%s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    ['at a comma, colon or pause', '主要目标:增长8%、就业5万,'],
    ['at a decimal point', '增长3.4%'],
    ['at an ASCII full stop', 'No. 5 S.A.R.'],
    ['inside brackets', '会议(全体起立!鼓掌;唱歌)开始'],
    ['inside full-width brackets', '会议（全体起立！鼓掌）开始'],
    ['inside the title of a document', '《要快!要好》印发'],
    ['inside mojibake', '落实“六?!比蝿眨_處理好“十三對關系”'],
    ['at lost characters', '山南市人民政府市长??次仁平措'],
  ])('not %s', (_, text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it('inside a bracket that is never closed', () => {
    expect(sentences('会议(开始。完。')).toEqual(['会议(开始。', '完。']);
  });
});

describe('sentences', () => {
  it('of an empty text are none', () => {
    expect(splitSentences('')).toEqual([]);
  });

  it('include a last one without an end', () => {
    expect(sentences('一。二')).toEqual(['一。', '二']);
  });

  it('of 002 L2 divide its enumeration of five', () => {
    const items = sentences(seedLine('002', 2)).filter((sentence) => /^[一二三四五]是/u.test(sentence));
    expect(items.map((item) => [item[0], item.at(-1)])).toEqual([
      ['一', ';'],
      ['二', ';'],
      ['三', ';'],
      ['四', ';'],
      ['五', '。'],
    ]);
  });

  it('of 000 L5 divide its enumeration of five, one with a semicolon inside', () => {
    expect(sentences(seedLine('000', 5)).map((sentence) => sentence.slice(0, 2))).toEqual([
      '會議',
      '一要',
      '二要',
      '對目',
      '三要',
      '四要',
      '五要',
    ]);
  });
});
