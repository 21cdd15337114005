import type { Command } from 'commander';
import { FeedbackStore } from '../../discord/feedback.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, writeLine } from '../io.ts';

/** `feedback`: what people thought of the answers, for evaluation. */
export function addFeedback(program: Command, io: Io): void {
  withFolders(program.command('feedback'))
    .description('Export what people thought of answers, one JSON object a line, oldest first')
    .action((flags: FolderFlags) => {
      const store = new FeedbackStore(configOf(io, flags).embeddingsDir);
      try {
        for (const opinion of store.all()) writeLine(io.stdout, JSON.stringify(opinion));
      } finally {
        store.close();
      }
    });
}
