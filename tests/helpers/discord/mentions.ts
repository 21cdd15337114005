import type { Problems } from './refusal.ts';
import { isFields, type Pings } from './wire.ts';

const KINDS = ['everyone', 'roles', 'users'];

interface Mentioning {
  content: string;
  /** `allowed_mentions` as sent. */
  allowed: unknown;
  /** Author of the message that is replied to. */
  repliedTo?: string | undefined;
  /** Answers to interactions notify only users unless they say otherwise. */
  isInteraction?: boolean;
}

/**
 * Whom a message notifies. The worst case: the bot is taken to have the permission to mention everyone and all roles, and
 * a mention within code counts.
 */
export function pingsOf({ content, allowed, repliedTo, isInteraction = false }: Mentioning): Pings {
  const rules = isFields(allowed) ? allowed : undefined;
  const parsed = rules ? strings(rules.parse) : isInteraction ? ['users'] : KINDS;
  const listed = (kind: string, id: string) => parsed.includes(kind) || strings(rules?.[kind]).includes(id);
  const found = (pattern: RegExp) => [...content.matchAll(pattern)].map((match) => match[1] ?? '');
  const users = found(/<@!?(\d+)>/gu).filter((id) => listed('users', id));
  if (repliedTo !== undefined && (rules ? rules.replied_user === true : true)) users.push(repliedTo);
  return {
    everyone: /@(?:everyone|here)/u.test(content) && parsed.includes('everyone'),
    roles: [...new Set(found(/<@&(\d+)>/gu).filter((id) => listed('roles', id)))],
    users: [...new Set(users)],
  };
}

/** Checks `allowed_mentions` itself: known kinds, and not both a kind and its ids. */
export function checkAllowedMentions(value: unknown, problems: Problems): void {
  if (value === undefined || value === null) return;
  if (!isFields(value)) {
    problems.add('allowed_mentions', 'Must be an object.');
    return;
  }
  const parse = strings(value.parse);
  if (parse.some((kind) => !KINDS.includes(kind))) {
    problems.add('allowed_mentions.parse', `Value must be one of ${KINDS.join(', ')}.`, 'BASE_TYPE_CHOICES');
  }
  for (const kind of ['roles', 'users']) {
    const ids = strings(value[kind]);
    if (ids.length > 100) problems.add(`allowed_mentions.${kind}`, 'Must be 100 or fewer in length.');
    if (ids.length > 0 && parse.includes(kind)) {
      problems.add(
        'allowed_mentions',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      );
    }
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
