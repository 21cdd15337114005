import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { textPayload } from '../render/answer.ts';
import { type Command, descriptions, names } from './command.ts';

/** `/help`: what the bot can be asked, and how. */
export const help: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    ...names('帮助', '幫助', 'help'),
    ...descriptions('怎样使用', '怎樣使用', 'How to use this bot'),
  },
  async execute(interaction, { texts }) {
    await interaction.reply({ ...textPayload(texts.help), flags: MessageFlags.Ephemeral });
  },
};
