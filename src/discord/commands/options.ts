import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Desk } from '../desk.ts';
import { descriptions, names } from './command.ts';

/** The years that a report can be about. */
const YEARS = { min_value: 1900, max_value: 2100 };

/** Longest name of a place or report that somebody may type, in characters. */
const LONGEST = { region: 30, report: 100 };

const region: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'region',
  ...names('地区', '地區', 'region'),
  ...descriptions('只查这个地区的报告', '只查這個地區的報告', 'Only reports about this place'),
  autocomplete: true,
  max_length: LONGEST.region,
};

const year: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Integer,
  name: 'year',
  ...names('年份', '年份', 'year'),
  ...descriptions('只查关于这一年的内容', '只查關於這一年的內容', 'Only what is about this year'),
  autocomplete: true,
  ...YEARS,
};

const report: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'report',
  ...names('报告', '報告', 'report'),
  ...descriptions('只查这份报告', '只查這份報告', 'Only this report'),
  autocomplete: true,
  max_length: LONGEST.report,
};

/** The options that limit a search. */
export const LIMIT_OPTIONS: APIApplicationCommandBasicOption[] = [region, year, report];

/** The report that a subcommand is about. */
export const REPORT_OPTION: APIApplicationCommandBasicOption = {
  ...report,
  ...descriptions('报告', '報告', 'The report'),
  required: true,
};

/** What a search is limited to. */
export function readLimits({ options }: ChatInputCommandInteraction): {
  region?: string;
  year?: number;
  report?: string;
} {
  const chosen = {
    region: options.getString('region')?.replaceAll('|', ' '),
    year: options.getInteger('year'),
    report: options.getString('report'),
  };
  return Object.fromEntries(
    Object.entries(chosen).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
}

/** Entries for region, year or report, narrowed by the other two. */
export function suggestLimits(
  { options }: AutocompleteInteraction,
  desk: Desk,
): { name: string; value: string | number }[] {
  const focused = options.getFocused(true);
  const chosen = {
    region: options.getString('region') ?? undefined,
    year: options.getInteger('year') ?? undefined,
    report: options.getString('report') ?? undefined,
  };
  if (focused.name === 'region') return desk.suggestions.regions(focused.value, chosen);
  if (focused.name === 'year') return desk.suggestions.years(focused.value, chosen);
  return focused.name === 'report' ? desk.suggestions.reports(focused.value, chosen) : [];
}
