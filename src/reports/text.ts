/** Half-open range of UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** A run of source text that cleaning kept, and where it stands in the clean text. */
interface KeptRun {
  clean: number;
  raw: number;
  length: number;
}

/** A source text less what was deleted from it, with the exact way back. */
export interface CleanText {
  text: string;
  kept: readonly KeptRun[];
}

/** Joins overlapping and touching spans; the result is sorted and disjoint. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (span.end <= span.start) continue;
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** The source less the deleted spans, which may overlap and stand in any order. */
export function deleteSpans(raw: string, deletions: readonly Span[]): CleanText {
  const kept: KeptRun[] = [];
  let text = '';
  let at = 0;
  const keepTo = (end: number) => {
    if (end > at) {
      kept.push({ clean: text.length, raw: at, length: end - at });
      text += raw.slice(at, end);
    }
  };
  for (const { start, end } of mergeSpans(deletions)) {
    keepTo(start);
    at = end;
  }
  keepTo(raw.length);
  return { text, kept };
}

/** Source offset of the clean character at `offset`; throws a RangeError outside the text. */
export function toRaw({ kept }: CleanText, offset: number): number {
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((kept[middle]?.clean ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const run = kept[low];
  if (!run || offset < run.clean || offset >= run.clean + run.length)
    throw new RangeError(`offset ${offset} is outside the clean text`);
  return run.raw + offset - run.clean;
}

/** Source span of the non-empty clean span: from its first character to just behind its last. */
export function toRawSpan(clean: CleanText, { start, end }: Span): Span {
  return { start: toRaw(clean, start), end: toRaw(clean, end - 1) + 1 };
}

/** What was deleted inside a source span, sorted, in source offsets. */
export function deletionsWithin({ kept }: CleanText, raw: Span): Span[] {
  const gaps: Span[] = [];
  let at = raw.start;
  for (const run of kept) {
    const end = run.raw + run.length;
    if (end <= raw.start) continue;
    if (run.raw >= raw.end) break;
    if (run.raw > at) gaps.push({ start: at, end: run.raw });
    at = Math.max(at, end);
  }
  return gaps;
}
