import { fold } from './fold.ts';
import { readLines } from './lists.ts';

/** Groups of names for one thing in this genre, folded: each name of a group finds all the others. */
const GROUPS: readonly (readonly string[])[] = readLines('synonyms.txt').map((line) => fold(line).split(/\s+/u));

/** The names found in a folded question, each with the other names of the same thing. */
export function synonymsIn(folded: string): { name: string; others: string[] }[] {
  return GROUPS.flatMap((group) => {
    const name = group.find((candidate) => folded.includes(candidate));
    return name ? [{ name, others: group.filter((other) => other !== name && !name.includes(other)) }] : [];
  });
}
