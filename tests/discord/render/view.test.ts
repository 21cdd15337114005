import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readView, showView } from '../../../src/discord/render/view.ts';
import { TEXTS } from '../../../src/discord/texts/index.ts';
import { textOf } from './things.ts';

const FOOTER = '检索了 5 份报告、77 个段落 · 3499a1c70396';

describe('a view', () => {
  it('stands in the author line, with the question before in a field', () => {
    expect(showView({ question: '那2023年呢?', context: '山南市2022年GDP增长多少?' }, FOOTER, '承接')).toEqual({
      author: { name: '那2023年呢?' },
      footer: { text: FOOTER },
      fields: [{ name: '承接', value: '`山南市2022年GDP增长多少?`' }],
    });
  });

  it('of a long question stands whole in the footer', () => {
    const question = '问'.repeat(2000);
    expect(showView({ question }, FOOTER, '承接')).toEqual({
      author: { name: `${'问'.repeat(255)}…` },
      footer: { text: `❓ ${question}` },
      fields: [],
    });
  });

  it('is read back as it was shown, in every language', () => {
    const context = fc.option(textOf(250, { lines: false }), { nil: undefined });
    const language = fc.constantFrom(...Object.values(TEXTS));
    fc.assert(
      fc.property(textOf(2000), context, language, (question, before, texts) => {
        const view = readView(showView({ question, context: before }, FOOTER, texts.context));
        const seen = before?.replaceAll('`', 'ˋ').replace(/\s+/gu, ' ');
        expect(view).toEqual({ question, ...(seen === undefined ? {} : { context: seen }) });
      }),
      { numRuns: 300 },
    );
  });

  it('is not read from a message that shows none', () => {
    expect([readView(undefined), readView({}), readView({ author: null, footer: { text: FOOTER } })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('does not take another field for the question before', () => {
    const shown = { author: { name: '问' }, footer: null, fields: [{ name: '出处', value: '`1`' }] };
    expect(readView(shown)).toEqual({ question: '问' });
  });
});
