import { describe, expect, test } from 'vitest';
import { TEXTS } from '../../src/discord/texts/index.ts';
import { type Bot, openDiscord, seedsHouse, startBot } from '../helpers/bot.ts';
import type { Reply } from '../helpers/discord/fake-discord.ts';

const house = seedsHouse();
const GDP = '2022年山南市地区生产总值是多少?';
const NOWHERE = '《红楼梦》的作者是谁?';

const say = ({ discord }: Bot, content: string, more: Partial<Parameters<Bot['discord']['say']>[0]> = {}) =>
  discord.say({ channel: 'questions', author: 'alice', content, mentionsBot: true, ...more });
const ask = (bot: Bot, ...said: [string, Parameters<typeof say>[2]?]) => bot.discord.replyTo(say(bot, ...said));
const NO_PINGS = { everyone: false, roles: [], users: [] };

/** What a reader sees first: the words above, the evidence, and the question before. */
function seen({ content, embeds: [embed] }: Reply) {
  const context = embed?.fields?.find(({ name }) => ['承接', 'Following on'].includes(name))?.value;
  const bold = /\*\*(.+?)\*\*/su.exec(embed?.description ?? '')?.[1];
  return { said: content || embed?.title, bold, context };
}
const EVIDENCE = expect.stringMatching(/^预计全市地区生产总值达248亿元、增长3\.4%/u);

describe('a question', () => {
  test('in a mention is answered below it, after typing, and nobody is pinged', async () => {
    const bot = await startBot(house);
    const asked = say(bot, GDP);
    const reply = await bot.discord.replyTo(asked);
    expect(seen(reply)).toEqual({ said: '找到', bold: EVIDENCE, context: undefined });
    expect(reply).toMatchObject({
      referencedMessageId: asked.id,
      ephemeral: false,
      pings: NO_PINGS,
      allowedMentions: { parse: [] },
    });
    expect(bot.discord.typing('questions')).toHaveLength(1);
    expect(bot.discord.history('questions')).toHaveLength(2);
  });

  test('in a direct message is answered, and a follow-up takes the question before along', async () => {
    const bot = await startBot(house);
    const direct = { channel: 'dm', mentionsBot: false };
    expect(seen(await ask(bot, GDP, direct))).toEqual({ said: '找到', bold: EVIDENCE, context: undefined });
    expect(seen(await ask(bot, '那2023年的目标呢?', direct)).context).toBe(`\`${GDP}\``);
    expect(seen(await ask(bot, '聂荣县有多少户脱贫?', direct)).context).toBeUndefined();
  });

  test('in a reply that pings the bot follows on from the answer', async () => {
    const bot = await startBot(house);
    const first = await ask(bot, GDP);
    const second = await ask(bot, '粮食产量呢?', { replyTo: first.id, mentionsBot: false });
    expect(seen(second).context).toBe(`\`${GDP}\``);
    const third = await ask(bot, '那增速呢?', { replyTo: second.id, mentionsBot: false, author: 'bob' });
    expect(seen(third).context).toBe(`\`${GDP} 粮食产量呢?\``);
  });

  test('in a reply to somebody else has no question before', async () => {
    const bot = await startBot(house);
    const { id } = bot.discord.say({ channel: 'questions', author: 'bob', content: '今天天气不错' });
    expect(seen(await ask(bot, GDP, { replyTo: id })).context).toBeUndefined();
  });

  test('in a thread made from an answer follows on, from the newest answer there', async () => {
    const bot = await startBot(house);
    const first = await ask(bot, GDP);
    const thread = bot.discord.startThread(first, 'GDP');
    const second = await ask(bot, '粮食产量是多少?', { channel: thread });
    expect(seen(second).context).toBe(`\`${GDP}\``);
    const third = await ask(bot, '那造林呢?', { channel: thread, author: 'bob' });
    expect(seen(third).context).toBe('`粮食产量是多少?`');
  });

  test('that nothing answers is not found, with what was searched', async () => {
    const bot = await startBot(house);
    expect((await ask(bot, NOWHERE)).content).toBe('未找到:检索了 5 份报告的 77 个段落,没有回答这个问题的内容。');
    expect((await ask(bot, '《紅樓夢》的作者是誰?')).content).toMatch(/^未找到:檢索了/u);
  });

  test('full of mentions, Markdown and links pings nobody and is shown as it is', async () => {
    const bot = await startBot(house);
    const asked = `@everyone @here <@&1> <@2> **2022年山南市地区生产总值**是[多少](https://a.b)?`;
    const reply = await ask(bot, asked);
    expect(reply.pings).toEqual(NO_PINGS);
    expect(reply.embeds[0]?.author?.name).toBe(asked);
  });

  test('longer than 2000 characters is told to be shorter', async () => {
    const bot = await startBot(house);
    const long = await ask(bot, '问'.repeat(2001));
    expect(long.content).toBe('问题有 2001 字,最多 2000 字。请用一两句话问一件事。');
  });

  test('whose message is deleted meanwhile is answered all the same', async () => {
    const bot = await startBot(house);
    const asked = say(bot, GDP);
    bot.discord.deleteMessage(asked.id);
    await bot.discord.until(() => bot.discord.history('questions').length === 1);
    const [reply] = bot.discord.history('questions');
    expect(reply && seen(reply)).toEqual({ said: '找到', bold: EVIDENCE, context: undefined });
    expect(bot.log.filter(({ level }) => level > 30)).toEqual([]);
  });
});

describe('the help', () => {
  test.each([
    ['你好!', TEXTS['zh-CN'].help],
    ['謝謝', TEXTS['zh-TW'].help],
    ['hello', TEXTS['en-US'].help],
    ['', TEXTS['en-US'].help],
  ])('answers %j', async (content, help) => {
    const bot = await startBot(house);
    const reply = await ask(bot, content);
    expect(reply).toMatchObject({ content: help, embeds: [], pings: NO_PINGS });
  });
});

describe('left alone', () => {
  test('are messages that do not speak to the bot, replies that do not ping it, and @everyone', async () => {
    const bot = await startBot(house);
    const answer = await ask(bot, GDP);
    const alone = [
      say(bot, GDP, { mentionsBot: false }),
      say(bot, '@everyone GDP?', { mentionsBot: false }),
      say(bot, '那呢?', { mentionsBot: false, replyTo: answer.id, replyPing: false }),
    ];
    await ask(bot, GDP, { channel: 'general' });
    for (const trigger of alone) expect(trigger.postIds).toEqual([]);
    expect(bot.discord.history('questions')).toHaveLength(5);
  });

  test('are edits of questions', async () => {
    const bot = await startBot(house);
    const asked = say(bot, GDP);
    await bot.discord.replyTo(asked);
    bot.discord.editMessage(asked.id, `<@${bot.discord.botId}> ${NOWHERE}`);
    await ask(bot, GDP, { channel: 'general' });
    expect(bot.discord.history('questions')).toHaveLength(2);
  });
});

describe('an answer channel', () => {
  const OPTIONS = { messageContentAllowed: true };

  test('has every message answered, and those in threads of answers', async () => {
    const bot = await startBot(house, { options: OPTIONS, answerChannels: ['questions'] });
    const plain = { mentionsBot: false };
    const answer = await ask(bot, GDP, plain);
    expect(seen(answer)).toEqual({ said: '找到', bold: EVIDENCE, context: undefined });
    const thread = bot.discord.startThread(answer, 'GDP');
    expect(seen(await ask(bot, '那2023年的目标呢?', { ...plain, channel: thread })).context).toBe(`\`${GDP}\``);
    const chat = bot.discord.say({ channel: 'general', author: 'bob', content: GDP });
    const own = bot.discord.startThread(
      bot.discord.say({ channel: 'questions', author: 'bob', content: '你好' }).id,
      'chat',
    );
    const inOwn = say(bot, GDP, { ...plain, channel: own });
    await ask(bot, GDP, plain);
    expect([chat.postIds, inOwn.postIds]).toEqual([[], []]);
  });

  test('alone asks for the content of messages', async () => {
    const without = await startBot(house, { options: OPTIONS });
    const within = await startBot(house, { options: OPTIONS, answerChannels: ['questions'] });
    const intents = [without, within].map(({ discord }) => discord.gateway.intents.toString(2));
    expect(intents).toEqual(['1001000000001', '1001001000000001']);
  });

  test('leaves empty messages and other bots alone', async () => {
    const bot = await startBot(house, { options: OPTIONS, answerChannels: ['questions'] });
    const empty = say(bot, '', { mentionsBot: false });
    await ask(bot, GDP, { mentionsBot: false });
    expect(empty.postIds).toEqual([]);
    expect(bot.discord.history('questions')).toHaveLength(3);
  });
});

test('A message that Discord empties gets no answer', async () => {
  const discord = await openDiscord();
  const bot = await startBot(house, { discord });
  const emptied = say(bot, GDP, { mentionsBot: false });
  await ask(bot, GDP, { channel: 'general' });
  expect(emptied.postIds).toEqual([]);
});
