/** What became of a source since the build before. A renamed one was there, byte for byte, as `before`. */
export type Change = { source: string } & (
  | { kind: 'added' | 'changed' | 'removed' | 'kept' }
  | { kind: 'renamed'; before: string }
);

/**
 * Compares sources by their fingerprints.
 * @returns a change for every source of either, by name
 */
export function changesBetween(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Change[] {
  const gone = new Map<string, string[]>();
  for (const [source, print] of Object.entries(before).sort(byName))
    if (!(source in after)) gone.set(print, [...(gone.get(print) ?? []), source]);
  const changes = Object.entries(after).map(([source, print]): Change => {
    if (before[source] === print) return { source, kind: 'kept' };
    if (source in before) return { source, kind: 'changed' };
    const from = gone.get(print)?.shift();
    return from === undefined ? { source, kind: 'added' } : { source, kind: 'renamed', before: from };
  });
  const removed = [...gone.values()].flat().map((source): Change => ({ source, kind: 'removed' }));
  return [...changes, ...removed].sort((a, b) => (a.source < b.source ? -1 : 1));
}

const byName = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1);
