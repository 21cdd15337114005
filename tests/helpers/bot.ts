import { pino } from 'pino';
import { afterEach, expect } from 'vitest';
import type { Config } from '../../src/config.ts';
import { runBot } from '../../src/discord/bot.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { loadEmbedder } from '../../src/embedding/transformers.ts';
import { type Live, openLive } from '../../src/live.ts';
import type { Log } from '../../src/log.ts';
import { rebuild } from '../../src/rebuild.ts';
import { type DiscordOptions, type FakeDiscord, startDiscord } from './discord/fake-discord.ts';
import { type FakeEmbedder, fakeEmbedder } from './fakes.ts';
import { makeWorkspace, seedsIndex, type Workspace } from './workspace.ts';

/** An index with the model that goes with it: what a bot runs on, and what outlives it. */
export interface House {
  config: Config;
  load: () => Promise<Embedder>;
}

/** A line of the bot's log. */
interface LogLine {
  level: number;
  msg: string;
  cause?: string;
  incident?: string;
  advice?: string;
}

/** A bot that is ready, on a Discord of its own. */
export interface Bot {
  discord: FakeDiscord;
  live: Live;
  log: readonly LogLine[];
  /** The log as it was written. */
  written: () => string;
  /** How `runBot` ends. */
  ended: Promise<void>;
  /** Fires the signal and waits for the end. */
  stop(): Promise<void>;
}

interface Settings {
  discord?: FakeDiscord;
  options?: DiscordOptions;
  /** Names of channels in which every message is a question. */
  answerChannels?: string[];
  level?: 'info' | 'debug';
}

const ending: (() => Promise<void>)[] = [];
const expected = new Map<FakeDiscord, unknown[]>();

// No test leaves a bot behind, and none goes by whose bot broke a rule of Discord's.
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
  const broken = [...expected].map(([{ violations }, list]) => ({ violations, list }));
  expected.clear();
  for (const { violations, list } of broken) expect(violations).toEqual(list);
});

/** A Discord that is stopped behind the test. @param violations what the bot is meant to do wrong */
export async function openDiscord(options?: DiscordOptions, violations: unknown[] = []): Promise<FakeDiscord> {
  const discord = await startDiscord(options);
  expected.set(discord, violations);
  ending.push(() => discord.stop());
  return discord;
}

/** Seeds and bundled model; the model is loaded once for the file. */
export function seedsHouse(): House {
  const config = seedsIndex();
  const { modelId: id, modelsDir, modelHost: host } = config;
  let embedder: Promise<Embedder> | undefined;
  const load = () => {
    embedder ??= loadEmbedder({ id, modelsDir, host });
    return embedder;
  };
  return { config, load };
}

/** Small reports and an embedder that does as it is told. */
export interface SmallHouse extends House {
  workspace: Workspace;
  embedder: FakeEmbedder;
  /** Stands before each question's vector: it may wait or throw. */
  gate: { pass: () => Promise<void> };
}

export async function smallHouse(files?: Record<string, string>): Promise<SmallHouse> {
  const workspace = makeWorkspace(files);
  const embedder = fakeEmbedder();
  const gate = { pass: async () => {} };
  const load = async (): Promise<Embedder> => ({
    model: embedder.model,
    embed: async (text, kind) => {
      await gate.pass();
      return embedder.embed(text, kind);
    },
  });
  await rebuild(workspace.config, { load });
  return { config: workspace.config, load, workspace, embedder, gate };
}

/** Keeps every question from here on waiting. @returns what lets them go */
export function hold({ gate }: SmallHouse): () => void {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  gate.pass = () => gone;
  return letGo;
}

/** The configuration of a bot for a Discord. */
export function configFor(house: House, discord: FakeDiscord, changes: Partial<Config['discord']> = {}): Config {
  const { token, apiUrl } = discord;
  return { ...house.config, discord: { ...house.config.discord, token, apiUrl, ...changes } };
}

/** A log that is kept. */
export function keepLog(level: 'info' | 'debug' = 'info') {
  const chunks: string[] = [];
  const log: Log = pino({ level, base: null }, { write: (line: string) => void chunks.push(line) });
  return { log, written: () => chunks.join(''), lines: () => chunks.map((line) => JSON.parse(line) as LogLine) };
}

/** Runs the bot in this process until its end. */
export async function runIn(config: Config, house: House, signal: AbortSignal, kept = keepLog()): Promise<void> {
  const live = await openLive(config, { onSwap: () => {}, onProblem: () => {} }, house.load);
  try {
    await runBot(config, live, kept.log, signal);
  } finally {
    live.close();
  }
}

/** Starts the bot in this process, with its commands registered. */
export async function startBot(
  house: House,
  { discord: given, options, answerChannels = [], level = 'info' }: Settings = {},
  changes: Partial<Config['discord']> = {},
): Promise<Bot> {
  const discord = given ?? (await openDiscord(options));
  const channels = answerChannels.map((name) => discord.channelId(name));
  const config = configFor(house, discord, { answerChannels: channels, ...changes });
  const kept = keepLog(level);
  const { log } = kept;
  const live = await openLive(
    config,
    {
      onSwap: (build) => log.info({ build }, 'new build in use'),
      onProblem: (error) => log.error({ cause: String(error) }, 'the new build cannot be used'),
    },
    house.load,
  );
  const abort = new AbortController();
  const ended = runBot(config, live, log, abort.signal).finally(() => live.close());
  const stop = async () => {
    abort.abort();
    await ended;
  };
  ending.push(() => stop().catch(() => {}));
  const isUp = () => /"msg":"(?:commands|ready)/u.test(kept.written()) && discord.gateway.isConnected;
  const isSet = () => !config.discord.deploys || kept.written().includes('"msg":"commands');
  await Promise.race([discord.until(() => isUp() && isSet(), 15_000), ended]);
  return {
    discord,
    live,
    get log() {
      return kept.lines();
    },
    written: kept.written,
    ended,
    stop,
  };
}
