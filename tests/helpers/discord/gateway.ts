import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Application, BAD_TOKEN, Op, payloadOf, refusalOf, send } from './frames.ts';
import type { Dispatch } from './posts.ts';
import { type Fields, Intent, isFields } from './wire.ts';

const LARGEST_PAYLOAD = 4096;
const ENDS_SESSION = [1000, 1001];

interface Session {
  id: string;
  intents: number;
  socket: WebSocket | undefined;
  events: { op: number; t: string; s: number; d: unknown }[];
}

/** The websocket side: sessions, replay, and trouble on demand. */
export class Gateway {
  /** IDENTIFYs that were accepted. */
  readonly identifies: { intents: number }[] = [];
  /** RESUMEs that were accepted, with the number of events replayed. */
  readonly resumes: { intents: number; replayed: number }[] = [];
  /** Close codes that the bot sent. */
  readonly closes: number[] = [];
  readonly #application: Application;
  readonly #report: (violation: string) => void;
  readonly #server: WebSocketServer;
  readonly #closedByUs = new WeakSet<WebSocket>();
  #session: Session | undefined;
  #refusal: number | undefined;

  constructor(server: Server, application: Application, report: (violation: string) => void) {
    this.#application = application;
    this.#report = report;
    this.#server = new WebSocketServer({ server });
    this.#server.on('connection', (socket, request) => this.#welcome(socket, request));
  }

  /** Whether the bot has a session and a live connection. */
  get isConnected(): boolean {
    return this.#session?.socket !== undefined;
  }

  /** Intents of the current session, 0 without one. */
  get intents(): number {
    return this.#session?.intents ?? 0;
  }

  /** Cuts the connection without a word (1006); the session can be resumed. */
  drop(): void {
    for (const socket of this.#server.clients) {
      this.#closedByUs.add(socket);
      socket.terminate();
    }
  }

  /** Opcode 9. */
  invalidateSession(resumable: boolean): void {
    const socket = this.#session?.socket;
    if (!resumable) this.#session = undefined;
    send(socket, { op: Op.invalid, d: resumable });
  }

  /** Opcode 7. */
  reconnect(): void {
    send(this.#session?.socket, { op: Op.reconnect, d: null });
  }

  /** Closes every connection that identifies from now on with this code; `undefined` ends that. */
  refuse(code: 4004 | 4014 | undefined): void {
    this.#refusal = code;
  }

  /** Sends an event, or keeps it for a RESUME while the connection is down. */
  readonly dispatch: Dispatch = (t, needs, data) => {
    const session = this.#session;
    if (!session || (session.intents & needs) !== needs) return;
    const event = { op: Op.dispatch, t, s: session.events.length + 1, d: data(session.intents) };
    session.events.push(event);
    send(session.socket, event);
  };

  stop(): void {
    this.drop();
    this.#server.close();
  }

  #welcome(socket: WebSocket, request: IncomingMessage): void {
    const url = new URL(request.url ?? '/', 'ws://localhost');
    const query = url.searchParams.toString();
    if (query !== 'v=10&encoding=json') this.#report(`gateway: opened with ${query}, not v=10&encoding=json`);
    socket.on('message', (data) => this.#receive(socket, url.pathname, String(data)));
    socket.on('close', (code) => this.#left(socket, code));
    send(socket, { op: Op.hello, d: { heartbeat_interval: 41_250 } });
  }

  #left(socket: WebSocket, code: number): void {
    if (!this.#closedByUs.has(socket)) this.closes.push(code);
    if (this.#session?.socket !== socket) return;
    this.#session.socket = undefined;
    if (ENDS_SESSION.includes(code) && !this.#closedByUs.has(socket)) this.#session = undefined;
  }

  #receive(socket: WebSocket, path: string, text: string): void {
    const { op, d } = payloadOf(text);
    const isReady = this.#session?.socket === socket;
    if (op === undefined || text.length > LARGEST_PAYLOAD) this.#close(socket, 4002, 'Decode error');
    else if (op === Op.heartbeat) send(socket, { op: Op.ack });
    else if (op === Op.identify && isReady) this.#close(socket, 4005, 'Already authenticated');
    else if (op === Op.identify) this.#identify(socket, isFields(d) ? d : {});
    else if (op === Op.resume) this.#resume(socket, path, isFields(d) ? d : {});
    else if (!isReady) this.#close(socket, 4003, 'Not authenticated');
    else if (op !== Op.presence) this.#report(`gateway: unmodelled opcode ${op}`);
  }

  #identify(socket: WebSocket, data: Fields): void {
    const { id, user, guildId, guild } = this.#application;
    const refusal = refusalOf(data, this.#application);
    if (this.#refusal !== undefined) this.#close(socket, this.#refusal, 'Refused on demand', false);
    if (refusal) this.#close(socket, ...refusal);
    if (this.#refusal !== undefined || refusal) return;
    const intents = Number(data.intents);
    if (data.compress === true) this.#report('gateway: compression is not modelled');
    this.identifies.push({ intents });
    const session = { id: randomBytes(16).toString('hex'), intents, socket, events: [] };
    this.#session = session;
    this.dispatch('READY', 0, () => ({
      v: 10,
      user,
      guilds: [{ id: guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: `${this.url}/resume`,
      shard: [0, 1],
      application: { id, flags: 0 },
    }));
    this.dispatch('GUILD_CREATE', Intent.guilds, guild);
  }

  #resume(socket: WebSocket, path: string, { token, session_id, seq }: Fields): void {
    const session = this.#session;
    if (path !== '/resume') this.#report('gateway: RESUME not at resume_gateway_url');
    if (token !== this.#application.token) this.#close(socket, ...BAD_TOKEN);
    else if (!session || session_id !== session.id) send(socket, { op: Op.invalid, d: false });
    else if (typeof seq !== 'number' || seq > session.events.length) this.#close(socket, 4007, 'Invalid seq');
    else {
      session.socket = socket;
      const missed = session.events.slice(seq);
      this.resumes.push({ intents: session.intents, replayed: missed.length });
      for (const event of missed) send(socket, event);
      this.dispatch('RESUMED', 0, () => ({}));
    }
  }

  /** Where the bot connects. */
  get url(): string {
    const address = this.#server.address();
    return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  }

  #close(socket: WebSocket, code: number, reason: string, isMistake = true): void {
    if (isMistake) this.#report(`gateway: closed with ${code} ${reason}`);
    this.#closedByUs.add(socket);
    socket.close(code, reason);
  }
}
