import { styleText } from 'node:util';

/** What a command reads from and writes to. Results go to `out`, progress and messages to `err`. */
export interface Io {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream & { isTTY?: boolean };
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  environment: Record<string, string | undefined>;
  /** Fires when the user wants the command to stop (Ctrl-C). */
  signal: AbortSignal;
}

type Style = Parameters<typeof styleText>[0];

/** Colours a text where the stream is a terminal and NO_COLOR is not set. */
export type Paint = (style: Style, text: string) => string;

export function painter(stream: Io['stdout'], environment: Io['environment']): Paint {
  const isPlain = !stream.isTTY || Boolean(environment.NO_COLOR);
  return (style, text) => (isPlain ? text : styleText(style, text, { validateStream: false }));
}

/** Writes a line. */
export function writeLine(stream: Io['stdout'], text = ''): void {
  stream.write(`${text}\n`);
}
