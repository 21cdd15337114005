import { describe, expect, it } from 'vitest';
import { fold, visibleLength } from '../../src/language/fold.ts';
import { SEED_NUMBERS, type SeedNumber, seedReport, seedText } from '../helpers/reports.ts';

/** The outcome for a seed, folded: what its page says of itself, and where its body begins and ends. */
function outcome(seed: SeedNumber) {
  const report = seedReport(seed);
  const body = report.body.map((line) => line.folded).join('');
  const bare = body.replace(/\s+/gu, '');
  return {
    title: fold(report.title),
    titleIsDerived: report.titleIsDerived,
    kind: report.kind,
    region: report.region,
    date: report.date,
    year: report.year,
    source: report.source && fold(report.source),
    editor: report.editor && fold(report.editor),
    persons: report.persons.map(fold).sort(),
    credits: report.credits.map(fold),
    lines: report.lines,
    first: bare.slice(0, 24),
    last: bare.slice(-24),
    length: visibleLength(body),
  };
}

describe('the seeds', () => {
  it('000: the meeting on clean energy', () => {
    expect(outcome('000')).toEqual({
      title: '庄严:全力以赴推动西藏清洁能源产业发展壮大',
      titleIsDerived: false,
      kind: '会议报道',
      region: '西藏自治区',
      date: null,
      year: 2020,
      source: null,
      editor: null,
      persons: ['习近平', '任维', '吴英杰', '庄严', '张永泽', '齐扎拉'],
      credits: [],
      lines: [2, 6],
      first: '按照西藏自治区政府工作安排,近日,区党委副书记、',
      last: '保西藏广大农牧民群众同全国一道全面建成小康社会。',
      length: 1031,
    });
  });

  it('001: the meeting on carbon, without year or title', () => {
    expect(outcome('001')).toEqual({
      title: '省委书记、省推进碳达峰碳中和工作领导小组组长林武主持召开领导小组第一次会议并讲话',
      titleIsDerived: true,
      kind: '会议报道',
      region: '山西省',
      date: '--07-22',
      year: null,
      source: '山西日报',
      editor: '吉政',
      persons: ['习近平', '林武', '王一新', '蓝佛安', '韩正'],
      credits: [],
      lines: [2, 8],
      first: '山西日报报道7月22日,省委书记、省推进碳达峰碳',
      last: '工作领导小组成员单位和有关部门负责同志参加会议。',
      length: 1055,
    });
  });

  it('002: the meeting on aid for Tibet, printed twice', () => {
    expect(outcome('002')).toEqual({
      title: '西藏自治区深度贫困地区脱贫攻坚现场推进暨深化对口援藏扶贫工作会议在拉萨召开',
      titleIsDerived: true,
      kind: '会议报道',
      region: '拉萨',
      date: '--07-28',
      year: null,
      source: null,
      editor: null,
      persons: ['习近平', '刘永富', '占堆', '吴英杰', '洛桑江村', '高嵩', '齐扎拉'],
      credits: [],
      lines: [1, 4],
      first: '7月28日,西藏自治区深度贫困地区脱贫攻坚现场推',
      last: '主要负责人,集团派驻聂荣县挂职干部参加上述活动。',
      length: 988,
    });
  });

  it('003: the work report of Shannan', () => {
    expect(outcome('003')).toEqual({
      title: '山南市政府工作报告',
      titleIsDerived: true,
      kind: '政府工作报告',
      region: '山南市',
      date: '2022-12-30',
      year: 2023,
      source: null,
      editor: null,
      persons: ['习近平', '次仁平措'],
      credits: [],
      lines: [4, 52],
      first: '各位代表:现在,我代表市人民政府向大会报告工作,',
      last: '行,奋力谱写全面建设社会主义现代化国家山南篇章!',
      length: 11523,
    });
  });

  it('004: the mobilisation in Ordos, with captions', () => {
    expect(outcome('004')).toEqual({
      title: '自治区推进高质量发展重大项目建设动员大会在鄂尔多斯召开',
      titleIsDerived: false,
      kind: '会议报道',
      region: '鄂尔多斯',
      date: '2022-04-08',
      year: 2022,
      source: null,
      editor: null,
      persons: ['王莉霞', '石泰峰'],
      credits: ['内蒙古日报社融媒体记者 袁永红 摄'],
      lines: [4, 19],
      first: '4月8日,自治区党委和政府在鄂尔多斯召开推进高质',
      last: '各盟市设分会场。(内蒙古日报社融媒体记者刘晓冬)',
      // The catalogue counts 2829 with the credits of seven captions, 15 characters each.
      length: 2829 - 7 * 15,
    });
  });

  it.each(SEED_NUMBERS)('%s keeps its source text to the last character', (seed) => {
    expect(seedReport(seed).raw).toBe(seedText(seed));
  });

  it('keep real brackets and the source’s own oddities', () => {
    const text = SEED_NUMBERS.map((seed) => seedReport(seed).clean.text).join('\n');
    const kept = [
      '中(藏)医药',
      '(內蒙古日報社融媒體記者 劉曉冬)',
      '國鴻氫能科技有限公司鴻氫能商用車',
      '引深能源革命',
      '著力構建',
    ];
    expect(kept.filter((words) => !text.includes(words))).toEqual([]);
  });

  it('lose every word of their pages’ furniture', () => {
    const text = SEED_NUMBERS.map((seed) => seedReport(seed).clean.text).join('\n');
    const lost = [
      '亚新综合体育',
      '400-007-1585',
      '蒙ICP備',
      '版權',
      '[詳細]',
      '人民日報|',
      '點擊',
      '点击',
      '責任編輯',
      '北疆新聞',
    ];
    expect(lost.filter((words) => text.includes(words))).toEqual([]);
  });
});
