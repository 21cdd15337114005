import type { Command } from 'commander';
import { EXIT_CODES } from '../../errors.ts';
import { openTables } from '../../index/open.ts';
import { verifyPassages } from '../../source.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, writeLine } from '../io.ts';

/** `verify`: re-checks every passage of the live build against its source file. */
export function addVerify(program: Command, io: Io, setExit: (code: number) => void): void {
  withFolders(program.command('verify'))
    .description('Check every passage of the index against its source file')
    .action(async (flags: FolderFlags) => {
      const config = configOf(io, flags);
      const tables = openTables(config.embeddingsDir);
      try {
        const { passages, differences } = await verifyPassages(tables, config.reportsDir);
        for (const difference of differences) writeLine(io.stdout, difference);
        const summary = `${passages - differences.length} of ${passages} passages stand in their source files as cited.`;
        writeLine(io.stdout, summary);
        if (differences.length > 0) {
          writeLine(io.stderr, 'Files have changed since the build: run `npm run rebuild`.');
          setExit(EXIT_CODES.not_verified);
        }
      } finally {
        tables.close();
      }
    });
}
