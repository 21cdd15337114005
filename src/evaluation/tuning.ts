import { confidenceOf, type Signs, signsOf } from '../answer/confidence.ts';
import { RANK_WEIGHTS, type RankWeights, rank, type Weights } from '../search/rank.ts';
import { thresholdLosing } from './abstention.ts';
import { fitLogistic, fitRanking, fitSigned, type Group, partOf, type Sign } from './fit.ts';
import { answerKey, type Trial } from './trials.ts';

/** Parts of the cross-validation: each part is judged by weights fitted on the four others. */
const PARTS = 5;

/** Penalties on large weights, chosen by cross-validation on the development questions. */
const PENALTY = { rank: 2e-4, confidence: 3e-4 };

/**
 * How much a question of a set without unanswerable ones counts for the confidence: such sets say nothing of refusals, and
 * would make everything look answerable.
 */
const ANSWERABLE_ONLY = 0.1;

/** What became of a trial under some weights. */
export interface Judged {
  trial: Trial;
  /** Place of the first candidate that answers, from 1; undefined where none does. */
  rank: number | undefined;
  confidence: number;
}

export interface Tuning {
  rank: RankWeights;
  confidence: Signs;
  thresholds: { answered: number; notFound: number };
  /** Under the weights in use, under the new ones, and each part under weights fitted on the others. */
  now: Judged[];
  fitted: Judged[];
  crossValidated: Judged[];
}

/** Fits the weights of ranking and confidence to trials, and judges them by cross-validation. Deterministic. */
export function tune(trials: readonly Trial[]): Tuning {
  const fitBoth = (some: readonly Trial[]) => {
    const rank = fitRank(some);
    return { rank, confidence: fitConfidence(some, rank) };
  };
  const whole = fitBoth(trials);
  const part = ({ question }: Trial) => partOf(answerKey(question), PARTS);
  const crossValidated = Array.from({ length: PARTS }, (_, at) => {
    const { rank, confidence } = fitBoth(trials.filter((trial) => part(trial) !== at));
    return trials.filter((trial) => part(trial) === at).map((trial) => judge(trial, rank, confidence));
  }).flat();
  const refusing = withRefusals(trials);
  return {
    ...whole,
    thresholds: thresholdsOf(crossValidated.filter(({ trial }) => refusing.has(trial.set))),
    now: trials.map((trial) => judge(trial, RANK_WEIGHTS)),
    fitted: trials.map((trial) => judge(trial, whole.rank, whole.confidence)),
    crossValidated,
  };
}

function judge(trial: Trial, weights: RankWeights, confidence?: Signs): Judged {
  const { candidates, isForeign } = trial;
  const ranked = rank(candidates, isForeign, weights);
  const at = ranked.findIndex(({ isRelevant }) => isRelevant);
  const [first, second] = ranked;
  return {
    trial,
    rank: at < 0 ? undefined : at + 1,
    confidence: first ? confidenceOf(signsOf(first, second, isForeign), confidence) : 0,
  };
}

function fitRank(trials: readonly Trial[]): RankWeights {
  return {
    chinese: fitScript(trials.filter(({ isForeign }) => !isForeign)),
    foreign: fitScript(trials.filter(({ isForeign }) => isForeign)),
  };
}

/** What speaks against a passage; everything else speaks for it. */
const AGAINST = new Set<keyof Weights>(['lacking', 'unaskedGoal', 'caption', 'header']);
const RANK_SIGNS = Object.fromEntries(
  (Object.keys(RANK_WEIGHTS.chinese) as (keyof Weights)[]).map((name) => [name, AGAINST.has(name) ? -1 : 1]),
) as Record<keyof Weights, Sign>;

function fitScript(trials: readonly Trial[]): Weights {
  const usable = trials.filter(({ candidates }) => new Set(candidates.map(({ isRelevant }) => isRelevant)).size === 2);
  return fitSigned(RANK_SIGNS, (names) => {
    const groups = usable.map(
      ({ candidates, weight }): Group => ({
        rows: candidates.map(({ features }) => Float64Array.from(names, (name) => features[name])),
        isRelevant: candidates.map(({ isRelevant }) => isRelevant),
        weight,
      }),
    );
    return groups.length === 0 ? new Float64Array(names.length) : fitRanking(groups, names.length, PENALTY.rank);
  });
}

/** The signs of the confidence's weights: what the question lacks takes away, all else adds; the level is free. */
const CONFIDENCE_SIGNS: Record<keyof Signs, Sign> = {
  ...{ constant: 0, foreign: 0, lacking: -1, uncovered: -1, elsewhere: -1 },
  ...{ denseSentence: 1, bm25: 1, coverage: 1, sentence: 1, pairs: 1, run: 1, lead: 1 },
  ...{ form: 1, indicator: 1, year: 1, reportYear: 1, region: 1, place: 1, foreignSentence: 1, foreignDense: 1 },
};

function fitConfidence(trials: readonly Trial[], weights: RankWeights): Signs {
  const refusing = withRefusals(trials);
  const examples = trials.flatMap(({ candidates, isForeign, set }) => {
    const [first, second] = rank(candidates, isForeign, weights);
    const weight = refusing.has(set) ? 1 : ANSWERABLE_ONLY;
    return first ? [{ signs: signsOf(first, second, isForeign), isTrue: first.isRelevant, weight }] : [];
  });
  return fitSigned(CONFIDENCE_SIGNS, (names) => {
    const rows = examples.map(({ signs, ...rest }) => ({
      ...rest,
      row: Float64Array.from(names, (name) => signs[name]),
    }));
    return fitLogistic(rows, names.length, PENALTY.confidence);
  });
}

/** Names of the sets that have unanswerable questions. */
function withRefusals(trials: readonly Trial[]): Set<string> {
  return new Set(trials.flatMap(({ set, question }) => (question.expect === 'abstain' ? [set] : [])));
}

/** The rule of the thresholds: at most this share of the answerable questions is refused … */
const LOST = 0.05;
/** … and of what is called answered at least this share is right. */
const RIGHT = 0.9;

/** Thresholds by the rule, on cross-validated confidences. */
function thresholdsOf(judged: readonly Judged[]): Tuning['thresholds'] {
  const answerable = judged
    .filter(({ trial }) => trial.question.expect === 'answer')
    .map(({ confidence }) => confidence);
  const notFound = thresholdLosing(LOST, answerable) ?? 0;
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  let [right, answered] = [0, 1];
  for (const [at, { rank, confidence }] of sorted.entries()) {
    if (rank === 1) right++;
    if (right / (at + 1) >= RIGHT) answered = confidence;
  }
  return { answered: Math.max(answered, notFound), notFound };
}
