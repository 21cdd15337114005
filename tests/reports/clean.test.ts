import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean.ts';
import { toRawSpan } from '../../src/reports/text.ts';
import { cleanLines } from '../helpers/reports.ts';

describe('cleaning', () => {
  it('leaves a clean text as it is', () => {
    expect(clean('各位代表:\n请予审议。').clean.text).toBe('各位代表:\n请予审议。');
  });

  it('takes out empty lines and the white space at the ends of lines', () => {
    expect(clean('\n\u3000\u3000各位代表: \n\n \n  请予审议。\n\n').clean.text).toBe('各位代表:\n请予审议。');
  });

  it('keeps white space inside a line', () => {
    expect(clean('石泰峰講話 王莉霞主持').clean.text).toBe('石泰峰講話 王莉霞主持');
  });

  it('keeps one character of every line break', () => {
    expect(clean('一。\r\n二。\r三。\n四。').clean.text).toBe('一。\n二。\r三。\n四。');
  });

  it('numbers the lines that stay as an editor shows them', () => {
    const raw = '点击查阅更多\n\n区(qū)工作。\r\n责任编辑: 吉政\n完。';
    expect(clean(raw).lines.map(({ number, text }) => [number, text])).toEqual([
      [3, '区工作。'],
      [5, '完。'],
    ]);
  });

  it('gives the lines that stay their place in the clean text', () => {
    const { clean: cleaned, lines } = clean('点击查阅更多\n區(qū)工作。\n\n完。');
    expect(lines.map(({ start, end }) => cleaned.text.slice(start, end))).toEqual(['區工作。', '完。']);
  });

  it('leads back to the source across noise', () => {
    const raw = '第一。\n责任编辑: 吉政\n產(chǎn)業(yè)。';
    const { clean: cleaned } = clean(raw);
    const { start, end } = toRawSpan(cleaned, { start: 4, end: 6 });
    expect(raw.slice(start, end)).toBe('產(chǎn)業');
  });

  it('gives damage in source offsets', () => {
    const raw = '責(zé)任。\n市长??次仁';
    expect(clean(raw).damage).toEqual([{ kind: 'lost', start: 10, end: 12 }]);
  });

  it('tells every line of the file, noise included', () => {
    expect(clean('点击查阅更多\n完。').all.map(({ text }) => text)).toEqual(['点击查阅更多', '完。']);
  });

  it('names the noise of each line once', () => {
    const text = '会议要求,未经授权不得转载本网内容的所有单位必须严格遵守有关规定。';
    expect([...clean(`${text}\n${text}`).noise]).toEqual([
      [1, 'footer'],
      [2, 'footer'],
    ]);
  });

  it('takes out the markup of the format first, so that rules see lines without it', () => {
    const raw = '# 政府**工作**报告\n> 点击查阅更多\n请审议。';
    const { clean: cleaned, noise } = clean(raw, [
      { start: 0, end: 2 },
      { start: 4, end: 6 },
      { start: 8, end: 10 },
      { start: 13, end: 15 },
    ]);
    expect(cleaned.text).toBe('政府工作报告\n请审议。');
    expect([...noise.keys()]).toEqual([2]);
    expect(toRawSpan(cleaned, { start: 0, end: 6 })).toEqual({ start: 2, end: 12 });
  });

  it.each(['', '\n\n', ' \u3000\r\n'])('of %j leaves nothing', (raw) => {
    expect(clean(raw).clean.text).toBe('');
  });

  it('does not change a second time what it has cleaned', () => {
    const once = cleanLines('产(chǎn)业。\n点击查阅更多\n大会举行。记者 袁永红 摄\n');
    expect(cleanLines(once.join('\n'))).toEqual(once);
  });
});
