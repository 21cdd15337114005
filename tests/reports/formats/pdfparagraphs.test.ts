import { describe, expect, it } from 'vitest';
import { withoutFurniture } from '../../../src/reports/formats/pdffurniture.ts';
import { joinPages } from '../../../src/reports/formats/pdfparagraphs.ts';
import { type PageRows, type Piece, type Row, rowsOf } from '../../../src/reports/formats/pdfrows.ts';

const piece = (text: string, x: number, y: number, more: Partial<Piece> = {}): Piece => ({
  text,
  x,
  y,
  width: text.length * 10,
  size: 10,
  turns: 0,
  ...more,
});
const rows = (...pieces: Piece[]) => rowsOf({ width: 600, height: 800, pieces }).rows.map(({ text }) => text);

/** Rows of ten points, twenty apart, from the left margin at 100 to the right one at 300; spaces before a text indent it. */
function page(...texts: string[]): PageRows {
  const made = texts.map((text, at): Row => {
    const left = 100 + 10 * (text.length - text.trimStart().length);
    const right = left + 10 * text.trim().length;
    return { text: text.trim(), left, right, y: 100 + 20 * at, size: 10, isGapped: false };
  });
  return { width: 400, height: 800, rows: made };
}
const FULL = '一二三四五六七八九十一二三四五六七八九十';

describe('the pieces of a row', () => {
  it('are put in their order, with a space at a gap', () => {
    expect(rows(piece('乙', 40, 100), piece('甲', 10, 101), piece('丙', 50, 100))).toEqual(['甲 乙丙']);
  });

  it('lose the spaces of letter-spaced Chinese, and only these', () => {
    expect(rows(piece('政 府 工 作 报 告', 0, 0))).toEqual(['政府工作报告']);
    expect(rows(piece('市长 次仁平措', 0, 0))).toEqual(['市长 次仁平措']);
    expect(rows(piece('GDP growth', 0, 0))).toEqual(['GDP growth']);
  });

  it('do not hold a watermark, nor what stands on its side', () => {
    expect(
      rows(piece('正文内容', 0, 0), piece('内部', 5, 0, { turns: undefined }), piece('侧', 9, 0, { turns: 1 })),
    ).toEqual(['正文内容']);
  });

  it('are read from the side where most of the page is', () => {
    const turned = [piece('第一', 500, 100, { turns: 1 }), piece('第二', 480, 100, { turns: 1 })];
    expect(rows(...turned)).toEqual(['第一', '第二']);
  });
});

describe('rows', () => {
  it.each([
    ['an indent', [`  ${FULL.slice(2)}`, FULL, `  ${FULL.slice(2)}`], 2],
    ['a row that ends early', [FULL, '完。', FULL], 2],
    ['nothing', [FULL, FULL, FULL], 1],
    ['an indent that the row before has, too, in mid-sentence', [`  ${FULL.slice(2)}`, `  ${FULL.slice(2)}`], 1],
  ])('become paragraphs by %s', (_, texts, count) => {
    expect(joinPages([page(...texts, ...Array(6).fill(FULL))]).raw.split('\n')).toHaveLength(count);
  });

  it('become paragraphs by a wide gap and by another size', () => {
    const apart = page(FULL, FULL, FULL, FULL);
    for (const row of apart.rows.slice(2)) row.y += 20;
    expect(joinPages([apart]).raw.split('\n')).toHaveLength(2);
    const sized = page(FULL, FULL, FULL);
    Object.assign(sized.rows[0] ?? {}, { size: 14 });
    expect(joinPages([sized]).raw.split('\n')).toHaveLength(2);
  });

  it('of Latin words are joined with a space', () => {
    expect(joinPages([page('the growth of the ci', 'ty was good')]).raw).toBe('the growth of the ci ty was good');
    expect(joinPages([page(`${FULL.slice(4)}2022`, '年')]).raw).toBe(`${FULL.slice(4)}2022年`);
  });

  it('go on over a page, and a page without rows begins where it would', () => {
    expect(joinPages([page(FULL, FULL), page(), page(FULL)])).toEqual({ raw: FULL.repeat(3), pages: [0, 40, 40] });
  });
});

describe('the furniture of pages', () => {
  const numbered = (head: string, number: string, ...texts: string[]): PageRows => {
    const made = page(head, ...texts, number);
    const [first, last] = [made.rows[0], made.rows.at(-1)];
    if (first && last) [first.y, last.y] = [40, 770];
    return made;
  };
  const textsOf = (pages: PageRows[]) => withoutFurniture(pages).map((one) => one.rows.map(({ text }) => text));

  it('is left out: heads that return, even on every second page, and numbers', () => {
    const pages = ['1', '— 2 —', '第 3 页', '4 / 9'].map((number, at) =>
      numbered(at % 2 ? '工作报告' : '某市政府', number, `正文${'甲乙丙丁'[at]}`, `再${'甲乙丙丁'[at]}`),
    );
    expect(textsOf(pages)).toEqual([
      ['正文甲', '再甲'],
      ['正文乙', '再乙'],
      ['正文丙', '再丙'],
      ['正文丁', '再丁'],
    ]);
  });

  it('is not a number within the page, nor a head that stands once', () => {
    expect(textsOf([page('标题', '2022', '正文')])).toEqual([['标题', '2022', '正文']]);
  });
});
