import type { Command } from 'commander';
import { EXIT_CODES } from '../../errors.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { rebuildWithProgress } from '../indexing.ts';
import type { Io } from '../io.ts';

/** `rebuild`: makes the index of the reports folder, offline. */
export function addRebuild(program: Command, io: Io, setExit: (code: number) => void): void {
  withFolders(program.command('rebuild'))
    .description('Build the index of the reports; only new text is embedded')
    .option('--full', 'embed everything again')
    .option('--json', 'print progress and result as lines of JSON')
    .option('--processes <N>', 'processes that embed (EMBEDDING_PROCESSES, 1)')
    .action(async ({ processes, ...flags }: FolderFlags & { full?: true; json?: true; processes?: string }) => {
      const environment = { ...io.environment, ...(processes ? { EMBEDDING_PROCESSES: processes } : {}) };
      const { badFiles } = await rebuildWithProgress(configOf({ ...io, environment }, flags), io, flags);
      if (badFiles.length > 0) setExit(EXIT_CODES.bad_file);
    });
}
