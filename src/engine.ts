import { type Answer, composeAnswer } from './answer/answer.ts';
import { type Config, modelLocation } from './config.ts';
import type { Embedder } from './embedding/embedder.ts';
import { loadEmbedder } from './embedding/transformers.ts';
import { KaojuError } from './errors.ts';
import { type Index, openIndex } from './index/open.ts';
import { type Query, type Request, readQuestion } from './search/question.ts';
import { type SearchResult, search } from './search/search.ts';

/** Longest question, in UTF-16 units: the model reads the first 512 tokens only, and a question is a sentence. */
export const LONGEST_QUESTION = 2000;

/** Citations of an answer where nobody says how many, and at most. */
export const CITATIONS = { usual: 5, most: 20 };

/** A request with the number of citations wanted. */
export interface AskRequest extends Request {
  k?: number | undefined;
}

/** All that a search brought for a question. */
export interface Found extends SearchResult {
  query: Query;
  ms: Answer['ms'];
}

/** The live build and the model behind one function. */
export interface Engine {
  readonly index: Index;
  readonly embedder: Embedder;
  /** @throws KaojuError `bad_question` or `bad_use` */
  ask(request: AskRequest): Promise<Answer>;
  /** What a question finds, before it is made an answer. @throws as `ask` */
  find(request: AskRequest, limit?: number): Promise<Found>;
  close(): void;
}

/**
 * Opens the live build and loads its model.
 * @param load makes the embedder, where it is not the configured one
 * @throws KaojuError `no_build`, `damaged_build`, `other_build` or `bad_model`
 */
export async function openEngine(config: Config, load?: () => Promise<Embedder>): Promise<Engine> {
  const index = openIndex(config.embeddingsDir);
  try {
    const embedder = await (load?.() ?? loadEmbedder(modelLocation(config)));
    checkModel(index, embedder);
    return {
      index,
      embedder,
      ask: (request) => ask(index, embedder, request),
      find: (request, limit) => find(index, embedder, request, limit),
      close: () => index.close(),
    };
  } catch (error) {
    index.close();
    throw error;
  }
}

function checkModel({ manifest }: Index, { model }: Embedder): void {
  if (manifest.model.checksum === model.checksum && manifest.model.dimension === model.dimension) return;
  throw new KaojuError(
    'other_build',
    `Build ${manifest.build} was made with the model ${manifest.model.id} (${manifest.model.checksum.slice(0, 8)}…), not ${model.id} (${model.checksum.slice(0, 8)}…).`,
    'Run `npm run rebuild`, or set EMBEDDING_MODEL to the model of the build.',
  );
}

async function ask(index: Index, embedder: Embedder, request: AskRequest): Promise<Answer> {
  const { ms, ...found } = await find(index, embedder, request, CITATIONS.most);
  const k = request.k ?? CITATIONS.usual;
  return composeAnswer(request, found, { k, build: index.manifest.build, ms });
}

async function find(index: Index, embedder: Embedder, request: AskRequest, limit?: number): Promise<Found> {
  const started = performance.now();
  checkQuestion(request);
  const query = readQuestion(request, index);
  const vector = await embedder.embed(query.text, 'query');
  const embedded = performance.now();
  const result = search(index, request, query, vector, limit);
  const ended = performance.now();
  return { ...result, query, ms: { embed: embedded - started, search: ended - embedded, total: ended - started } };
}

function checkQuestion({ question, context, k }: AskRequest): void {
  if (question.trim() === '')
    throw new KaojuError(
      'bad_question',
      'The question is empty.',
      'Ask in words, for example “2022年山南市地区生产总值是多少?”.',
    );
  for (const text of [question, context ?? ''])
    if (text.length > LONGEST_QUESTION)
      throw new KaojuError(
        'bad_question',
        `The question has ${text.length} characters; at most ${LONGEST_QUESTION} are read.`,
        'Ask one thing in a sentence or two.',
      );
  if (k !== undefined && (!Number.isInteger(k) || k < 1 || k > CITATIONS.most))
    throw new KaojuError('bad_use', `There cannot be ${k} citations.`, `Ask for 1 to ${CITATIONS.most}.`);
}
