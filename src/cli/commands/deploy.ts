import type { Command } from 'commander';
import { KaojuError } from '../../errors.ts';
import { configOf, type FolderFlags, withFolders } from '../flags.ts';
import { type Io, writeLine } from '../io.ts';

/** `deploy`: registers the bot's commands, and prints the link that invites it. */
export function addDeploy(program: Command, io: Io): void {
  withFolders(program.command('deploy'))
    .description('Register the slash commands, if they differ, and print the invite link')
    .action(async (flags: FolderFlags) => {
      const { discord } = configOf(io, flags);
      if (!discord.token)
        throw new KaojuError(
          'bad_setting',
          'DISCORD_TOKEN is not set.',
          'Put the bot’s token into .env: see .env.example.',
        );
      const { makeRest } = await import('../../discord/client.ts');
      const { applicationOf, deployCommands, inviteLink } = await import('../../discord/deploy.ts');
      const { discordFailure } = await import('../../discord/failures.ts');
      try {
        const rest = makeRest(discord);
        const applicationId = discord.clientId ?? (await applicationOf(rest));
        const { guildId } = discord;
        const isNew = await deployCommands(rest, { applicationId, guildId });
        const where = guildId ? `in server ${guildId}` : 'everywhere';
        writeLine(io.stdout, isNew ? `The commands are registered ${where}.` : `The commands ${where} are up to date.`);
        writeLine(io.stdout, `Invite the bot: ${inviteLink(applicationId)}`);
      } catch (error) {
        throw discordFailure(error);
      }
    });
}
