import { ApplicationCommandOptionType, ApplicationCommandType, type ChatInputCommandInteraction } from 'discord.js';
import { outlinePayload, reportListPayload, reportPayload } from '../render/report.ts';
import { checkReport } from '../request.ts';
import { type Command, descriptions, names } from './command.ts';
import { REPORT_OPTION, suggestLimits } from './options.ts';

/** `/report list`, `/report show`, `/report outline`: the reports and what is known of them. */
export const report: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'report',
    ...names('报告', '報告', 'report'),
    ...descriptions('查看报告', '查看報告', 'Look at the reports'),
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        ...names('目录', '目錄', 'list'),
        ...descriptions('列出全部报告', '列出全部報告', 'List all reports'),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'show',
        ...names('详情', '詳情', 'show'),
        ...descriptions('一份报告的基本情况', '一份報告的基本情況', 'What is known of one report'),
        options: [REPORT_OPTION],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'outline',
        ...names('结构', '結構', 'outline'),
        ...descriptions('一份报告的标题层次', '一份報告的標題層次', 'The headings of one report'),
        options: [REPORT_OPTION],
      },
    ],
  },
  autocomplete: suggestLimits,
  async execute(interaction, { desk, texts }) {
    const { options, user } = interaction as ChatInputCommandInteraction;
    const payload = await desk.live.use(({ index: { tables, manifest } }) => {
      const subcommand = options.getSubcommand(true);
      const owner = { asker: user.id, build: manifest.build };
      if (subcommand === 'list') return reportListPayload(tables.reports, 0, owner, texts);
      const one = checkReport(tables.reports, options.getString('report', true), texts);
      if (subcommand === 'outline') return outlinePayload(one, texts);
      return reportPayload(one, tables.passages(one.reportId).length, texts);
    });
    await interaction.reply(payload);
  },
};
