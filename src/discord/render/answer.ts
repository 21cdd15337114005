import type { APIEmbed } from 'discord.js';
import type { Answer, Citation } from '../../answer/answer.ts';
import type { CustomId } from '../customid.ts';
import type { Texts } from '../texts/index.ts';
import { placeOf, quoteOf } from './citation.ts';
import { feedbackRow, jumpRows, type Owner, passageRow, type Row } from './components.ts';
import { escapeText } from './escape.ts';
import { LIMITS, shorten } from './limits.ts';
import { showView, type View } from './view.ts';

/** A message as the bot sends it. Nothing in it ever pings. */
export interface Payload {
  content: string;
  embeds: APIEmbed[];
  components: Row[];
  allowedMentions: { parse: [] };
}

/** A message of nothing but text. */
export function textPayload(content: string): Payload {
  return payload({ content: shorten(content, LIMITS.content) });
}

/** Fills what a message leaves out, so that an edit clears what stood there before. */
export function payload(parts: Partial<Omit<Payload, 'allowedMentions'>>): Payload {
  return { content: '', embeds: [], components: [], ...parts, allowedMentions: { parse: [] } };
}

const COLOURS = { answered: 0x2e7d32, uncertain: 0xf9a825, plain: 0x5c6bc0 };

/** Room for the quoted passage, and what its citation line takes at most. */
const LONGEST_QUOTE = 2400;
const LONGEST_PLACE = 510;
const LONGEST_SOURCE = 190;
const LONGEST_UNDERSTOOD = 300;

export interface AnswerMessage {
  answer: Answer;
  view: View;
  texts: Texts;
  asker: string;
  limits?: CustomId['limits'];
  /** Results shown before these; from 0. */
  offset?: number;
  /** Title in place of the status. */
  title?: string;
}

/** An answer: the best passage with its evidence in bold, the numbered sources, and what can be done next. */
export function answerPayload(message: AnswerMessage): Payload {
  const { answer, view, texts, asker, limits, offset = 0 } = message;
  const footer = `${texts.searched(answer.searched)} · ${answer.searched.build}`;
  const shown = showView(view, footer, texts.context);
  const citations = answer.citations.slice(offset);
  const [first] = citations;
  if (answer.status === 'not_found' || !first) {
    const missing = (answer.missing ?? []).map(({ place, year }) => texts.missing(place, year));
    const content = [texts.notFound({ ...answer.searched, limits: limitsText(limits, texts) }), ...missing].join('\n');
    return payload({ content: shorten(content, LIMITS.content), embeds: [{ ...shown, color: COLOURS.plain }] });
  }
  const owner = { asker, build: answer.searched.build };
  const more = { offset: offset + citations.length, limits };
  const fields = [
    ...shown.fields,
    ...understoodField(answer, texts),
    { name: texts.sources, value: sourceList(citations, texts) },
  ];
  return payload({
    embeds: [
      {
        ...shown,
        title: message.title ?? texts.status[answer.status],
        color: COLOURS[answer.status],
        description: passageText(first, texts, roomBeside(shown, fields)),
        fields,
      },
    ],
    components: [
      passageRow(first.passageId, owner, texts, more),
      ...jumpRows(citations, owner, texts),
      feedbackRow(first.passageId, owner, texts),
    ],
  });
}

/** How a follow-up was understood, where the question before lost something to it: else the field above says it all. */
function understoodField({ question, understood }: Answer, texts: Texts): { name: string; value: string }[] {
  if (!understood || understood.replaced.length === 0) return [];
  const value = escapeText(texts.carried(understood.text, question, understood.replaced));
  return [{ name: texts.understood, value: shorten(value, LONGEST_UNDERSTOOD) }];
}

/** One passage under the question that led to it. `keep` are rows that stay below its buttons. */
export function passagePayload(about: {
  citation: Citation;
  view: View | undefined;
  texts: Texts;
  owner: Owner;
  more?: { offset: number; limits: CustomId['limits'] };
  keep?: Row[];
}): Payload {
  const { citation, view, texts, owner, more, keep = [] } = about;
  const footer = `${citation.passageId} · ${owner.build}`;
  const shown = showView(view ?? { question: '' }, footer, texts.context);
  return payload({
    embeds: [
      {
        ...(view ? { author: shown.author } : {}),
        footer: shown.footer,
        fields: shown.fields,
        color: COLOURS.plain,
        description: passageText(citation, texts),
      },
    ],
    components: [passageRow(citation.passageId, owner, texts, view ? more : undefined), ...keep],
  });
}

/** What is left for a quote beside the other parts of an embed: all together have at most 6000 characters. */
function roomBeside(
  { author, footer }: ReturnType<typeof showView>,
  fields: readonly { name: string; value: string }[],
): number {
  const rest = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  const taken = author.name.length + footer.text.length + rest + LIMITS.title + LONGEST_PLACE;
  return Math.min(LONGEST_QUOTE, LIMITS.embeds - taken);
}

/** The quoted passage above its citation line and place in the file. */
export function passageText(citation: Citation, texts: Texts, length = LONGEST_QUOTE): string {
  const place = escapeText(`${placeOf(citation, texts)} · ${citation.file}:${citation.line}`);
  return `${quoteOf(citation, length)}\n-# ${shorten(place, LONGEST_PLACE - 10)}`;
}

function sourceList(citations: readonly Citation[], texts: Texts): string {
  const lines = citations.map((citation) => {
    const head = `**${citation.n}** \`${citation.passageId}\` `;
    return head + shorten(escapeText(placeOf(citation, texts)), LONGEST_SOURCE - head.length);
  });
  return shorten(lines.join('\n'), LIMITS.fieldValue);
}

/** What a search was limited to, in brackets, or nothing. */
export function limitsText(limits: CustomId['limits'], texts: Texts): string {
  const named = (['region', 'year', 'report'] as const)
    .filter((name) => limits?.[name] !== undefined)
    .map((name) => `${texts.limits[name]} ${escapeText(String(limits?.[name]))}`);
  return named.length > 0 ? ` (${named.join(', ')})` : '';
}
