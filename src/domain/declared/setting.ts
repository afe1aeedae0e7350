import type { Destination, DestinationKind } from '../destinations/destination.ts';
import type { UnknownReason } from './declared.ts';

export type Setting = 'maximumRetryAttempts' | 'maximumEventAgeInSeconds' | 'onSuccess' | 'onFailure';

/** A destination for comparison: its kind and short name. Physical ids differ by kind: a queue's is its URL. */
export interface SettingTarget {
  readonly kind: DestinationKind;
  readonly name: string;
  readonly arn?: string;
}

export type SettingValue = number | SettingTarget | 'none';

/** One side of a comparison. `isDefault`: the side does not set it, and this value is in force then. */
export type Side =
  | { readonly kind: 'value'; readonly value: SettingValue; readonly isDefault?: boolean }
  /** A resource of the template; its deployed name is not known. */
  | { readonly kind: 'resource'; readonly address: string; readonly target: DestinationKind }
  | { readonly kind: 'unknown'; readonly why: UnknownReason; readonly text: string };

export const targetOf = ({ kind, name, arn }: Destination): SettingTarget => ({ kind, name, arn });
