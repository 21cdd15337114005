import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlinePayload, reportListPayload, reportPayload } from '../../../src/discord/render/report.ts';
import { TEXTS } from '../../../src/discord/texts/index.ts';
import { OWNER, problemsOf, reportOf, textOf } from './things.ts';

const texts = TEXTS['zh-CN'];
const line = textOf(300, { lines: false });
const anyReport = fc
  .record({
    title: line,
    region: fc.option(line),
    date: fc.constantFrom('2022-12-30', '--03-06', null),
    source: fc.option(line),
    editor: fc.option(line),
    persons: fc.array(line, { maxLength: 30 }),
    sections: fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { maxLength: 80 }),
    damage: fc.array(
      line.map((text) => ({ text, start: 0, end: 1 })),
      { maxLength: 20 },
    ),
  })
  .map((drawn) => reportOf(drawn as Partial<ReturnType<typeof reportOf>>));

/** Twenty-five reports whose titles have 300 characters. */
const MANY = Array.from({ length: 25 }, (_, at) =>
  reportOf({ reportId: `0000000${100 + at}`, title: `${'题'.repeat(296)}${1000 + at}` }),
);

describe('the list of reports', () => {
  it('has a line for each: id, title, place and date', () => {
    const unknown = reportOf({ reportId: '1afe7ad63c', title: '会议*一*', region: null, date: null });
    expect(reportListPayload([reportOf(), unknown], 0, OWNER, texts)).toEqual({
      content: '',
      embeds: [
        {
          title: '共 2 份报告 · 第 1 / 1 页',
          description:
            '`77974aae8c` 《山南市政府工作报告》 山南市 · 2022-12-30\n`1afe7ad63c` 《会议\\*一\\*》 不详 · 日期不详',
          footer: { text: OWNER.build },
        },
      ],
      components: [],
      allowedMentions: { parse: [] },
    });
  });

  it('says that there are none', () => {
    expect(reportListPayload([], 0, OWNER, texts)).toMatchObject({ content: '没有报告。', embeds: [], components: [] });
  });

  it('has pages that show every report once, and buttons that end at the ends', () => {
    const pages = [0, 1, 2].map((page) => reportListPayload(MANY, page, OWNER, texts));
    const shown = pages.flatMap(({ embeds }) => embeds[0]?.description?.match(/^`\w+`/gmu) ?? []);
    expect(shown).toEqual(MANY.map(({ reportId }) => `\`${reportId}\``));
    expect(pages.flatMap(problemsOf)).toEqual([]);
    const disabled = pages.map(({ components: [row] }) =>
      row?.components.map((one) => 'disabled' in one && one.disabled),
    );
    expect(disabled).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it.each([-5, 99])('takes the nearest page for page %i', (page) => {
    const nearest = page < 0 ? 0 : 2;
    expect(reportListPayload(MANY, page, OWNER, texts)).toEqual(reportListPayload(MANY, nearest, OWNER, texts));
  });

  it('fits all limits of Discord', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { minLength: 1, maxLength: 30 }), fc.nat({ max: 3 }), (reports, page) => {
        const payloads = Object.values(TEXTS).map((texts) => reportListPayload(reports, page, OWNER, texts));
        expect(payloads.flatMap(problemsOf)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a report', () => {
  it('is shown with what is known of it, and with 不详 where nothing is', () => {
    const [embed] = reportPayload(reportOf({ persons: ['甲', '乙'], editor: '吉_政' }), 18, texts).embeds;
    expect(embed?.fields?.map(({ name, value }) => [name, value])).toEqual([
      ['类型', 'government\\_report'],
      ['地区', '山南市'],
      ['日期', '2022-12-30'],
      ['年份', '2022'],
      ['来源', '不详'],
      ['编辑', '吉\\_政'],
      ['人物', '甲、乙'],
      ['段落', '18'],
      ['损坏处', '0'],
      ['文件', '003\\_2be4bcb9e681115c.txt'],
    ]);
  });

  it('has its headings as a list, indented by their level', () => {
    expect(outlinePayload(reportOf(), texts).embeds).toEqual([
      {
        title: '结构 · 山南市政府工作报告',
        description: '- 2022年工作回顾\n  - 普惠民生暖民心\n- 2023年重点工作',
        footer: { text: '77974aae8c' },
      },
    ]);
  });

  it('without headings says so', () => {
    expect(outlinePayload(reportOf({ sections: [] }), texts).embeds[0]?.description).toBe('这份报告没有标题层次。');
  });

  it('with more headings than fit shows whole lines and an ellipsis', () => {
    const sections = Array.from({ length: 200 }, (_, at) => [`${at}、${'节'.repeat(60)}`]);
    const description = outlinePayload(reportOf({ sections }), texts).embeds[0]?.description ?? '';
    const lines = description.split('\n');
    expect(lines.pop()).toBe('…');
    expect(lines).toEqual(sections.slice(0, lines.length).map(([heading]) => `- ${heading}`));
  });

  it('fits all limits of Discord', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const payloads = Object.values(TEXTS).flatMap((texts) => [
          reportPayload(report, 1e6, texts),
          outlinePayload(report, texts),
        ]);
        expect(payloads.flatMap(problemsOf)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
