import { fold } from '../language/fold.ts';

/** Languages of the interface. */
const LOCALES = ['zh-CN', 'zh-TW', 'en-US'] as const;
export type Locale = (typeof LOCALES)[number];

/** The interface language for a user's Discord language. */
export function localeOfUser(discordLocale: string): Locale {
  if (/^zh-(?:TW|HK)/u.test(discordLocale)) return 'zh-TW';
  return discordLocale.startsWith('zh') ? 'zh-CN' : 'en-US';
}

/** The interface language for a message: English without a Han character, traditional where a character is. */
export function localeOfText(text: string): Locale {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  if (han.length === 0) return 'en-US';
  return han.some((character) => fold(character) !== character) ? 'zh-TW' : 'zh-CN';
}
