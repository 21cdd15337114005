import { fold } from '../language/fold.ts';
import { bareName } from '../language/places.ts';
import type { Report } from '../reports/report.ts';
import type { Passage } from './passages.ts';

/** Most characters of title and headings that are embedded with a passage, and most of one heading. */
const LONGEST = { context: 120, heading: 40 };

/** Most characters in one text to embed: at most one token a character, and the model takes 512. */
const LONGEST_TEXT = 495;

/** Region of national reports: it tells nothing apart, as every report speaks of the nation. */
const NATION = '全国';

/** The report that a passage is from, as far as it says whose figure it is and of which year. */
export type Origin = Pick<Report, 'title' | 'region' | 'year'>;

/** Place and year (where the title does not say them), title and headings of a passage as one line, for search. */
export function contextOf(origin: Origin, section: readonly string[]): string {
  const headings = [origin.title, ...section]
    .filter((part) => part !== '')
    .map((part) => part.slice(0, LONGEST.heading));
  return `${missingFrom(origin)}${headings.join(' › ')}`;
}

function missingFrom({ title, region, year }: Origin): string {
  const folded = fold(title);
  const place = region !== null && region !== NATION && !folded.includes(bareName(region)) ? region : '';
  return `${place}${year !== null && !folded.includes(String(year)) ? `${year}年` : ''}`;
}

/**
 * The texts that are embedded for a passage, folded: first the passage below its context, then each of its sentences
 * alone. All fit the model's window; the context is cut where both together would not.
 */
export function textsToEmbed(
  origin: Origin,
  { section, text, sentences }: Pick<Passage, 'section' | 'text' | 'sentences'>,
): string[] {
  const flat = text.replace(/\s+/gu, ' ');
  const room = Math.max(0, Math.min(LONGEST.context, LONGEST_TEXT - 1 - flat.length));
  const alone = sentences.map(({ start, end }) => text.slice(start, end).trim());
  return [`${contextOf(origin, section).slice(0, room)}\n${flat}`, ...alone].map((one) =>
    fold(one.slice(0, LONGEST_TEXT)),
  );
}
