import type { Features } from '../search/features.ts';
import type { Hit } from '../search/search.ts';
import { answers } from './metrics.ts';
import type { Question } from './questions.ts';

/** A question with all passages that came into consideration, for fitting weights. */
export interface Trial {
  set: string;
  question: Question;
  /** How much the question counts. */
  weight: number;
  isForeign: boolean;
  candidates: { label: number; features: Features; isRelevant: boolean }[];
}

/** Whether a hit answers, as a citation of it would. */
export function hitAnswers({ passage, report }: Hit, question: Question, docs?: Record<string, string>): boolean {
  return answers({ passageId: passage.id, file: report.file, text: passage.text }, question, docs);
}

/** Makes a trial of what a question found. */
export function trialOf(
  set: { name: string; weight: number },
  question: Question,
  found: { hits: readonly Hit[]; isForeign: boolean },
  docs?: Record<string, string>,
): Trial {
  return {
    set: set.name,
    question,
    weight: set.weight,
    isForeign: found.isForeign,
    candidates: found.hits.map((hit) => ({
      label: hit.passage.label,
      features: hit.features,
      isRelevant: question.expect === 'answer' && hitAnswers(hit, question, docs),
    })),
  };
}

/** What questions must share to be kept together when others are fitted on: their answer; unanswerable ones stand alone. */
export function answerKey({ id, expect, positives, doc, docs, answer_keys }: Question): string {
  return expect === 'abstain' ? String(id) : JSON.stringify(positives ?? [doc, docs, answer_keys]);
}
