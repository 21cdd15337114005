import { fold } from '../language/fold.ts';
import type { Passage } from './passages.ts';

/** Most characters of title and headings that are embedded with a passage, and most of one heading. */
const LONGEST = { context: 120, heading: 40 };

/** Most characters in one text to embed: at most one token a character, and the model takes 512. */
const LONGEST_TEXT = 495;

/** Title and headings of a passage as one line, for search: they say whose figure it is, and of which year. */
export function contextOf(title: string, section: readonly string[]): string {
  return [title, ...section].map((part) => part.slice(0, LONGEST.heading)).join(' › ');
}

/**
 * The texts that are embedded for a passage, folded: first the passage below its title and headings, then each of its
 * sentences alone. All fit the model's window; the context is cut where both together would not.
 */
export function textsToEmbed(title: string, { section, text, sentences }: Passage): string[] {
  const flat = text.replace(/\s+/gu, ' ');
  const room = Math.max(0, Math.min(LONGEST.context, LONGEST_TEXT - 1 - flat.length));
  const alone = sentences.map(({ start, end }) => text.slice(start, end).trim());
  return [`${contextOf(title, section).slice(0, room)}\n${flat}`, ...alone].map((one) =>
    fold(one.slice(0, LONGEST_TEXT)),
  );
}
