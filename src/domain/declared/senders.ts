import type { Declared } from './declared.ts';
import { functionOf } from './lookUp.ts';
import { type DeclaredTemplate } from './template.ts';
import { type DeclaredTarget, isConfig, isFunction } from './resources.ts';

/** Addresses of the functions of a template that send events to one of its resources. */
export function sendersTo(template: DeclaredTemplate, address: string): readonly string[] {
  const isTo = (target: DeclaredTarget | undefined): boolean =>
    target?.creates?.logicalId === address || (target?.arn.kind === 'reference' && target.arn.to === address);
  const configured = template.resources
    .filter(isConfig)
    .filter((config) => isTo(config.onSuccess) || isTo(config.onFailure))
    .map((config) => functionOf(template, config)?.address ?? nameOf(config.of) ?? config.address);
  const deadLettered = template.resources.filter(isFunction).filter(({ deadLetter }) => isTo(deadLetter));
  return [...new Set([...configured, ...deadLettered.map((fn) => fn.address)])];
}

const nameOf = (of: Declared<string>): string | undefined => (of.kind === 'literal' ? of.value : undefined);
