import { isOneOf } from '../typeGuards.ts';
import type { Finding } from '../findings/finding.ts';
import { EDITABLE_SETTINGS, type EditableSetting } from './desiredConfig.ts';

/** The reason why a change is opened, never a value: those are typed, chosen or copied where the change is reviewed. */
export type Purpose = EditableSetting | 'edit' | 'remove' | 'copyLatest';

const PURPOSES: readonly Purpose[] = [...EDITABLE_SETTINGS, 'edit', 'remove', 'copyLatest'];

export const isPurpose = (value: unknown): value is Purpose => isOneOf(PURPOSES, value);

/** The change that ends a finding; undefined where these settings do not. */
export function purposeOf(finding: Finding): Purpose | undefined {
  const purpose = PURPOSE_OF[finding.kind];
  // A dead-letter queue is the function's own: it is not changed here.
  if (finding.kind === 'drifted' && !finding.differences.some(({ setting }) => setting !== 'deadLetter'))
    return undefined;
  if (purpose !== 'role') return purpose;
  return 'role' in finding && finding.role !== 'deadLetter' ? finding.role : undefined;
}

/** `role`: the destination that the finding is about. */
const PURPOSE_OF: Readonly<Record<Finding['kind'], Purpose | 'role' | undefined>> = {
  eventsLost: 'onFailure',
  retriesCutByAge: 'maximumEventAgeInSeconds',
  orphanedConfig: 'remove',
  aliasWithoutConfig: 'copyLatest',
  bucketOnSuccess: 'onSuccess',
  drifted: 'edit',
  notInTemplate: 'edit',
  functionLoop: 'edit',
  unsupportedTarget: 'role',
  fifoTarget: 'role',
  wrongPartition: 'role',
  selfDestination: 'role',
  durableDestination: 'role',
  handledTwice: undefined,
  deliveryFailing: undefined,
  eventsDropped: undefined,
  triggerUsesDefaults: 'copyLatest',
};
