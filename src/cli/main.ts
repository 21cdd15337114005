import { join } from 'node:path';
import dotenv from 'dotenv';
import { PROGRAM_DIR } from '../config.ts';
import { run } from './program.ts';

dotenv.config({ path: join(PROGRAM_DIR, '.env'), quiet: true });

const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.once('SIGINT', () => {
  stop.abort();
  // A second Ctrl-C ends the process at once.
  process.once('SIGINT', () => process.exit(130));
});
// A reader that closes the pipe (head, less) ends the output, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`Output cannot be written: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const { stdin, stdout, stderr } = process;
const argv = process.argv.slice(2);
process.exitCode = await run(argv, { stdin, stdout, stderr, environment: process.env, signal: stop.signal });
