import type { DesiredConfig } from '../change/desiredConfig.ts';
import type { EventInvokeConfig } from '../settings/eventInvokeConfig.ts';

/**
 * The operations of Lambda that change something, in one Region of one account. Nothing is sent a second time unless it is
 * certain that the first had no effect. Every method rejects with an ExpectedError only; where its `outcome` is `unknown`,
 * the change may have been stored all the same.
 */
export interface LambdaWrites {
  /** Replaces the whole config of a qualifier, or creates it (domain.md §5). Rejects where nothing is to be set. */
  putEventInvokeConfig(
    functionName: string,
    qualifier: string,
    desired: DesiredConfig,
    signal: AbortSignal,
  ): Promise<EventInvokeConfig>;
  /** Removes the config: the defaults are in force. Rejects with `notFound` where there is none. */
  deleteEventInvokeConfig(functionName: string, qualifier: string, signal: AbortSignal): Promise<void>;
}
