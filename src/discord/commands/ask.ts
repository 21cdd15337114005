import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { LONGEST_QUESTION } from '../../engine.ts';
import { deferReply } from '../acknowledge.ts';
import { isGreeting } from '../mentions.ts';
import { answerPayload, textPayload } from '../render/answer.ts';
import { admit, checkLimits, checkQuestion } from '../request.ts';
import { type Command, descriptions, names } from './command.ts';
import { LIMIT_OPTIONS, readLimits, suggestLimits } from './options.ts';

/** `/ask`: a question, answered with its evidence. */
export const ask: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    ...names('提问', '提問', 'ask'),
    ...descriptions(
      '从报告里找原文回答一个问题',
      '從報告裡找原文回答一個問題',
      'Answer a question with sentences from the reports',
    ),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        ...names('问题', '問題', 'question'),
        ...descriptions(
          '例如:山南市2022年GDP增长多少?',
          '例如:山南市2022年GDP增長多少?',
          'For example: 山南市2022年GDP增长多少?',
        ),
        required: true,
        max_length: LONGEST_QUESTION,
      },
      ...LIMIT_OPTIONS,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        ...names('私密', '私密', 'private'),
        ...descriptions('只有我看得到回答', '只有我看得到回答', 'Only I see the answer'),
      },
    ],
  },
  autocomplete: suggestLimits,
  async execute(interaction, { desk, texts }) {
    const { options, user } = interaction as ChatInputCommandInteraction;
    const question = options.getString('question', true).trim();
    checkQuestion(question, texts);
    const limits = await checkLimits(desk, readLimits(interaction as ChatInputCommandInteraction), texts);
    if (isGreeting(question)) {
      await interaction.reply({ ...textPayload(texts.help), flags: MessageFlags.Ephemeral });
      return;
    }
    await admit(interaction, { desk, texts });
    await deferReply(interaction, options.getBoolean('private') ?? false);
    const answer = await desk.ask(user.id, { question, ...limits });
    await interaction.editReply(answerPayload({ answer, view: { question }, texts, asker: user.id, limits }));
  },
};
