import { Command, CommanderError } from 'commander';
import { KaojuError } from '../errors.ts';
import { addAsk } from './commands/ask.ts';
import { addDeploy } from './commands/deploy.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addFeedback } from './commands/feedback.ts';
import { addRebuild } from './commands/rebuild.ts';
import { addReport } from './commands/report.ts';
import { addStart } from './commands/start.ts';
import { addTune } from './commands/tune.ts';
import { addVerify } from './commands/verify.ts';
import { type Io, writeLine } from './io.ts';

const BAD_USE = 2;
const DEFECT = 1;

/**
 * Runs one command. This is the one place where a failure becomes a message and an exit code: what happened and what to
 * do, never a stack trace (LOG_LEVEL=debug shows it).
 * @param argv arguments behind the program's name
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const setExit = (code: number) => {
    exitCode = code;
  };
  const program = new Command('kaoju')
    .description('考据: answers questions about Chinese government reports with cited, verbatim evidence')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) });
  addStart(program, io);
  addAsk(program, io, setExit);
  addRebuild(program, io, setExit);
  addReport(program, io);
  addVerify(program, io, setExit);
  addEvaluate(program, io);
  addTune(program, io);
  addDeploy(program, io);
  addFeedback(program, io);
  addDoctor(program, io, setExit);
  for (const command of program.commands) inheritSettings(command, program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, io);
  }
}

function inheritSettings(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inheritSettings(child, command);
}

function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_USE;
  if (io.environment.LOG_LEVEL === 'debug') writeLine(io.stderr, (error as Error).stack);
  if (error instanceof KaojuError) {
    writeLine(io.stderr, `${error.message}\n  ${error.advice}`);
    return error.exitCode;
  }
  const failure = systemFailure(error);
  if (failure) {
    writeLine(io.stderr, failure);
    return DEFECT;
  }
  writeLine(io.stderr, `Something went wrong: ${error instanceof Error ? error.message : String(error)}`);
  writeLine(io.stderr, '  This is a defect. LOG_LEVEL=debug shows where; please report it.');
  return DEFECT;
}

/** What the operating system refuses, by its code. */
const REFUSALS: Record<string, string> = {
  EACCES: 'Check who owns the file and folder, and their permissions.',
  EPERM: 'Check who owns the file and folder, and their permissions.',
  EROFS: 'The disk is read-only: name another folder with --embeddings DIR.',
  ENOSPC: 'The disk is full: make room, or name another folder with --embeddings DIR.',
  EDQUOT: 'The disk quota is used up: make room, or name another folder with --embeddings DIR.',
  SQLITE_FULL: 'The disk is full: make room, or name another folder with --embeddings DIR.',
  SQLITE_IOERR_WRITE: 'The disk is full or failing: make room, or name another folder with --embeddings DIR.',
  EEXIST: 'There is a file where a folder should be: name another with --embeddings DIR.',
  ENOTDIR: 'There is a file where a folder should be: name another with --embeddings DIR.',
  EMFILE: 'Too many files are open: raise the limit (ulimit -n).',
  SQLITE_CANTOPEN: 'Check that the embeddings folder exists and may be written.',
  SQLITE_READONLY: 'Check that the embeddings folder may be written.',
  SQLITE_NOTADB:
    'A database in the embeddings folder is damaged: remove vectors.sqlite there and run `npm run rebuild`.',
  SQLITE_CORRUPT:
    'A database in the embeddings folder is damaged: remove vectors.sqlite there and run `npm run rebuild`.',
};

/** The message for what the operating system refuses, or undefined for any other failure. */
function systemFailure(error: unknown): string | undefined {
  const { code, message } = error as { code?: unknown; message?: string };
  const advice = typeof code === 'string' ? REFUSALS[code] : undefined;
  return advice && `${message}\n  ${advice}`;
}
