import { type Fields, isFields } from './wire.ts';

/** What Discord says no with: status, code and words; the last one tells a bot's mistake from a race with a user. */
const REFUSALS = {
  unauthorized: [401, 0, '401: Unauthorized', true],
  notFound: [404, 0, '404: Not Found', true],
  unknownChannel: [404, 10003, 'Unknown Channel', false],
  unknownMessage: [404, 10008, 'Unknown Message', false],
  unknownUser: [404, 10013, 'Unknown User', true],
  unknownWebhook: [404, 10015, 'Unknown Webhook', true],
  unknownInteraction: [404, 10062, 'Unknown interaction', true],
  wrongApplication: [403, 20012, 'You are not authorized to perform this action on this application', true],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.', true],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user', true],
  emptyMessage: [400, 50006, 'Cannot send an empty message', true],
  missingPermissions: [403, 50013, 'Missing Permissions', true],
  expiredToken: [401, 50027, 'Invalid Webhook Token', true],
  badForm: [400, 50035, 'Invalid Form Body', true],
  badJson: [400, 50109, 'The request body contains invalid JSON.', true],
  threadExists: [400, 160004, 'A thread has already been created for this message', true],
} as const;

/** A request that Discord turns down. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly isMistake: boolean;
  readonly errors: Fields | undefined;

  constructor(name: keyof typeof REFUSALS, errors?: Fields) {
    const [status, code, message, isMistake] = REFUSALS[name];
    super(message);
    this.status = status;
    this.code = code;
    this.isMistake = isMistake;
    this.errors = errors;
  }
}

interface Bounds {
  min?: number;
  max: number;
  required?: boolean;
}

/** What is wrong with one request body, as Discord's tree of errors. */
export class Problems {
  readonly #found: { path: string; code: string; message: string }[] = [];

  add(path: string, message: string, code = 'BASE_TYPE_INVALID'): void {
    this.#found.push({ path, code, message });
  }

  /** Checks a text and returns its length; lengths are code points. */
  text(path: string, value: unknown, { min = 0, max, required = min > 0 }: Bounds): number {
    if (value === undefined || value === null || (value === '' && required)) {
      if (required) this.add(path, 'This field is required', 'BASE_TYPE_REQUIRED');
      return 0;
    }
    if (typeof value !== 'string') {
      this.add(path, 'Could not interpret as a string.', 'STRING_TYPE_CONVERT');
      return 0;
    }
    const length = [...value].length;
    if (length > max && min === 0) this.add(path, `Must be ${max} or fewer in length.`, 'BASE_TYPE_MAX_LENGTH');
    else if (length > max || length < min) {
      this.add(path, `Must be between ${min} and ${max} in length.`, 'BASE_TYPE_BAD_LENGTH');
    }
    return length;
  }

  /** Checks a list of objects and returns those that are objects. */
  list(path: string, value: unknown, { min = 0, max }: Bounds): Fields[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) || !value.every(isFields)) {
      this.add(path, 'Must be a list of objects.', 'LIST_TYPE_CONVERT');
      return [];
    }
    if (value.length > max || value.length < min) {
      this.add(path, `Must be between ${min} and ${max} in length.`, 'BASE_TYPE_BAD_LENGTH');
    }
    return value;
  }

  /** A whole number within bounds, if it is there. */
  integer(path: string, value: unknown, { min = 0, max }: Bounds): void {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
      this.add(path, `Value must be an integer between ${min} and ${max}.`, 'NUMBER_TYPE_RANGE');
    }
  }

  /** A web address, if it is there. */
  url(path: string, value: unknown, schemes = /^https?:\/\/\S+$/u): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'string' || !schemes.test(value) || value.length > 2048) {
      this.add(path, 'Not a well formed URL.', 'URL_TYPE_INVALID_URL');
    }
  }

  throwIfAny(): void {
    if (this.#found.length === 0) return;
    const tree: Fields = {};
    for (const { path, code, message } of this.#found) {
      const node = path.split('.').reduce(child, tree);
      node._errors = [...(Array.isArray(node._errors) ? node._errors : []), { code, message }];
    }
    const refusal = new Refusal('badForm', tree);
    refusal.message += ` (${this.#found.map(({ path, message }) => `${path}: ${message}`).join('; ')})`;
    throw refusal;
  }
}

function child(node: Fields, step: string): Fields {
  node[step] ??= {};
  return node[step] as Fields;
}
