import { type FunctionIdentity, qualifiedArn } from '../account/functionIdentity.ts';
import type { EventInvokeConfig } from '../settings/eventInvokeConfig.ts';
import { type DesiredConfig, isNothing } from './desiredConfig.ts';

/** A change of the settings of one qualifier, as it was reviewed. */
export interface Change {
  readonly fn: FunctionIdentity;
  readonly qualifier: string;
  /** The config that the review showed; undefined: none is stored. */
  readonly seen: EventInvokeConfig | undefined;
  /** The settings after it; none at all: the config is deleted. */
  readonly desired: DesiredConfig;
}

export const arnOfChange = ({ fn, qualifier }: Pick<Change, 'fn' | 'qualifier'>): string =>
  qualifiedArn(fn, qualifier);

/** The request of a change: Put replaces everything, Delete returns to the defaults (domain.md §5). */
export type ChangeRequest =
  | { readonly operation: 'PutFunctionEventInvokeConfig'; readonly body: PutBody }
  | { readonly operation: 'DeleteFunctionEventInvokeConfig' };

/** The members as the API names them. */
export interface PutBody {
  readonly MaximumRetryAttempts?: number;
  readonly MaximumEventAgeInSeconds?: number;
  readonly DestinationConfig?: {
    readonly OnSuccess?: { readonly Destination: string };
    readonly OnFailure?: { readonly Destination: string };
  };
}

export function requestOf(desired: DesiredConfig): ChangeRequest {
  if (isNothing(desired)) return { operation: 'DeleteFunctionEventInvokeConfig' };
  return { operation: 'PutFunctionEventInvokeConfig', body: putBody(desired) };
}

/** The body of Put. */
export function putBody(desired: DesiredConfig): PutBody {
  const { maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure } = desired;
  const hasTargets = onSuccess !== undefined || onFailure !== undefined;
  return {
    ...(maximumRetryAttempts !== undefined && { MaximumRetryAttempts: maximumRetryAttempts }),
    ...(maximumEventAgeInSeconds !== undefined && { MaximumEventAgeInSeconds: maximumEventAgeInSeconds }),
    ...(hasTargets && {
      DestinationConfig: {
        ...(onSuccess !== undefined && { OnSuccess: { Destination: onSuccess } }),
        ...(onFailure !== undefined && { OnFailure: { Destination: onFailure } }),
      },
    }),
  };
}
