import { logistic } from '../answer/confidence.ts';

/** The candidates of one question: a row of features each, and which of them answer. */
export interface Group {
  rows: readonly Float64Array[];
  isRelevant: readonly boolean[];
  /** How much the question counts. */
  weight: number;
}

/** An example of a yes-or-no model. */
export interface Example {
  row: Float64Array;
  isTrue: boolean;
  weight: number;
}

/**
 * Weights of a linear ranking: the listwise softmax loss (Cao et al. 2007), that is the mean negative log share of
 * exp(score) that the relevant candidates of a question have among all of its candidates, plus an L2 penalty.
 * @param groups each with candidates that answer and others
 * @param width number of features
 * @param penalty times half the squared length of the weights
 */
export function fitRanking(groups: readonly Group[], width: number, penalty: number): Float64Array {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  return minimise(width, penalty, (weights, problem) => {
    for (const group of groups) addListwise(group, weights, group.weight / total, problem);
  });
}

function addListwise({ rows, isRelevant }: Group, weights: Float64Array, share: number, problem: Problem): void {
  const scores = rows.map((row) => dot(row, weights));
  const most = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - most));
  const all = sum(exps);
  const relevant = sum(exps.filter((_, at) => isRelevant[at]));
  problem.loss += share * Math.log(all / relevant);
  const mean = new Float64Array(weights.length);
  for (const [at, row] of rows.entries()) addScaled(mean, (exps[at] as number) / all, row);
  for (const [at, row] of rows.entries()) {
    const probability = (exps[at] as number) / all;
    addScaled(problem.gradient, share * (probability - (isRelevant[at] ? (exps[at] as number) / relevant : 0)), row);
    if (probability > NEGLIGIBLE) addOuter(problem.curvature, share * probability, difference(row, mean));
  }
}

/** Weights of a logistic regression with an L2 penalty; a column of ones makes the constant. */
export function fitLogistic(examples: readonly Example[], width: number, penalty: number): Float64Array {
  const total = examples.reduce((all, { weight }) => all + weight, 0);
  return minimise(width, penalty, (weights, problem) => {
    for (const { row, isTrue, weight } of examples) {
      const share = weight / total;
      const probability = logistic(dot(row, weights));
      problem.loss -= share * Math.log(Math.max(Number.MIN_VALUE, isTrue ? probability : 1 - probability));
      addScaled(problem.gradient, share * (probability - (isTrue ? 1 : 0)), row);
      addOuter(problem.curvature, share * probability * (1 - probability), row);
    }
  });
}

/** How a weight may be: at least 0, at most 0, or anything. */
export type Sign = 1 | -1 | 0;

/**
 * Weights by name that keep their signs: a feature whose weight comes out with the wrong sign (it only makes up for
 * another) is left out, the worst first, and the others are fitted again. What is left out weighs 0.
 * @param fitOn fits the features named
 */
export function fitSigned<Name extends string>(
  signs: Record<Name, Sign>,
  fitOn: (names: readonly Name[]) => Float64Array,
): Record<Name, number> {
  let names = Object.keys(signs) as Name[];
  for (;;) {
    const weights = fitOn(names);
    const wrong = names
      .map((name, at) => ({ name, by: -signs[name] * (weights[at] as number) }))
      .filter(({ by }) => by > 0)
      .sort((a, b) => b.by - a.by);
    if (wrong.length === 0) {
      const fitted = new Map(names.map((name, at) => [name, weights[at] as number]));
      return Object.fromEntries(Object.keys(signs).map((name) => [name, fitted.get(name as Name) ?? 0])) as Record<
        Name,
        number
      >;
    }
    names = names.filter((name) => name !== wrong[0]?.name);
  }
}

/** Sum of the products of a row and the weights. */
export function dot(row: Float64Array, weights: Float64Array): number {
  let total = 0;
  for (let at = 0; at < row.length; at++) total += (row[at] as number) * (weights[at] as number);
  return total;
}

/** Loss at some weights with its slope and (an upper bound of) its curvature. */
interface Problem {
  loss: number;
  gradient: Float64Array;
  curvature: Float64Array[];
}

const NEGLIGIBLE = 1e-6;
const NEWTON = { steps: 50, halvings: 20, enough: 1e-9 };

/** Newton's method from zero with halved steps where one does not help; without randomness. */
function minimise(
  width: number,
  penalty: number,
  add: (weights: Float64Array, problem: Problem) => void,
): Float64Array {
  const at = (weights: Float64Array): Problem => {
    const curvature = Array.from({ length: width }, (_, row) => {
      const line = new Float64Array(width);
      line[row] = penalty;
      return line;
    });
    const problem = { loss: (penalty / 2) * dot(weights, weights), gradient: new Float64Array(width), curvature };
    addScaled(problem.gradient, penalty, weights);
    add(weights, problem);
    return problem;
  };
  let weights: Float64Array = new Float64Array(width);
  let problem = at(weights);
  for (let step = 0; step < NEWTON.steps; step++) {
    const direction = solve(problem.curvature, problem.gradient);
    let [next, found] = [weights, problem];
    for (let halving = 0; halving < NEWTON.halvings && !(found.loss < problem.loss); halving++) {
      next = weights.slice();
      addScaled(next, -(0.5 ** halving), direction);
      found = at(next);
    }
    const gain = problem.loss - found.loss;
    if (!(gain > 0)) break;
    [weights, problem] = [next, found];
    if (gain < NEWTON.enough) break;
  }
  return weights;
}

/** The solution of matrix · x = vector for a positive definite matrix, by Cholesky's decomposition. */
function solve(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  const size = vector.length;
  const lower = matrix.map((line) => line.slice());
  const value = (row: number, column: number) => lower[row]?.[column] as number;
  const set = (row: number, column: number, to: number) => {
    (lower[row] as Float64Array)[column] = to;
  };
  for (let column = 0; column < size; column++)
    for (let row = column; row < size; row++) {
      let rest = value(row, column);
      for (let k = 0; k < column; k++) rest -= value(row, k) * value(column, k);
      set(row, column, row === column ? Math.sqrt(rest) : rest / value(column, column));
    }
  const x = vector.slice();
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] = (x[row] as number) - value(row, k) * (x[k] as number);
    x[row] = (x[row] as number) / value(row, row);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row] = (x[row] as number) - value(k, row) * (x[k] as number);
    x[row] = (x[row] as number) / value(row, row);
  }
  return x;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const difference = (a: Float64Array, b: Float64Array) => a.map((value, at) => value - (b[at] as number));

function addScaled(target: Float64Array, factor: number, vector: Float64Array): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] as number) + factor * (vector[at] as number);
}

/** Adds a multiple of vector · vectorᵀ to a matrix; only its lower half is used. */
function addOuter(matrix: readonly Float64Array[], factor: number, vector: Float64Array): void {
  for (const [row, line] of matrix.entries()) {
    const scaled = factor * (vector[row] as number);
    if (scaled !== 0)
      for (let column = 0; column <= row; column++)
        line[column] = (line[column] as number) + scaled * (vector[column] as number);
  }
}

/** The part, from 0 to `parts` - 1, that a key falls into: questions with one answer are never apart. FNV-1a. */
export function partOf(key: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
  return hash % parts;
}
