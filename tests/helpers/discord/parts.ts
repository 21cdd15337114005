import { nextId } from './ids.ts';
import { type Attachment, type Fields, isFields, type Upload } from './wire.ts';

/** What a message says of an uploaded file. */
export function attachmentOf({ name, data }: Upload): Attachment {
  const url = `https://cdn.invalid/${encodeURIComponent(name)}`;
  return { id: nextId(), filename: name, size: data.length, url, proxy_url: url };
}

/** A list of objects as a copy of its own. */
export function list<Item extends Fields>(value: unknown): Item[] {
  return Array.isArray(value) ? structuredClone(value.filter(isFields) as Item[]) : [];
}
