import type { Failure } from '../failures/failure.ts';
import {
  isCertificate,
  isExpired,
  isRefusedKey,
  isSignature,
  isThrottled,
} from '../failures/failurePredicates.ts';
import type { Limits } from './limits.ts';

/** History of a request. */
export interface Tries {
  transient: number;
  throttled: number;
  /** Refusals because of another write at the same time (409). */
  concurrent: number;
  /** Its keys were refused as expired and found again. */
  renewed: boolean;
  /** Milliseconds spent in attempts, of `limits.action`. */
  spent: number;
  /** When the first attempt began, in milliseconds of `performance.now()`; undefined before. */
  began?: number;
  /** Error of the last attempt, if there is to be another. */
  last?: unknown;
}

/** Milliseconds that are left of `limits.whole`; all of them before the first attempt. */
export function timeLeft({ began }: Tries, limits: Limits): number {
  return began === undefined ? limits.whole : Math.max(0, limits.whole - (performance.now() - began));
}

/** Decision after a failure. */
export interface Next {
  readonly again: boolean;
  /** Milliseconds to wait before, apart from the limiter's pause. */
  readonly pause: number;
  /** All requests are to slow down. */
  readonly throttled: boolean;
  /** The keys are no good: find them again before the next request. */
  readonly renewKeys: boolean;
}

const NOTHING: Next = { again: false, pause: 0, throttled: false, renewKeys: false };
/** Answered by something between us and the service, or by the service in trouble: likely to pass. */
const TRANSIENT_STATUS: readonly number[] = [500, 502, 503, 504];
/** The connection broke while in use. Not those that never came about: they come back at once, or too late. */
const BROKEN: readonly string[] = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'];

/** Milliseconds before the one repetition of a write that collided with another (domain.md §13). */
const AFTER_CONCURRENT = 1000;
/** The connection never came about, so that nothing was sent. */
const NOT_SENT =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;

/** True if a failed write may have had its effect: nobody said that it was refused, and it may have been sent. */
export function isEffectUnknown(failure: Failure): boolean {
  const { status, code = '' } = failure;
  if (status !== undefined) return status < 400 || status === 408 || status >= 500;
  return !NOT_SENT.test(code) && !isCertificate(failure);
}

/**
 * Decides on another attempt, and counts it. Reading can be repeated; a write only where the service refused it. We do this and
 * not the SDK, whose retry budget is per client and gives up under fan-out (domain.md §12), so that each
 * attempt waits its turn. Time-outs are not repeated: the user has waited long enough.
 */
export function afterFailure(
  failure: Failure,
  tries: Tries,
  limits: Limits,
  effect: 'read' | 'write' = 'read',
): Next {
  const isWrite = effect === 'write';
  if (isWrite && isEffectUnknown(failure)) return { ...NOTHING, throttled: isThrottled(failure) };
  if (isWrite && isConcurrent(failure)) return afterConcurrent(tries);
  if (isThrottled(failure)) {
    tries.throttled += 1;
    return { ...NOTHING, throttled: true, again: tries.throttled < limits.throttleAttempts };
  }
  if (isExpired(failure)) {
    const again = !tries.renewed;
    tries.renewed = true;
    return { ...NOTHING, renewKeys: true, again };
  }
  if (failure.clockCorrected || isTransient(failure)) return anotherTry(tries, limits);
  return { ...NOTHING, renewKeys: isRefusedKey(failure) || isSignature(failure) };
}

const isConcurrent = ({ status, name }: Failure): boolean =>
  status === 409 && name === 'ResourceConflictException';

function afterConcurrent(tries: Tries): Next {
  tries.concurrent += 1;
  return { ...NOTHING, again: tries.concurrent === 1, pause: AFTER_CONCURRENT };
}

function anotherTry(tries: Tries, limits: Limits): Next {
  tries.transient += 1;
  const again = tries.transient < limits.transientAttempts && tries.spent < limits.action;
  const pause = limits.transientPause * 2 ** (tries.transient - 1) * (0.5 + Math.random() / 2);
  return { ...NOTHING, again, pause };
}

/** A connection may also break after the status has arrived, in the middle of the body. */
function isTransient({ status, code }: Failure): boolean {
  if (code !== undefined && BROKEN.includes(code)) return true;
  return status !== undefined && TRANSIENT_STATUS.includes(status);
}
