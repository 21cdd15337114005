import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../../src/reports/rules/duplicates.ts';
import { cleanLines, found, noiseOf, seedLine, seedText } from '../../helpers/reports.ts';

const LONG = '集团公司总经理助理,西藏分公司主要负责人,集团派驻聂荣县挂职干部参加上述活动。';

describe('duplicates', () => {
  it('are the second copy of the body of 002', () => {
    expect(noiseOf(seedText('002')).filter(([, noise]) => noise === 'duplicate')).toEqual(
      [8, 9, 10, 11].map((number) => [number, 'duplicate']),
    );
  });

  it('leave the first copy of 002 whole', () => {
    expect(cleanLines(seedText('002'))).toEqual([1, 2, 3, 4].map((number) => seedLine('002', number)));
  });

  it('are every copy behind the first', () => {
    expect(found(findDuplicates, LONG, '别的。', LONG, LONG)).toEqual([3, 4]);
  });

  it('are copies that differ in spaces and width only', () => {
    expect(found(findDuplicates, LONG, LONG.replaceAll(',', '，').replace('集团派驻', '集团 派驻'))).toEqual([2]);
  });

  it('are not the short words that a speaker says twice', () => {
    expect(cleanLines('各位代表!\n成绩来之不易。\n各位代表!\n奋力前行!')).toEqual([
      '各位代表!',
      '成绩来之不易。',
      '各位代表!',
      '奋力前行!',
    ]);
  });

  it('are not paragraphs that differ in one figure', () => {
    expect(found(findDuplicates, `2022年,${LONG}`, `2023年,${LONG}`)).toEqual([]);
  });

  it('are not repeated rows without a full stop, as in a table', () => {
    expect(found(findDuplicates, LONG.slice(0, -1), LONG.slice(0, -1))).toEqual([]);
  });
});
