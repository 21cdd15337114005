import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGreeting, type MessageFacts, reactTo, withoutMentions } from '../../src/discord/mentions.ts';

const BOT = '1573925387262492674';
const QUESTION = '山南市2022年GDP增长多少?';

const facts = (changes: Partial<MessageFacts>): MessageFacts => ({
  content: QUESTION,
  botId: BOT,
  isFromBot: false,
  isDirect: false,
  mentionsBot: false,
  isAnswerChannel: false,
  ...changes,
});

describe('a message', () => {
  it.each<[string, Partial<MessageFacts>]>([
    ['that nobody addressed to the bot', {}],
    ['of a bot that mentions it', { mentionsBot: true, isFromBot: true }],
    ['of a bot in an answer channel', { isAnswerChannel: true, isFromBot: true }],
    ['without content in an answer channel', { isAnswerChannel: true, content: '' }],
  ])('%s is left alone', (_, changes) => {
    expect(reactTo(facts(changes))).toEqual({ kind: 'ignore' });
  });

  it.each<[string, Partial<MessageFacts>]>([
    ['with a mention', { mentionsBot: true, content: `<@${BOT}> ${QUESTION}` }],
    ['with a mention of the old form behind it', { mentionsBot: true, content: `${QUESTION}\n<@!${BOT}>` }],
    ['sent directly', { isDirect: true }],
    ['in an answer channel', { isAnswerChannel: true }],
    ['with a mention in the middle', { mentionsBot: true, content: ` 山南市2022年GDP增长多少?  <@${BOT}>  ` }],
  ])('%s is a question', (_, changes) => {
    expect(reactTo(facts(changes))).toEqual({ kind: 'ask', question: QUESTION });
  });

  it.each<[string, Partial<MessageFacts>]>([
    ['that is nothing but a mention', { mentionsBot: true, content: `<@${BOT}>` }],
    ['that replies to the bot with an empty text', { mentionsBot: true, content: '' }],
    ['without text sent directly', { isDirect: true, content: ' \n ' }],
    ['that says hello', { mentionsBot: true, content: `<@${BOT}> 你好!` }],
    ['that says hello in an answer channel', { isAnswerChannel: true, content: 'Hello 👋' }],
  ])('%s gets the help', (_, changes) => {
    expect(reactTo(facts(changes))).toEqual({ kind: 'help' });
  });
});

describe('the text of a message', () => {
  it('keeps mentions of others, and loses those of the bot with the white space around', () => {
    expect(withoutMentions(`<@${BOT}>\n\n 问  <@123> 和 <@!${BOT}> <@&${BOT}> `, BOT)).toBe(`问 <@123> 和 <@&${BOT}>`);
  });

  it('never keeps a mention of the bot, nor white space in a row', () => {
    const part = fc.constantFrom(`<@${BOT}>`, `<@!${BOT}>`, ' ', '\n', '　', '问', '<@', '>', BOT, '!');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = withoutMentions(parts.join(''), BOT);
        expect(text).not.toMatch(/\s\s|^\s|\s$/u);
        expect(text).not.toContain(`<@!${BOT}>`);
      }),
    );
  });
});

describe('a greeting', () => {
  it.each([
    '你好',
    '您好!',
    '大家好~',
    '在吗?',
    '早上好啊',
    '你好,在吗',
    'Hi',
    'hello there!',
    'GOOD MORNING',
    '謝謝你',
    '幫助',
    'help',
    '🙂',
    '???',
  ])('is %s', (text) => expect(isGreeting(text)).toBe(true));

  it.each([
    '你好,山南市的GDP是多少?',
    'hi what is the GDP of Tibet',
    '早上好的城市有哪些',
    '帮助脱贫的措施有哪些',
    '测试成绩',
    'helper',
    '2022',
  ])('is not %s', (text) => expect(isGreeting(text)).toBe(false));
});
