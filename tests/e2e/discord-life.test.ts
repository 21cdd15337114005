import { describe, expect, test } from 'vitest';
import { type Bot, configFor, hold, keepLog, openDiscord, runIn, smallHouse, startBot } from '../helpers/bot.ts';

const house = await smallHouse();
const QUESTION = '林芝市2023年接待游客多少人次?';

const say = ({ discord }: Bot, author = 'alice') =>
  discord.say({ channel: 'questions', author, content: QUESTION, mentionsBot: true });
const posts = ({ discord }: Bot, path: RegExp) =>
  discord.requests.filter((one) => one.method === 'POST' && path.test(one.path)).map(({ status }) => status);
const never = new AbortController().signal;

describe('the gateway', () => {
  test('that drops is resumed, and the question asked meanwhile is answered once', async () => {
    const bot = await startBot(house);
    bot.discord.gateway.drop();
    const asked = say(bot);
    expect((await bot.discord.replyTo(asked, { timeoutMs: 15_000 })).embeds[0]?.title).toBe('找到');
    const { gateway } = bot.discord;
    expect([gateway.resumes.length, gateway.identifies.length, asked.postIds.length]).toEqual([1, 1, 1]);
  });

  test('that asks for a new connection gets one', async () => {
    const bot = await startBot(house);
    bot.discord.gateway.reconnect();
    await bot.discord.until(() => bot.discord.gateway.resumes.length === 1, 15_000);
    await bot.discord.replyTo(say(bot));
  });

  test('whose session is invalid is entered anew', async () => {
    const bot = await startBot(house);
    bot.discord.gateway.invalidateSession(false);
    await bot.discord.until(() => bot.discord.gateway.identifies.length === 2, 15_000);
    expect((await bot.discord.replyTo(say(bot))).embeds[0]?.title).toBe('找到');
  });

  test('that drops while a question is searched for does not lose its answer', async () => {
    const bot = await startBot(house);
    const letGo = hold(house);
    const asked = say(bot);
    await bot.discord.until(() => asked.ackedAfterMs !== undefined);
    bot.discord.gateway.drop();
    letGo();
    expect((await bot.discord.replyTo(asked)).embeds[0]?.title).toBe('找到');
    await bot.discord.until(() => bot.discord.gateway.resumes.length === 1, 15_000);
    expect(asked.postIds).toHaveLength(1);
  });

  test('that is closed for good ends the bot with the reason', async () => {
    const bot = await startBot(house);
    bot.discord.gateway.refuse(4004);
    const ended = bot.ended.catch((error) => error);
    bot.discord.gateway.invalidateSession(false);
    expect(await ended).toMatchObject({ code: 'discord_token', exitCode: 1 });
  });
});

describe('REST', () => {
  test('that limits the bot is waited for, and failures are tried again', async () => {
    const bot = await startBot(house);
    const method = 'POST';
    const path = /\/messages$/u;
    bot.discord.rateLimitNext({ method, path, retryAfter: 0.3 });
    bot.discord.failNext({ method, path, status: 502, times: 2 });
    expect((await bot.discord.replyTo(say(bot))).embeds[0]?.title).toBe('找到');
    expect(posts(bot, path)).toEqual([429, 502, 502, 200]);
  });

  test('that loses its response does not make the bot answer twice', async () => {
    const bot = await startBot(house);
    bot.discord.failNext({ method: 'POST', path: /\/messages$/u, status: 500, after: true });
    const asked = say(bot);
    await bot.discord.replyTo(asked);
    await bot.discord.until(() => posts(bot, /\/messages$/u).length === 2);
    expect([posts(bot, /\/messages$/u), asked.postIds.length]).toEqual([[500, 200], 1]);
  });

  test('that refuses an answer has the asker told, and the bot goes on', async () => {
    const bot = await startBot(house);
    bot.discord.failNext({ method: 'POST', path: /\/messages$/u, status: 403 });
    expect((await bot.discord.replyTo(say(bot))).content).toMatch(/^出错了,已记录/u);
    expect((await bot.discord.replyTo(say(bot))).embeds[0]?.title).toBe('找到');
  });

  test('that does not take the typing sign does not keep the answer back', async () => {
    const bot = await startBot(house);
    bot.discord.failNext({ method: 'POST', path: /\/typing$/u, status: 403 });
    expect((await bot.discord.replyTo(say(bot))).embeds[0]?.title).toBe('找到');
  });

  test('that never takes an answer is logged, and the bot goes on', async () => {
    const bot = await startBot(house);
    bot.discord.failNext({ method: 'POST', path: /\/messages$/u, status: 403, times: 2 });
    say(bot);
    await bot.discord.until(() => bot.log.some(({ msg }) => msg === 'message not answered'));
    expect((await bot.discord.replyTo(say(bot, 'bob'))).embeds[0]?.title).toBe('找到');
    expect(bot.written()).not.toContain(QUESTION);
  });
});

describe('at the start', () => {
  test('a wrong token ends in its error', async () => {
    const discord = await openDiscord({}, [expect.stringContaining('401')]);
    const config = configFor(house, discord, { token: 'some.other.token' });
    await expect(runIn(config, house, never)).rejects.toMatchObject({ code: 'discord_token', exitCode: 1 });
  });

  test.each([
    [4004, 'discord_token'],
    [4014, 'discord_intents'],
  ] as const)('a gateway that closes with %i ends in its error', async (closeCode, code) => {
    const discord = await openDiscord();
    discord.gateway.refuse(closeCode);
    await expect(runIn(configFor(house, discord), house, never)).rejects.toMatchObject({ code, exitCode: 1 });
  });

  test('an intent that is not granted ends in advice', async () => {
    const discord = await openDiscord({}, [expect.stringContaining('4014')]);
    const config = configFor(house, discord, { answerChannels: [discord.channelId('questions')] });
    await expect(runIn(config, house, never)).rejects.toMatchObject({
      code: 'discord_intents',
      advice: expect.stringContaining('Message Content Intent'),
    });
  });

  test('a Discord that is not there ends in its error', async () => {
    const discord = await openDiscord();
    const config = configFor(house, discord, { apiUrl: 'http://127.0.0.1:1/api' });
    await expect(runIn(config, house, never)).rejects.toMatchObject({
      code: 'discord_unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('commands that are there already are left alone, and nothing is asked where the operator deploys', async () => {
    const first = await startBot(house);
    await first.stop();
    const { discord } = first;
    const again = await startBot(house, { discord });
    await again.stop();
    const silent = await startBot(house, { discord }, { deploys: false });
    expect([again.log[1]?.msg, silent.log.map(({ msg }) => msg)]).toEqual(['commands are up to date', ['ready']]);
    expect(discord.requests.filter(({ path }) => path.endsWith('/commands')).map(({ method }) => method)).toEqual([
      'GET',
      'PUT',
      'GET',
    ]);
  });

  test('commands that Discord refuses are logged with advice, and the bot goes on', async () => {
    const discord = await openDiscord();
    discord.failNext({ method: 'PUT', path: /\/commands$/u, status: 403 });
    const bot = await startBot(house, { discord });
    expect(bot.log.at(-1)).toMatchObject({
      msg: 'commands not registered',
      cause: expect.stringMatching(/^Discord refuses PUT/u),
      advice: expect.stringContaining('Invite the bot again'),
    });
    expect((await discord.replyTo(say(bot))).embeds[0]?.title).toBe('找到');
  });
});

describe('at the end', () => {
  test('questions under way are answered, new ones are told to wait, and the gateway is closed with 1000', async () => {
    const bot = await startBot(house);
    const letGo = hold(house);
    const pending = [say(bot), bot.discord.slash({ name: 'ask', options: { question: QUESTION }, user: 'bob' })];
    await bot.discord.until(() => pending.every(({ ackedAfterMs }) => ackedAfterMs !== undefined));
    const stopped = bot.stop();
    const late = bot.discord.slash({ name: 'ask', options: { question: QUESTION }, user: 'carol', locale: 'zh-CN' });
    expect(await bot.discord.replyTo(late)).toMatchObject({ content: '正在重启,请稍后再问。', ephemeral: true });
    letGo();
    await stopped;
    const replies = await Promise.all(pending.map((trigger) => bot.discord.replyTo(trigger)));
    expect(replies.map(({ embeds }) => embeds[0]?.title)).toEqual(['找到', 'Found']);
    await bot.discord.until(() => bot.discord.gateway.closes.length === 1);
    expect(bot.discord.gateway.closes).toEqual([1000]);
  });

  test('a bot that is stopped before it starts leaves at once', async () => {
    const discord = await openDiscord();
    const kept = keepLog();
    await runIn(configFor(house, discord), house, AbortSignal.abort(), kept);
    await discord.until(() => !discord.gateway.isConnected);
    expect(kept.lines().at(-1)?.msg).toBe('gateway closed');
  });
});
