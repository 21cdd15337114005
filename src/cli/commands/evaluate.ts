import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { composeAnswer } from '../../answer/answer.ts';
import { type Engine, type Found, openEngine } from '../../engine.ts';
import { KaojuError } from '../../errors.ts';
import { explain } from '../../evaluation/explain.ts';
import { readJson } from '../../evaluation/json.ts';
import { type Outcome, outcomeOf } from '../../evaluation/metrics.ts';
import { inMode, MODES, type Mode } from '../../evaluation/modes.ts';
import { type Question, readDocs, readQuestions } from '../../evaluation/questions.ts';
import {
  confidenceTable,
  differenceTable,
  type EarlierRun,
  modesTable,
  qualityTable,
  runOf,
} from '../../evaluation/table.ts';
import { hitAnswers } from '../../evaluation/trials.ts';
import { askAll, openSet } from '../evaluating.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { rebuildWithProgress } from '../indexing.ts';
import { type Io, writeLine } from '../io.ts';

interface EvaluateFlags extends FolderFlags {
  questions: string;
  passages?: string;
  docs?: string;
  misses?: true;
  modes?: true;
  explain?: string;
  save?: string;
  against?: string;
}

/** Citations that are looked at: MRR and nDCG go down to the tenth. */
const CITATIONS = 10;

/** `evaluate`: how well a file of questions is answered. */
export function addEvaluate(program: Command, io: Io): void {
  withFolders(program.command('evaluate'))
    .description('Measure how well a file of questions is answered (brings the index up to date first)')
    .requiredOption('--questions <FILE>', 'questions with their answer keys or positives, JSONL')
    .option(
      '--passages <CORPUS>',
      'ask them of a passage set, not of the reports: JSONL {id, text, title?, region?, year?}',
    )
    .option('--docs <MAP>', 'JSON {doc: file}; without it `doc` is the beginning of a file name')
    .option('--misses', 'list the questions whose first citation does not answer')
    .option('--modes', 'compare the ranking with vectors alone, keywords alone, and both fused by rank')
    .option('--explain <ID>', 'show how one question is understood and each feature of its candidates')
    .option('--save <FILE>', 'keep the figures of each question, to compare a later run with')
    .option('--against <FILE>', 'compare with a run that was kept by --save')
    .action(async (flags: EvaluateFlags) => {
      const all = readQuestions(flags.questions);
      const docs = flags.docs === undefined ? undefined : readDocs(flags.docs);
      const earlier = flags.against === undefined ? undefined : readRun(flags.against);
      const questions = flags.explain === undefined ? all : all.filter(({ id }) => String(id) === flags.explain);
      if (questions.length === 0)
        throw new KaojuError('bad_use', `${flags.questions} has no question ${flags.explain}.`, 'Name one by its id.');
      const engine = await openAsked(io, flags);
      try {
        const print = (lines: readonly string[]) => {
          for (const line of ['', ...lines]) writeLine(io.stdout, line);
        };
        const byMode = { dense: [], keyword: [], hybrid: [], ranked: [] } as Record<Mode, Outcome[]>;
        await askAll(engine, questions, io, (question, found) => {
          for (const mode of MODES) byMode[mode].push(outcomeIn(mode, question, found, docs));
          if (flags.explain !== undefined)
            print([`${question.id} ${question.question}`, ...explain(found, (hit) => hitAnswers(hit, question, docs))]);
        });
        if (flags.explain !== undefined) return;
        for (const line of qualityTable(byMode.ranked)) writeLine(io.stdout, line);
        print(confidenceTable(byMode.ranked));
        if (flags.modes) print(modesTable(byMode));
        if (earlier) print(differenceTable(byMode.ranked, earlier));
        if (flags.misses) print(missLines(byMode.ranked));
        if (flags.save !== undefined) writeFileSync(flags.save, `${JSON.stringify(runOf(byMode.ranked), null, 1)}\n`);
      } finally {
        engine.close();
      }
    });
}

async function openAsked(io: Io, flags: EvaluateFlags): Promise<Engine> {
  const config = configOf(io, flags);
  if (flags.passages !== undefined) return await openSet(config, { passages: flags.passages }, io);
  await rebuildWithProgress(config, io);
  return await openEngine(config);
}

function outcomeIn(mode: Mode, question: Question, found: Found, docs?: Record<string, string>): Outcome {
  const { query, ms, ...result } = found;
  const hits = inMode(mode, result.hits);
  const about = { k: CITATIONS, build: '', ms };
  return outcomeOf(question, composeAnswer(question, { ...result, hits, query }, about), docs);
}

const runSchema = z.record(z.string(), z.record(z.string(), z.number()));

function readRun(file: string): EarlierRun {
  return readJson(file, runSchema, 'It is a file that `evaluate --save` wrote.');
}

function missLines(outcomes: readonly Outcome[]): string[] {
  const misses = outcomes.filter(({ question, ranks, status }) =>
    question.expect === 'abstain' ? status !== 'not_found' : ranks[0] !== 1,
  );
  return misses.map(
    ({ question, ranks, status, confidence }) =>
      `${question.id} ${question.lang} ${question.kind} rank ${ranks[0] ?? '–'} ${status} ${confidence.toFixed(2)} ${question.question}`,
  );
}
