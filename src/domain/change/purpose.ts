import { isOneOf } from '../typeGuards.ts';
import type { Finding } from '../findings/finding.ts';
import { EDITABLE_SETTINGS, type EditableSetting } from './desiredConfig.ts';

/** The reason why a change is opened, never a value: those are typed, chosen or copied where the change is reviewed. */
export type Purpose = EditableSetting | 'edit' | 'remove' | 'copyLatest';

const PURPOSES: readonly Purpose[] = [...EDITABLE_SETTINGS, 'edit', 'remove', 'copyLatest'];

export const isPurpose = (value: unknown): value is Purpose => isOneOf(PURPOSES, value);

/** The change that ends a finding; undefined where these settings do not. */
export function purposeOf(finding: Finding): Purpose | undefined {
  switch (finding.kind) {
    case 'eventsLost':
      return 'onFailure';
    case 'retriesCutByAge':
      return 'maximumEventAgeInSeconds';
    case 'orphanedConfig':
      return 'remove';
    case 'aliasWithoutConfig':
      return 'copyLatest';
    case 'bucketOnSuccess':
      return 'onSuccess';
    case 'drifted':
    case 'notInTemplate':
    case 'functionLoop':
      return 'edit';
    case 'unsupportedTarget':
    case 'fifoTarget':
    case 'wrongPartition':
    case 'selfDestination':
    case 'durableDestination':
      return finding.role === 'deadLetter' ? undefined : finding.role;
    case 'handledTwice':
      return undefined;
    default:
      return finding satisfies never;
  }
}
