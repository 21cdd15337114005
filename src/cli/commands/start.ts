import type { Command } from 'commander';
import { openEngine } from '../../engine.ts';
import { KaojuError } from '../../errors.ts';
import { currentBuild } from '../../index/builds.ts';
import { chat } from '../chat.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { rebuildWithProgress } from '../indexing.ts';
import type { Io } from '../io.ts';

/** `start`: the Discord bot with a token, the same chat in this terminal without. */
export function addStart(program: Command, io: Io): void {
  withFolders(program.command('start'))
    .description('Chat in this terminal; builds the index first where there is none')
    .action(async (flags: FolderFlags) => {
      const config = configOf(io, flags);
      if (config.discordToken)
        throw new KaojuError(
          'bad_setting',
          'DISCORD_TOKEN is set, but this version has no Discord bot yet.',
          'Unset it to chat in this terminal.',
        );
      if (!currentBuild(config.embeddingsDir)) await rebuildWithProgress(config, io);
      const engine = await openEngine(config);
      try {
        await chat(engine, config.reportsDir, io);
      } finally {
        engine.close();
      }
    });
}
