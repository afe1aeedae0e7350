import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError } from '../lambda/errors.ts';
import { deliver } from '../faults/delivery.ts';
import type { Faults, FaultyAnswer } from '../faults/faults.ts';
import type { FaultPlan } from '../faults/plan.ts';
import { readBody } from './requests.ts';
import type { RequestLog } from './log.ts';
import { requireLocal } from './origin.ts';
import { parseAddress } from './routing.ts';
import { type Backend, serve } from '../lambda/service.ts';

export interface ServerOptions extends Backend {
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds by which every answer is late. */
  readonly latencyMs: number;
  readonly log: RequestLog;
  readonly faults: Faults;
}

export interface RunningServer {
  readonly port: number;
  /** Follows another fault plan from now on; opens the port again where the last one had closed it. */
  setFaults(plan: FaultPlan): Promise<void>;
  /** Ends at once, answers that are still waiting included. */
  close(): Promise<void>;
}

/** Listens on loopback only; rejects when the port cannot be had. */
export async function listen(options: ServerOptions): Promise<RunningServer> {
  const closing = new AbortController();
  const server = createServer((request, response) => {
    void handle(options, server, closing.signal, request, response);
  });
  await open(server, options.port);
  const { port } = server.address() as AddressInfo;
  if (options.faults.refusesAll) await closePort(server);
  let closed: Promise<void> | undefined;
  return {
    port,
    setFaults: async (plan) => {
      options.faults.follow(plan);
      if (options.faults.refusesAll) await closePort(server);
      else if (!server.listening && !closing.signal.aborted) await open(server, port);
    },
    close: () => {
      closed ??= shut(server, closing, options.log);
      return closed;
    },
  };
}

async function open(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Refuses new connections and closes the open ones. */
async function closePort(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await ended;
}

async function shut(server: Server, closing: AbortController, log: RequestLog): Promise<void> {
  closing.abort();
  await closePort(server);
  log.close();
}

async function handle(
  options: ServerOptions,
  server: Server,
  signal: AbortSignal,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const served = await servedFor(options, request);
    const delay = Math.max(served.delayMs, options.latencyMs);
    if (delay > 0) await wait(delay, undefined, { signal });
    options.log.write(entry(request, served));
    if (served.fault === 'refuse') await closePort(server);
    else await deliver(response, served.answer, served.delivery, signal);
  } catch {
    // The client went away, or we are closing: nobody is left to answer.
    response.destroy();
  }
}

async function servedFor(options: ServerOptions, request: IncomingMessage): Promise<FaultyAnswer> {
  const address = parseAddress(request.method, request.url);
  try {
    const body = await readBody(request);
    const { headers } = request;
    requireLocal(request);
    const wire = { address, authorization: headers.authorization, headers, body };
    return options.faults.answer(wire, headers, () => serve(options, wire));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { answer: error.answer, delayMs: 0, delivery: 'whole' };
  }
}

function entry(
  request: IncomingMessage,
  { scope, operation, answer, fault }: FaultyAnswer,
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
    ...(fault !== undefined && { fault }),
  };
}
