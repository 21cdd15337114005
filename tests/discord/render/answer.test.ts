import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerPayload, limitsText, passagePayload, textPayload } from '../../../src/discord/render/answer.ts';
import { readView } from '../../../src/discord/render/view.ts';
import { TEXTS } from '../../../src/discord/texts/index.ts';
import { answerOf, anyCitation, anyCitations, citationOf, OWNER, problemsOf, textOf } from './things.ts';

const texts = TEXTS['zh-CN'];
const { asker } = OWNER;
const question = '山南市2022年GDP增长多少?';
const language = fc.constantFrom(...Object.values(TEXTS));
const limits = fc.record(
  {
    report: fc.constant('77974aae8c'),
    year: fc.constant(2022),
    region: textOf(15, { lines: false }).map((name) => name.replaceAll('|', '')),
  },
  { requiredKeys: [] },
);

describe('an answer', () => {
  it('shows the best passage with its evidence in bold, the sources and what can be done next', () => {
    const second = citationOf({ n: 2, passageId: '77974aae8c:4', kind: 'caption', date: '--03-06', section: [] });
    expect(answerPayload({ answer: answerOf([citationOf(), second]), view: { question }, texts, asker })).toEqual({
      content: '',
      embeds: [
        {
          author: { name: question },
          title: '找到',
          color: 0x2e7d32,
          description:
            '过去一年。**预计全市地区生产总值达248亿元、增长3.4%。**谢谢。\n' +
            '-# 《山南市政府工作报告》 › 2022年工作回顾 › 第3段 · 2022-12-30 · 003\\_2be4bcb9e681115c.txt:7',
          fields: [
            {
              name: '出处',
              value:
                '**1** `77974aae8c:3` 《山南市政府工作报告》 › 2022年工作回顾 › 第3段 · 2022-12-30\n' +
                '**2** `77974aae8c:4` 《山南市政府工作报告》 › 图片说明 · 3月6日(未注年份)',
            },
          ],
          footer: { text: '检索了 5 份报告、77 个段落 · 3499a1c70396' },
        },
      ],
      components: [
        expect.objectContaining({ type: 1 }),
        expect.objectContaining({ type: 1 }),
        expect.objectContaining({ type: 1 }),
      ],
      allowedMentions: { parse: [] },
    });
  });

  it('that is not there names the reports that are missing', () => {
    const missing = [
      { place: '拉萨市', year: 2023 },
      { place: '武汉市', year: null },
      { place: null, year: 2019 },
    ];
    const answer = answerOf([], { missing });
    const told = (one: (typeof TEXTS)['zh-CN']) =>
      answerPayload({ answer, view: { question }, texts: one, asker }).content.split('\n').slice(1);
    expect(told(TEXTS['zh-CN'])).toEqual(['没有拉萨市2023年的报告。', '没有武汉市的报告。', '没有2019年的报告。']);
    expect(told(TEXTS['en-US'])).toEqual([
      'There is no report of 2023 for 拉萨市.',
      'There is no report for 武汉市.',
      'There is no report of 2019.',
    ]);
  });

  it('to a follow-up says what of the question before it replaces', () => {
    const fieldsOf = (replaced: string[]) =>
      answerPayload({
        answer: answerOf([citationOf()], { question: '那2023年呢?', understood: { text: '山南市GDP?', replaced } }),
        view: { question: '那2023年呢?', context: '2022年山南市GDP?' },
        texts,
        asker,
      }).embeds[0]?.fields?.map(({ name, value }) => [name, value]);
    expect(fieldsOf(['2022年'])?.slice(0, 2)).toEqual([
      ['承接', '`2022年山南市GDP?`'],
      ['理解为', '山南市GDP? → 那2023年呢?(已换掉:2022年)'],
    ]);
    expect(fieldsOf([])?.map(([name]) => name)).toEqual(['承接', '出处']);
  });

  it('says in words how sure it is, and never shows a cosine', () => {
    const titles = (['answered', 'uncertain'] as const).map((status) =>
      Object.values(TEXTS).map((texts) => {
        const answer = answerOf([citationOf({ score: 0.8765 })], { status, confidence: 0.4321 });
        const payload = answerPayload({ answer, view: { question }, texts, asker });
        expect(JSON.stringify(payload)).not.toMatch(/0\.8765|0\.4321|87|43\.21/u);
        return payload.embeds[0]?.title;
      }),
    );
    expect(titles).toEqual([
      ['找到', '找到', 'Found'],
      ['可能相关,请核对', '可能相關,請核對', 'Possibly relevant, please check'],
    ]);
  });

  it.each([
    ['zh-CN', '未找到:检索了 5 份报告的 77 个段落 (地区 山南市, 年份 2022),没有回答这个问题的内容。'],
    ['zh-TW', '未找到:檢索了 5 份報告的 77 個段落 (地區 山南市, 年份 2022),沒有回答這個問題的內容。'],
    ['en-US', 'Not found: nothing in 5 report(s), 77 passages (region 山南市, year 2022), answers this question.'],
  ] as const)('that is not there says so and what was searched, in %s', (locale, content) => {
    const payload = answerPayload({
      answer: answerOf([]),
      view: { question },
      texts: TEXTS[locale],
      asker,
      limits: { region: '山南市', year: 2022 },
    });
    expect(payload).toMatchObject({ content, components: [], allowedMentions: { parse: [] } });
    expect(readView(payload.embeds[0])).toEqual({ question });
  });

  it('fits all limits of Discord, whatever is asked and cited', () => {
    fc.assert(
      fc.property(
        textOf(1400),
        anyCitations,
        language,
        limits,
        fc.nat({ max: 19 }),
        (asked, citations, texts, within, offset) => {
          const message = { answer: answerOf(citations), view: { question: asked }, texts, asker, limits: within };
          const view = { question: asked, context: asked };
          const all = [message, { ...message, offset }, { ...message, view, title: texts.buttons.more }];
          expect(all.map(answerPayload).flatMap(problemsOf)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('shows a question and the one before so that they can be read back', () => {
    fc.assert(
      fc.property(textOf(1400), fc.array(anyCitation, { maxLength: 1 }), (asked, citations) => {
        const view = { question: asked, context: '山南市GDP多少?' };
        const [embed] = answerPayload({ answer: answerOf(citations), view, texts, asker }).embeds;
        expect(readView(embed)).toEqual(view);
      }),
      { numRuns: 100 },
    );
  });

  it('offers a menu only where there is more than one source, each under a value of its own', () => {
    const payload = (count: number) => {
      const citations = Array.from({ length: count }, (_, at) =>
        citationOf({ n: at + 1, passageId: `77974aae8c:${at}` }),
      );
      return answerPayload({ answer: answerOf(citations), view: { question }, texts, asker });
    };
    const values = (count: number) =>
      payload(count).components.flatMap(({ components }) =>
        components.flatMap((part) => ('options' in part ? part.options.map(({ value }) => value) : [])),
      );
    expect([values(1), values(3)]).toEqual([[], ['77974aae8c:0', '77974aae8c:1', '77974aae8c:2']]);
  });
});

describe('a passage', () => {
  it('fits all limits of Discord, with a question or without', () => {
    const view = fc.option(fc.record({ question: textOf(1400) }), { nil: undefined });
    fc.assert(
      fc.property(anyCitation, view, language, limits, (citation, view, texts, within) => {
        const payload = passagePayload({ citation, view, texts, owner: OWNER, more: { offset: 20, limits: within } });
        expect(problemsOf(payload)).toEqual([]);
        expect(readView(payload.embeds[0])).toEqual(view);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is said besides', () => {
  it('is shortened to what a message holds, and pings nobody', () => {
    expect(textPayload('@everyone '.repeat(300))).toEqual({
      content: `${'@everyone '.repeat(200).slice(0, 1999)}…`,
      embeds: [],
      components: [],
      allowedMentions: { parse: [] },
    });
  });

  it('names the limits of a search with their marks escaped', () => {
    expect(limitsText({ region: '*西藏*', year: 2022, report: '77974aae8c' }, TEXTS['en-US'])).toBe(
      ' (region \\*西藏\\*, year 2022, report 77974aae8c)',
    );
    expect([limitsText(undefined, texts), limitsText({}, texts)]).toEqual(['', '']);
  });
});
