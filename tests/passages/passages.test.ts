import { describe, expect, it } from 'vitest';
import { type Passage, passagesOf } from '../../src/passages/passages.ts';
import { reportOf, type SeedNumber, seedReport } from '../helpers/reports.ts';

const of = (seed: SeedNumber) => passagesOf(seedReport(seed));
const ofLines = (...lines: string[]) => passagesOf(reportOf(...lines));
const brief = ({ kind, text, section }: Passage) => ({ kind, text, section });
const LONG =
  '坚持把稳投资作为稳增长的关键,谋划推进稳投资工作,积极争取国家投资、加大金融投资、培育优质投资、引进战略投资、激活民间投资、吸引招商投资。';

describe('passages of the seeds', () => {
  it('begin with the header where it tells something', () => {
    const first = (['000', '001', '002', '003', '004'] as const).map((seed) => of(seed)[0]?.kind);
    expect(first).toEqual(['header', 'prose', 'prose', 'header', 'header']);
  });

  it('keep the lost spaces of the speaker line', () => {
    expect(of('003')[0]?.text).toBe(
      '——2022年12月30日在山南市第二届人民代表大会第四次会议上\n山南市人民政府市长??次仁平措',
    );
  });

  it('keep the captions of 004 apart from its prose', () => {
    const captions = of('004').filter(({ kind }) => kind === 'caption');
    expect(captions.map(({ line }) => line)).toEqual([6, 8, 10, 12, 14, 16, 18]);
  });

  it('join the salutation with the opening', () => {
    expect(of('003')[1]?.text).toBe(
      '各位代表:\n现在,我代表市人民政府向大会报告工作,请予审议,并请各位政协委员和列席大会的同志提出意见。',
    );
  });

  it('join the lead-in with the target figures', () => {
    const joined = of('003').find(({ text }) => text.endsWith('我们将做好以下重点工作:'));
    expect([joined?.line, joined?.text.split('\n').length]).toEqual([21, 2]);
  });

  it('leave out headings on lines of their own', () => {
    const lines = new Set(of('003').map(({ line }) => line));
    expect([6, 19, 23, 27, 31, 38, 42, 46].filter((line) => lines.has(line))).toEqual([]);
  });

  it('look back on 2022 in one half of 003 and on nothing in the other', () => {
    const years = of('003').map(({ line, lookBackYear }) => [line <= 18 && line >= 7, lookBackYear]);
    expect(years.filter(([isBack, year]) => (isBack ? year !== 2022 : year !== null))).toEqual([]);
  });

  it('cut no sentence at what looks like a run-in heading inside its brackets', () => {
    expect(ofLines('甲(乙丙丁戊。增强投资作用。后面再说一句话,没有标题)。').map(({ text }) => text)).toEqual([
      '甲(乙丙丁戊。增强投资作用。后面再说一句话,没有标题)。',
    ]);
  });

  it('begin a passage at each run-in heading of 003 L26', () => {
    expect(
      of('003')
        .filter(({ line }) => line === 26)
        .map(({ section }) => section.slice(2)),
    ).toEqual([
      ['增强消费基础作用'],
      ['增强消费基础作用', '繁荣发展商贸经济'],
      ['增强消费基础作用', '大力拓展消费热点'],
    ]);
  });

  it('leave the closing paragraphs of 003 outside (六)', () => {
    const closing = of('003').filter(({ line }) => line >= 51);
    expect(closing.map(({ section }) => section)).toEqual([['2023年重点工作'], ['2023年重点工作']]);
  });
});

describe('passages', () => {
  it('are numbered from 1 behind the id of their report', () => {
    const report = reportOf(LONG, LONG.replace('国家', '社会'));
    expect(passagesOf(report).map(({ id }) => id)).toEqual([`${report.reportId}:1`, `${report.reportId}:2`]);
  });

  it('know their source span and what was deleted in it', () => {
    const report = reportOf('推動產(chǎn)業(yè)發(fā)展。');
    const [passage] = passagesOf(report);
    expect(passage).toEqual({
      id: `${report.reportId}:1`,
      kind: 'prose',
      section: [],
      paragraph: 1,
      line: 1,
      page: null,
      start: 0,
      end: 21,
      deletions: [
        { start: 3, end: 9 },
        { start: 10, end: 14 },
        { start: 15, end: 19 },
      ],
      text: '推動產業發展。',
      sentences: [{ start: 0, end: 7 }],
      lookBackYear: null,
    });
  });

  it('of a caption end in front of its credit', () => {
    const [, passage] = ofLines(LONG, '大会在鄂尔多斯举行。记者 袁永红 摄', LONG);
    expect(passage && [passage.kind, passage.text, passage.deletions]).toEqual(['caption', '大会在鄂尔多斯举行。', []]);
  });

  it('share short neighbouring paragraphs', () => {
    expect(ofLines(LONG, '副主席任维出席会议。').map(brief)).toEqual([
      { kind: 'prose', text: `${LONG}\n副主席任维出席会议。`, section: [] },
    ]);
  });

  it('do not share long ones', () => {
    expect(ofLines(LONG, LONG.replace('国家', '社会'))).toHaveLength(2);
  });

  it('share nothing across a heading', () => {
    expect(ofLines('各位代表:', '2022年工作回顾', '好。', '2023年重点工作', '更好。').map(brief)).toEqual([
      { kind: 'prose', text: '好。', section: ['2022年工作回顾'] },
      { kind: 'prose', text: '更好。', section: ['2023年重点工作'] },
    ]);
  });

  it('share nothing across a caption', () => {
    expect(ofLines('第一。', '大会举行。记者 袁永红 摄', '第二。').map(({ text }) => text)).toEqual([
      '第一。',
      '大会举行。',
      '第二。',
    ]);
  });

  it('share nothing beyond the length of a passage', () => {
    expect(ofLines(`${'产'.repeat(420)}。`, '副主席任维出席会议。')).toHaveLength(2);
  });

  it('put the first line and paragraph of several', () => {
    const shared = ofLines(LONG, '', '第一。', '第二。');
    expect(shared.map(({ line, paragraph }) => [line, paragraph])).toEqual([[1, 1]]);
  });

  it('of a header that is only a sub-headline do not exist', () => {
    expect(ofLines('蓝佛安出席', LONG).map(({ kind }) => kind)).toEqual(['prose']);
  });

  it('of an empty report are none', () => {
    expect(ofLines('')).toEqual([]);
  });
});
