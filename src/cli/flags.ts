import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import type { Io } from './io.ts';

/** The flags that every command takes. */
export interface FolderFlags {
  reports?: string;
  embeddings?: string;
}

/** Gives a command the flags that every command takes. */
export function withFolders(command: Command): Command {
  return command
    .option('--reports <DIR>', 'folder of the reports (REPORTS_DIR, seeds)')
    .option('--embeddings <DIR>', 'folder of the index (EMBEDDINGS_DIR, embeddings)');
}

/** Settings of a command: its flags, then the environment, then the defaults. */
export function configOf(io: Io, flags: FolderFlags): Config {
  return readConfig(io.environment, flags);
}
