import { LONGEST_QUESTION } from '../engine.ts';
import { KaojuError } from '../errors.ts';
import type { ReportRecord } from '../index/records.ts';
import { findReport } from '../search/filter.ts';
import type { CommandInteraction, Context } from './commands/command.ts';
import type { ComponentInteraction } from './components.ts';
import { type Desk, UserMistake } from './desk.ts';
import { escapeText } from './render/escape.ts';
import { rolesOf } from './roles.ts';
import type { Texts } from './texts/index.ts';

/** Checks a question before it is acknowledged, so that what is wrong with it can be told privately. @throws UserMistake */
export function checkQuestion(question: string, texts: Texts): void {
  if (question.trim() === '') throw new UserMistake(texts.emptyQuestion);
  if (question.length > LONGEST_QUESTION) throw new UserMistake(texts.longQuestion(question.length, LONGEST_QUESTION));
}

/** The report that somebody named. @throws UserMistake */
export function checkReport(reports: readonly ReportRecord[], name: string, texts: Texts): ReportRecord {
  try {
    return findReport(reports, name);
  } catch (error) {
    if (error instanceof KaojuError) throw new UserMistake(texts.unknownReport(escapeText(name)), { cause: error });
    throw error;
  }
}

/** Limits with the report as its id. @throws UserMistake */
export async function checkLimits<T extends { report?: string }>(desk: Desk, limits: T, texts: Texts): Promise<T> {
  const { report } = limits;
  if (report === undefined) return limits;
  const { reportId } = await desk.live.use(({ index }) => checkReport(index.tables.reports, report, texts));
  return { ...limits, report: reportId };
}

/** Takes a question in, or refuses it before it is acknowledged, so that the refusal is private. @throws UserMistake */
export async function admit(
  interaction: CommandInteraction | ComponentInteraction,
  { desk, texts }: Context,
): Promise<void> {
  const { user, guildId, member } = interaction;
  const refusal = await desk.refusal(user.id, guildId, texts, rolesOf(member));
  if (refusal) throw new UserMistake(refusal.text);
}
