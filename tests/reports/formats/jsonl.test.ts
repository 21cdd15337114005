import { describe, expect, it } from 'vitest';
import { type JsonLine, linesOf, readJsonLine } from '../../../src/reports/formats/jsonl.ts';
import { failureOf } from '../../helpers/failure.ts';

async function* chunksOf(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function collect(text: string, chunk: number, longest?: number): Promise<[number, string, boolean][]> {
  const lines: [number, string, boolean][] = [];
  for await (const { number, bytes, isTooLong } of linesOf(chunksOf(text, chunk), longest))
    lines.push([number, Buffer.from(bytes).toString(), isTooLong]);
  return lines;
}

const line = (text: string | Uint8Array): JsonLine => ({ number: 5, bytes: Buffer.from(text), isTooLong: false });

describe('the lines of a stream', () => {
  it.each([1, 2, 3, 7, 1000])('are the same in pieces of %d bytes', async (chunk) => {
    expect(await collect('一\n\n \n二三\n四', chunk)).toEqual([
      [1, '一', false],
      [4, '二三', false],
      [5, '四', false],
    ]);
  });

  it('that are too long are not kept, and the others are', async () => {
    expect(await collect(`a\n${'b'.repeat(50)}\nc`, 8, 10)).toEqual([
      [1, 'a', false],
      [2, '', true],
      [3, 'c', false],
    ]);
  });
});

describe('a line', () => {
  it('may begin with a byte order mark and have an id of digits', () => {
    expect(readJsonLine(line('\ufeff{"id":12,"text":"一。","extra":[1]}'), 'a.jsonl, line 5')).toEqual({
      id: '12',
      source: { raw: '一。', encoding: 'utf-8', markup: [], pages: [], given: {} },
    });
  });

  it.each([
    ['{"text":', /^a\.jsonl, line 5: is no JSON in UTF-8: /u],
    [Uint8Array.from([0x7b, 0xff, 0x7d]), /is no JSON in UTF-8/u],
    ['[1]', /is no JSON object/u],
    ['"text"', /is no JSON object/u],
    ['{"id":"1"}', /has no text \(the field "text" is undefined\)/u],
    ['{"text":5}', /has no text \(the field "text" is number\)/u],
    ['{"text":"一","id":{}}', /has an id that is neither text nor number/u],
    ['{"text":"一","year":"last"}', /line 5: year is "last": /u],
    ['{"text":"一","title":5}', /line 5: title is 5: /u],
  ])('such as %s is bad', async (text, message) => {
    const failure = await failureOf(() => readJsonLine(line(text), 'a.jsonl, line 5'));
    expect(failure.message).toMatch(message);
  });

  it('that is too long is bad', async () => {
    const failure = await failureOf(() => readJsonLine({ ...line(''), isTooLong: true }, 'a.jsonl, line 5'));
    expect(failure.message).toBe('a.jsonl, line 5: is longer than 32 MB');
  });
});
