import { type FunctionArn, isAlias, isVersion, parseFunctionArn } from './arn.ts';
import { retriesCutByAge } from './delivery.ts';
import type { Destination } from './destination.ts';
import type { EffectiveSettings } from './eventInvokeConfig.ts';

/** Which of a function's targets a warning is about. */
export type TargetRole = 'onSuccess' | 'onFailure' | 'deadLetter';

/** Something in the settings that will not do what it says. Each rests on a fact of domain.md. */
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
  /** The alias or version that the config is for does not exist any more (§4). */
  | { readonly kind: 'orphanedConfig'; readonly qualifier: string };

/** The aliases and published versions that a function has. */
export interface KnownQualifiers {
  readonly aliases: readonly { readonly name: string; readonly version: string }[];
  readonly versions: readonly string[];
}

/** Warnings about one qualifier's settings that the settings alone give away. */
export function settingsWarnings(
  settings: EffectiveSettings,
  fn: Pick<FunctionArn, 'region' | 'accountId' | 'name'>,
): readonly Warning[] {
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

/** Warnings about a function's dead-letter queue. */
export function deadLetterWarnings(deadLetter: Destination | undefined): readonly Warning[] {
  return deadLetter?.fifo ? [{ kind: 'fifoTarget', role: 'deadLetter', target: deadLetter }] : [];
}

function targetWarnings(
  role: TargetRole,
  target: Destination | undefined,
  fn: Pick<FunctionArn, 'region' | 'accountId' | 'name'>,
): readonly Warning[] {
  if (!target) return [];
  if (target.fifo) return [{ kind: 'fifoTarget', role, target }];
  if (role === 'onSuccess' && target.kind === 'bucket') return [{ kind: 'bucketOnSuccess', target }];
  return isSameFunction(target, fn) ? [{ kind: 'selfDestination', role, target }] : [];
}

function isSameFunction(
  target: Destination,
  fn: Pick<FunctionArn, 'region' | 'accountId' | 'name'>,
): boolean {
  const arn = target.kind === 'function' ? parseFunctionArn(target.arn) : undefined;
  return (
    arn !== undefined && arn.name === fn.name && arn.accountId === fn.accountId && arn.region === fn.region
  );
}

/** Whether a config's qualifier names an alias or version that is gone. */
export function isOrphaned(qualifier: string, known: KnownQualifiers): boolean {
  if (isVersion(qualifier)) return !known.versions.includes(qualifier);
  return isAlias(qualifier) && !known.aliases.some((alias) => alias.name === qualifier);
}
