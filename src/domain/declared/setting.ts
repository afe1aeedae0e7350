import type { Destination, DestinationKind } from '../destinations/destination.ts';
import type { UnknownReason } from './declared.ts';

/** What is compared, in the order of all views. The dead-letter queue is the function's, for all its qualifiers. */
export const SETTINGS = [
  'maximumRetryAttempts',
  'maximumEventAgeInSeconds',
  'onSuccess',
  'onFailure',
  'deadLetter',
] as const;

export type Setting = (typeof SETTINGS)[number];

/** Settings of a config: of one qualifier. */
export type ConfigSetting = Exclude<Setting, 'deadLetter'>;

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
  | { readonly kind: 'unknown'; readonly why: UnknownReason; readonly text: string }
  /** Of the deployed side: AWS did not tell it. */
  | { readonly kind: 'notRead' };

export const targetOf = ({ kind, name, arn }: Destination): SettingTarget => ({ kind, name, arn });

/** The dead-letter queue of a deployed function, as far as the function could be read. */
export interface DeployedDeadLetter {
  /** Undefined: the function has none. */
  readonly target: Destination | undefined;
}
