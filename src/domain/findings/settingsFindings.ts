import { type FunctionArn, isAlias, isVersion, parseFunctionArn } from '../arn/functionArn.ts';
import { retriesCutByAge } from '../delivery/failingEvent.ts';
import type { Destination, DestinationKind } from '../destinations/destination.ts';
import type { ExpectedError } from '../errors.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import { partitionById, partitionOfRegion } from '../arn/partition.ts';

/** Which of a function's targets a warning is about. */
export type TargetRole = 'onSuccess' | 'onFailure' | 'deadLetter';

/** Something in the settings that will not do what it says. Each rests on a fact of docs/domain.md. */
export type Warning =
  /** The maximum event age leaves no time for some retries (§7, recorded). */
  | {
      readonly kind: 'retriesCutByAge';
      readonly cut: number;
      readonly retries: number;
      readonly ageSeconds: number;
    }
  /** FIFO targets are not supported; delivery fails silently (§6). */
  | { readonly kind: 'fifoTarget'; readonly role: TargetRole; readonly target: Destination }
  /** A bucket is supported for OnFailure only (§6). */
  | { readonly kind: 'bucketOnSuccess'; readonly target: Destination }
  /** A function cannot be its own destination (§5). */
  | { readonly kind: 'selfDestination'; readonly role: TargetRole; readonly target: Destination }
  /** Partitions are separate: no role of one may write to a resource of another (§11). */
  | { readonly kind: 'wrongPartition'; readonly role: TargetRole; readonly target: Destination }
  /** A target of a kind that Lambda hands no events to (§6). */
  | { readonly kind: 'unsupportedTarget'; readonly role: TargetRole; readonly target: Destination }
  /** The alias or version that the config is for does not exist any more (§4). */
  | { readonly kind: 'orphanedConfig'; readonly qualifier: string };

/** The aliases and published versions that a function has. */
export interface KnownQualifiers {
  readonly aliases: readonly { readonly name: string; readonly version: string }[];
  readonly versions: readonly string[];
  /**
   * Why a half is not known, where the other one is: listing it is refused, or unknown to the endpoint. The half is
   * empty then, and that says nothing.
   */
  readonly unknown?: { readonly aliases?: ExpectedError; readonly versions?: ExpectedError };
}

/** The function that warnings are about; its partition, where absent, is that of its region. */
export type WarnedFunction = Pick<FunctionArn, 'region' | 'accountId' | 'name'> &
  Partial<Pick<FunctionArn, 'partition'>>;

/** What a dead-letter queue may be, other than a destination (§6). */
const DEAD_LETTER_KINDS: readonly DestinationKind[] = ['queue', 'topic'];

/** Warnings about one qualifier's settings that the settings alone give away. */
export function settingsWarnings(settings: EffectiveSettings, fn: WarnedFunction): readonly Warning[] {
  const cut = retriesCutByAge(settings);
  const age: Warning[] =
    cut === 0
      ? []
      : [
          {
            kind: 'retriesCutByAge',
            cut,
            retries: settings.maximumRetryAttempts.value,
            ageSeconds: settings.maximumEventAgeInSeconds.value,
          },
        ];
  return [
    ...age,
    ...targetWarnings('onSuccess', settings.onSuccess, fn),
    ...targetWarnings('onFailure', settings.onFailure, fn),
  ];
}

/** Warnings about a function's dead-letter queue; without the function, those that the target alone gives away. */
export function deadLetterWarnings(
  deadLetter: Destination | undefined,
  fn?: WarnedFunction,
): readonly Warning[] {
  if (!deadLetter) return [];
  const about = { role: 'deadLetter', target: deadLetter } as const;
  if (!DEAD_LETTER_KINDS.includes(deadLetter.kind)) return [{ kind: 'unsupportedTarget', ...about }];
  const fifo: Warning[] = deadLetter.fifo ? [{ kind: 'fifoTarget', ...about }] : [];
  return fn && inOtherPartition(deadLetter, fn) ? [...fifo, { kind: 'wrongPartition', ...about }] : fifo;
}

function targetWarnings(
  role: 'onSuccess' | 'onFailure',
  target: Destination | undefined,
  fn: WarnedFunction,
): readonly Warning[] {
  if (!target) return [];
  const about = { role, target };
  if (target.kind === 'unknown') return [{ kind: 'unsupportedTarget', ...about }];
  if (isSameFunction(target, fn)) return [{ kind: 'selfDestination', ...about }];
  return [
    ...(target.fifo ? [{ kind: 'fifoTarget', ...about } as const] : []),
    ...(role === 'onSuccess' && target.kind === 'bucket'
      ? [{ kind: 'bucketOnSuccess', target } as const]
      : []),
    ...(inOtherPartition(target, fn) ? [{ kind: 'wrongPartition', ...about } as const] : []),
  ];
}

/** An unknown partition is given the benefit of the doubt: AWS opens new ones. */
function inOtherPartition(target: Destination, fn: WarnedFunction): boolean {
  const own = fn.partition ?? partitionOfRegion(fn.region).id;
  const known = partitionById(target.partition ?? '') !== undefined && partitionById(own) !== undefined;
  return known && target.partition !== own;
}

function isSameFunction(target: Destination, fn: WarnedFunction): boolean {
  const arn = target.kind === 'function' ? parseFunctionArn(target.arn) : undefined;
  return (
    arn !== undefined && arn.name === fn.name && arn.accountId === fn.accountId && arn.region === fn.region
  );
}

/** Why it is not known whether a qualifier exists; undefined where it is. */
export function existenceUnknown(
  qualifier: string,
  { unknown }: Pick<KnownQualifiers, 'unknown'>,
): ExpectedError | undefined {
  if (isVersion(qualifier)) return unknown?.versions;
  return isAlias(qualifier) ? unknown?.aliases : undefined;
}

/** Whether a config's qualifier names an alias or version that is known to be gone. */
export function isOrphaned(qualifier: string, known: KnownQualifiers): boolean {
  if (existenceUnknown(qualifier, known)) return false;
  if (isVersion(qualifier)) return !versionsOf(known).has(qualifier);
  return isAlias(qualifier) && !aliasesOf(known).has(qualifier);
}

/** Sets for each list, made once: a function may have thousands of versions, each of which is asked for. */
const sets = new WeakMap<readonly unknown[], ReadonlySet<string>>();

function versionsOf({ versions }: KnownQualifiers): ReadonlySet<string> {
  const known = sets.get(versions) ?? new Set(versions);
  sets.set(versions, known);
  return known;
}

function aliasesOf({ aliases }: KnownQualifiers): ReadonlySet<string> {
  const known = sets.get(aliases) ?? new Set(aliases.map(({ name }) => name));
  sets.set(aliases, known);
  return known;
}
