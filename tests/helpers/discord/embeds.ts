import type { Problems } from './refusal.ts';
import { type Fields, isFields } from './wire.ts';

const IMAGE = /^(?:https?|attachment):\/\/\S+$/u;
const PARTS = ['title', 'description', 'fields', 'author', 'footer', 'image', 'thumbnail'];

/** Checks the embeds of one message: each part, and all of them together. */
export function checkEmbeds(value: unknown, problems: Problems): void {
  const embeds = problems.list('embeds', value, { max: 10 });
  const total = embeds.reduce((sum, embed, at) => sum + checkEmbed(embed, `embeds.${at}`, problems), 0);
  if (total > 6000) {
    problems.add('embeds', 'Embed size exceeds maximum size of 6000', 'MAX_EMBED_SIZE_EXCEEDED');
  }
}

/** Returns how much of the 6000 characters the embed takes. */
function checkEmbed(embed: Fields, path: string, problems: Problems): number {
  const isEmpty = (part: unknown) => !part || (Array.isArray(part) && part.length === 0);
  if (PARTS.every((part) => isEmpty(embed[part]))) {
    problems.add(`${path}.description`, 'This field is required', 'BASE_TYPE_REQUIRED');
  }
  let length = problems.text(`${path}.title`, embed.title, { max: 256 });
  length += problems.text(`${path}.description`, embed.description, { max: 4096 });
  problems.list(`${path}.fields`, embed.fields, { max: 25 }).forEach((field, at) => {
    length += problems.text(`${path}.fields.${at}.name`, field.name, { min: 1, max: 256 });
    length += problems.text(`${path}.fields.${at}.value`, field.value, { min: 1, max: 1024 });
  });
  if (isFields(embed.footer)) {
    length += problems.text(`${path}.footer.text`, embed.footer.text, { min: 1, max: 2048 });
    problems.url(`${path}.footer.icon_url`, embed.footer.icon_url, IMAGE);
  }
  if (isFields(embed.author)) {
    length += problems.text(`${path}.author.name`, embed.author.name, { min: 1, max: 256 });
    problems.url(`${path}.author.url`, embed.author.url);
    problems.url(`${path}.author.icon_url`, embed.author.icon_url, IMAGE);
  }
  if (isFields(embed.image)) problems.url(`${path}.image.url`, embed.image.url, IMAGE);
  if (isFields(embed.thumbnail)) problems.url(`${path}.thumbnail.url`, embed.thumbnail.url, IMAGE);
  problems.url(`${path}.url`, embed.url);
  problems.integer(`${path}.color`, embed.color, { max: 0xffffff });
  if (embed.timestamp && Number.isNaN(Date.parse(String(embed.timestamp)))) {
    problems.add(`${path}.timestamp`, 'Could not parse. Should be ISO8601.', 'DATE_TIME_TYPE_PARSE');
  }
  return length;
}
