import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, overwriteCommands } from './commands.ts';
import { Gateway } from './gateway.ts';
import { answer, type Logged } from './http.ts';
import { Interactions } from './interactions.ts';
import { People, type Stage } from './people.ts';
import { Posts } from './posts.ts';
import { Replies, type Reply, replyOf } from './replies.ts';
import { applicationRoutes, interactionRoutes } from './routes-application.ts';
import { messageRoutes } from './routes-messages.ts';
import { Trouble } from './trouble.ts';
import type { Fields } from './wire.ts';
import { World } from './world.ts';

export type { Reply } from './replies.ts';

/** How this Discord is. */
export interface DiscordOptions {
  /** Whether the developer portal grants MESSAGE_CONTENT; it does not unless this is true. */
  messageContentAllowed?: boolean;
  /** How long each request takes to arrive. */
  latencyMs?: number;
  /** Commands that an earlier version of the bot left behind in the guild. */
  guildCommands?: Fields[];
  guildLocale?: string;
  /** How long an interaction waits for its first answer: 3 s. */
  ackDeadlineMs?: number;
  /** How long it can be followed up: 15 min. */
  tokenLifetimeMs?: number;
}

/** A running Discord. */
export type FakeDiscord = Awaited<ReturnType<typeof startDiscord>>;

/** Starts a small Discord on the loopback: REST and Gateway v10, one guild, and users who do as the test says. */
export async function startDiscord(options: DiscordOptions = {}) {
  const { messageContentAllowed = false, latencyMs = 0, guildLocale = 'en-US', guildCommands = [] } = options;
  const { ackDeadlineMs = 3000, tokenLifetimeMs = 900_000 } = options;
  const violations: string[] = [];
  const report = (violation: string) => void violations.push(violation);
  const requests: Logged[] = [];
  const typing = new Map<string, number[]>();
  const token = 'made.up.token';
  const world = new World(guildLocale);
  const trouble = new Trouble(latencyMs, report);
  const commands: { global: Command[]; guild: Command[] } = { global: [], guild: [] };

  const leftBehind = { application_id: world.applicationId, guild_id: world.guildId };
  commands.guild = overwriteCommands(guildCommands, [], leftBehind);

  const server = createServer((request, response) => void answer(desk, request, response));
  const gateway = new Gateway(
    server,
    {
      token,
      id: world.applicationId,
      user: world.bot,
      guildId: world.guildId,
      guild: () => world.guild(),
      messageContentAllowed,
    },
    report,
  );
  const { dispatch } = gateway;
  const posts = new Posts(world, dispatch);
  const replies = new Replies(posts);
  const deadlines = { ackDeadlineMs, tokenLifetimeMs };
  const interactions = new Interactions(world, posts, dispatch, report, deadlines);
  const findCommand = (name: string, isDirect: boolean): Command => {
    const usable = isDirect ? commands.global : [...commands.guild, ...commands.global];
    const command = usable.find((one) => one.name === name);
    if (!command) throw new Error(`no command ${name} is registered${isDirect ? ' for direct messages' : ''}`);
    return command;
  };
  const stage: Stage = { world, posts, replies, interactions, findCommand, dispatch };
  const people = new People(stage);
  const sessionsLeft = () => 1000 - gateway.identifies.length;
  const gatewayUrl = () => gateway.url;
  const application = { ...stage, commands, gatewayUrl, sessionsLeft, messageContentAllowed };
  const routes = [
    ...applicationRoutes(application),
    ...interactionRoutes(application),
    ...messageRoutes({ ...stage, intents: () => gateway.intents, typing, report }),
  ];
  const desk = { token, routes, trouble, log: requests, report };

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));

  return {
    /** For the client's `rest.api`; discord.js adds the version. */
    apiUrl: `${gateway.url.replace('ws', 'http')}/api`,
    token,
    applicationId: world.applicationId,
    guildId: world.guildId,
    botId: world.bot.id,
    /** Every rule the bot broke. */
    violations: violations as readonly string[],
    /** Every request, oldest first. */
    requests: requests as readonly Logged[],
    gateway,

    /** Id of a channel by name. */
    channelId: (name: string): string => world.channel(name).id,
    /** Adds a text channel before the bot connects, and returns its id. */
    addChannel: (name: string): string => world.addChannel(name).id,
    /** Id of a user by name. */
    userId: (name: string): string => world.user(name).id,

    say: people.say.bind(people),
    editMessage: people.editMessage.bind(people),
    deleteMessage: people.deleteMessage.bind(people),
    startThread: people.startThread.bind(people),
    slash: people.slash.bind(people),
    autocomplete: people.autocomplete.bind(people),
    contextMenu: people.contextMenu.bind(people),
    click: people.click.bind(people),
    select: people.select.bind(people),

    replyTo: replies.replyTo.bind(replies),
    noReply: replies.noReply.bind(replies),
    /** A message as it stands, `undefined` once it is deleted. */
    message(id: string): Reply | undefined {
      const post = posts.find(id);
      return post && replyOf(post);
    },
    /** What the bot posted or could read in a channel, oldest first. */
    history: (channel: string): Reply[] => {
      const ids = posts.history(world.channel(channel).id).map(({ id }) => id);
      return ids
        .reverse()
        .flatMap((id) => posts.find(id) ?? [])
        .map(replyOf);
    },
    /** Commands that are registered. */
    commands: (scope: 'global' | 'guild'): readonly Command[] => commands[scope],
    /** When the bot typed in a channel. */
    typing: (channel: string): readonly number[] => typing.get(world.channel(channel).id) ?? [],

    rateLimitNext: trouble.rateLimitNext.bind(trouble),
    failNext: trouble.failNext.bind(trouble),
    setLatency(ms: number): void {
      trouble.latencyMs = ms;
    },

    /** Waits until something holds. */
    async until(holds: () => boolean, timeoutMs = 5000): Promise<void> {
      const end = Date.now() + timeoutMs;
      while (!holds()) {
        if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${holds}`);
        await sleep(5);
      }
    },

    async stop(): Promise<void> {
      interactions.stop();
      gateway.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
