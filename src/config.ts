import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFAULT_MODEL } from './embedding/models.ts';
import { KaojuError } from './errors.ts';

/** Folder of the program: where the bundled model and the default folders are. */
export const PROGRAM_DIR = fileURLToPath(new URL('..', import.meta.url));

const text = z.string().trim();
const environmentSchema = z.object({
  DISCORD_TOKEN: text.default(''),
  REPORTS_DIR: text.default('seeds'),
  EMBEDDINGS_DIR: text.default('embeddings'),
  EMBEDDING_MODEL: text.default(DEFAULT_MODEL),
  MODEL_HOST: z.union([z.literal(''), z.url()]).default(''),
});

/** Settings of a run, with absolute folders. */
export interface Config {
  discordToken: string;
  reportsDir: string;
  embeddingsDir: string;
  /** Folder that holds the embedding model's folder. */
  modelsDir: string;
  modelId: string;
  /** Address of a model hub, or undefined for the library's own. */
  modelHost: string | undefined;
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
    discordToken: settings.DISCORD_TOKEN,
    reportsDir: folder(flags.reports ?? given.REPORTS_DIR?.trim(), settings.REPORTS_DIR),
    embeddingsDir,
    modelsDir: existsSync(join(own, settings.EMBEDDING_MODEL)) ? own : bundled,
    modelId: settings.EMBEDDING_MODEL,
    modelHost: settings.MODEL_HOST || undefined,
  };
}

function folder(named: string | undefined, fallback: string): string {
  if (named === undefined) return join(PROGRAM_DIR, fallback);
  return isAbsolute(named) ? named : resolve(named);
}
