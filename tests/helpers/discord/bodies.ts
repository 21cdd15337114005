import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { checkAllowedMentions } from './mentions.ts';
import { Problems, Refusal } from './refusal.ts';
import { type Choice, type Fields, Flag, type Message, type Upload } from './wire.ts';

/** Parts of a message that nothing here understands. */
const UNMODELLED = ['poll', 'sticker_ids', 'shared_client_theme'];

/**
 * Checks what the bot wants to post.
 * @param before the message that is edited: what the body leaves out stays
 */
export function checkMessage(body: Fields, files: Upload[], before?: Message): void {
  const problems = new Problems();
  problems.text('content', body.content, { max: 2000 });
  checkEmbeds(body.embeds, problems);
  checkComponents(body.components, problems);
  checkAllowedMentions(body.allowed_mentions, problems);
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  if (flags & Flag.componentsV2) problems.add('flags', 'components v2 are not modelled');
  for (const part of UNMODELLED) if (body[part]) problems.add(part, 'not modelled');
  if (files.length > 10) problems.add('files', 'Must be 10 or fewer.', 'BASE_TYPE_MAX_LENGTH');
  problems.throwIfAny();

  const content = String((body.content === undefined ? before?.content : body.content) ?? '');
  const parts = [body.embeds ?? before?.embeds, body.components ?? before?.components, files];
  const kept = body.attachments && before ? body.attachments : before?.attachments;
  const isEmpty = content.trim() === '' && [...parts, kept].every((part) => !Array.isArray(part) || part.length === 0);
  if (isEmpty) throw new Refusal('emptyMessage');
}

/** Checks the suggestions of an autocomplete and returns them. */
export function checkChoices(value: unknown): Choice[] {
  const problems = new Problems();
  const choices = problems.list('data.choices', value ?? [], { max: 25 });
  choices.forEach((choice, at) => {
    problems.text(`data.choices.${at}.name`, choice.name, { min: 1, max: 100 });
    if (typeof choice.value !== 'number') {
      problems.text(`data.choices.${at}.value`, choice.value, { min: 1, max: 100 });
    }
  });
  problems.throwIfAny();
  return choices.map(({ name, value: chosen }) => ({ name: String(name), value: chosen as string | number }));
}

/** Checks the outside of a modal; its inputs are not modelled. */
export function checkModal(data: Fields): void {
  const problems = new Problems();
  problems.text('data.title', data.title, { min: 1, max: 45 });
  problems.text('data.custom_id', data.custom_id, { min: 1, max: 100 });
  problems.list('data.components', data.components ?? [], { min: 1, max: 5 });
  problems.throwIfAny();
}
