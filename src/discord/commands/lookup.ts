import { ApplicationCommandOptionType, ApplicationCommandType, type ChatInputCommandInteraction } from 'discord.js';
import { lookUp } from '../../search/lookup.ts';
import { deferReply } from '../acknowledge.ts';
import { lookupPayload } from '../render/lookup.ts';
import { admit, checkLimits, checkQuestion } from '../request.ts';
import { type Command, descriptions, names } from './command.ts';
import { LIMIT_OPTIONS, readLimits, suggestLimits } from './options.ts';

/** Longest list of words that can be looked up, in characters. */
const LONGEST_WORDS = 200;

/** `/lookup`: every passage that holds all the words, to the letter. */
export const lookup: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'lookup',
    ...names('查找', '查找', 'lookup'),
    ...descriptions('列出含有全部词语的段落', '列出含有全部詞語的段落', 'List every passage that holds all the words'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'words',
        ...names('词语', '詞語', 'words'),
        ...descriptions('要查的词,用空格隔开', '要查的詞,用空格隔開', 'The words, with spaces between them'),
        required: true,
        max_length: LONGEST_WORDS,
      },
      ...LIMIT_OPTIONS,
    ],
  },
  autocomplete: suggestLimits,
  async execute(interaction, { desk, texts }) {
    const { options, user } = interaction as ChatInputCommandInteraction;
    const words = options.getString('words', true).trim().replace(/\s+/gu, ' ');
    checkQuestion(words, texts);
    const limits = await checkLimits(desk, readLimits(interaction as ChatInputCommandInteraction), texts);
    await admit(interaction, { desk, texts });
    await deferReply(interaction, false);
    const payload = await desk.live.use(({ index }) => {
      const found = lookUp(index.tables, words, limits);
      const owner = { asker: user.id, build: index.manifest.build };
      return lookupPayload({ words, found, page: 0, owner, texts, limits });
    });
    await interaction.editReply(payload);
  },
};
