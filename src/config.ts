import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFAULT_MODEL } from './embedding/models.ts';
import { KaojuError } from './errors.ts';
import { LOG_LEVELS } from './log.ts';

/** Folder of the program: where the bundled model and the default folders are. */
export const PROGRAM_DIR = fileURLToPath(new URL('..', import.meta.url));

const text = z.string().trim();
const id = text.regex(/^\d{1,20}$/u, 'must be an id of digits only');
const ids = z.preprocess(
  (value) =>
    String(value ?? '')
      .split(/[\s,;]+/u)
      .filter(Boolean),
  z.array(id),
);
const count = z.coerce.number().int().min(0);
const environmentSchema = z.object({
  DISCORD_TOKEN: text.default(''),
  DISCORD_CLIENT_ID: id.optional(),
  DISCORD_GUILD_ID: id.optional(),
  DISCORD_API_URL: z.url().default('https://discord.com/api'),
  DISCORD_PROXY: z.url({ protocol: /^https?$/u }).optional(),
  DISCORD_DEPLOY: z.enum(['auto', 'off']).default('auto'),
  DISCORD_ANSWER_CHANNELS: ids,
  DISCORD_ADMIN_ROLES: ids,
  REPORTS_DIR: text.default('seeds'),
  EMBEDDINGS_DIR: text.default('embeddings'),
  EMBEDDING_MODEL: text.default(DEFAULT_MODEL),
  EMBEDDING_PROCESSES: count.min(1).max(64).default(1),
  MODEL_HOST: z.url().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  RATE_LIMIT_USER: count.default(60),
  RATE_LIMIT_SERVER: count.default(3000),
});

/** Where the embedding model of a run is, or is fetched from. */
export function modelLocation({ modelId, modelsDir, modelHost }: Config) {
  return { id: modelId, modelsDir, host: modelHost };
}

/** Settings of a run, with absolute folders. */
export interface Config {
  reportsDir: string;
  embeddingsDir: string;
  /** Folder that holds the embedding model's folder. */
  modelsDir: string;
  modelId: string;
  /** Address of a model hub, or undefined for the library's own. */
  modelHost: string | undefined;
  /** Processes that embed during a rebuild. */
  embeddingProcesses: number;
  logLevel: (typeof LOG_LEVELS)[number];
  discord: {
    /** Empty: the chat in the terminal takes the bot's place. */
    token: string;
    clientId: string | undefined;
    /** Server in which commands are registered; everywhere without it. */
    guildId: string | undefined;
    /** Base of the REST API, without the version. */
    apiUrl: string;
    proxy: string | undefined;
    /** Whether commands are registered at start. */
    deploys: boolean;
    /** Channels in which every message is a question. */
    answerChannels: string[];
    adminRoles: string[];
    /** Questions a minute; 0 is no limit. */
    rateLimits: { user: number; server: number };
  };
}

/**
 * Reads the settings from environment variables; the flags of a command win over them. An empty variable counts as
 * unset. A default folder is the program's, a named one is relative to the folder the command runs in.
 * @throws KaojuError `bad_setting`
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  flags: { reports?: string | undefined; embeddings?: string | undefined } = {},
): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    throw new KaojuError(
      'bad_setting',
      `The setting ${name}=${JSON.stringify(environment[name])} is not valid: ${issue?.message}`,
      'See .env.example for what it may be.',
    );
  }
  const settings = parsed.data;
  const embeddingsDir = folder(flags.embeddings ?? given.EMBEDDINGS_DIR?.trim(), settings.EMBEDDINGS_DIR);
  const own = join(embeddingsDir, 'models');
  const bundled = join(PROGRAM_DIR, 'embeddings', 'models');
  return {
    reportsDir: folder(flags.reports ?? given.REPORTS_DIR?.trim(), settings.REPORTS_DIR),
    embeddingsDir,
    modelsDir: existsSync(join(own, settings.EMBEDDING_MODEL)) ? own : bundled,
    modelId: settings.EMBEDDING_MODEL,
    modelHost: settings.MODEL_HOST,
    embeddingProcesses: settings.EMBEDDING_PROCESSES,
    logLevel: settings.LOG_LEVEL,
    discord: {
      token: settings.DISCORD_TOKEN,
      clientId: settings.DISCORD_CLIENT_ID,
      guildId: settings.DISCORD_GUILD_ID,
      apiUrl: settings.DISCORD_API_URL,
      proxy: settings.DISCORD_PROXY,
      deploys: settings.DISCORD_DEPLOY === 'auto',
      answerChannels: settings.DISCORD_ANSWER_CHANNELS,
      adminRoles: settings.DISCORD_ADMIN_ROLES,
      rateLimits: { user: settings.RATE_LIMIT_USER, server: settings.RATE_LIMIT_SERVER },
    },
  };
}

function folder(named: string | undefined, fallback: string): string {
  if (named === undefined) return join(PROGRAM_DIR, fallback);
  return isAbsolute(named) ? named : resolve(named);
}
