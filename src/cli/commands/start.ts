import type { Command } from 'commander';
import type { Config } from '../../config.ts';
import { openEngine } from '../../engine.ts';
import { messageOf } from '../../errors.ts';
import { currentBuild } from '../../index/builds.ts';
import { openLive } from '../../live.ts';
import { openLog } from '../../log.ts';
import { chat } from '../chat.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { rebuildWithProgress } from '../indexing.ts';
import type { Io } from '../io.ts';

/** `start`: the Discord bot with a token, the same chat in this terminal without. */
export function addStart(program: Command, io: Io): void {
  withFolders(program.command('start'))
    .description(
      'The Discord bot (with DISCORD_TOKEN), or the same chat in this terminal; builds the index where there is none',
    )
    .action(async (flags: FolderFlags) => {
      const config = configOf(io, flags);
      if (!currentBuild(config.embeddingsDir)) await rebuildWithProgress(config, io);
      await (config.discord.token ? startBot(config, io) : startChat(config, io));
    });
}

async function startChat(config: Config, io: Io): Promise<void> {
  const engine = await openEngine(config);
  try {
    await chat(engine, config.reportsDir, io);
  } finally {
    engine.close();
  }
}

/** Time for the last lines of output after the bot has ended, in ms. */
const LAST_WORDS = 200;

async function startBot(config: Config, io: Io): Promise<void> {
  const log = openLog(config.logLevel);
  const live = await openLive(config, {
    onSwap: (build) => log.info({ build }, 'new build in use'),
    onProblem: (error) => log.error({ cause: messageOf(error) }, 'the new build cannot be used; the one before stays'),
  });
  try {
    const { proxy } = config.discord;
    // The gateway takes its proxy before discord.js is loaded, which takes a second that other commands need not wait.
    if (proxy) (await import('../../discord/gatewayproxy.ts')).proxyGateway(proxy);
    const { runBot } = await import('../../discord/bot.ts');
    await runBot(config, live, log, io.signal);
  } finally {
    live.close();
    // Requests that Discord's rate limit still holds back would keep the process alive for nobody.
    setTimeout(() => process.exit(), LAST_WORDS).unref();
  }
}
