import type { Destination } from '../destinations/destination.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';

/**
 * When attempts after a function error start, in seconds after the first: attempt 2 about one minute later,
 * attempt 3 about two minutes after that (docs; recorded with ages of 60 and 90 s, domain.md §7).
 */
export const ATTEMPT_STARTS_SECONDS = [0, 60, 180] as const;

/** One attempt of an event whose function fails every time. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** About so many seconds after the first attempt. */
  readonly atSeconds: number;
  /** True when the event is too old by then, so that the attempt never happens. */
  readonly cutByAge: boolean;
}

/** The condition in the record of an event that ended, as the service writes it (domain.md §7). */
export type EndCondition = 'RetriesExhausted' | 'EventAgeExceeded';

/** The course of an event whose function returns an error every time. */
export interface FailingEvent {
  readonly attempts: readonly Attempt[];
  readonly condition: EndCondition;
  /** About so many seconds after the first attempt; the age limit where that ends it. */
  readonly endsAtSeconds: number;
  /** Gets the whole record: event, condition, error. */
  readonly onFailure?: Destination;
  /** Gets the event only. */
  readonly deadLetter?: Destination;
  /** Nobody gets it: no on-failure destination and no dead-letter queue. */
  readonly discarded: boolean;
}

/** Attempts an event gets, first one included, for a number of retries and an age limit in seconds. */
export function attemptsOf(retries: number, ageSeconds: number): readonly Attempt[] {
  return ATTEMPT_STARTS_SECONDS.slice(0, retries + 1).map((atSeconds, index) => ({
    number: index + 1,
    atSeconds,
    cutByAge: atSeconds > 0 && atSeconds >= ageSeconds,
  }));
}

/** How many of the configured retries the age limit leaves no time for. */
export function retriesCutByAge(settings: EffectiveSettings): number {
  const attempts = attemptsOf(settings.maximumRetryAttempts.value, settings.maximumEventAgeInSeconds.value);
  return attempts.filter((attempt) => attempt.cutByAge).length;
}

/** The story of an event that fails at every attempt, computed from the settings in force. */
export function failingEvent(settings: EffectiveSettings, deadLetter?: Destination): FailingEvent {
  const age = settings.maximumEventAgeInSeconds.value;
  const attempts = attemptsOf(settings.maximumRetryAttempts.value, age);
  const cut = attempts.some((attempt) => attempt.cutByAge);
  const last = attempts.findLast((attempt) => !attempt.cutByAge);
  const { onFailure } = settings;
  return {
    attempts,
    condition: cut ? 'EventAgeExceeded' : 'RetriesExhausted',
    endsAtSeconds: cut ? age : (last?.atSeconds ?? 0),
    ...(onFailure && { onFailure }),
    ...(deadLetter && { deadLetter }),
    discarded: !onFailure && !deadLetter,
  };
}
