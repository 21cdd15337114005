import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { modelLocation } from '../../config.ts';
import { loadEmbedder } from '../../embedding/transformers.ts';
import { readDocs, readQuestions } from '../../evaluation/questions.ts';
import { type QuestionSet, readSets } from '../../evaluation/sets.ts';
import { type Trial, trialOf } from '../../evaluation/trials.ts';
import { type Tuning, tune } from '../../evaluation/tuning.ts';
import { tuningTable } from '../../evaluation/tuningtable.ts';
import { askAll, openSet } from '../evaluating.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, writeLine } from '../io.ts';

interface TuneFlags extends FolderFlags {
  sets: string;
  write?: true;
}

const SRC = join(import.meta.dirname, '..', '..');
const FILES = { rank: join(SRC, 'search', 'weights.json'), confidence: join(SRC, 'answer', 'weights.json') };
const BUNDLED = join(SRC, '..', 'tests', 'questions', 'sets.json');

/** `tune`: fit the weights of ranking and confidence to questions. */
export function addTune(program: Command, io: Io): void {
  withFolders(program.command('tune'))
    .description('Fit the weights of ranking and confidence to question sets, with cross-validation')
    .option('--sets <FILE>', 'list of question sets (JSON)', BUNDLED)
    .option('--write', 'put the new weights into the program (src/*/weights.json)')
    .action(async (flags: TuneFlags) => {
      const config = configOf(io, flags);
      const sets = readSets(flags.sets);
      const embedder = await loadEmbedder(modelLocation(config));
      const trials: Trial[] = [];
      for (const set of sets) {
        writeLine(io.stderr, `${set.name}: ${set.passages ?? set.reports}`);
        const docs = set.docs === undefined ? undefined : readDocs(set.docs);
        const engine = await openSet(config, set, io, () => Promise.resolve(embedder));
        try {
          await askAll(engine, readQuestions(set.questions), io, (question, { hits, query }) => {
            trials.push(trialOf(set, question, { hits, isForeign: query.isForeign }, docs));
          });
        } finally {
          engine.close();
        }
      }
      const tuning = tune(trials);
      for (const line of tuningTable(tuning)) writeLine(io.stdout, line);
      if (flags.write) store(tuning, sets);
      else writeLine(io.stderr, 'Nothing is changed: --write puts these weights into the program.');
    });
}

/** Writes the weights with what they were fitted on. */
function store({ rank, confidence, thresholds, crossValidated }: Tuning, sets: readonly QuestionSet[]): void {
  const from = {
    command: 'npm run tune -- --sets FILE --write',
    sets: sets.map(({ name, questions, weight }) => ({
      name,
      questions: basename(questions),
      count: crossValidated.filter(({ trial }) => trial.set === name).length,
      weight,
    })),
  };
  const write = (file: string, content: unknown) =>
    writeFileSync(file, `${JSON.stringify(rounded(content), null, 2)}\n`);
  write(FILES.rank, { from, weights: rank });
  const rule =
    'On cross-validated confidences: below notFound lie 5 % of the answerable questions; of what reaches answered, 90 % of the first citations are right.';
  write(FILES.confidence, { from: { ...from, rule }, thresholds, weights: confidence });
}

/** Numbers with four decimals: enough, and readable. */
function rounded(content: unknown): unknown {
  return JSON.parse(
    JSON.stringify(content, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value)),
  );
}
