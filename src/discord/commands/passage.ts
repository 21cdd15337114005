import { ApplicationCommandOptionType, ApplicationCommandType, type ChatInputCommandInteraction } from 'discord.js';
import { citePassage } from '../../answer/answer.ts';
import { UserMistake } from '../desk.ts';
import { passagePayload } from '../render/answer.ts';
import { escapeText } from '../render/escape.ts';
import { type Command, descriptions, names } from './command.ts';

/** `/passage`: a passage by the id that its citation shows, with buttons to what stands around it. */
export const passage: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'passage',
    ...names('段落', '段落', 'passage'),
    ...descriptions(
      '按编号看一个段落及上下文',
      '按編號看一個段落及上下文',
      'Show a passage by its id, and its context',
    ),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'id',
        ...names('编号', '編號', 'id'),
        ...descriptions(
          '出处里的编号,如 77974aae8c:3',
          '出處裡的編號,如 77974aae8c:3',
          'The id in a source, such as 77974aae8c:3',
        ),
        required: true,
        max_length: 40,
      },
    ],
  },
  async execute(interaction, { desk, texts }) {
    const { options, user } = interaction as ChatInputCommandInteraction;
    const id = options.getString('id', true).trim();
    const payload = await desk.live.use(({ index: { tables, manifest } }) => {
      const found = tables.find(id);
      const report = tables.reports.find(({ reportId }) => reportId === found?.reportId);
      if (!found || !report) throw new UserMistake(texts.unknownPassage(escapeText(id)));
      const owner = { asker: user.id, build: manifest.build };
      return passagePayload({ citation: citePassage(found, report), view: undefined, texts, owner });
    });
    await interaction.reply(payload);
  },
};
