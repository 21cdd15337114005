import type { Command } from 'commander';
import { CITATIONS, openEngine } from '../../engine.ts';
import { KaojuError } from '../../errors.ts';
import { type Outcome, outcomeOf } from '../../evaluation/metrics.ts';
import { readDocs, readQuestions } from '../../evaluation/questions.ts';
import { qualityTable } from '../../evaluation/table.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { rebuildWithProgress } from '../indexing.ts';
import { type Io, writeLine } from '../io.ts';

interface EvaluateFlags extends FolderFlags {
  questions: string;
  docs?: string;
  misses?: true;
}

/** `evaluate`: how well a file of questions is answered. */
export function addEvaluate(program: Command, io: Io): void {
  withFolders(program.command('evaluate'))
    .description('Measure how well a file of questions is answered (brings the index up to date first)')
    .requiredOption('--questions <FILE>', 'questions with their answer keys, JSONL')
    .option('--docs <MAP>', 'JSON {doc: file}; without it `doc` is the beginning of a file name')
    .option('--misses', 'list the questions whose first citation does not answer')
    .action(async (flags: EvaluateFlags) => {
      const questions = readQuestions(flags.questions);
      const docs = flags.docs === undefined ? undefined : readDocs(flags.docs);
      const config = configOf(io, flags);
      await rebuildWithProgress(config, io);
      const engine = await openEngine(config);
      try {
        // The first question of a process pays for warming up; it is asked once before.
        await engine.ask({ question: questions[0]?.question ?? '' });
        const outcomes: Outcome[] = [];
        for (const question of questions) {
          if (io.signal.aborted) throw new KaojuError('interrupted', 'Stopped.', 'Run the command again.');
          const { context_question: context, asof } = question;
          const answer = await engine.ask({
            question: question.question,
            k: CITATIONS.usual,
            ...(context ? { context } : {}),
            ...(asof ? { asOf: String(asof) } : {}),
          });
          outcomes.push(outcomeOf(question, answer, docs));
        }
        for (const line of qualityTable(outcomes)) writeLine(io.stdout, line);
        if (flags.misses) for (const line of missLines(outcomes)) writeLine(io.stdout, line);
      } finally {
        engine.close();
      }
    });
}

function missLines(outcomes: readonly Outcome[]): string[] {
  const misses = outcomes.filter(({ question, rank, status }) =>
    question.expect === 'abstain' ? status !== 'not_found' : rank !== 1,
  );
  return misses.map(
    ({ question, rank, status, confidence }) =>
      `${question.id} ${question.lang} ${question.kind} rank ${rank ?? '–'} ${status} ${confidence.toFixed(2)} ${question.question}`,
  );
}
