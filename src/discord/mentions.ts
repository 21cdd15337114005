import { fold } from '../language/fold.ts';

/** What decides whether and how a message is answered. */
export interface MessageFacts {
  /** As the bot may read it; empty without the message content intent. */
  content: string;
  botId: string;
  isFromBot: boolean;
  isDirect: boolean;
  /** The bot itself is mentioned or pinged by a reply; not a role of it, not everyone. */
  mentionsBot: boolean;
  /** A channel, or a thread of an answer in one, where every message is a question. */
  isAnswerChannel: boolean;
}

/** What to do about a message. */
export type Reaction = { kind: 'ignore' } | { kind: 'help' } | { kind: 'ask'; question: string };

const GREETING =
  /^(?:你好|您好|大家好|哈喽|嗨|在吗|在不在|早|早上好|上午好|中午好|下午好|晚上好|谢谢|多谢|谢谢你|再见|帮助|hi|hello|hey|hallo|yo|good (?:morning|evening|afternoon)|thanks|thank you|thx|bye|help|test|测试)(?:你|您|啊|呀|吗|了|在吗| there)*$/u;

/** Decides on a message: questions are answered, greetings and empty mentions get a short help, the rest is left alone. */
export function reactTo(facts: MessageFacts): Reaction {
  const isAddressed = facts.isDirect || facts.mentionsBot || facts.isAnswerChannel;
  if (facts.isFromBot || !isAddressed) return { kind: 'ignore' };
  const question = withoutMentions(facts.content, facts.botId);
  if (question === '') return { kind: facts.mentionsBot || facts.isDirect ? 'help' : 'ignore' };
  return isGreeting(question) ? { kind: 'help' } : { kind: 'ask', question };
}

/** A message's text without mentions of the bot. */
export function withoutMentions(content: string, botId: string): string {
  return content
    .replaceAll(new RegExp(`<@!?${botId}>`, 'gu'), ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether a text says no more than hello, thanks or help. */
export function isGreeting(text: string): boolean {
  const words = fold(text)
    .replace(/[\p{P}\p{S}~]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return words === '' || GREETING.test(words) || words.split(' ').every((word) => GREETING.test(word));
}
