import { KaojuError } from '../../errors.ts';
import { decode } from '../decode.ts';
import type { Given } from '../given.ts';
import type { Format } from './format.ts';

/** What of a parsed page is used here. */
interface Page {
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): ArrayLike<Element>;
}
interface Element {
  textContent: string | null;
  getAttribute(name: string): string | null;
}

/** A web page: the text of its article, with the page's title above where the article does not begin with it. */
export const HTML: Format = {
  endings: ['.html', '.htm'],
  largest: 20_000_000,
  async read(bytes, file) {
    // Here as in the other formats what a file needs is loaded with the first one: a question must not wait for it.
    const { isTooDeep, textOfHtml } = await import('./htmltext.ts');
    const textOf = (part: string) => textOfHtml(part, { numbered: true });
    const { text: html } = decode(bytes, file);
    if (isTooDeep(html))
      throw new KaojuError(
        'bad_file',
        `${file}: its elements are nested too deeply for a web page`,
        'Save the page again, or its text as .txt.',
      );
    const { text, title, given } = await articleIn(html, textOf);
    return { raw: withTitle(text || textOf(html), title), encoding: 'html', markup: [], pages: [], given };
  },
};

/** The text of a page's article, empty where none is found, and what the page states. */
async function articleIn(
  html: string,
  textOf: (html: string) => string,
): Promise<{ text: string; title: string; given: Given }> {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  try {
    const { document } = parseHTML(/<body[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`);
    // What the page states is read first, for finding the article takes it apart.
    const stated = { title: titleOf(document), given: addressOf(document) };
    return { ...stated, text: textOf(new Readability(document).parse()?.content ?? '') };
  } catch (error) {
    // Attributes of megabytes overflow the stack; the text can still be read.
    if (error instanceof RangeError) return { text: '', title: '', given: {} };
    throw error;
  }
}

/** The title that the page states: as the rules for government sites ask, as other sites do, or as its only heading. */
function titleOf(page: Page): string {
  const meta = (name: string) => page.querySelector(`meta[name="${name}" i], meta[property="${name}" i]`);
  const headings = page.querySelectorAll('h1');
  const titles = [
    meta('ArticleTitle')?.getAttribute('content'),
    meta('og:title')?.getAttribute('content'),
    headings.length === 1 ? headings[0]?.textContent : undefined,
    // The name of the site stands behind the title.
    page.querySelector('title')?.textContent?.split(/[_|]|\s[-–—]\s/u)[0],
  ];
  return (titles.find((title) => title?.trim()) ?? '').replace(/\s+/gu, ' ').trim();
}

/** The address that the page gives as its own. */
function addressOf(page: Page): Given {
  const stated = [
    page.querySelector('link[rel="canonical" i]')?.getAttribute('href'),
    page.querySelector('meta[property="og:url" i]')?.getAttribute('content'),
  ];
  const sourceUrl = stated.find((url) => url && url.length <= 2000 && /^https?:/iu.test(url) && URL.canParse(url));
  return sourceUrl ? { sourceUrl } : {};
}

/** Lines at the beginning of a text among which its title stands. */
const HEAD_LINES = 5;

function withTitle(text: string, title: string): string {
  const compact = (one: string) => one.replace(/\s+/gu, '');
  const head = compact(text.split('\n', HEAD_LINES).join(''));
  return text === '' || head.includes(compact(title)) ? text : `${title}\n${text}`;
}
