import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Engine, openEngine } from '../../engine.ts';
import { KaojuError, messageOf } from '../../errors.ts';
import { answerLine } from '../batch.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, painter, writeLine } from '../io.ts';
import { renderAnswer } from '../render.ts';

interface AskFlags extends FolderFlags {
  json?: true;
  report?: string;
  region?: string;
  year?: number;
  asOf?: string;
  citations?: number;
  batch?: string;
}

const EXIT = { found: 0, notFound: 3 };

/** `ask`: one question, or a file of them. */
export function addAsk(program: Command, io: Io, setExit: (code: number) => void): void {
  withFolders(program.command('ask'))
    .description('Answer one question, or a file of questions')
    .argument('[question]', 'the question, in Chinese or English')
    .option('--json', 'print the whole answer as JSON')
    .option('--report <R>', 'search only this report: its file, id, or a unique part of its title')
    .option('--region <地区>', 'search only reports about this place or places inside it')
    .option('--year <N>', 'search only what is about this year', wholeNumber)
    .addOption(new Option('--as-of <D>', 'year or day that 今年 and 去年 count from').argParser(asOf))
    .option('-k, --citations <N>', 'number of citations', wholeNumber)
    .option('--batch <FILE>', 'answer every line of a JSONL file (- for standard input), one JSON answer a line')
    .action(async (question: string | undefined, flags: AskFlags) => {
      if ((question === undefined) === (flags.batch === undefined))
        throw new KaojuError(
          'bad_use',
          question === undefined ? 'There is no question.' : 'A question and --batch exclude each other.',
          'Use: npm run ask -- "2022年山南市地区生产总值是多少?"',
        );
      const alone = (['report', 'region', 'year', 'asOf', 'citations'] as const).find(
        (name) => flags[name] !== undefined,
      );
      if (flags.batch !== undefined && alone)
        throw new KaojuError(
          'bad_use',
          `With --batch the lines themselves say what to search; the flag for ${alone} has no effect there.`,
          'Put "report", "region", "year" or "asOf" into the lines of the file.',
        );
      const lines = flags.batch === undefined ? [] : await readLines(flags.batch, io);
      const engine = await openEngine(configOf(io, flags));
      try {
        if (question === undefined) await answerAll(engine, lines, io);
        else setExit(await askOne(engine, question, flags, io));
      } finally {
        engine.close();
      }
    });
}

async function answerAll(engine: Engine, lines: readonly string[], io: Io): Promise<void> {
  for (const [done, line] of lines.entries()) {
    if (io.signal.aborted)
      throw new KaojuError('interrupted', `Stopped: ${done} of ${lines.length} lines are answered.`, 'Run it again.');
    writeLine(io.stdout, await answerLine(engine, line));
  }
}

async function askOne(engine: Engine, question: string, flags: AskFlags, io: Io): Promise<number> {
  const { report, region, year, asOf, citations } = flags;
  const answer = await engine.ask({ question, report, region, year, asOf, k: citations });
  if (flags.json) writeLine(io.stdout, JSON.stringify(answer));
  else for (const line of renderAnswer(answer, painter(io.stdout, io.environment))) writeLine(io.stdout, line);
  return answer.status === 'not_found' ? EXIT.notFound : EXIT.found;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/u.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function asOf(text: string): string {
  if (!/^\d{4}(-\d{2}-\d{2})?$/u.test(text)) throw new InvalidArgumentError('It must be like 2026 or 2026-03-05.');
  return text;
}

async function readLines(file: string, io: Io): Promise<string[]> {
  let text = '';
  try {
    if (file === '-') {
      io.stdin.setEncoding('utf8');
      for await (const chunk of io.stdin) text += chunk;
    } else text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new KaojuError('bad_file', `The file of questions cannot be read: ${messageOf(error)}`, 'Check its name.', {
      cause: error,
    });
  }
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
}
