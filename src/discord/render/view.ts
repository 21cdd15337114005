import { TEXTS } from '../texts/index.ts';
import { LIMITS, shorten } from './limits.ts';

/** What was asked, as the bot's own message shows it. The message is the memory: nothing else is kept. */
export interface View {
  question: string;
  /** The question before, where this one follows on. */
  context?: string | undefined;
}

/** The parts of an embed that hold the view. Neither is read as Markdown by Discord. */
interface Shown {
  author?: { name: string } | null | undefined;
  footer?: { text: string } | null | undefined;
  fields?: readonly { name: string; value: string }[] | undefined;
}

const CONTEXT_NAMES = new Set(Object.values(TEXTS).map(({ context }) => context));

/** A question too long for the author line stands whole in the footer, behind this mark, in place of what stands there. */
const WHOLE_QUESTION = '❓ ';

/** Author line, footer and field that show a view. */
export function showView({ question, context }: View, footer: string, contextName: string) {
  const isLong = question.length > LIMITS.author;
  const text = isLong ? `${WHOLE_QUESTION}${question}` : footer;
  return {
    author: { name: shorten(question, LIMITS.author) },
    footer: { text: shorten(text, LIMITS.footer) },
    fields: context ? [{ name: contextName, value: codeLine(context) }] : [],
  };
}

/** A text in a code span, where no mark counts; back quotes in it become primes, which a question does not miss. */
function codeLine(text: string): string {
  return `\`${shorten(text.replaceAll('`', 'ˋ').replace(/\s+/gu, ' '), 300)}\``;
}

/** Reads the view back from an embed of the bot's own message, or undefined where it shows none. */
export function readView(embed: Shown | undefined): View | undefined {
  const name = embed?.author?.name;
  if (!name) return undefined;
  const footer = embed.footer?.text ?? '';
  const at = footer.indexOf(WHOLE_QUESTION);
  const field = embed.fields?.find((one) => CONTEXT_NAMES.has(one.name));
  return {
    question: at >= 0 ? footer.slice(at + WHOLE_QUESTION.length) : name,
    ...(field ? { context: field.value.replace(/^`|`$/gu, '') } : {}),
  };
}
