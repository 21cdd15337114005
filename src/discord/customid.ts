/** What a component does. */
const ACTIONS = ['before', 'after', 'more', 'source', 'useful', 'useless', 'jump', 'lookup', 'list'] as const;
export type Action = (typeof ACTIONS)[number];

/** Discord's limit for a custom id, in characters. */
const LONGEST = 100;

/**
 * All a component needs to work after a restart. `argument` is a passage id, or the place in a list to show; the limits of a
 * search travel along for further results.
 */
export interface CustomId {
  action: Action;
  /** Id of the user who asked. */
  asker: string;
  /** Id of the build that the answer came from. */
  build: string;
  argument: string;
  limits?: { report?: string; year?: number; region?: string };
}

/** Marks our ids and their form. */
const PREFIX = 'k1';

/** Writes a custom id; throws a RangeError above Discord's 100 characters (a region longer than any place's name). */
export function writeCustomId({ action, asker, build, argument, limits = {} }: CustomId): string {
  const { report = '', year = '', region = '' } = limits;
  const parts = [PREFIX, action, asker, build, argument];
  const isLimited = report !== '' || year !== '' || region !== '';
  const id = [...parts, ...(isLimited ? [report, year, region] : [])].join('|');
  if (id.length > LONGEST) throw new RangeError(`custom id of ${id.length} characters: ${id}`);
  return id;
}

/** Reads a custom id, or undefined where it is none of ours. */
export function readCustomId(id: string): CustomId | undefined {
  const [prefix, action, asker = '', build = '', argument = '', report = '', year = '', region = ''] = id.split('|');
  const known = ACTIONS.find((name) => name === action);
  if (prefix !== PREFIX || !known) return undefined;
  const limits = {
    ...(report ? { report } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(region ? { region } : {}),
  };
  return { action: known, asker, build, argument, limits };
}
