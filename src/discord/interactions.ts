import { type Interaction, MessageFlags } from 'discord.js';
import type { CommandInteraction } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { type ComponentInteraction, handleComponent } from './components.ts';
import { Closing, type Desk } from './desk.ts';
import { localeOfUser } from './locale.ts';
import { TEXTS } from './texts/index.ts';

const BY_NAME = new Map(COMMANDS.map((command) => [command.definition.name, command]));

/** Answers an interaction: a command, a component, or an option being typed. Failures are told privately. */
export async function handleInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  const texts = TEXTS[localeOfUser(interaction.locale)];
  if (interaction.isAutocomplete()) {
    await interaction.respond(BY_NAME.get(interaction.commandName)?.autocomplete?.(interaction, desk) ?? []);
    return;
  }
  const run = handlerOf(interaction);
  if (!run) return;
  const { subject, handle } = run;
  try {
    await handle({ desk, texts });
  } catch (error) {
    const payload = { ...desk.explain(error, texts), flags: MessageFlags.Ephemeral } as const;
    if (!subject.deferred && !subject.replied) await subject.reply(payload);
    // At the end there is time for one request each, and nothing in it that others may not see.
    else if (error instanceof Closing && !subject.replied) await subject.editReply(desk.explain(error, texts));
    else {
      // What was deferred in public would show the failure to all: it is taken back, and the asker alone is told.
      if (subject.deferred && !subject.replied && !subject.ephemeral) await subject.deleteReply().catch(() => {});
      await subject.followUp(payload);
    }
  }
}

type Handle = (context: { desk: Desk; texts: (typeof TEXTS)['zh-CN'] }) => Promise<void>;

function handlerOf(
  interaction: Interaction,
): { subject: CommandInteraction | ComponentInteraction; handle: Handle } | undefined {
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const command = BY_NAME.get(interaction.commandName);
    return command && { subject: interaction, handle: (context) => command.execute(interaction, context) };
  }
  if (interaction.isButton() || interaction.isStringSelectMenu())
    return { subject: interaction, handle: (context) => handleComponent(interaction, context) };
  return undefined;
}
