import { setTimeout as sleep } from 'node:timers/promises';
import { isExpectedError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { RequestPriority } from '../domain/session.ts';
import { untilAborted } from './abort.ts';
import type { Credentials, Keys } from './credentials.ts';
import { type ErrorContext, type Identity, signInAction } from './errorContext.ts';
import { cancelled, translate } from './errors.ts';
import { type Failure, readFailure } from './failure.ts';
import type { Lane, Limiter } from './limiter.ts';
import type { Limits } from './limits.ts';
import { redact } from './redact.ts';
import { afterFailure, type Tries } from './retry.ts';

/** An answer of the SDK, with what every one carries. */
export interface Answer {
  readonly $metadata: {
    readonly httpStatusCode?: number | undefined;
    readonly requestId?: string | undefined;
  };
}

/** One operation to be called. */
export interface Request<A extends Answer> {
  /** As the SDK names it: `ListFunctions`. */
  readonly operation: string;
  /** The IAM action that it needs. */
  readonly action: string;
  readonly region: string;
  readonly host: string;
  readonly lane: Lane;
  readonly priority: RequestPriority;
  /** The caller's. */
  readonly signal: AbortSignal;
  send(signal: AbortSignal): Promise<A>;
}

/** What the requests of a connection share. */
export interface Shared {
  readonly identity: Identity;
  readonly credentials: Credentials;
  readonly limiter: Limiter;
  readonly limits: Limits;
  readonly log: Log;
  /** Aborts when the connection is closed. */
  readonly closed: AbortSignal;
}

/**
 * Sends a request and reads its answer: keys first, then its turn, then as many attempts as its failures
 * allow. Rejects with an ExpectedError, or with what was thrown where that is a bug; with `cancelled` soon
 * after the signal aborts.
 */
export async function perform<A extends Answer, T>(
  request: Request<A>,
  read: (answer: A) => T,
  shared: Shared,
): Promise<T> {
  const signal = AbortSignal.any([request.signal, shared.closed]);
  const context: ErrorContext = { ...shared.identity, ...request, signingIn: false };
  const tries: Tries = { transient: 0, throttled: 0, renewed: false, spent: 0 };
  try {
    signal.throwIfAborted();
    for (;;) {
      const keys = await signIn(context, shared, signal);
      const answer = await attempt(request, shared, keys, tries, signal);
      if (answer) return read(answer);
    }
  } catch (error) {
    throw signal.aborted ? cancelled(context) : reported(translate(error, context), context, shared.log);
  }
}

async function signIn(context: ErrorContext, shared: Shared, signal: AbortSignal): Promise<Keys> {
  try {
    return await untilAborted(shared.credentials.get(), signal);
  } catch (error) {
    throw translate(error, { ...context, signingIn: true, action: signInAction(shared.identity) });
  }
}

/** One attempt in its turn. Undefined: it failed in a way that another attempt may mend. */
async function attempt<A extends Answer>(
  request: Request<A>,
  shared: Shared,
  keys: Keys,
  tries: Tries,
  signal: AbortSignal,
): Promise<A | undefined> {
  const { limiter, limits } = shared;
  const turn = { ...request, signal, repeated: tries.transient + tries.throttled > 0 };
  let round = 0;
  try {
    const answer = await limiter.run((current) => {
      round = current;
      return timed(request, shared, tries, signal);
    }, turn);
    limiter.answered();
    return answer;
  } catch (error) {
    if (signal.aborted) throw error;
    const failure = readFailure(error);
    const next = afterFailure(failure, tries, limits);
    if (next.renewKeys) shared.credentials.forget(keys);
    if (next.throttled) limiter.throttled(round, failure.retryAfter ?? 0);
    if (!next.again) throw error;
    await sleep(next.pause, undefined, { signal });
    return undefined;
  }
}

/** Sends once, within what is left of the action's time, and writes the line of the log. */
async function timed<A extends Answer>(
  { send, operation, region }: Request<A>,
  { limits, log }: Shared,
  tries: Tries,
  signal: AbortSignal,
): Promise<A> {
  const started = performance.now();
  const left = AbortSignal.timeout(Math.max(1, Math.ceil(limits.action - tries.spent)));
  let outcome = 'aborted';
  try {
    const answer = await untilAborted(send(AbortSignal.any([signal, left])), AbortSignal.any([signal, left]));
    outcome = described(answer.$metadata.httpStatusCode, answer.$metadata.requestId);
    return answer;
  } catch (error) {
    outcome = describedFailure(readFailure(error));
    if (left.aborted && !signal.aborted) throw left.reason;
    throw error;
  } finally {
    const ms = Math.round(performance.now() - started);
    tries.spent += ms;
    log.debug(`${operation} ${region} ${outcome} ${ms} ms`);
  }
}

function described(status: number | undefined, requestId: string | undefined): string {
  return [status ?? '', redact(requestId ?? '')].join(' ').trim();
}

function describedFailure({ status, requestId, name, code }: Failure): string {
  return redact(
    [status, code, name, requestId].filter((part) => part !== undefined && part !== '').join(' '),
  );
}

/**
 * Failures are for the log also where nobody shows them. Not what is no failure: `notFound` may be the answer
 * "nothing is configured". A bug is logged by whoever catches it.
 */
function reported(error: unknown, { operation, region }: ErrorContext, log: Log): unknown {
  if (!isExpectedError(error) || error.kind === 'notFound') return error;
  const { status, requestId, detail } = error.facts;
  const parts = [status, requestId, detail].filter((part) => part !== undefined);
  // What the user chose not to do is no failure.
  const note = error.kind === 'mfaCancelled' ? log.info.bind(log) : log.warn.bind(log);
  note(`${operation} ${region}: ${error.kind}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`);
  return error;
}
