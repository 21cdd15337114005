import { describe, expect, it } from 'vitest';
import { contextOf, textsToEmbed } from '../../src/passages/context.ts';
import { type Passage, passagesOf } from '../../src/passages/passages.ts';
import { reportOf } from '../helpers/reports.ts';

const origin = (title: string) => ({ title, region: null, year: null });
const passage = (...lines: string[]) => passagesOf(reportOf(...lines)).at(-1) as Passage;

describe('the context of a passage', () => {
  it('is its title and headings on one line', () => {
    expect(contextOf(origin('山南市政府工作报告'), ['2022年工作回顾', '重改革创新'])).toBe(
      '山南市政府工作报告 › 2022年工作回顾 › 重改革创新',
    );
  });

  it('has at most 40 characters of each', () => {
    expect(contextOf(origin('题'.repeat(41)), ['节'.repeat(41)])).toBe(`${'题'.repeat(40)} › ${'节'.repeat(40)}`);
  });

  it('begins with the place and the year that the title does not say', () => {
    expect(contextOf({ title: '政府工作报告', region: '山南市', year: 2023 }, [])).toBe('山南市2023年政府工作报告');
    expect(contextOf({ title: '2023年山南政府工作报告', region: '山南市', year: 2023 }, [])).toBe(
      '2023年山南政府工作报告',
    );
    expect(contextOf({ title: '政府工作报告', region: '全国', year: null }, [])).toBe('政府工作报告');
  });
});

describe('the texts to embed', () => {
  it('are the passage below its context and each sentence alone, folded', () => {
    const { text, sentences, section } = passage('各位代表:', '2022年工作回顧', '產業發展,民生改善。群眾滿意。');
    expect(textsToEmbed(origin('山南市政府工作報告'), { text, sentences, section })).toEqual([
      '山南市政府工作报告 › 2022年工作回顾\n产业发展,民生改善。群众满意。',
      '产业发展,民生改善。',
      '群众满意。',
    ]);
  });

  it('have at most 120 characters of context', () => {
    const four = ['一', '二', '三', '四'].map((each) => each.repeat(40));
    const [whole] = textsToEmbed(origin('题'), { ...passage('产业发展。'), section: four });
    expect(whole?.split('\n')[0]).toHaveLength(120);
  });

  it('leave out as much of the context as the model has no room for', () => {
    const [whole] = textsToEmbed(origin('题'.repeat(40)), {
      ...passage(`${'产'.repeat(429)}。`),
      section: ['节'.repeat(40)],
    });
    expect(whole?.endsWith(`\n${'产'.repeat(429)}。`)).toBe(true);
  });
});
