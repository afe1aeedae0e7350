import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError, isExpectedError } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import { markFirst } from '../../domain/marks.ts';
import type { RequestPriority } from '../../domain/session/connection.ts';
import { untilAborted } from './abort.ts';
import type { Credentials, AwsCredentials } from '../credentials/credentials.ts';
import { type ErrorContext, type Identity, signInAction } from '../failures/errorContext.ts';
import { cancelled, translate } from '../failures/errors.ts';
import { type Failure, readFailure } from '../failures/failure.ts';
import type { Lane, Limiter } from './limiter.ts';
import type { Limits } from './limits.ts';
import { redact } from '../failures/redact.ts';
import { afterFailure, isEffectUnknown, timeLeft, type Tries } from './retry.ts';

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
  /** `write`: it changes something, and is not repeated unless the first attempt is certain to have had no effect. */
  readonly effect: 'read' | 'write';
  readonly lane: Lane;
  readonly priority: RequestPriority;
  /** The caller's. */
  readonly signal: AbortSignal;
  send(signal: AbortSignal): Promise<A>;
}

/** Shared by the requests of a connection. */
export interface RequestContext {
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
  shared: RequestContext,
): Promise<T> {
  const signal = AbortSignal.any([request.signal, shared.closed]);
  const context: ErrorContext = { ...shared.identity, ...request, signingIn: false };
  const tries: Tries = { transient: 0, throttled: 0, concurrent: 0, renewed: false, spent: 0 };
  shared.limiter.begun();
  try {
    signal.throwIfAborted();
    for (;;) {
      const keys = await signIn(context, shared, signal);
      const answer = await attempt(request, shared, keys, tries, signal);
      if (answer) return understood(answer, read);
    }
  } catch (error) {
    const told = signal.aborted
      ? cancelled(context)
      : reported(translate(error, context), context, shared.log);
    throw request.effect === 'write' ? withOutcome(told, error, tries) : told;
  } finally {
    shared.limiter.ended();
  }
}

/** The failure of a write, which may have been stored all the same. */
function withOutcome(told: unknown, error: unknown, { began }: Tries): unknown {
  if (!isExpectedError(told) || began === undefined || !isEffectUnknown(readFailure(error))) return told;
  return new ExpectedError(told.kind, told.message, { ...told.facts, outcome: 'unknown' });
}

/** Reads an answer; if it is not understood, the failure says which answer it was. */
function understood<A extends Answer, T>(answer: A, read: (answer: A) => T): T {
  try {
    return read(answer);
  } catch (error) {
    if (!isExpectedError(error)) throw error;
    const { httpStatusCode: status, requestId } = answer.$metadata;
    throw new ExpectedError(error.kind, error.message, {
      ...(status !== undefined && { status }),
      ...(requestId !== undefined && { requestId: redact(requestId) }),
      ...error.facts,
    });
  }
}

async function signIn(
  context: ErrorContext,
  shared: RequestContext,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  try {
    return await untilAborted(shared.credentials.get(), signal);
  } catch (error) {
    throw translate(error, { ...context, signingIn: true, action: signInAction(shared.identity) });
  }
}

/** One attempt in its turn. Undefined: it failed in a way that another attempt may fix. */
async function attempt<A extends Answer>(
  request: Request<A>,
  shared: RequestContext,
  keys: AwsCredentials,
  tries: Tries,
  signal: AbortSignal,
): Promise<A | undefined> {
  const { limiter, limits } = shared;
  const repeated = tries.transient + tries.throttled + tries.concurrent > 0;
  const patient = patience(tries, limits, signal);
  let round = 0;
  try {
    const answer = await limiter.run(
      (current) => {
        round = current;
        tries.began ??= performance.now();
        markFirst('firstRequest');
        return timed(request, shared, tries, patient);
      },
      { ...request, signal: patient, repeated },
    );
    limiter.answered();
    return answer;
  } catch (error) {
    if (signal.aborted) throw error;
    // The whole time was over before the next turn ended: what counts is what the last attempt was told.
    if (patient.aborted) throw tries.last;
    const failure = readFailure(error);
    const next = afterFailure(failure, tries, limits, request.effect);
    if (next.renewKeys) shared.credentials.forget(keys);
    if (next.throttled) limiter.throttled(round, failure.retryAfter ?? 0);
    else if (failure.status !== undefined) limiter.answered();
    if (!next.again || timeLeft(tries, limits) <= next.pause) throw error;
    tries.last = error;
    await sleep(next.pause, undefined, { signal });
    return undefined;
  }
}

/** Aborts as the signal does, and a request that has had an attempt when its whole time is over. */
function patience(tries: Tries, limits: Limits, signal: AbortSignal): AbortSignal {
  if (tries.last === undefined) return signal;
  return AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(timeLeft(tries, limits)))]);
}

/**
 * Sends once, within what is left of the action's time, and logs one line: at the default level, so that users see it.
 * After a failure, `signal` ends the whole time too: of two clocks for it, the other could be first, and call it a time-out.
 */
async function timed<A extends Answer>(
  { send, operation, region }: Request<A>,
  { limits, log }: RequestContext,
  tries: Tries,
  signal: AbortSignal,
): Promise<A> {
  const started = performance.now();
  const whole = tries.last === undefined ? timeLeft(tries, limits) : Number.POSITIVE_INFINITY;
  const ms = Math.min(limits.action - tries.spent, whole);
  const left = AbortSignal.timeout(Math.max(1, Math.ceil(ms)));
  const either = AbortSignal.any([signal, left]);
  let outcome = 'aborted';
  try {
    const answer = await untilAborted(send(either), either);
    outcome = described(answer.$metadata.httpStatusCode, answer.$metadata.requestId);
    return answer;
  } catch (error) {
    outcome = describedFailure(readFailure(error));
    if (left.aborted && !signal.aborted) throw left.reason;
    throw error;
  } finally {
    const took = Math.round(performance.now() - started);
    tries.spent += took;
    log.info(`${operation} ${region}: ${outcome}, ${took} ms`);
  }
}

function described(status: number | undefined, requestId: string | undefined): string {
  const id = redact(requestId ?? '');
  return `${status ?? 'no status'}${id === '' ? '' : `, request id ${id}`}`;
}

function describedFailure({ status, requestId, name, code }: Failure): string {
  const what = [status, code ?? name].filter((part) => part !== undefined && part !== '').join(' ');
  return redact(requestId === undefined ? what : `${what}, request id ${requestId}`);
}

/**
 * Failures are for the log also where nobody shows them. Not what is no failure: `notFound` may be the answer
 * "nothing is configured". The catcher logs a bug.
 */
function reported(error: unknown, { operation, region }: ErrorContext, log: Log): unknown {
  if (!isExpectedError(error) || error.kind === 'notFound') return error;
  const { status, requestId, detail } = error.facts;
  const parts = [status, requestId, detail].filter((part) => part !== undefined);
  // A choice of the user is no failure.
  const note = error.kind === 'mfaCancelled' ? log.info.bind(log) : log.warn.bind(log);
  note(`${operation} ${region}: ${error.kind}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`);
  return error;
}
