import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Client,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  Partials,
  StringSelectMenuBuilder,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { type DiscordOptions, type FakeDiscord, startDiscord } from './fake-discord.ts';

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    options: [
      { name: 'question', description: 'What', type: ApplicationCommandOptionType.String, required: true },
      { name: 'year', description: 'When', type: ApplicationCommandOptionType.String, autocomplete: true },
    ],
  },
  { name: 'Explain', type: ApplicationCommandType.Message },
];

interface Bot {
  onMessage?: (message: Message) => unknown;
  onInteraction?: (interaction: Interaction) => unknown;
  intents?: GatewayIntentBits[];
}

const running: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

async function start(options?: DiscordOptions): Promise<FakeDiscord> {
  const discord = await startDiscord(options);
  running.push(() => discord.stop());
  return discord;
}

function client(discord: FakeDiscord, { onMessage, onInteraction, intents = INTENTS }: Bot): Client {
  const bot = new Client({ intents, partials: [Partials.Channel], rest: { api: discord.apiUrl } });
  running.push(() => bot.destroy());
  bot.on('error', () => {});
  bot.on('messageCreate', async (message) => {
    if (!message.author.bot) await Promise.resolve(onMessage?.(message)).catch(() => {});
  });
  bot.on('interactionCreate', async (interaction) => {
    await Promise.resolve(onInteraction?.(interaction)).catch(() => {});
  });
  return bot;
}

/** A Discord with a bot that has its commands registered and is ready. */
async function scene(bot: Bot, options?: DiscordOptions): Promise<{ discord: FakeDiscord; bot: Client }> {
  const discord = await start(options);
  const connected = client(discord, bot);
  const ready = new Promise((resolve) => connected.once('clientReady', resolve));
  await connected.login(discord.token);
  await ready;
  await connected.application?.commands.set(COMMANDS as never, discord.guildId);
  return { discord, bot: connected };
}

const button = (id: string, label = 'More') =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder({ custom_id: id, label, style: ButtonStyle.Primary }),
  );

describe('messages', () => {
  it('are answered by reference, after typing, and notify whom they say', async () => {
    const { discord } = await scene({
      async onMessage(message) {
        if (!message.mentions.has(message.client.user)) return;
        if (message.channel.isSendable()) await message.channel.sendTyping();
        const reply = await message.reply({
          content: '@everyone hm',
          allowedMentions: { parse: [], repliedUser: true },
        });
        await reply.edit('done');
      },
    });
    const asked = discord.say({ channel: 'questions', author: 'alice', content: 'why?', mentionsBot: true });
    const reply = await discord.replyTo(asked, { until: ({ edited }) => edited });
    expect(reply).toMatchObject({ content: 'done', ephemeral: false, referencedMessageId: asked.id });
    expect(reply.pings).toEqual({ everyone: false, roles: [], users: [discord.userId('alice')] });
    expect(discord.typing('questions')).toHaveLength(1);
    expect(asked.ackedAfterMs).toBeLessThan(1000);
    await discord.noReply(discord.say({ channel: 'questions', author: 'bob', content: 'not you' }), 100);
    expect(discord.violations).toEqual([]);
  });

  it('arrive directly, with partial channels', async () => {
    const { discord } = await scene({ onMessage: (message) => message.reply(`heard ${message.content}`) });
    const asked = discord.say({ channel: 'dm', author: 'alice', content: 'psst' });
    expect((await discord.replyTo(asked)).content).toBe('heard psst');
  });

  it.each([
    ['no intent', undefined, INTENTS, ''],
    ['the intent', true, [...INTENTS, GatewayIntentBits.MessageContent], 'secret'],
  ])('with %s show what others say accordingly', async (_, messageContentAllowed, intents, expected) => {
    const seen: string[] = [];
    const onMessage = ({ content }: Message) => seen.push(content);
    const { discord, bot } = await scene(
      { onMessage, intents },
      messageContentAllowed ? { messageContentAllowed } : {},
    );
    const { id } = discord.say({ channel: 'general', author: 'alice', content: 'secret' });
    discord.say({ channel: 'general', author: 'alice', content: 'open', mentionsBot: true });
    await discord.until(() => seen.length === 2);
    expect(seen).toEqual([expected, `<@${discord.botId}> open`]);
    const channel = await bot.channels.fetch(discord.channelId('general'));
    if (!channel?.isTextBased()) throw new Error('no channel');
    expect((await channel.messages.fetch({ message: id, force: true })).content).toBe(expected);
    expect((await channel.messages.fetch({ limit: 10 })).size).toBe(2);
  });

  it('go on in a thread', async () => {
    const { discord } = await scene({
      async onMessage(message) {
        const history = await message.channel.messages.fetch({ limit: 10 });
        await message.reply(message.channel.isThread() ? `thread of ${history.size}` : 'here');
      },
    });
    const asked = discord.say({ channel: 'questions', author: 'alice', content: 'why?', mentionsBot: true });
    const { id } = await discord.replyTo(asked);
    const thread = discord.startThread(id, 'More');
    const more = discord.say({ channel: thread, author: 'alice', content: 'and?', mentionsBot: true });
    expect((await discord.replyTo(more)).content).toBe('thread of 2');
    expect(discord.violations).toEqual([]);
  });

  it('carry files', async () => {
    const files = [{ attachment: Buffer.from('text'), name: 'a.txt' }];
    const { discord } = await scene({ onMessage: (message) => message.reply({ content: 'file', files }) });
    const reply = await discord.replyTo(discord.say({ channel: 'dm', author: 'alice', content: 'file' }));
    expect(reply.files.map(({ name, data }) => [name, data.toString()])).toEqual([['a.txt', 'text']]);
  });
});

describe('interactions', () => {
  it('are deferred, filled and followed up', async () => {
    const { discord } = await scene({
      async onInteraction(interaction) {
        if (!interaction.isChatInputCommand()) return;
        const { resource } = await interaction.deferReply({ withResponse: true });
        if (!resource?.message?.flags.has(MessageFlags.Loading)) throw new Error('no placeholder');
        await new Promise((resolve) => setTimeout(resolve, 50));
        await interaction.editReply(`${interaction.options.getString('question')} ${interaction.locale}`);
        await interaction.followUp({ content: 'psst', flags: MessageFlags.Ephemeral });
      },
    });
    const asked = discord.slash({ name: 'ask', options: { question: 'why' }, user: 'alice', locale: 'zh-CN' });
    const reply = await discord.replyTo(asked, { until: ({ all }) => all.length === 2 });
    expect(reply).toMatchObject({ content: 'why zh-CN', ephemeral: false });
    expect(reply.all[1]).toMatchObject({ content: 'psst', ephemeral: true });
    expect(discord.history('questions').map(({ content }) => content)).toEqual(['why zh-CN']);
    expect(() => discord.slash({ name: 'ask', user: 'alice' })).toThrow('required');
    expect(discord.violations).toEqual([]);
  });

  it('are answered to one user, from a message menu', async () => {
    const { discord } = await scene({
      async onInteraction(interaction) {
        if (!interaction.isMessageContextMenuCommand()) return;
        await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
      },
    });
    const { id } = discord.say({ channel: 'general', author: 'bob', content: 'what I said' });
    const reply = await discord.replyTo(discord.contextMenu({ name: 'Explain', targetMessageId: id, user: 'alice' }));
    expect(reply).toMatchObject({ content: 'what I said', ephemeral: true });
    expect(discord.history('general')).toHaveLength(1);
  });

  it('suggest', async () => {
    const count = { of: 2 };
    const { discord } = await scene({
      async onInteraction(interaction) {
        if (!interaction.isAutocomplete()) return;
        const { value } = interaction.options.getFocused(true);
        await interaction.respond(
          Array.from({ length: count.of }, (_, at) => ({ name: `${value}${at}`, value: `${at}` })),
        );
      },
    });
    const typed = () => discord.autocomplete({ name: 'ask', focused: 'year', value: '20', user: 'alice' });
    expect((await discord.replyTo(typed())).choices.map(({ name }) => name)).toEqual(['200', '201']);
    count.of = 26;
    await discord.noReply(typed(), 200);
    expect(discord.violations).toEqual([expect.stringContaining('data.choices: Must be between 0 and 25')]);
  });

  it('come from buttons and menus', async () => {
    const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder({ custom_id: 'year', options: [{ label: '2020', value: 'y2020' }] }),
    );
    const { discord } = await scene({
      onMessage: (message) => message.reply({ content: 'first', components: [button('more'), menu] }),
      async onInteraction(interaction) {
        if (interaction.isButton()) await interaction.update({ content: 'second' });
        if (!interaction.isStringSelectMenu()) return;
        await interaction.deferUpdate();
        await interaction.editReply({ content: interaction.values.join(), components: [] });
      },
    });
    const message = await discord.replyTo(discord.say({ channel: 'dm', author: 'alice', content: 'go' }));
    const clicked = discord.click({ message, customId: 'more', user: 'alice' });
    expect(await discord.replyTo(clicked)).toMatchObject({ id: message.id, content: 'second' });
    const selected = discord.select({ message, customId: 'year', values: ['y2020'], user: 'alice' });
    await discord.replyTo(selected);
    expect(discord.message(message.id)).toMatchObject({ content: 'y2020', components: [] });
    expect(() => discord.click({ message, customId: 'more', user: 'alice' })).toThrow('no such component');
    expect(discord.violations).toEqual([]);
  });
});

describe('trouble', () => {
  const echo: Bot = { onMessage: (message) => message.reply('here') };
  const ask = (discord: FakeDiscord) =>
    discord.say({ channel: 'questions', author: 'alice', content: 'why?', mentionsBot: true });

  it('of rate limits and failures is waited out', async () => {
    const { discord } = await scene(echo, { latencyMs: 5 });
    discord.rateLimitNext({ method: 'POST', path: /\/messages$/u, retryAfter: 0.3 });
    discord.failNext({ method: 'POST', path: /\/messages$/u, status: 500, times: 2 });
    await discord.replyTo(ask(discord));
    const posts = discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
    expect(posts.map(({ status }) => status)).toEqual([429, 500, 500, 200]);
    expect(discord.violations).toEqual([]);
  });

  it('of a lost connection ends with a resume that loses nothing', async () => {
    const { discord } = await scene(echo);
    discord.gateway.drop();
    await discord.replyTo(ask(discord));
    discord.gateway.reconnect();
    await discord.until(() => discord.gateway.resumes.length === 2);
    discord.gateway.invalidateSession(true);
    await discord.until(() => discord.gateway.resumes.length === 3, 15_000);
    await discord.replyTo(ask(discord));
    expect(discord.gateway.resumes[0]?.replayed).toBe(1);
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('of an invalid session ends with a new one, and a clean end is seen', async () => {
    const { discord, bot } = await scene(echo);
    discord.gateway.invalidateSession(false);
    await discord.until(() => discord.gateway.identifies.length === 2, 15_000);
    await discord.replyTo(ask(discord));
    await bot.destroy();
    await discord.until(() => discord.gateway.closes.at(-1) === 1000);
    expect(discord.gateway.isConnected).toBe(false);
  });

  it('of an intent that is not granted is final', async () => {
    const discord = await start();
    const bot = client(discord, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
    await expect(bot.login(discord.token)).rejects.toThrow('disallowed intents');
    expect(discord.violations).toEqual([expect.stringContaining('4014')]);
  });

  it('of a wrong token is final', async () => {
    const discord = await start();
    await expect(client(discord, {}).login('some.other.token')).rejects.toThrow('invalid token');
    expect(discord.violations).toEqual([expect.stringContaining('401')]);
    discord.gateway.refuse(4004);
    await expect(client(discord, {}).login(discord.token)).rejects.toThrow('Authentication failed');
    expect(discord.violations).toHaveLength(1);
  });
});

/** A message that never was. */
const NOWHERE = '100000000000000000';

describe('violations', () => {
  const embed = (length: number) => ({ description: 'x'.repeat(length) });
  const longLabel = { type: 2, style: 1, custom_id: 'a', label: 'x'.repeat(81) };
  const option = { label: 'one', value: '1' };
  const menu = (options: unknown[], beside: unknown[] = []) => ({
    type: 1,
    components: [{ type: 3, custom_id: 'menu', options }, ...beside],
  });
  it.each<[string, unknown, string]>([
    ['a long text', { content: 'x'.repeat(2001) }, 'content: Must be 2000'],
    ['a long description', { embeds: [embed(4097)] }, 'embeds.0.description: Must be 4096'],
    ['long embeds together', { embeds: [embed(4000), embed(2001)] }, '6000'],
    ['an empty embed', { embeds: [{ color: 1 }] }, 'embeds.0.description: This field is required'],
    ['no text', { content: ' ' }, '50006'],
    ['a long label', { content: 'x', components: [{ type: 1, components: [longLabel] }] }, 'label: Must be 80'],
    ['six rows', { content: 'x', components: [1, 2, 3, 4, 5, 6].map((at) => button(`${at}`)) }, 'components: Must be'],
    ['one id twice', { content: 'x', components: [button('a'), button('a')] }, 'custom id cannot be duplicated'],
    ['one value twice', { content: 'x', components: [menu([option, option])] }, 'already used'],
    ['a menu beside a button', { content: 'x', components: [menu([option], [longLabel])] }, 'uses the whole row'],
    ['an unknown message', { content: 'x', reply: { messageReference: NOWHERE } }, 'message_reference'],
    ['both kinds and ids', { content: 'x', allowedMentions: { parse: ['users'], users: ['1'] } }, 'mutually exclusive'],
  ])('%s', async (_, body, words) => {
    const { discord } = await scene({
      onMessage: (message) => message.channel.isSendable() && message.channel.send(body as never),
    });
    const asked = discord.say({ channel: 'dm', author: 'alice', content: 'go' });
    await discord.until(() => discord.violations.length > 0);
    expect(discord.violations).toEqual([expect.stringContaining(words)]);
    expect(discord.requests.at(-1)?.status).toBe(400);
    await discord.noReply(asked, 0);
  });

  it('an answer too late, and one too many', async () => {
    const codes: unknown[] = [];
    const wait = { ms: 150 };
    const { discord } = await scene(
      {
        async onInteraction(interaction) {
          if (!interaction.isChatInputCommand()) return;
          await new Promise((resolve) => setTimeout(resolve, wait.ms));
          const callback = () =>
            interaction.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
              body: { type: 5 },
              auth: false,
            });
          for (const _ of [1, 2]) await callback().catch(({ code }) => codes.push(code));
        },
      },
      { ackDeadlineMs: 100 },
    );
    discord.slash({ name: 'ask', options: { question: 'why' }, user: 'alice' });
    await discord.until(() => codes.length === 2);
    expect(codes).toEqual([10062, 10062]);
    expect(discord.violations[0]).toBe('/ask: not acknowledged within 100 ms');
    wait.ms = 0;
    const asked = discord.slash({ name: 'ask', options: { question: 'why' }, user: 'alice' });
    await discord.until(() => codes.length === 3);
    expect(codes[2]).toBe(40060);
    expect(discord.violations.at(-1)).toContain('40060');
    await discord.noReply(asked, 0);
  });

  it('a follow-up before the acknowledgement, an unknown route, an ephemeral channel message', async () => {
    const { discord, bot } = await scene({
      onInteraction: (interaction) =>
        interaction.client.rest.post(`/webhooks/${interaction.applicationId}/${interaction.token}`, {
          body: { content: 'x' },
          auth: false,
        }),
    });
    discord.slash({ name: 'ask', options: { question: 'why' }, user: 'alice' });
    await discord.until(() => discord.violations.length === 1);
    await bot.rest.get('/sticker-packs').catch(() => {});
    await bot.rest.post(`/channels/${discord.channelId('general')}/messages`, { body: { content: 'x', flags: 64 } });
    expect(discord.violations).toEqual([
      expect.stringContaining('10015'),
      'unmodelled route GET /sticker-packs',
      expect.stringContaining('ephemeral'),
    ]);
  });

  it('commands that Discord would not register', async () => {
    const { discord, bot } = await scene({});
    const string = { type: 3, description: 'x' };
    const path = `/applications/${discord.applicationId}/commands` as const;
    const wrong = [
      { name: 'Upper', description: 'x' },
      { name: 'empty', description: '' },
      {
        name: 'order',
        description: 'x',
        options: [
          { ...string, name: 'a' },
          { ...string, name: 'b', required: true },
        ],
      },
      { name: 'tongue', description: 'x', description_localizations: { zh: 'x', 'zh-CN': 'x'.repeat(101) } },
    ];
    for (const command of wrong) await bot.rest.put(path, { body: [command] }).catch(() => {});
    expect(discord.violations).toEqual([
      expect.stringContaining('"Upper" is invalid'),
      expect.stringContaining('0.description: This field is required'),
      expect.stringContaining('Required options must be placed before'),
      expect.stringMatching(/zh: Not a locale.*zh-CN: Must be between 1 and 100/u),
    ]);
    expect(discord.commands('guild').map(({ name }) => name)).toEqual(['ask', 'Explain']);
  });
});
