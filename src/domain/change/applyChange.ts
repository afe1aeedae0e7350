import { isExpectedError } from '../errors.ts';
import type { LambdaApi } from '../session/lambdaApi.ts';
import type { LambdaWrites } from '../session/lambdaWrites.ts';
import type { EventInvokeConfig } from '../settings/eventInvokeConfig.ts';
import type { Change } from './change.ts';
import { isNothing, sameSettings, sameState } from './desiredConfig.ts';

type Stored = EventInvokeConfig | undefined;

/** The result of a change. `now`: the config as it was read last; undefined: none is stored. */
export type ChangeOutcome =
  /** Stored. `isShown`: the service shows it too; if not, it may take longer, or somebody wrote after it. */
  | { readonly kind: 'applied'; readonly now: Stored; readonly isShown: boolean }
  /** The settings were already so: nothing was sent. */
  | { readonly kind: 'already'; readonly now: Stored }
  /** The config is another than the review showed: nothing was sent. */
  | { readonly kind: 'conflict'; readonly now: Stored }
  /** Certain: nothing was changed. */
  | { readonly kind: 'refused'; readonly error: unknown }
  /** It was not known whether it was stored; the service shows the config from before. */
  | { readonly kind: 'notApplied'; readonly now: Stored; readonly error: unknown }
  /** Nobody can tell whether it was stored. */
  | { readonly kind: 'unknown'; readonly error: unknown };

/** The ways to the service, of the session of the review. */
export interface ChangePorts {
  readonly reads: Pick<LambdaApi, 'getEventInvokeConfig'>;
  readonly writes: LambdaWrites;
  /** Resolves after some milliseconds; rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when the session is left. */
  readonly signal: AbortSignal;
  /** Called right before the one request that changes something. If it rejects, nothing is sent. */
  readonly sending: () => Promise<void>;
}

/** Milliseconds between the readings after a change: about 10 s in all (domain.md §13). */
const PAUSES = [200, 400, 800, 1600, 3000, 4000];

/**
 * Reads the config again, compares it with what the review showed, sends the whole desired state in one request, and reads
 * until it shows. A request whose outcome is not known is never repeated: the state is read and told.
 */
export async function applyChange(change: Change, ports: ChangePorts): Promise<ChangeOutcome> {
  const before = await read(change, ports).catch((error: unknown) => ({ error }));
  if (before && 'error' in before) return { kind: 'refused', error: before.error };
  if (!sameState(before, change.seen)) return { kind: 'conflict', now: before };
  if (sameSettings(before, change.desired)) return { kind: 'already', now: before };
  try {
    await ports.sending();
    await send(change, ports);
  } catch (error) {
    if (isExpectedError(error) && error.facts.outcome === 'unknown')
      return await findOut(change, ports, error);
    return { kind: 'refused', error };
  }
  const now = await readUntil(change, ports).catch(() => before);
  return { kind: 'applied', now, isShown: sameSettings(now, change.desired) };
}

const read = ({ fn, qualifier }: Change, { reads, signal }: ChangePorts): Promise<Stored> =>
  reads.getEventInvokeConfig(fn.name, qualifier, signal);

async function send({ fn, qualifier, desired }: Change, { writes, signal }: ChangePorts): Promise<void> {
  if (isNothing(desired)) await writes.deleteEventInvokeConfig(fn.name, qualifier, signal);
  else await writes.putEventInvokeConfig(fn.name, qualifier, desired, signal);
}

/** Reads until the desired settings show, or somebody else's; at most about 10 s. */
async function readUntil(change: Change, ports: ChangePorts): Promise<Stored> {
  let now = await read(change, ports);
  for (const pause of PAUSES) {
    if (sameSettings(now, change.desired)) break;
    // oxlint-disable-next-line no-await-in-loop -- one reading after the other
    await ports.wait(pause, ports.signal);
    // oxlint-disable-next-line no-await-in-loop -- one reading after the other
    now = await read(change, ports);
  }
  return now;
}

/** After a request of which nobody said how it ended. */
async function findOut(change: Change, ports: ChangePorts, error: unknown): Promise<ChangeOutcome> {
  try {
    const now = await readUntil(change, ports);
    if (sameSettings(now, change.desired)) return { kind: 'applied', now, isShown: true };
    if (sameState(now, change.seen)) return { kind: 'notApplied', now, error };
    return { kind: 'unknown', error };
  } catch {
    return { kind: 'unknown', error };
  }
}
