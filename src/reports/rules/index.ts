import type { Line } from '../lines.ts';
import { findDuplicates } from './duplicates.ts';
import { findEditors } from './editors.ts';
import { findFooter } from './footer.ts';
import { findNavigation } from './navigation.ts';
import { findTeasers } from './teasers.ts';

/** Kinds of noise that take up whole lines. Every rule sees all lines of the file and names those it knows as noise. */
export const LINE_RULES: readonly { noise: string; find: (lines: readonly Line[]) => Line[] }[] = [
  { noise: 'navigation', find: findNavigation },
  { noise: 'footer', find: findFooter },
  { noise: 'teaser', find: findTeasers },
  { noise: 'duplicate', find: findDuplicates },
  { noise: 'editor', find: findEditors },
];
