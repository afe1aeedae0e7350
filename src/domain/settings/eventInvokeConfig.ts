import { LATEST } from '../arn/functionArn.ts';
import { type Destination, parseDestination } from '../destinations/destination.ts';

/**
 * The settings for asynchronous invocation that are stored for one qualifier, as the service answers them.
 * A number that was never set is absent: never -1, never the default (domain.md §2, recorded).
 */
export interface EventInvokeConfig {
  /** Always qualified in an answer: `…:function:name:$LATEST`. */
  readonly functionArn: string;
  /** `$LATEST`, a version's number or an alias. */
  readonly qualifier: string;
  readonly maximumRetryAttempts?: number;
  /** Seconds. */
  readonly maximumEventAgeInSeconds?: number;
  /** Destination ARN. */
  readonly onSuccess?: string;
  /** Destination ARN. */
  readonly onFailure?: string;
  readonly lastModified?: Date;
}

/** A number's allowed range and what the service uses when it is not set. Source: API model and docs. */
export interface Limit {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

/** MaximumRetryAttempts: retries after the first attempt. */
export const RETRY_ATTEMPTS: Limit = { min: 0, max: 2, default: 2 };
/** MaximumEventAgeInSeconds, in seconds: one minute to six hours. */
export const EVENT_AGE: Limit = { min: 60, max: 21_600, default: 21_600 };

/** A value in force, and whether somebody set it or the service's default stands. */
export interface Effective<T> {
  readonly value: T;
  readonly source: 'configured' | 'default';
}

/** Settings in force for events of one qualifier of a function. */
export interface EffectiveSettings {
  readonly qualifier: string;
  /** True if a config is stored for this qualifier; if not, all values are defaults. */
  readonly configured: boolean;
  readonly maximumRetryAttempts: Effective<number>;
  /** Seconds. */
  readonly maximumEventAgeInSeconds: Effective<number>;
  readonly onSuccess?: Destination;
  readonly onFailure?: Destination;
  readonly lastModified?: Date;
}

const effective = (value: number | undefined, limit: Limit): Effective<number> =>
  value === undefined ? { value: limit.default, source: 'default' } : { value, source: 'configured' };

/** The settings in force for a stored config: what is set, and the service's defaults for the rest. */
export function effectiveSettings(config: EventInvokeConfig): EffectiveSettings {
  return {
    qualifier: config.qualifier,
    configured: true,
    maximumRetryAttempts: effective(config.maximumRetryAttempts, RETRY_ATTEMPTS),
    maximumEventAgeInSeconds: effective(config.maximumEventAgeInSeconds, EVENT_AGE),
    ...(config.onSuccess !== undefined && { onSuccess: parseDestination(config.onSuccess) }),
    ...(config.onFailure !== undefined && { onFailure: parseDestination(config.onFailure) }),
    ...(config.lastModified !== undefined && { lastModified: config.lastModified }),
  };
}

/** The settings in force where no config is stored: 2 retries, 6 h, no destination (domain.md §3). */
export function defaultSettings(qualifier: string = LATEST): EffectiveSettings {
  return {
    qualifier,
    configured: false,
    maximumRetryAttempts: effective(undefined, RETRY_ATTEMPTS),
    maximumEventAgeInSeconds: effective(undefined, EVENT_AGE),
  };
}

/** The settings in force for a qualifier, given all configs stored for its function. */
export function settingsFor(qualifier: string, configs: readonly EventInvokeConfig[]): EffectiveSettings {
  const config = configOf(qualifier, configs);
  return config ? effectiveSettings(config) : defaultSettings(qualifier);
}

/** A map for each list, made once: with thousands of qualifiers, a search for each would be quadratic. */
const byQualifier = new WeakMap<readonly EventInvokeConfig[], ReadonlyMap<string, EventInvokeConfig>>();

/** The config that is stored for a qualifier, given all configs stored for its function. */
export function configOf(
  qualifier: string,
  configs: readonly EventInvokeConfig[],
): EventInvokeConfig | undefined {
  const known = byQualifier.get(configs) ?? new Map(configs.map((config) => [config.qualifier, config]));
  byQualifier.set(configs, known);
  return known.get(qualifier);
}
