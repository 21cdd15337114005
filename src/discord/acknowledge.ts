import { DiscordAPIError, MessageFlags, RESTJSONErrorCodes } from 'discord.js';
import type { CommandInteraction } from './commands/command.ts';
import type { ComponentInteraction } from './components.ts';

/** Acknowledges an interaction whose answer takes a while: a new message, or private to whoever acted. */
export function deferReply(interaction: CommandInteraction | ComponentInteraction, isPrivate: boolean): Promise<void> {
  return acknowledged(interaction, () => interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
}

/** Acknowledges a component whose own message will change. */
export function deferUpdate(interaction: ComponentInteraction): Promise<void> {
  return acknowledged(interaction, () => interaction.deferUpdate());
}

/**
 * Discord loses a response now and then; discord.js sends the acknowledgement again and is told that there was one
 * (40060). It is acknowledged, then.
 */
async function acknowledged(interaction: { deferred: boolean }, defer: () => Promise<unknown>): Promise<void> {
  try {
    await defer();
  } catch (error) {
    const isRepeated =
      error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    if (!isRepeated) throw error;
    interaction.deferred = true;
  }
}
