import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The loader that runs TypeScript: not every parent hands it on. */
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts a script of ours in a process of its own. Messages may hold typed arrays; what it prints is printed here. */
export function startChild(script: URL): ChildProcess {
  return fork(fileURLToPath(script), { execArgv: ['--import', LOADER], serialization: 'advanced' });
}

/** In a child: lets the parent alone decide when it ends. Ctrl-C goes to every process of a terminal. */
export function followParent(): void {
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit());
}
