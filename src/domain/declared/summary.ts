import { EVENT_AGE, RETRY_ATTEMPTS } from '../settings/eventInvokeConfig.ts';
import { qualifierOf } from './compare.ts';
import { configsOf } from './lookUp.ts';
import { canReceive } from './targetRules.ts';
import type { Declared } from './declared.ts';
import type { DeclaredTemplate } from './template.ts';
import type { DeclaredConfig, DeclaredFunction } from './resources.ts';

/** Outcome of failing events for one qualifier of a function, by a template alone. */
export interface DeclaredSummary {
  /** Undefined: the template does not tell which. */
  readonly qualifier: string | undefined;
  readonly isDefault: boolean;
  /** Undefined: the template does not tell. */
  readonly retries: number | undefined;
  /** Seconds. */
  readonly age: number | undefined;
  readonly ending: 'kept' | 'lost';
}

/** A summary for each config of a function; of one without a config, that of the defaults. */
export function declaredSummaries(
  fn: DeclaredFunction,
  template: DeclaredTemplate,
): readonly DeclaredSummary[] {
  const configs = configsOf(fn.address, template);
  return configs.length === 0
    ? [summaryOf(fn, undefined, '$LATEST', template)]
    : configs.map((config) => summaryOf(fn, config, qualifierOf(config, template), template));
}

function summaryOf(
  fn: DeclaredFunction,
  config: DeclaredConfig | undefined,
  qualifier: string | undefined,
  template: DeclaredTemplate,
): DeclaredSummary {
  const targets = [config?.onFailure, fn.deadLetter];
  return {
    qualifier,
    isDefault: config === undefined,
    retries: literal(config?.maximumRetryAttempts, RETRY_ATTEMPTS.default),
    age: literal(config?.maximumEventAgeInSeconds, EVENT_AGE.default),
    ending: targets.some((target) => target && canReceive(target, fn, template)) ? 'kept' : 'lost',
  };
}

function literal(declared: Declared<number> | undefined, usual: number): number | undefined {
  if (!declared) return usual;
  return declared.kind === 'literal' ? declared.value : undefined;
}
