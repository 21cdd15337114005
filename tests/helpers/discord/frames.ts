import type { WebSocket } from 'ws';
import { type Fields, Intent, isFields } from './wire.ts';

/** Opcodes of the gateway. */
export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
};

/** Close code and reason for a wrong token. */
export const BAD_TOKEN: [number, string] = [4004, 'Authentication failed'];

/** What the gateway knows of the application and shows in READY. */
export interface Application {
  token: string;
  id: string;
  user: Fields;
  guildId: string;
  guild: () => Fields;
  messageContentAllowed: boolean;
}

/** Why this IDENTIFY is refused, if it is. */
export function refusalOf({ token, intents }: Fields, application: Application): [number, string] | undefined {
  const privileged =
    Intent.members | Intent.presences | (application.messageContentAllowed ? 0 : Intent.messageContent);
  if (token !== application.token) return BAD_TOKEN;
  if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0) return [4013, 'Invalid intent(s)'];
  return intents & privileged ? [4014, 'Disallowed intent(s)'] : undefined;
}

/** Sends one payload, if there is anyone to send it to. */
export function send(socket: WebSocket | undefined, payload: Fields): void {
  socket?.send(JSON.stringify({ s: null, t: null, ...payload }));
}

/** Reads what the bot sent; nothing if it is no payload. */
export function payloadOf(text: string): Fields {
  try {
    const payload: unknown = JSON.parse(text);
    return isFields(payload) && typeof payload.op === 'number' ? payload : {};
  } catch {
    return {};
  }
}
