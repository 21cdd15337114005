import { PassThrough, Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/program.ts';

export interface Outcome {
  exit: number;
  out: string;
  err: string;
}

/**
 * Runs a command in this process.
 * @param input what stands on its standard input, in chunks
 */
export async function runCli(
  argv: readonly string[],
  { input = [], ...changes }: { input?: (string | Uint8Array)[] } & Partial<Io> = {},
): Promise<Outcome> {
  const [stdout, out] = collector();
  const [stderr, err] = collector();
  const stdin = Readable.from(
    input.map((chunk) => Buffer.from(chunk)),
    { objectMode: false },
  );
  const signal = new AbortController().signal;
  const exit = await run(argv, { stdin, stdout, stderr, environment: {}, signal, ...changes });
  return { exit, out: out(), err: err() };
}

function collector(): [PassThrough, () => string] {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  return [stream, () => Buffer.concat(chunks).toString('utf8')];
}
