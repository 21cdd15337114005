import { describe, expect, it } from 'vitest';
import { synonymsIn } from '../../src/language/synonyms.ts';

describe('synonyms', () => {
  it('lead from a short name to the long ones', () => {
    expect(synonymsIn('2022年gdp是多少')).toEqual([
      { name: 'gdp', others: ['地区生产总值', '国内生产总值', '生产总值'] },
    ]);
  });

  it('lead from a long name to the short one', () => {
    expect(synonymsIn('碳达峰碳中和行动方案')).toEqual([{ name: '碳达峰碳中和', others: ['双碳'] }]);
  });

  it('leave out a name that is part of the one found', () => {
    expect(synonymsIn('地区生产总值增长')).toEqual([{ name: '地区生产总值', others: ['国内生产总值', 'gdp'] }]);
  });

  it('are found for several things at once', () => {
    expect(synonymsIn('社零和外贸').map(({ name }) => name)).toEqual(['社零', '外贸']);
  });

  it('are none for a question without such a name', () => {
    expect(synonymsIn('粮食产量是多少')).toEqual([]);
  });
});
