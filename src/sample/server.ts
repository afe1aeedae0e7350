import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError } from './errors.ts';
import { readBody, send } from './http.ts';
import type { RequestLog } from './log.ts';
import { parseAddress } from './routing.ts';
import { type Served, serve } from './service.ts';
import type { Store } from './store.ts';
import type { Throttle } from './throttle.ts';

export interface ServerOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds by which every answer is late. */
  readonly latencyMs: number;
  readonly store: Store;
  readonly throttle: Throttle;
  readonly log: RequestLog;
}

export interface RunningServer {
  readonly port: number;
  /** Ends at once, answers that are still waiting included. */
  close(): Promise<void>;
}

/** Listens on loopback only; rejects when the port cannot be had. */
export async function listen(options: ServerOptions): Promise<RunningServer> {
  const closing = new AbortController();
  const server = createServer((request, response) => {
    void handle(options, closing.signal, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    port,
    close: () => {
      closed ??= shut(server, closing, options.log);
      return closed;
    },
  };
}

async function shut(server: Server, closing: AbortController, log: RequestLog): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  closing.abort();
  server.closeAllConnections();
  await ended;
  log.close();
}

async function handle(
  options: ServerOptions,
  signal: AbortSignal,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const served = await servedFor(options.store, options.throttle, request);
    const delay = Math.max(served.delayMs, options.latencyMs);
    if (delay > 0) await wait(delay, undefined, { signal });
    options.log.write(entry(request, served));
    send(response, served.answer);
  } catch {
    // The client went away, or we are closing: nobody is left to answer.
    response.destroy();
  }
}

async function servedFor(store: Store, throttle: Throttle, request: IncomingMessage): Promise<Served> {
  const address = parseAddress(request.method, request.url);
  try {
    const body = await readBody(request);
    return serve(store, throttle, { address, authorization: request.headers.authorization, body });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { answer: error.answer, delayMs: 0 };
  }
}

function entry(
  request: IncomingMessage,
  { scope, operation, answer }: Served,
): Parameters<RequestLog['write']>[0] {
  const { method, path, query } = parseAddress(request.method, request.url);
  return {
    time: new Date().toISOString(),
    method,
    path,
    query: query.toString(),
    ...(operation !== undefined && { operation }),
    ...(scope && { accessKey: scope.accessKey, region: scope.region }),
    status: answer.status,
  };
}
