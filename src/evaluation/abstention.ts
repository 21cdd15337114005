/** A question that can or cannot be answered, and the confidence of its first citation. */
export interface Confided {
  isAnswerable: boolean;
  confidence: number;
  /** Whether the first citation answers. */
  isRight: boolean;
}

/** Chance that an answerable question gets more confidence than an unanswerable one (ties half): the area under the ROC curve. NaN without both. */
export function auroc(judged: readonly Confided[]): number {
  const [answerable, others] = apart(judged);
  let wins = 0;
  for (const high of answerable) for (const low of others) wins += high > low ? 1 : high === low ? 0.5 : 0;
  return wins / (answerable.length * others.length);
}

/** The confidence below which a share of some confidences lies; undefined of none. */
export function thresholdLosing(lost: number, confidences: readonly number[]): number | undefined {
  return [...confidences].sort((a, b) => a - b)[Math.floor(lost * confidences.length)];
}

/** Share of the unanswerable that is refused at the threshold that loses a share of the answerable. NaN without both. */
export function refusedAt(lost: number, judged: readonly Confided[]): number {
  const [answerable, others] = apart(judged);
  const threshold = thresholdLosing(lost, answerable);
  if (threshold === undefined) return Number.NaN;
  return others.filter((confidence) => confidence < threshold).length / others.length;
}

function apart(judged: readonly Confided[]): [number[], number[]] {
  const of = (isAnswerable: boolean) =>
    judged.filter((one) => one.isAnswerable === isAnswerable).map(({ confidence }) => confidence);
  return [of(true), of(false)];
}

/** Questions whose confidence lies in one tenth of the scale. */
export interface Bin {
  from: number;
  count: number;
  /** Mean confidence, and the share that is right. */
  confidence: number;
  right: number;
}

/** The reliability diagram: ten bins; empty ones are left out. */
export function reliability(judged: readonly Confided[]): Bin[] {
  return Array.from({ length: 10 }, (_, at) => {
    const inside = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === at);
    return {
      from: at / 10,
      count: inside.length,
      confidence: inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length,
      right: inside.filter(({ isRight }) => isRight).length / inside.length,
    };
  }).filter(({ count }) => count > 0);
}

/** Expected calibration error: mean distance of confidence and share right over the bins, by their counts. */
export function calibrationError(judged: readonly Confided[]): number {
  const bins = reliability(judged);
  return (
    bins.reduce((sum, { count, confidence, right }) => sum + count * Math.abs(confidence - right), 0) / judged.length
  );
}
