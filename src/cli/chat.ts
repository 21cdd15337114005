import { createInterface } from 'node:readline';
import type { Citation } from '../answer/answer.ts';
import { CITATIONS, type Engine } from '../engine.ts';
import { KaojuError } from '../errors.ts';
import { findReport } from '../search/filter.ts';
import { isFollowUp } from '../search/question.ts';
import { readSource } from '../source.ts';
import { describeReport } from './commands/report.ts';
import { type Io, type Paint, painter, writeLine } from './io.ts';
import { renderAnswer, renderCitation, renderReport } from './render.ts';

const HELP = [
  '直接输入问题 / type a question: 2022年山南市地区生产总值是多少?',
  '/report [R]   列出报告,或看其中一份 / list the reports, or show one (file, id or part of the title)',
  '/source n     第 n 条出处的原文 / the source text of citation n, with its place',
  '/more         更多结果 / more results for the last question',
  '/help         帮助 / this help',
  '/quit         退出 / leave',
];

/** What the chat remembers: the last question, and what it showed of its results. */
interface Memory {
  question: string | undefined;
  context: string | undefined;
  shown: Citation[];
}

/** Reads questions and commands line by line until /quit or the end of the input. */
export async function chat(engine: Engine, reportsDir: string, io: Io): Promise<void> {
  const paint = painter(io.stdout, io.environment);
  const { tables, manifest } = engine.index;
  writeLine(
    io.stderr,
    `考据 Kaoju: ${tables.reports.length} 份报告, ${tables.size} 个段落 (build ${manifest.build})。/help 看用法。`,
  );
  const lines = createInterface({ input: io.stdin, ...(io.stdin.isTTY ? { output: io.stdout } : {}), prompt: '问> ' });
  io.signal.addEventListener('abort', () => lines.close());
  lines.on('SIGINT', () => lines.close());
  const memory: Memory = { question: undefined, context: undefined, shown: [] };
  const prompt = () => io.stdin.isTTY && lines.prompt();
  prompt();
  for await (const line of lines) {
    const input = line.trim();
    if (input === '/quit' || input === '/exit') break;
    if (input !== '') {
      for (const text of await respond(input, { engine, reportsDir, memory, paint })) writeLine(io.stdout, text);
      writeLine(io.stdout);
    }
    prompt();
  }
  lines.close();
}

interface Session {
  engine: Engine;
  reportsDir: string;
  memory: Memory;
  paint: Paint;
}

/** The lines that answer one line of input. A mistake of the user is answered, not thrown. */
async function respond(input: string, session: Session): Promise<string[]> {
  const [command = '', ...rest] = input.split(/\s+/u);
  const argument = rest.join(' ');
  try {
    if (!command.startsWith('/')) return await answer(input, session);
    if (command === '/help') return HELP;
    if (command === '/report') return report(argument, session);
    if (command === '/source') return await source(argument, session);
    if (command === '/more') return await more(session);
    return [`没有 ${command} 这个命令 / there is no such command.`, ...HELP];
  } catch (error) {
    if (error instanceof KaojuError) return [session.paint('yellow', error.message), error.advice];
    throw error;
  }
}

async function answer(question: string, { engine, memory, paint }: Session): Promise<string[]> {
  const context = isFollowUp(question) ? memory.question : undefined;
  const found = await engine.ask({ question, context });
  memory.question = question;
  memory.context = context;
  memory.shown = found.citations;
  return renderAnswer(found, paint);
}

async function more({ engine, memory, paint }: Session): Promise<string[]> {
  const { question, context, shown } = memory;
  if (question === undefined) return ['先问一个问题 / ask a question first.'];
  const k = Math.min(shown.length + CITATIONS.usual, CITATIONS.most);
  const { citations, nearest } = await engine.ask({ question, context, k });
  const all = nearest ?? citations;
  const further = all.slice(shown.length);
  memory.shown = all;
  return further.length > 0 ? further.flatMap((one) => renderCitation(one, paint)) : ['没有更多了 / there is no more.'];
}

function report(name: string, { engine, paint }: Session): string[] {
  const { tables } = engine.index;
  if (name === '') return tables.reports.map((one) => renderReport(one, paint));
  const one = findReport(tables.reports, name);
  return describeReport(one, tables.passages(one.reportId), paint);
}

async function source(number: string, { engine, reportsDir, memory, paint }: Session): Promise<string[]> {
  const citation = memory.shown.find(({ n }) => String(n) === number);
  const record = engine.index.tables.reports.find(({ reportId }) => reportId === citation?.reportId);
  if (!citation || !record) {
    const count = memory.shown.length;
    return [count === 0 ? '还没有出处 / there is no citation yet.' : `出处从 1 到 ${count} / choose 1 to ${count}.`];
  }
  const found = await readSource(reportsDir, record);
  if ('problem' in found) return [paint('red', `原文读不到 / the source cannot be read: ${found.problem}`)];
  const state = found.isUnchanged
    ? '与建索引时相同 / unchanged since the build'
    : '文件已改动 / the file has changed since the build';
  return [
    `${citation.file}:${citation.line}, 字符 ${citation.start}–${citation.end}`,
    paint(found.isUnchanged ? 'dim' : 'red', state),
    ...found.raw
      .slice(citation.start, citation.end)
      .split(/\r?\n/u)
      .map((line) => `    ${line}`),
  ];
}
