import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookupPayload } from '../../../src/discord/render/lookup.ts';
import { readView } from '../../../src/discord/render/view.ts';
import { TEXTS } from '../../../src/discord/texts/index.ts';
import type { Match } from '../../../src/search/lookup.ts';
import { anyCitation, OWNER, problemsOf, reportOf, textOf } from './things.ts';

const texts = TEXTS['zh-CN'];
const searched = { reports: 1, passages: 77 };

function matchOf(at: number, text: string, start: number, end: number, title = '山南市政府工作报告'): Match {
  const passage = {
    id: `77974aae8c:${at}`,
    label: at,
    reportId: '77974aae8c',
    kind: 'prose',
    section: [],
    text,
  } as const;
  const place = {
    paragraph: at,
    line: at,
    page: null,
    start: 0,
    end: text.length,
    sentences: [],
    deletions: [],
    lookBackYear: null,
  };
  return { passage: { ...passage, ...place, section: [] }, report: reportOf({ title }), spans: [{ start, end }] };
}

const page = (matches: Match[], at = 0, words = '植树 造林') =>
  lookupPayload({ words, found: { matches, searched }, page: at, owner: OWNER, texts, limits: { year: 2022 } });

describe('what was looked up', () => {
  it('is shown with the first word in bold, the count and the page', () => {
    expect(page([matchOf(3, '完成植树造林5.1万亩。', 2, 4)])).toEqual({
      content: '',
      embeds: [
        {
          author: { name: '植树 造林' },
          title: '「植树 造林」:1 个段落 · 第 1 / 1 页',
          description:
            '**1** `77974aae8c:3` 完成**植树**造林5.1万亩。\n' +
            '-# 《山南市政府工作报告》 › 第3段 · 2022-12-30 · 003\\_2be4bcb9e681115c.txt:3',
          footer: { text: '检索了 1 份报告、77 个段落 · 3499a1c70396' },
          fields: [],
        },
      ],
      components: [],
      allowedMentions: { parse: [] },
    });
  });

  it('is not found where no passage holds it', () => {
    expect(page([])).toMatchObject({
      content: '未找到:检索了 1 份报告的 77 个段落 (年份 2022),没有回答这个问题的内容。',
      components: [],
    });
  });

  it('goes on over pages that show every passage once', () => {
    const matches = Array.from({ length: 12 }, (_, at) => matchOf(at, '植树', 0, 2));
    const shown = [0, 1, 2].flatMap((at) => page(matches, at).embeds[0]?.description?.match(/^\*\*\d+\*\*/gmu) ?? []);
    expect(shown).toEqual(matches.map((_, at) => `**${at + 1}**`));
    expect([page(matches, -1), page(matches, 9)]).toEqual([page(matches, 0), page(matches, 2)]);
  });

  it('fits all limits of Discord, and its words can be read back', () => {
    const matches = fc.array(
      anyCitation.map(({ text, title, evidence: [[start, end] = [0, 1]] }) => matchOf(1, text, start, end, title)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(matches, textOf(200, { lines: false }), (found, words) => {
        const payload = page(found, 0, words);
        expect(problemsOf(payload)).toEqual([]);
        expect(readView(payload.embeds[0])).toEqual({ question: words });
      }),
      { numRuns: 100 },
    );
  });
});
