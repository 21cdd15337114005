import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.ts';
import { readLines } from '../../src/language/lists.ts';
import { synonymsIn } from '../../src/language/synonyms.ts';

describe('synonyms', () => {
  it('lead from a short name to the long ones', () => {
    expect(synonymsIn('2022年gdp是多少')).toEqual([
      { name: 'gdp', others: ['地区生产总值', '国内生产总值', '生产总值', '经济总量', '经济增长'] },
    ]);
  });

  it('lead from a long name to the short one', () => {
    expect(synonymsIn('碳达峰碳中和行动方案')).toEqual([{ name: '碳达峰碳中和', others: ['双碳'] }]);
  });

  it('leave out a name that is part of the one found', () => {
    expect(synonymsIn('地区生产总值增长')).toEqual([
      { name: '地区生产总值', others: ['国内生产总值', 'gdp', '经济总量', '经济增长'] },
    ]);
    expect(synonymsIn('城镇调查失业率')).toEqual([{ name: '城镇调查失业率', others: [] }]);
  });

  it('are found for several things at once', () => {
    expect(synonymsIn('社零和外贸').map(({ name }) => name)).toEqual(['社零', '外贸']);
  });

  it('find an indicator that has no other name', () => {
    expect(synonymsIn('城镇化率是多少')).toEqual([{ name: '城镇化率', others: [] }]);
  });

  it('find names with figures in them', () => {
    expect(synonymsIn('pm2.5浓度')).toEqual([{ name: 'pm2.5', others: ['空气质量', '空气优良', '优良天数'] }]);
  });

  it.each(['会议在哪里召开', '生产安全', ''])('are none for a question without such a name: %j', (question) => {
    expect(synonymsIn(question)).toEqual([]);
  });
});

describe('the list of synonyms', () => {
  const groups = readLines('synonyms.txt').map((line) => line.split(/\s+/u));
  const names = groups.flat();

  it('is written folded, as it is compared', () => {
    expect(names.filter((name) => fold(name) !== name)).toEqual([]);
  });

  it('has no name twice', () => {
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('is followed from every name to all others of its group', () => {
    for (const group of groups)
      for (const name of group) {
        const found = synonymsIn(name).find((one) => group.includes(one.name));
        const named = [found?.name, ...(found?.others ?? [])];
        expect(group.filter((other) => !named.includes(other) && !name.includes(other))).toEqual([]);
        expect(found?.others).not.toContain(found?.name);
      }
  });
});
