import { parseFunctionArn } from '../arn/functionArn.ts';
import { partitionById } from '../arn/partition.ts';
import type { FunctionIdentity } from '../account/functionIdentity.ts';
import { retriesCutByAge } from '../delivery/failingEvent.ts';
import type { Destination, DestinationKind } from '../destinations/destination.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import type { Finding } from './finding.ts';

/** The sender that targets are compared with. */
export type Sender = Pick<FunctionIdentity, 'partition' | 'region' | 'accountId' | 'name'>;

/** Kinds that can be a dead-letter queue (domain.md §6). */
const DEAD_LETTER_KINDS: readonly DestinationKind[] = ['queue', 'topic'];

/** Findings about one qualifier's settings alone. */
export function settingsFindings(settings: EffectiveSettings, fn: Sender): readonly Finding[] {
  return [
    ...ageFindings(settings),
    ...targetFindings('onSuccess', settings.onSuccess, fn),
    ...targetFindings('onFailure', settings.onFailure, fn),
  ];
}

/** Findings about a function's dead-letter queue, which belongs to all its qualifiers. */
export function deadLetterFindings(deadLetter: Destination | undefined, fn: Sender): readonly Finding[] {
  if (!deadLetter) return [];
  const about = { role: 'deadLetter', target: deadLetter } as const;
  if (!DEAD_LETTER_KINDS.includes(deadLetter.kind)) return [{ kind: 'unsupportedTarget', ...about }];
  return [
    ...(deadLetter.fifo ? [{ kind: 'fifoTarget', ...about } as const] : []),
    ...(inOtherPartition(deadLetter, fn) ? [{ kind: 'wrongPartition', ...about } as const] : []),
  ];
}

function ageFindings(settings: EffectiveSettings): readonly Finding[] {
  const cut = retriesCutByAge(settings);
  const { maximumRetryAttempts: retries, maximumEventAgeInSeconds: age } = settings;
  return cut === 0 ? [] : [{ kind: 'retriesCutByAge', cut, retries: retries.value, ageSeconds: age.value }];
}

function targetFindings(
  role: 'onSuccess' | 'onFailure',
  target: Destination | undefined,
  fn: Sender,
): readonly Finding[] {
  if (!target) return [];
  const about = { role, target };
  if (target.kind === 'unknown') return [{ kind: 'unsupportedTarget', ...about }];
  if (isSameFunction(target, fn)) return [{ kind: 'selfDestination', ...about }];
  const bucket = role === 'onSuccess' && target.kind === 'bucket';
  return [
    ...(target.fifo ? [{ kind: 'fifoTarget', ...about } as const] : []),
    ...(bucket ? [{ kind: 'bucketOnSuccess', target } as const] : []),
    ...(inOtherPartition(target, fn) ? [{ kind: 'wrongPartition', ...about } as const] : []),
  ];
}

/** False for a partition that is not in our table: AWS opens new ones. */
function inOtherPartition(target: Destination, fn: Sender): boolean {
  const known =
    partitionById(target.partition ?? '') !== undefined && partitionById(fn.partition) !== undefined;
  return known && target.partition !== fn.partition;
}

function isSameFunction(target: Destination, fn: Sender): boolean {
  const arn = target.kind === 'function' ? parseFunctionArn(target.arn) : undefined;
  return (
    arn !== undefined && arn.name === fn.name && arn.accountId === fn.accountId && arn.region === fn.region
  );
}
