import { ApplicationCommandType, type MessageContextMenuCommandInteraction } from 'discord.js';
import { LONGEST_QUESTION } from '../../engine.ts';
import { deferReply } from '../acknowledge.ts';
import { UserMistake } from '../desk.ts';
import { isGreeting, withoutMentions } from '../mentions.ts';
import { answerPayload } from '../render/answer.ts';
import { admit } from '../request.ts';
import { type Command, names } from './command.ts';

/**
 * 查证: passages that bear on what somebody's message says. It tells what was found and what was not, never what is true.
 * The answer is private: it is not for the bot to correct people in public.
 */
export const check: Command = {
  definition: {
    type: ApplicationCommandType.Message,
    name: '查证 / Check in reports',
    ...names('查证', '查證', 'Check in reports'),
  },
  async execute(interaction, { desk, texts }) {
    const { targetMessage, user, client } = interaction as MessageContextMenuCommandInteraction;
    const question = withoutMentions(targetMessage.content, client.user.id).slice(0, LONGEST_QUESTION);
    if (isGreeting(question)) throw new UserMistake(texts.nothingToCheck);
    await admit(interaction, { desk, texts });
    await deferReply(interaction, true);
    const answer = await desk.ask(user.id, { question });
    const title = `${texts.evidenceFor}: ${texts.supported(answer.citations.length)}`;
    await interaction.editReply(answerPayload({ answer, view: { question }, texts, asker: user.id, title }));
  },
};
