import type { Locale } from '../locale.ts';
import { enUS } from './en-us.ts';
import type { Texts } from './texts.ts';
import { zhCN } from './zh-cn.ts';
import { zhTW } from './zh-tw.ts';

/** What the bot says, by language. */
export const TEXTS: Record<Locale, Texts> = { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS };
export type { Texts };
