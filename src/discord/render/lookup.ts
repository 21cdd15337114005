import { citePassage } from '../../answer/answer.ts';
import type { Lookup } from '../../search/lookup.ts';
import type { CustomId } from '../customid.ts';
import type { Texts } from '../texts/index.ts';
import { limitsText, type Payload, passageText, payload } from './answer.ts';
import { type Owner, pageRows } from './components.ts';
import { escapeText } from './escape.ts';
import { LIMITS, shorten } from './limits.ts';
import { showView } from './view.ts';

/** Passages on a page, and most characters of each. */
const PAGE = { passages: 5, quote: 460 };

/** A page of the passages that hold the words, each with the first of them in bold. */
export function lookupPayload(about: {
  words: string;
  found: Lookup;
  /** From 0; beyond the last page counts as the last. */
  page: number;
  owner: Owner;
  texts: Texts;
  limits: NonNullable<CustomId['limits']>;
}): Payload {
  const { words, found, owner, texts, limits } = about;
  const { matches, searched } = found;
  const pages = Math.max(1, Math.ceil(matches.length / PAGE.passages));
  const page = Math.min(Math.max(0, about.page), pages - 1);
  const shown = showView({ question: words }, `${texts.searched(searched)} · ${owner.build}`, texts.context);
  if (matches.length === 0) {
    const content = texts.notFound({ ...searched, limits: limitsText(limits, texts) });
    return payload({ content: shorten(content, LIMITS.content), embeds: [shown] });
  }
  const first = page * PAGE.passages;
  const blocks = matches.slice(first, first + PAGE.passages).map(({ passage, report, spans }, at) => {
    const evidence = spans.slice(0, 1).map(({ start, end }): [number, number] => [start, end]);
    const citation = { ...citePassage(passage, report, first + at + 1), evidence };
    return `**${citation.n}** \`${citation.passageId}\` ${passageText(citation, texts, PAGE.quote)}`;
  });
  const title = `${texts.lookup(escapeText(words), matches.length)} · ${texts.page(page + 1, pages)}`;
  return payload({
    embeds: [
      { ...shown, title: shorten(title, LIMITS.title), description: shorten(blocks.join('\n'), LIMITS.description) },
    ],
    components: pageRows('lookup', page, pages, owner, texts, limits),
  });
}
