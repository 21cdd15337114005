import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/reports/lines.ts';
import { editorOf, findEditors, labelledSource } from '../../../src/reports/rules/editors.ts';
import { found, noiseOf, seedText } from '../../helpers/reports.ts';

describe('editor lines', () => {
  it('are the last line of 001, whose label has ruby', () => {
    expect(noiseOf(seedText('001'))).toEqual([[9, 'editor']]);
  });

  it.each(['責任編輯: 吉政', '责编:张三 李四', '[编辑：王五]', '(审核:赵六)', '责任编辑:'])(
    'are lines like %s',
    (line) => {
      expect(found(findEditors, line)).toEqual([1]);
    },
  );

  it.each([
    '编辑出版《山南年鉴》3部。',
    '审核:对全部项目逐一过堂,发现问题立即整改,确保项目质量经得起检验。',
    '加强责任编辑队伍建设。',
  ])('are not %s', (line) => {
    expect(found(findEditors, line)).toEqual([]);
  });

  it('name the editor as written', () => {
    expect(editorOf(splitLines('正文。\n責任編輯: 劉曉'))).toBe('劉曉');
  });

  it('name nobody where the label stands alone', () => {
    expect(editorOf(splitLines('责任编辑:\n正文。'))).toBeNull();
  });
});

describe('a source line', () => {
  it('names the source as written', () => {
    expect(labelledSource(splitLines('來源: 中國西藏網\n正文。'))).toBe('中國西藏網');
  });

  it('is not the copyright notice that quotes 来源:', () => {
    expect(labelledSource(splitLines('版權聲明:凡注明“來源:中國西藏網”的作品'))).toBeNull();
  });
});
