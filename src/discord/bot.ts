import { type Client, Events } from 'discord.js';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import type { Live } from '../live.ts';
import type { Log } from '../log.ts';
import { makeClient } from './client.ts';
import { deployCommands, inviteLink } from './deploy.ts';
import { Desk } from './desk.ts';
import { discordFailure, gatewayFailure } from './failures.ts';
import { FeedbackStore } from './feedback.ts';
import { handleInteraction } from './interactions.ts';
import { MessageHandler } from './messages.ts';
import { RateLimit } from './ratelimit.ts';
import { Suggestions } from './suggest.ts';

/** Time that questions under way have at the end, in ms: with the closing of the gateway it stays below 5 s. */
const LAST_ANSWERS = 1000;

/** Time that the last replies have to be sent, in ms: Discord takes fifty requests a second. */
const LAST_REPLIES = 2300;

/**
 * Runs the bot until the signal fires: finishes what is under way, closes the gateway with 1000, and returns.
 * @throws KaojuError where Discord cannot be entered, or closes the gateway for good
 */
export async function runBot(config: Config, live: Live, log: Log, signal: AbortSignal): Promise<void> {
  const feedback = new FeedbackStore(config.embeddingsDir);
  const suggestions = new Suggestions();
  const { discord } = config;
  const desk = new Desk({
    ...{ live, log, feedback, suggestions, reportsDir: config.reportsDir, adminRoles: discord.adminRoles },
    startedAt: Date.now(),
    limit: new RateLimit(discord.rateLimits),
  });
  await live.use(({ index }) => suggestions.update(index.manifest.build, index.tables.reports));
  const client = makeClient(discord, { readsChannels: discord.answerChannels.length > 0 });
  const handling = listen(client, desk, new MessageHandler(desk, discord.answerChannels), signal);
  try {
    const lost = whenLost(client);
    const stopped = whenAborted(signal);
    const entered = enter(client, discord.token).then(() => announce(client, config, log));
    await Promise.race([entered.then(() => stopped), stopped, lost]);
    log.info('stopping: finishing what is under way');
    await desk.close(LAST_ANSWERS);
    await Promise.race([Promise.allSettled(handling), after(LAST_REPLIES)]);
  } finally {
    await client.destroy();
    feedback.close();
    log.info('gateway closed');
  }
}

/** Logs in and waits until the bot is ready. */
async function enter(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await client.login(token);
  } catch (error) {
    throw discordFailure(error);
  }
  await ready;
}

/** Rejects when Discord closes the gateway for good. */
function whenLost(client: Client): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => reject(gatewayFailure(code)));
  });
  lost.catch(() => {});
  return lost;
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function announce(client: Client, config: Config, log: Log): Promise<void> {
  const { discord } = config;
  const applicationId = discord.clientId ?? client.application?.id ?? '';
  log.info({ bot: client.user?.tag, servers: client.guilds.cache.size, invite: inviteLink(applicationId) }, 'ready');
  if (!discord.deploys) return;
  try {
    const isNew = await deployCommands(client.rest, { applicationId, guildId: discord.guildId });
    log.info({ guild: discord.guildId ?? 'all' }, isNew ? 'commands registered' : 'commands are up to date');
  } catch (error) {
    // Commands that were registered before keep working: the bot goes on.
    const failure = discordFailure(error);
    log.error({ cause: failure.message, advice: failure.advice }, 'commands not registered');
  }
}

/** Answers what comes in. @returns what is being answered, as a set that changes */
function listen(client: Client, desk: Desk, messages: MessageHandler, signal: AbortSignal): Set<Promise<void>> {
  const handling = new Set<Promise<void>>();
  const { log, live, suggestions } = desk;
  const guarded = (what: string, handled: Promise<void>) => {
    const done = handled
      .catch((error) =>
        log.warn({ cause: messageOf(error), code: (error as { code?: unknown }).code }, `${what} not answered`),
      )
      .finally(() => handling.delete(done));
    handling.add(done);
  };
  client.on(Events.MessageCreate, (message) => guarded('message', messages.handle(message)));
  client.on(Events.InteractionCreate, (interaction) => {
    void live.use(({ index }) => suggestions.update(index.manifest.build, index.tables.reports));
    guarded('interaction', handleInteraction(interaction, desk));
  });
  client.on(Events.Error, (error) => log.error({ cause: messageOf(error) }, 'client error'));
  client.on(Events.ShardError, (error) => log.warn({ cause: messageOf(error) }, 'gateway error, retrying'));
  client.on(Events.ShardReconnecting, () => signal.aborted || log.info('gateway lost, reconnecting'));
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, 'gateway resumed'));
  return handling;
}
