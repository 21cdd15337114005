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
  return han.some((character) => fold(character) !== character && !isSimplified(character)) ? 'zh-TW' : 'zh-CN';
}

const simplified = new Set<string>();

/** Whether a character is of GB 2312, the standard set of simplified Chinese: 著 and 乾 are, though they are folded. */
function isSimplified(character: string): boolean {
  if (simplified.size === 0) {
    const gb = new TextDecoder('gb18030');
    for (let lead = 0xb0; lead <= 0xf7; lead++)
      for (let trail = 0xa1; trail <= 0xfe; trail++) simplified.add(gb.decode(Uint8Array.of(lead, trail)));
  }
  return simplified.has(character);
}
