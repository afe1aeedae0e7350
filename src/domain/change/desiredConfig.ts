import {
  type EventInvokeConfig,
  type Limit,
  EVENT_AGE,
  RETRY_ATTEMPTS,
} from '../settings/eventInvokeConfig.ts';
import { type Destination, parseDestination } from '../destinations/destination.ts';
import type { FunctionIdentity } from '../account/functionIdentity.ts';

/** The settings that shall be stored for one qualifier. What is absent is not set; all absent: no config is stored. */
export interface DesiredConfig {
  readonly maximumRetryAttempts?: number;
  /** Seconds. */
  readonly maximumEventAgeInSeconds?: number;
  /** Destination ARN. */
  readonly onSuccess?: string;
  /** Destination ARN. */
  readonly onFailure?: string;
}

/** A setting that can be changed. */
export type EditableSetting = keyof DesiredConfig;

export const EDITABLE_SETTINGS = [
  'maximumRetryAttempts',
  'maximumEventAgeInSeconds',
  'onSuccess',
  'onFailure',
] as const satisfies readonly EditableSetting[];

/** Changes of some settings: absent stays as it is, undefined is no longer set. */
export type SettingsEdit = { readonly [S in EditableSetting]?: DesiredConfig[S] | undefined };

export const LIMITS: Readonly<Record<'maximumRetryAttempts' | 'maximumEventAgeInSeconds', Limit>> = {
  maximumRetryAttempts: RETRY_ATTEMPTS,
  maximumEventAgeInSeconds: EVENT_AGE,
};

/** The settings of a stored config, without its identity and time. */
export function desiredOf(config: DesiredConfig | undefined): DesiredConfig {
  const { maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure } = config ?? {};
  return {
    ...(maximumRetryAttempts !== undefined && { maximumRetryAttempts }),
    ...(maximumEventAgeInSeconds !== undefined && { maximumEventAgeInSeconds }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(onFailure !== undefined && { onFailure }),
  };
}

export const isNothing = (config: DesiredConfig): boolean =>
  EDITABLE_SETTINGS.every((setting) => config[setting] === undefined);

export const sameSettings = (one: DesiredConfig | undefined, other: DesiredConfig | undefined): boolean =>
  EDITABLE_SETTINGS.every((setting) => one?.[setting] === other?.[setting]);

/** True if two answers of the service are the same state: content and time (domain.md §13). */
export const sameState = (
  one: EventInvokeConfig | undefined,
  other: EventInvokeConfig | undefined,
): boolean =>
  (one === undefined) === (other === undefined) &&
  sameSettings(one, other) &&
  one?.lastModified?.getTime() === other?.lastModified?.getTime();

export const withEdit = (config: DesiredConfig, edit: SettingsEdit): DesiredConfig =>
  desiredOf({ ...config, ...edit } as DesiredConfig);

/** Why a value of a setting cannot be stored, or would lose its events without a word. */
export type ValueProblem =
  | 'notWhole'
  | 'outOfRange'
  | 'notArn'
  | 'otherPartition'
  | 'unsupported'
  | 'fifo'
  | 'bucketOnSuccess'
  | 'itself';

/** The problems of settings for a function, by setting. Source of the rules: the API's model, and domain.md §6. */
export function problemsOf(
  config: DesiredConfig,
  fn: Pick<FunctionIdentity, 'arn' | 'partition'>,
): ReadonlyMap<EditableSetting, ValueProblem> {
  const found = EDITABLE_SETTINGS.flatMap((setting): readonly [EditableSetting, ValueProblem][] => {
    const value = config[setting];
    const problem = value === undefined ? undefined : problemOf(setting, value, fn);
    return problem ? [[setting, problem]] : [];
  });
  return new Map(found);
}

function problemOf(
  setting: EditableSetting,
  value: number | string,
  fn: Pick<FunctionIdentity, 'arn' | 'partition'>,
): ValueProblem | undefined {
  if (setting === 'onSuccess' || setting === 'onFailure') return targetProblem(String(value), setting, fn);
  const { min, max } = LIMITS[setting];
  if (!Number.isSafeInteger(value)) return 'notWhole';
  return Number(value) < min || Number(value) > max ? 'outOfRange' : undefined;
}

/** Pattern of DestinationArn in the API's model, without its empty alternative; at most 350 characters. */
const ARN = /^arn:[\w\d-]+:[a-zA-Z0-9-]+:[a-z0-9-]*:(?:\d{12})?:.+$/s;
const MAX_ARN = 350;

function targetProblem(
  arn: string,
  role: 'onSuccess' | 'onFailure',
  fn: Pick<FunctionIdentity, 'arn' | 'partition'>,
): ValueProblem | undefined {
  if (arn.length > MAX_ARN || /[\s\p{C}]/u.test(arn) || !ARN.test(arn)) return 'notArn';
  const target = parseDestination(arn);
  if (target.kind === 'unknown') return 'unsupported';
  if (target.partition !== fn.partition) return 'otherPartition';
  if (target.fifo) return 'fifo';
  if (target.kind === 'bucket' && role === 'onSuccess') return 'bucketOnSuccess';
  return isItself(target, fn) ? 'itself' : undefined;
}

const isItself = ({ arn }: Destination, fn: Pick<FunctionIdentity, 'arn'>): boolean =>
  arn === fn.arn || arn.startsWith(`${fn.arn}:`);
