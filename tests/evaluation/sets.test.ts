import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSets } from '../../src/evaluation/sets.ts';
import { temporaryFolder } from '../helpers/workspace.ts';

const folder = temporaryFolder();

function fileOf(sets: unknown): string {
  const file = join(folder, 'sets.json');
  writeFileSync(file, typeof sets === 'string' ? sets : JSON.stringify(sets));
  return file;
}

const SET = { name: 'seeds', questions: 'q.jsonl', reports: 'reports' };

describe('a list of question sets', () => {
  test('has paths relative to itself', () => {
    const sets = readSets(fileOf([{ ...SET, questions: './sub/q.jsonl', reports: '../reports', docs: 'docs.json' }]));
    expect(sets).toEqual([
      {
        name: 'seeds',
        questions: join(folder, 'sub', 'q.jsonl'),
        reports: join(folder, '..', 'reports'),
        docs: join(folder, 'docs.json'),
        weight: 1,
      },
    ]);
  });

  test('may have absolute paths', () => {
    const [set] = readSets(fileOf([{ ...SET, questions: '/a/q.jsonl', reports: '/b' }]));
    expect(set).toMatchObject({ questions: '/a/q.jsonl', reports: '/b' });
  });

  test('asks of reports or of passages', () => {
    const [set] = readSets(fileOf([{ name: 'drcd', questions: 'q.jsonl', passages: 'p.jsonl' }]));
    expect(set).toEqual({
      name: 'drcd',
      questions: join(folder, 'q.jsonl'),
      passages: join(folder, 'p.jsonl'),
      weight: 1,
    });
  });

  test('has the order and the weights of the file', () => {
    const sets = readSets(
      fileOf([
        { ...SET, weight: 0.5 },
        { ...SET, name: 'other' },
      ]),
    );
    expect(sets.map(({ name, weight }) => [name, weight])).toEqual([
      ['seeds', 0.5],
      ['other', 1],
    ]);
  });
});

describe('a list is refused', () => {
  test.each([
    ['that is not JSON', '[', /JSON/u],
    ['that is no list', SET, /array/u],
    ['that is empty', [], />=1/u],
    ['with a set of nothing', [{ name: 'a', questions: 'q' }], /either reports or passages/u],
    ['with a set of both', [{ ...SET, passages: 'p' }], /either reports or passages/u],
    ['with a set without a name', [{ ...SET, name: '' }], /name/u],
    ['with a set without questions', [{ name: 'a', reports: 'r' }], /questions/u],
    ['with a weight of nothing', [{ ...SET, weight: 0 }], /weight/u],
    ['with a negative weight', [{ ...SET, weight: -1 }], /weight/u],
    ['with a weight that is no number', [{ ...SET, weight: '2' }], /weight/u],
  ])('%s', (_, sets, reason) => {
    const file = fileOf(sets);
    expect(() => readSets(file)).toThrow(
      expect.objectContaining({ name: 'KaojuError', code: 'bad_file', message: expect.stringMatching(reason) }),
    );
    expect(() => readSets(file)).toThrow(`${file}: `);
  });

  test('that is not there', () => {
    expect(() => readSets(join(folder, 'nowhere.json'))).toThrow(
      expect.objectContaining({ code: 'bad_file', message: expect.stringContaining('ENOENT') }),
    );
  });
});
