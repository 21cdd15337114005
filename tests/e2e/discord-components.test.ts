import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FeedbackStore } from '../../src/discord/feedback.ts';
import { makeCurrent } from '../../src/index/builds.ts';
import { type Bot, type House, hold, openDiscord, seedsHouse, smallHouse, startBot } from '../helpers/bot.ts';
import type { Reply } from '../helpers/discord/fake-discord.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const house = seedsHouse();
const GDP = '2022年山南市地区生产总值是多少?';

async function ask(bot: Bot, content = GDP): Promise<Reply> {
  const asked = bot.discord.say({ channel: 'questions', author: 'alice', content, mentionsBot: true });
  return bot.discord.replyTo(asked);
}

/** Custom id of a button by a part of its label, or of the menu. */
function idOf({ components }: Reply, label: string): string {
  const parts = components.flatMap((row) => row.components ?? []);
  return parts.find((part) => (part.label ?? part.placeholder)?.includes(label))?.custom_id ?? '';
}

/** Presses a button and waits for what comes of it: the message changed, or a message of one's own. */
async function press({ discord }: Bot, message: Reply, label: string, user = 'alice'): Promise<Reply> {
  const before = JSON.stringify(discord.message(message.id));
  const trigger = discord.click({ message, customId: idOf(message, label), user, locale: 'zh-CN' });
  return discord.replyTo(trigger, {
    until: ({ id }) => id !== message.id || JSON.stringify(discord.message(id)) !== before,
  });
}
const passageOf = ({ embeds }: Reply) => embeds[0]?.footer?.text.split(' ')[0];
const listed = ({ embeds }: Reply) => embeds[0]?.fields?.at(-1)?.value.match(/(?<=`)\w+:\d+(?=`)/gu);
const labels = ({ components }: Reply) => components.flatMap((row) => (row.components ?? []).map(({ label }) => label));

describe('the asker', () => {
  test('turns the pages of the report in place, there and back', async () => {
    const bot = await startBot(house);
    const answer = await ask(bot);
    const after = await press(bot, answer, '下文');
    const before = await press(bot, after, '上文');
    const first = await press(bot, before, '上文');
    expect([after, before, first].map((reply) => [reply.id, passageOf(reply)])).toEqual([
      [answer.id, '77974aae8c:4'],
      [answer.id, '77974aae8c:3'],
      [answer.id, '77974aae8c:2'],
    ]);
    expect(first.embeds[0]?.author?.name).toBe(GDP);
    expect(labels(first)).toEqual(['◀ 上文', '下文 ▶', '其他结果', '原文', undefined]);
    expect(bot.discord.history('questions')).toHaveLength(2);
  });

  test('is told in private where the report ends', async () => {
    const bot = await startBot(house);
    const head = await bot.discord.replyTo(
      bot.discord.slash({ name: 'passage', options: { id: '77974aae8c:1' }, user: 'alice', locale: 'zh-CN' }),
    );
    expect(await press(bot, head, '上文')).toMatchObject({ content: '这已经是报告的尽头。', ephemeral: true });
    expect(bot.discord.message(head.id)?.embeds).toEqual(head.embeds);
  });

  test('sees other results until there are no more', async () => {
    const bot = await startBot(house);
    const pages = [await ask(bot)];
    for (let page = 1; page < 4; page++) pages.push(await press(bot, pages.at(-1) as Reply, '其他结果'));
    const ids = pages.flatMap((page) => listed(page) ?? []);
    expect([ids.length, new Set(ids).size]).toEqual([20, 20]);
    expect(pages.slice(1).map(({ id, embeds }) => [id, embeds[0]?.title])).toEqual(
      [1, 2, 3].map(() => [pages[0]?.id, '其他结果']),
    );
    const end = await press(bot, pages[3] as Reply, '其他结果');
    expect(end).toMatchObject({ content: '没有其他结果了。', ephemeral: true });
  });

  test('jumps to a source by the menu, with its evidence in bold, and on from there', async () => {
    const bot = await startBot(house);
    const answer = await ask(bot);
    const [, second = ''] = listed(answer) ?? [];
    bot.discord.select({ message: answer, customId: idOf(answer, '跳到'), values: [second], user: 'alice' });
    await bot.discord.until(() => bot.discord.message(answer.id)?.edited === true);
    const jumped = bot.discord.message(answer.id) as Reply;
    expect([passageOf(jumped), jumped.embeds[0]?.author?.name]).toEqual([second, GDP]);
    expect(jumped.embeds[0]?.description).toMatch(/\*\*.+\*\*/su);
    expect(idOf(jumped, '跳到')).not.toBe('');
  });

  test('sees the source with its line and span, and whether the file is the same', async () => {
    const bot = await startBot(house);
    const source = await press(bot, await ask(bot), '原文');
    expect(source).toMatchObject({ ephemeral: true, embeds: [{ footer: { text: '与建索引时的文件一致' } }] });
    expect(source.embeds[0]?.description).toMatch(
      /^2022年极不平凡.*\n-# 003\\_2be4bcb9e681115c\.txt 第 7 行,字符 \d+–\d+$/su,
    );
  });

  test('keeps the limits of the question on every further page', async () => {
    const bot = await startBot(house);
    const options = { question: '地区生产总值增长多少?', region: '山南' };
    const first = await bot.discord.replyTo(
      bot.discord.slash({ name: 'ask', options, user: 'alice', locale: 'zh-CN' }),
    );
    const second = await press(bot, first, '其他结果');
    const reports = [...(listed(first) ?? []), ...(listed(second) ?? [])].map((id) => id.split(':')[0]);
    expect([reports.length > 5, new Set(reports).size]).toEqual([true, 1]);
  });
});

describe('somebody else', () => {
  test('gets a private copy, whose pages are theirs', async () => {
    const bot = await startBot(house);
    const answer = await ask(bot);
    const copy = await press(bot, answer, '下文', 'bob');
    const more = await press(bot, answer, '其他结果', 'bob');
    expect([copy, more].map(({ id, ephemeral }) => [id === answer.id, ephemeral])).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(bot.discord.message(answer.id)).toMatchObject({ embeds: answer.embeds, edited: false });
    const turned = await press(bot, copy, '下文', 'bob');
    expect([turned.id, passageOf(turned)]).toEqual([copy.id, '77974aae8c:5']);
  });

  test('jumps in a copy of their own', async () => {
    const bot = await startBot(house);
    const answer = await ask(bot);
    const [, second = ''] = listed(answer) ?? [];
    const values = [second];
    const copy = await bot.discord.replyTo(
      bot.discord.select({ message: answer, customId: idOf(answer, '跳到'), values, user: 'bob' }),
    );
    expect([copy.ephemeral, passageOf(copy), bot.discord.message(answer.id)?.edited]).toEqual([true, second, false]);
  });
});

test('Opinions are thanked for in private and kept, one a user', async () => {
  const bot = await startBot(house);
  const answer = await ask(bot);
  await press(bot, answer, '没用');
  const thanks = [await press(bot, answer, '有用'), await press(bot, answer, '没用', 'bob')];
  expect(thanks.map(({ content, ephemeral }) => [content, ephemeral])).toEqual([
    ['已记下,谢谢。', true],
    ['已记下,谢谢。', true],
  ]);
  await bot.stop();
  const store = new FeedbackStore(house.config.embeddingsDir);
  const opinions = store.all().filter(({ message }) => message === answer.id);
  store.close();
  const common = { message: answer.id, question: GDP, build: bot.live.build, passage: '77974aae8c:3' };
  const { discord } = bot;
  expect(opinions).toEqual([
    { ...common, user: discord.userId('alice'), useful: true, time: expect.stringMatching(/^\d{4}-.*Z$/u) },
    { ...common, user: discord.userId('bob'), useful: false, time: expect.stringMatching(/^\d{4}-.*Z$/u) },
  ]);
});

test('After a restart every button and the menu work as before', async () => {
  const discord = await openDiscord();
  const first = await startBot(house, { discord });
  const answer = await ask(first);
  const follow = await discord.replyTo(
    discord.say({ channel: 'questions', author: 'alice', content: '那2023年呢?', replyTo: answer.id }),
  );
  await first.stop();
  const again = await startBot(house, { discord });
  const turned = await press(again, answer, '下文');
  expect(passageOf(turned)).toBe('77974aae8c:4');
  const more = await press(again, follow, '其他结果');
  expect(more.embeds[0]?.fields?.[0]).toEqual({ name: '承接', value: `\`${GDP}\`` });
  expect((await press(again, turned, '原文', 'bob')).ephemeral).toBe(true);
});

describe('a new build', () => {
  /** Puts a copy of the build in its place under another name, as a rebuild does, and waits until it is in use. */
  async function rebuilt(bot: Bot, { config }: House, name: string): Promise<void> {
    const builds = join(config.embeddingsDir, 'builds');
    const old = bot.live.build;
    cpSync(join(builds, old), join(builds, name), { recursive: true });
    const file = join(builds, name, 'manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(old, name));
    makeCurrent(config.embeddingsDir, name);
    await bot.discord.until(() => bot.live.build === name);
  }

  test('is picked up without a restart, and older answers say that theirs is gone', async () => {
    const small = await smallHouse();
    const bot = await startBot(small);
    const answer = await ask(bot, '林芝市2023年接待游客多少人次?');
    const old = bot.live.build;
    await rebuilt(bot, small, '0123456789ab');
    for (const label of ['下文', '原文', '有用', '其他结果'])
      expect(await press(bot, answer, label)).toMatchObject({
        content: `这条回答来自旧索引(${old}),它已不在了。请重新提问。`,
        ephemeral: true,
      });
    expect(bot.discord.message(answer.id)?.embeds).toEqual(answer.embeds);
    expect((await ask(bot, '林芝市2023年接待游客多少人次?')).embeds[0]?.footer?.text).toContain('0123456789ab');
  });

  test('loses no question that is under way', async () => {
    const small = await smallHouse();
    const bot = await startBot(small);
    const letGo = hold(small);
    const old = bot.live.build;
    const asked = bot.discord.say({ channel: 'dm', author: 'alice', content: '林芝市2023年接待游客多少人次?' });
    await bot.discord.until(() => bot.discord.requests.some(({ path }) => path.endsWith('/typing')));
    await rebuilt(bot, small, '0123456789ab');
    letGo();
    expect((await bot.discord.replyTo(asked)).embeds[0]?.footer?.text).toContain(old);
  });
});

test('The source of a file that vanished is told to be unreadable', async () => {
  const bot = await startBot({ ...house, config: { ...house.config, reportsDir: temporaryFolder() } });
  const source = await press(bot, await ask(bot), '原文');
  expect(source.content).toMatch(/^⚠ 原文件现在读不到\n003/u);
});
