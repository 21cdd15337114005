import { describe, expect, test } from 'vitest';
import { TEXTS } from '../../src/discord/texts/index.ts';
import { type Bot, seedsHouse, startBot } from '../helpers/bot.ts';

const house = seedsHouse();
const GDP = '2022年山南市地区生产总值是多少?';
const SHANNAN = '77974aae8c';

type Slash = Parameters<Bot['discord']['slash']>[0];
const run = ({ discord }: Bot, name: string, more: Partial<Slash> = {}) =>
  discord.replyTo(discord.slash({ name, user: 'alice', locale: 'zh-CN', ...more }));
const ask = (bot: Bot, options: Slash['options'], more: Partial<Slash> = {}) => run(bot, 'ask', { options, ...more });

describe('/ask', () => {
  test('answers in public, or in private where that is wanted', async () => {
    const bot = await startBot(house);
    const open = await ask(bot, { question: GDP });
    const closed = await ask(bot, { question: GDP, private: true });
    expect([open, closed].map(({ ephemeral, embeds }) => [ephemeral, embeds[0]?.title])).toEqual([
      [false, '找到'],
      [true, '找到'],
    ]);
    expect(closed.embeds).toEqual(open.embeds);
    expect(bot.discord.history('questions')).toHaveLength(1);
  });

  test.each([
    ['zh-CN', '找到', '◀ 上文', '未找到'],
    ['zh-TW', '找到', '◀ 上文', '未找到'],
    ['en-US', 'Found', '◀ Text before', 'Not found'],
    ['de', 'Found', '◀ Text before', 'Not found'],
  ])('speaks to a user of %s', async (locale, title, label, nothing) => {
    const bot = await startBot(house);
    const found = await ask(bot, { question: GDP }, { locale });
    expect([found.embeds[0]?.title, found.components[0]?.components?.[0]?.label]).toEqual([title, label]);
    const { content } = await ask(bot, { question: '《红楼梦》的作者是谁?' }, { locale });
    expect(content.startsWith(nothing)).toBe(true);
  });

  test('keeps to a region, a year and a report', async () => {
    const bot = await startBot(house);
    const sources = async (options: Slash['options']) => {
      const { content, embeds } = await ask(bot, { question: '地区生产总值增长多少?', ...options });
      const ids = embeds[0]?.fields?.find(({ name }) => name === '出处')?.value.match(/(?<=`)\w+(?=:)/gu) ?? [];
      return content || [...new Set(ids)];
    };
    expect([
      await sources({ region: '山南' }),
      await sources({ year: 2022 }),
      await sources({ report: SHANNAN }),
    ]).toEqual([[SHANNAN], expect.arrayContaining([SHANNAN]), [SHANNAN]]);
    expect(await sources({ region: '北京', year: 1999 })).toBe(
      '未找到:检索了 0 份报告的 0 个段落 (地区 北京, 年份 1999),没有回答这个问题的内容。',
    );
  });

  test('takes a report by a part of its title, and tells in private that there is none', async () => {
    const bot = await startBot(house);
    expect((await ask(bot, { question: GDP, report: '山南市政府' })).embeds[0]?.title).toBe('找到');
    const unknown = await ask(bot, { question: GDP, report: '火星' });
    expect(unknown).toMatchObject({
      content: '没有唯一对应「火星」的报告。请从 `/report list` 里选。',
      ephemeral: true,
      all: [expect.anything()],
    });
  });

  test('tells in private that the question is empty, and greets back', async () => {
    const bot = await startBot(house);
    const empty = await ask(bot, { question: '   ' });
    const hello = await ask(bot, { question: '你好' });
    expect([empty, hello].map(({ content, ephemeral }) => [content, ephemeral])).toEqual([
      [TEXTS['zh-CN'].emptyQuestion, true],
      [TEXTS['zh-CN'].help, true],
    ]);
  });

  test('answers in direct messages', async () => {
    const bot = await startBot(house);
    expect((await ask(bot, { question: GDP }, { channel: 'dm' })).embeds[0]?.title).toBe('找到');
  });

  test('pings nobody, whatever is asked', async () => {
    const bot = await startBot(house);
    const { pings, allowedMentions } = await ask(bot, { question: `@everyone <@&1> ${GDP}`, region: '@here' });
    expect({ pings, allowedMentions }).toEqual({
      pings: { everyone: false, roles: [], users: [] },
      allowedMentions: { parse: [] },
    });
  });
});

describe('/lookup', () => {
  test('lists passages with their count, page by page', async () => {
    const bot = await startBot(house);
    const first = await run(bot, 'lookup', { options: { words: '生产总值' } });
    expect(first.embeds[0]?.title).toMatch(/^「生产总值」:\d+ 个段落 · 第 1 \/ \d+ 页$/u);
    const many = await run(bot, 'lookup', { options: { words: '发展' } });
    const buttons = many.components[0]?.components ?? [];
    expect(buttons.map(({ label, disabled }) => [label, disabled])).toEqual([
      ['◀ 上一页', true],
      ['下一页 ▶', false],
    ]);
    const next = buttons[1]?.custom_id ?? '';
    bot.discord.click({ message: many, customId: next, user: 'alice', locale: 'zh-CN' });
    await bot.discord.until(() => bot.discord.message(many.id)?.embeds[0]?.title?.includes('第 2 /') === true);
    expect(bot.discord.message(many.id)?.embeds[0]?.description).toMatch(/^\*\*6\*\* /u);
  });

  test('keeps to what is chosen on every page', async () => {
    const bot = await startBot(house);
    const options = { words: '发展', region: '内蒙古' };
    const reply = await run(bot, 'lookup', { options });
    expect(reply.embeds[0]?.description).not.toContain(SHANNAN);
    const wrong = await run(bot, 'lookup', { options: { words: '清洁 能源', region: '山南市', year: 1999 } });
    expect(wrong.content).toMatch(/^未找到:.*地区 山南市, 年份 1999/u);
  });
});

describe('/report', () => {
  test('list names every report with its id', async () => {
    const bot = await startBot(house);
    const { embeds, components } = await run(bot, 'report', { sub: 'list' });
    expect(embeds[0]?.title).toBe('共 5 份报告 · 第 1 / 1 页');
    expect(embeds[0]?.description?.split('\n')).toHaveLength(5);
    expect([embeds[0]?.description?.includes(`\`${SHANNAN}\``), components]).toEqual([true, []]);
  });

  test('show and outline tell of one, by id', async () => {
    const bot = await startBot(house);
    const shown = await run(bot, 'report', { sub: 'show', options: { report: SHANNAN } });
    const fields = Object.fromEntries(shown.embeds[0]?.fields?.map(({ name, value }) => [name, value]) ?? []);
    expect(fields).toMatchObject({ 地区: '山南市', 日期: '2022-12-30', 年份: '2023' });
    const outline = await run(bot, 'report', { sub: 'outline', options: { report: SHANNAN } });
    expect(outline.embeds[0]?.description).toMatch(/^- 2022年工作回顾\n {2}- /u);
    const unknown = await run(bot, 'report', { sub: 'show', options: { report: '火星' } });
    expect(unknown).toMatchObject({ ephemeral: true, content: expect.stringContaining('火星') });
  });
});

describe('/passage', () => {
  test('shows a passage by its id, with buttons to what stands around it', async () => {
    const bot = await startBot(house);
    const reply = await run(bot, 'passage', { options: { id: `${SHANNAN}:3` } });
    expect(reply.embeds[0]?.description).toContain('预计全市地区生产总值达248亿元');
    expect(reply.components[0]?.components?.map(({ label }) => label)).toEqual(['◀ 上文', '下文 ▶', '原文']);
  });

  test('tells in private that there is no such passage', async () => {
    const bot = await startBot(house);
    const reply = await run(bot, 'passage', { options: { id: '77974aae8c:999' }, locale: 'en-US' });
    expect(reply).toMatchObject({ ephemeral: true, content: expect.stringContaining('“77974aae8c:999”') });
  });
});

test('/status tells what is searched, with what, and since when; /help how to ask', async () => {
  const bot = await startBot(house);
  const status = await run(bot, 'status');
  expect(status.embeds[0]?.fields?.map(({ name, value }) => [name, value])).toEqual([
    ['报告', '5'],
    ['段落', '77'],
    ['索引', bot.live.build],
    ['模型', 'multilingual-e5-small-zh-en'],
    ['运行时间', expect.stringMatching(/^<t:\d{10}:R>$/u)],
  ]);
  expect(await run(bot, 'help', { locale: 'zh-TW' })).toMatchObject({ content: TEXTS['zh-TW'].help, ephemeral: true });
});

describe('查证', () => {
  const check = async (bot: Bot, content: string) => {
    const { id } = bot.discord.say({ channel: 'general', author: 'bob', content });
    const name = '查证 / Check in reports';
    return bot.discord.replyTo(bot.discord.contextMenu({ name, targetMessageId: id, user: 'alice', locale: 'zh-CN' }));
  };

  test('shows in private what supports a message, and never says that it is true', async () => {
    const bot = await startBot(house);
    const reply = await check(bot, '山南市2022年地区生产总值达到248亿元');
    expect(reply.embeds[0]?.title).toBe('查证: 找到 5 处相关段落(是否支持,请对照原文判断)');
    expect([reply.ephemeral, reply.embeds[0]?.description?.includes('248亿元')]).toEqual([true, true]);
    expect(bot.discord.history('general')).toHaveLength(1);
    expect((await check(bot, '红楼梦的作者是曹雪芹')).content).toMatch(/^未找到:/u);
  });

  test('tells that there is nothing to check in a message without words', async () => {
    const bot = await startBot(house);
    for (const content of ['', '👍'])
      expect(await check(bot, content)).toMatchObject({ content: TEXTS['zh-CN'].nothingToCheck, ephemeral: true });
  });
});

describe('autocomplete', () => {
  const suggest = async ({ discord }: Bot, of: Partial<Parameters<Bot['discord']['autocomplete']>[0]>) => {
    const typed = { name: 'ask', focused: 'region', value: '', user: 'alice', ...of };
    return (await discord.replyTo(discord.autocomplete(typed))).choices.map(({ value }) => value);
  };

  test.each(['山南', 'shannan', 'sns', 'Lhoka'])('finds a place by %s', async (value) => {
    const bot = await startBot(house);
    expect(await suggest(bot, { value })).toEqual(['山南市']);
  });

  test('is narrowed by what is chosen, in every command', async () => {
    const bot = await startBot(house);
    expect(await suggest(bot, { focused: 'report', options: { region: '山南市' } })).toEqual([SHANNAN]);
    expect(await suggest(bot, { focused: 'year', value: '20', options: { report: SHANNAN } })).toEqual([2023, 2022]);
    expect(await suggest(bot, { name: 'lookup', options: { report: SHANNAN } })).toEqual(['山南市', '西藏自治区']);
    expect(await suggest(bot, { name: 'report', sub: 'show', focused: 'report', value: '政府工作報告' })).toEqual([
      SHANNAN,
    ]);
    expect(await suggest(bot, { value: '火星' })).toEqual([]);
  });
});
