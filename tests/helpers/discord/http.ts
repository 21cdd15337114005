import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';
import type { Trouble } from './trouble.ts';
import { type Fields, isFields, type Upload } from './wire.ts';

/** A request as a route sees it. */
export interface Call {
  params: Record<string, string>;
  query: URLSearchParams;
  /** The JSON, with multipart the one of `payload_json`. */
  json: unknown;
  /** `json`, or nothing if it is no object. */
  body: Fields;
  files: Upload[];
}

/** Handles a request; `undefined` is a 204. */
type Handler = (call: Call) => unknown;

/** One route: method and path with `:names`. */
export interface Route {
  method: string;
  path: string;
  handle: Handler;
  /** Whether the token in the path stands in for the header. */
  isOpen?: boolean;
}

/** One request of the bot, with what it was answered. */
export interface Logged {
  method: string;
  /** Without `/api/v10` and without the query. */
  path: string;
  query: string;
  body: unknown;
  at: number;
  status: number | undefined;
}

/** What answering needs to know. */
export interface Desk {
  token: string;
  routes: Route[];
  trouble: Trouble;
  log: Logged[];
  report: (violation: string) => void;
}

const PREFIX = '/api/v10';

/** Answers one request. */
export async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
  const entry: Logged = { method, path, query: url.search, body: undefined, at: Date.now(), status: undefined };
  desk.log.push(entry);
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    entry.status = status;
    if (body === undefined) response.writeHead(status, headers).end();
    else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  try {
    const { json, files } = await read(request);
    entry.body = json;
    await desk.trouble.delay();
    const fault = desk.trouble.meet(method, path);
    if (fault && !fault.after) return send(fault.status, fault.body, fault.headers);
    if (path === url.pathname) throw new Refusal('notFound');
    const { route, params } = find(desk.routes, method, path);
    if (!route.isOpen && request.headers.authorization !== `Bot ${desk.token}`) throw new Refusal('unauthorized');
    const body = isFields(json) ? json : {};
    const result = route.handle({ params, query: url.searchParams, json, body, files });
    if (fault) return send(fault.status, fault.body, fault.headers);
    send(result === undefined ? 204 : 200, result);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      // The bot hung up, as it does when it stops.
      if (request.errored) return;
      desk.report(`the fake itself failed at ${method} ${path}: ${error instanceof Error ? error.stack : error}`);
      return send(500, { message: String(error), code: 0 });
    }
    const { status, code, message, errors } = error;
    if (code === 0 && status === 404) desk.report(`unmodelled route ${method} ${path}`);
    else if (error.isMistake) desk.report(`${method} ${path}: ${status}/${code} ${message}`);
    send(status, { message, code, ...(errors ? { errors } : {}) });
  }
}

function find(routes: Route[], method: string, path: string): { route: Route; params: Record<string, string> } {
  const steps = path.split('/');
  for (const route of routes) {
    const wanted = route.path.split('/');
    const fits = (step: string, at: number) => step.startsWith(':') || step === steps[at];
    if (route.method !== method || wanted.length !== steps.length || !wanted.every(fits)) continue;
    const names = wanted.flatMap((step, at) => (step.startsWith(':') ? [[step.slice(1), steps[at] ?? '']] : []));
    return { route, params: Object.fromEntries(names.map(([name, value = '']) => [name, decodeURIComponent(value)])) };
  }
  throw new Refusal('notFound');
}

async function read(request: IncomingMessage): Promise<{ json: unknown; files: Upload[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (raw.length === 0) return { json: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { json: parse(raw.toString()), files: [] };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const files: Upload[] = [];
  for (const value of form.values()) {
    if (typeof value !== 'string') files.push({ name: value.name, data: Buffer.from(await value.arrayBuffer()) });
  }
  const payload = form.get('payload_json');
  return { json: typeof payload === 'string' ? parse(payload) : {}, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('badJson');
  }
}
