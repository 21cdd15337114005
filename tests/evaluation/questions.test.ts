import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocs, readQuestions } from '../../src/evaluation/questions.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const folder = temporaryFolder();

function fileOf(content: string): string {
  const file = join(folder, 'questions.jsonl');
  writeFileSync(file, content);
  return file;
}

const LINE = '{"id": 7, "question": "谁?"}';

test('A question has defaults for what its line leaves out', () => {
  expect(readQuestions(fileOf(`${LINE}\n`))).toEqual([
    { id: 7, lang: '?', kind: '?', question: '谁?', answer_keys: [], expect: 'answer' },
  ]);
});

test('Empty lines and the line ends of Windows count for nothing', () => {
  expect(readQuestions(fileOf(`${LINE}\r\n\r\n\n${LINE}`)).map(({ id }) => id)).toEqual([7, 7]);
});

describe('a question file is refused', () => {
  test.each([
    ['that is not JSON', '{"id": 7', /^.*questions\.jsonl:2: .*JSON/u],
    ['without a question', '{"id": 7}', /^.*questions\.jsonl:2: .*\n?.*question/u],
    ['with an unknown expectation', '{"id": 7, "question": "谁?", "expect": "x"}', /:2: [\s\S]*expect/u],
    ['with keys that are no groups', '{"id": 7, "question": "谁?", "answer_keys": ["a"]}', /:2: [\s\S]*answer_keys/u],
    ['that is null', 'null', /:2: /u],
  ])('with the line %s', (_, line, message) => {
    const file = fileOf(`${LINE}\n${line}\n`);
    expect(() => readQuestions(file)).toThrow(
      expect.objectContaining({ code: 'bad_file', message: expect.stringMatching(message) }),
    );
  });

  test('that holds none', () => {
    const file = fileOf(' \n\n');
    const message = `${file} holds nothing.`;
    expect(() => readQuestions(file)).toThrow(expect.objectContaining({ code: 'bad_file', message }));
  });

  test('that is not there', () => {
    const message = expect.stringMatching(/^\S+nowhere cannot be read: ENOENT/u);
    expect(() => readQuestions(join(folder, 'nowhere'))).toThrow(
      expect.objectContaining({ code: 'bad_file', message }),
    );
  });
});

describe('a map of reports', () => {
  test('is read', () => {
    expect(readDocs(fileOf('{"003": "shannan.txt"}'))).toEqual({ '003': 'shannan.txt' });
  });

  test.each(['[]', '{"003": 3}', '{', ''])('is refused where it is no object of strings: %s', (content) => {
    const file = fileOf(content);
    const message = expect.stringContaining(`${file}: `);
    expect(() => readDocs(file)).toThrow(expect.objectContaining({ code: 'bad_file', message }));
  });
});
