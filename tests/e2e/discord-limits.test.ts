import { expect, test } from 'vitest';
import { TEXTS } from '../../src/discord/texts/index.ts';
import { type Bot, hold, smallHouse, startBot } from '../helpers/bot.ts';
import type { Reply } from '../helpers/discord/fake-discord.ts';

const house = await smallHouse();
const QUESTION = '林芝市2023年接待游客多少人次?';
const texts = TEXTS['zh-CN'];

const say = ({ discord }: Bot, author: string, content = QUESTION) =>
  discord.say({ channel: 'questions', author, content, mentionsBot: true });
const slash = ({ discord }: Bot, user: string, question = QUESTION) =>
  discord.slash({ name: 'ask', options: { question }, user, locale: 'zh-CN' });
const titleOf = ({ embeds, content }: Reply) => embeds[0]?.title ?? content;
const SLOW = /^提问太快了,请 \d+ 秒后再试。$/u;

test('Who asks too fast is told once how many seconds to wait; others go on', async () => {
  const bot = await startBot(house, {}, { rateLimits: { user: 1, server: 0 } });
  expect(titleOf(await bot.discord.replyTo(say(bot, 'alice')))).toBe('找到');
  const told = await bot.discord.replyTo(say(bot, 'alice'));
  expect(told.content).toMatch(SLOW);
  const silent = [say(bot, 'alice'), say(bot, 'alice')];
  expect(titleOf(await bot.discord.replyTo(say(bot, 'bob')))).toBe('找到');
  expect(silent.map(({ postIds }) => postIds)).toEqual([[], []]);
});

test('A command or button that comes too fast is answered in private', async () => {
  const bot = await startBot(house, {}, { rateLimits: { user: 1, server: 0 } });
  const answer = await bot.discord.replyTo(slash(bot, 'alice'));
  const lookup = { name: 'lookup', options: { words: '增长' }, user: 'alice', locale: 'zh-CN' };
  const more = answer.components[0]?.components?.[2]?.custom_id ?? '';
  const refused = [
    await bot.discord.replyTo(slash(bot, 'alice')),
    await bot.discord.replyTo(slash(bot, 'alice')),
    await bot.discord.replyTo(bot.discord.slash(lookup)),
    await bot.discord.replyTo(bot.discord.click({ message: answer, customId: more, user: 'alice', locale: 'zh-CN' })),
  ];
  expect(refused.map(({ content, ephemeral }) => [SLOW.test(content), ephemeral])).toEqual([
    [true, true],
    [true, true],
    [true, true],
    [true, true],
  ]);
});

test('A whole server can be too fast, while direct messages are not', async () => {
  const bot = await startBot(house, {}, { rateLimits: { user: 0, server: 2 } });
  const asked = ['alice', 'bob', 'carol'].map((user) => slash(bot, user));
  const replies = await Promise.all(asked.map((trigger) => bot.discord.replyTo(trigger)));
  expect(replies.map(titleOf)).toEqual(['找到', '找到', expect.stringMatching(SLOW)]);
  const direct = bot.discord.say({ channel: 'dm', author: 'carol', content: QUESTION });
  expect(titleOf(await bot.discord.replyTo(direct))).toBe('找到');
});

test('Many people asking at once are all acknowledged and answered, each once', async () => {
  const bot = await startBot(house);
  const people = Array.from({ length: 40 }, (_, at) => `user${at}`);
  const asked = people.map((user, at) => (at % 2 ? say(bot, user) : slash(bot, user)));
  const replies = await Promise.all(asked.map((trigger) => bot.discord.replyTo(trigger, { timeoutMs: 20_000 })));
  expect(new Set(replies.map(titleOf))).toEqual(new Set(['找到']));
  expect(asked.map(({ postIds }) => postIds.length)).toEqual(people.map(() => 1));
});

test('A full queue holds 250 questions and tells further people in private that it is busy', async () => {
  const bot = await startBot(house);
  const letGo = hold(house);
  const asked = Array.from({ length: 250 }, (_, at) => say(bot, `user${at}`));
  await bot.discord.until(() => bot.discord.typing('questions').length === 250, 20_000);
  expect(await bot.discord.replyTo(slash(bot, 'late'))).toMatchObject({ content: texts.busy, ephemeral: true });
  expect((await bot.discord.replyTo(say(bot, 'later'))).content).toBe(texts.busy);
  letGo();
  const replies = await Promise.all(asked.map((trigger) => bot.discord.replyTo(trigger, { timeoutMs: 30_000 })));
  expect(new Set(replies.map(titleOf))).toEqual(new Set(['找到']));
  expect(titleOf(await bot.discord.replyTo(slash(bot, 'late')))).toBe('找到');
});

test('Who asks one thing is answered before the rest of what somebody else asked', async () => {
  const bot = await startBot(house);
  const letGo = hold(house);
  const many = Array.from({ length: 10 }, () => slash(bot, 'alice'));
  await bot.discord.until(() => many.every(({ ackedAfterMs }) => ackedAfterMs !== undefined));
  const one = slash(bot, 'bob');
  await bot.discord.until(() => one.ackedAfterMs !== undefined);
  letGo();
  await bot.discord.replyTo(one);
  const answeredBefore = many.filter((trigger) => bot.discord.message(trigger.postIds[0] ?? '')?.embeds[0]).length;
  expect(answeredBefore).toBeLessThan(10);
  await Promise.all(many.map((trigger) => bot.discord.replyTo(trigger)));
});

test('A failure of the program is an incident with an id, and the log says why but not what was asked', async () => {
  const bot = await startBot(house);
  house.gate.pass = () => Promise.reject(new TypeError('the model has gone'));
  const { content } = await bot.discord.replyTo(say(bot, 'alice'));
  const incident = /^出错了,已记录\(编号 ([0-9a-f]{8})\)。请稍后再试。$/u.exec(content)?.[1];
  expect(bot.log.filter(({ level }) => level > 40)).toEqual([
    expect.objectContaining({ incident, cause: 'the model has gone', msg: 'incident' }),
  ]);
  house.gate.pass = async () => {};
  expect(titleOf(await bot.discord.replyTo(say(bot, 'alice')))).toBe('找到');
  await bot.stop();
  for (const secret of [bot.discord.token, QUESTION, '游客']) expect(bot.written()).not.toContain(secret);
});

test('A failure of a public command is taken back, and only who asked is told', async () => {
  const bot = await startBot(house);
  house.gate.pass = () => Promise.reject(new Error('the model has gone'));
  slash(bot, 'alice');
  const webhook = () => bot.discord.requests.filter(({ path }) => path.startsWith('/webhooks/'));
  await bot.discord.until(() => webhook().length === 2 && webhook().every(({ status }) => status !== undefined));
  house.gate.pass = async () => {};
  expect(webhook().map(({ method, body }) => [method, body])).toEqual([
    ['DELETE', undefined],
    ['POST', expect.objectContaining({ content: expect.stringMatching(/^出错了/u), flags: 64 })],
  ]);
  expect(bot.discord.history('questions')).toEqual([]);
});

test('A failure of a button leaves the message as it is, and tells who pressed in private', async () => {
  const bot = await startBot(house);
  const answer = await bot.discord.replyTo(slash(bot, 'alice'));
  house.gate.pass = () => Promise.reject(new Error('the model has gone'));
  const more = answer.components[0]?.components?.[2]?.custom_id ?? '';
  const told = await bot.discord.replyTo(
    bot.discord.click({ message: answer, customId: more, user: 'alice', locale: 'zh-CN' }),
  );
  expect(told).toMatchObject({ content: expect.stringMatching(/^出错了/u), ephemeral: true });
  expect(bot.discord.message(answer.id)).toMatchObject({ embeds: answer.embeds, components: answer.components });
  house.gate.pass = async () => {};
});

test('Nothing that anybody wrote is in the log of a bot at work', async () => {
  const bot = await startBot(house);
  await bot.discord.replyTo(say(bot, 'alice'));
  await bot.discord.replyTo(slash(bot, 'alice'));
  await bot.discord.replyTo(slash(bot, 'alice', '火星上有水吗'));
  await bot.stop();
  expect(bot.log.length).toBeGreaterThanOrEqual(4);
  for (const secret of [bot.discord.token, '林芝', '火星', 'alice']) expect(bot.written()).not.toContain(secret);
});
