import { join, resolve } from 'node:path';
import { makeBuild } from '../build.ts';
import type { Config } from '../config.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { type Engine, type Found, openEngine } from '../engine.ts';
import { KaojuError } from '../errors.ts';
import { passageSetIn } from '../evaluation/passageset.ts';
import type { Question } from '../evaluation/questions.ts';
import { sha256Of } from '../index/manifest.ts';
import { rebuild } from '../rebuild.ts';
import { withProgress } from './indexing.ts';
import type { Io } from './io.ts';

/** What questions are asked of. */
export interface Asked {
  reports?: string | undefined;
  passages?: string | undefined;
}

/** Settings for an index of its own, beside the live one: measuring must not change what users search. */
function configFor(config: Config, { reports, passages }: Asked): Config {
  const name = sha256Of(resolve(passages ?? reports ?? '')).slice(0, 12);
  return {
    ...config,
    reportsDir: reports ?? config.reportsDir,
    embeddingsDir: join(config.embeddingsDir, 'sets', name),
  };
}

/** Brings the index of a passage set, or of a folder of reports, up to date and opens it. */
export async function openSet(config: Config, asked: Asked, io: Io, load?: () => Promise<Embedder>): Promise<Engine> {
  const own = configFor(config, asked);
  const { passages } = asked;
  await withProgress(io, (progress) => {
    // A model that is loaded already embeds what is new, too.
    const options = { ...progress, ...(load ? { load } : {}) };
    return passages === undefined ? rebuild(own, options) : makeBuild(own, async () => passageSetIn(passages), options);
  });
  return await openEngine(own, load);
}

/** Asks every question, one after the other. @throws KaojuError `interrupted` */
export async function askAll(
  engine: Engine,
  questions: readonly Question[],
  io: Io,
  take: (question: Question, found: Found) => void,
): Promise<void> {
  // The first question of a process pays for warming up; it is asked once before.
  await find(engine, { question: '地区生产总值是多少?' } as Question);
  for (const question of questions) {
    if (io.signal.aborted) throw new KaojuError('interrupted', 'Stopped.', 'Run the command again.');
    take(question, await find(engine, question));
  }
}

function find(engine: Engine, { question, context_question: context, asof }: Question): Promise<Found> {
  return engine.find({ question, ...(context ? { context } : {}), ...(asof ? { asOf: String(asof) } : {}) });
}
