import type { PageRows, Row } from './pdfrows.ts';

/** Rows at the top and at the bottom of a page among which heads, feet and numbers are sought. */
const OUTERMOST = 3;

/** Share of a page's height at its top and at its bottom in which its number stands. */
const MARGIN = 0.12;

/** A row that stands at one place on this share of the pages is a running head or foot; even and odd pages may differ. */
const MOST = 0.3;

/** How far from its place a running head may stand, as a share of the page's height. */
const SAME_PLACE = 0.015;

const PAGE_NUMBER =
  /^[\s\-—–―·•.|/]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[,，/共]+\s*\d{1,4}\s*页?)?[\s\-—–―·•.|/]*$|^page \d+(?: of \d+)?$/iu;

/** Pages without running heads and feet and without page numbers. */
export function withoutFurniture(pages: readonly PageRows[]): PageRows[] {
  const running = runningRows(pages);
  return pages.map((page) => {
    const outer = new Set(outerRows(page));
    const isNumber = (row: Row) => {
      const place = row.y / page.height;
      return (place < MARGIN || place > 1 - MARGIN) && PAGE_NUMBER.test(row.text);
    };
    return { ...page, rows: page.rows.filter((row) => !outer.has(row) || !(running.has(row) || isNumber(row))) };
  });
}

function outerRows({ rows }: PageRows): Row[] {
  return [...rows.slice(0, OUTERMOST), ...rows.slice(-OUTERMOST)];
}

/** The outer rows that stand, with other digits perhaps, at the same place on most pages. */
function runningRows(pages: readonly PageRows[]): Set<Row> {
  const alike = new Map<string, { row: Row; page: number; place: number }[]>();
  for (const [number, page] of pages.entries())
    for (const row of new Set(outerRows(page))) {
      const key = row.text.replace(/\d+/gu, '#').replace(/\s+/gu, '');
      const group = alike.get(key) ?? [];
      group.push({ row, page: number, place: row.y / page.height });
      alike.set(key, group);
    }
  const needed = Math.max(2, pages.length * MOST);
  const running = new Set<Row>();
  for (const group of alike.values())
    for (const { row, place } of group) {
      const near = group.filter((other) => Math.abs(other.place - place) <= SAME_PLACE);
      if (new Set(near.map(({ page }) => page)).size >= needed) running.add(row);
    }
  return running;
}
