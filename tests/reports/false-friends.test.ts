import { describe, expect, it } from 'vitest';
import { clean } from '../../src/reports/clean.ts';
import { findDamage } from '../../src/reports/rules/damage.ts';
import { noiseOf, reportOf } from '../helpers/reports.ts';

const BODY = '会议强调,要抓好各项工作的落实,确保全年目标任务圆满完成。';

describe('what only looks like noise', () => {
  it.each([
    '核发排污许可证1200张,重点行业企业持证排污率达到100%。',
    '完善数据知识产权登记制度,明确版权归属和收益分配。',
    '引用文献应当注明出处,规范学术行为。',
    '设立举报电话:12380,畅通群众监督渠道。',
    '关闭小煤矿120处,淘汰落后产能300万吨。',
    '打印店、复印店规范经营专项整治完成。',
    '推荐阅读书目发布100种。',
    '进入全文数据库时代,我们要抓住机遇。',
    '相关新闻发布会召开情况',
  ])('stays: %s', (line) => {
    expect(noiseOf(line)).toEqual([]);
  });

  it('stays where a copyright line stands above the report', () => {
    const lines = ['版权所有 某某网', '2023年工作回顾', '过去一年成绩显著。', '2024年重点工作', '要抓好落实。'];
    expect(clean(lines.join('\n')).clean.text.split('\n')).toEqual(lines.slice(1));
  });

  it('is no caption without a photographer', () => {
    expect(reportOf('各位代表:', '举办迎新展览。展出书法摄影').body.map(({ kind, text }) => [kind, text])).toEqual([
      ['salutation', '各位代表:'],
      ['prose', '举办迎新展览。展出书法摄影'],
    ]);
  });

  it.each(['政府工作报告', '山西省政府工作报告'])('is no sub-headline: %s', (title) => {
    expect(reportOf(title, '——2023年1月5日在会议上', '各位代表:', '现在报告工作。')).toMatchObject({
      title,
      titleIsDerived: false,
    });
  });
});

describe('what only looks like damage', () => {
  it.each([
    '群众满意不满意?关键看实效。',
    '是不是真干?要看结果。',
    '我们能不能完成?能。',
    'Who are you?We are here.',
    '查询 https://a.cn/?id=5 网址',
  ])('is not flagged: %s', (text) => {
    expect(findDamage(text)).toEqual([]);
  });
});

describe('a region', () => {
  it.each(['近日,有关部门召开维护长治久安工作会议。', '近日,有关部门研究健康安康工程,会议强调落实。'])(
    'is not read out of a word: %s',
    (line) => {
      expect(reportOf(line, BODY).region).toBeNull();
    },
  );
});

describe('a full date in the lead', () => {
  it.each(['2022年7月22日,省委召开专题会议。', '2022年7月22日,省委召开专题会议,部署7月25日的工作。'])(
    'is the date: %s',
    (line) => {
      expect(reportOf(line, BODY).date).toBe('2022-07-22');
    },
  );
});

describe('a numbered line', () => {
  const texts = (...lines: string[]) =>
    reportOf('成都市政府工作报告', '各位代表:', ...lines)
      .body.filter(({ kind }) => kind === 'heading')
      .map(({ text }) => text);

  it('is prose where it states a figure or stands in a list', () => {
    expect(texts('一、2023年工作回顾', '1.全市地区生产总值达到22074.7亿元,增长6%。', '2.城镇新增就业26万人。')).toEqual(
      ['一、2023年工作回顾'],
    );
  });

  it('is a heading where something stands below it', () => {
    expect(
      texts('一、2023年工作回顾', '(一)着力稳增长。', '全年增长6%,好于预期。', '(二)着力惠民生。', '新增就业26万人。'),
    ).toEqual(['一、2023年工作回顾', '(一)着力稳增长。', '(二)着力惠民生。']);
  });
});

describe('a sentence about copyright or sources', () => {
  it.each(['保护版权所有者合法权益,全年登记作品1.2万件。', '凡来源合法的社会资本均可参与建设。'])(
    'stays: %s',
    (line) => {
      expect(noiseOf(line)).toEqual([]);
    },
  );
});

it('a very long line takes no longer than its length', () => {
  const report = reportOf('各位代表:', '全市经济平稳健康发展,居民收入稳步增长。'.repeat(20_000));
  expect(report.body).toHaveLength(2);
});
