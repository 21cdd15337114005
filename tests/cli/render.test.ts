import { expect, test } from 'vitest';
import { renderReport } from '../../src/cli/render.ts';
import type { ReportRecord } from '../../src/index/records.ts';

const plain = (_: unknown, text: string) => text;

test('A file name or title steers no terminal', () => {
  const report = {
    reportId: 'abc',
    file: 'a\x1b[31mred\n.txt',
    title: '报\u202E告',
    titleIsDerived: false,
    region: null,
    date: null,
  };
  expect(renderReport(report as unknown as ReportRecord, plain)).toBe(
    'abc  《报<U+202E>告》  地区不详, 日期不详  a<U+001B>[31mred⏎.txt',
  );
});
