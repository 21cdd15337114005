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
    .action(async (flags: FolderFlags & { full?: true }) => {
      const { badFiles } = await rebuildWithProgress(configOf(io, flags), io, flags.full);
      if (badFiles.length > 0) setExit(EXIT_CODES.bad_file);
    });
}
