import { ApplicationCommandType } from 'discord.js';
import { payload } from '../render/answer.ts';
import { type Command, descriptions, names } from './command.ts';

/** `/status`: what is searched, with what, and since when. */
export const status: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'status',
    ...names('状态', '狀態', 'status'),
    ...descriptions('报告、索引和运行情况', '報告、索引和運行情況', 'Reports, index and uptime'),
  },
  async execute(interaction, { desk, texts }) {
    const { reports, passages, build, model } = await desk.live.use(({ index }) => index.manifest);
    const names = texts.statusOf;
    const fields: [string, string][] = [
      [names.reports, String(reports)],
      [names.passages, String(passages)],
      [names.build, build],
      [names.model, model.id],
      [names.uptime, `<t:${Math.floor(desk.startedAt / 1000)}:R>`],
    ];
    await interaction.reply(
      payload({
        embeds: [{ title: '考据 Kaoju', fields: fields.map(([name, value]) => ({ name, value, inline: true })) }],
      }),
    );
  },
};
