import type { Citation } from '../../answer/answer.ts';
import type { Source } from '../../source.ts';
import type { Texts } from '../texts/index.ts';
import { type Payload, payload } from './answer.ts';
import { escapeText } from './escape.ts';
import { LIMITS, shorten } from './limits.ts';

/** A payload that may carry a file. */
export type SourcePayload = Payload & { files?: { attachment: Buffer; name: string }[] };

/** Longest source text that is shown in the message; a longer one is attached whole. */
const LONGEST_SHOWN = 3500;

/** The exact source text of a citation, with its line and span, and whether the file is still the one that was built. */
export function sourcePayload(citation: Citation, source: Source, texts: Texts): SourcePayload {
  const { file, line, start, end, text } = citation;
  const place = escapeText(texts.source.place(file, line, start, end));
  if ('problem' in source) return payload({ content: shorten(`${texts.source.unreadable}\n${place}`, LIMITS.content) });
  const raw = source.raw.slice(start, end);
  const state = source.isUnchanged ? texts.source.same : texts.source.changed;
  const shown = escapeText(source.isUnchanged || raw !== '' ? raw : text);
  const footer = { text: shorten(state, LIMITS.footer) };
  const isLong = shown.length > LONGEST_SHOWN;
  const description = isLong ? place : `${shown}\n-# ${shorten(place, 500)}`;
  return {
    ...payload({ embeds: [{ description: shorten(description, LIMITS.description), footer }] }),
    ...(isLong ? { files: [{ attachment: Buffer.from(raw), name: 'source.txt' }] } : {}),
  };
}
