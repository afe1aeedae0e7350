import type { Destination } from '../destinations/destination.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';

/** The settings in force of one qualifier of a function, to be written down. */
export interface CopySource {
  readonly name: string;
  readonly qualifier: string;
  readonly retries: number;
  /** Seconds. */
  readonly age: number;
  readonly onSuccess?: Destination;
  readonly onFailure?: Destination;
}

export function copySourceOf(name: string, settings: EffectiveSettings): CopySource {
  const { qualifier, maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure } = settings;
  return {
    name,
    qualifier,
    retries: maximumRetryAttempts.value,
    age: maximumEventAgeInSeconds.value,
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
  };
}

/** Why a form cannot express the settings. A closed set, with words for each in the presentation. */
export type CopyAsProblem =
  /** SAM configures `$LATEST`, or the alias that it publishes. */
  | 'version'
  /** The Serverless Framework configures `$LATEST` only, unless it creates an alias of its own. */
  | 'qualifier'
  /** A destination of a kind that the form does not know. */
  | 'destination'
  /** A text that the form cannot hold without another meaning. */
  | 'text'
  /** Not written for this shell. */
  | 'shell';

export type CopyAs = { readonly text: string } | { readonly problem: CopyAsProblem };

/** A name for a resource, in letters and digits: `orders-received` becomes `OrdersReceived`. */
export function resourceName(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `Function${joined}`;
}

/** A text between double quotes, as JSON, YAML and JavaScript read it back. */
export const doubleQuoted = (text: string): string => JSON.stringify(text);
