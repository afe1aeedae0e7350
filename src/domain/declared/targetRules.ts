import { parseFunctionArn } from '../arn/functionArn.ts';
import { type Destination, parseDestination, type TargetRole } from '../destinations/destination.ts';
import { isSink } from './compare.ts';
import { functionOf, resourceOf } from './lookUp.ts';
import type { Remark } from './remark.ts';
import type { DeclaredTemplate } from './template.ts';
import type { DeclaredConfig, DeclaredFunction, DeclaredTarget } from './resources.ts';

export function targetRemarks(
  role: TargetRole,
  target: DeclaredTarget,
  config: DeclaredConfig,
  template: DeclaredTemplate,
): readonly Remark[] {
  const common = { at: target.arn.at, subject: config.address, fixes: [] } as const;
  const facts = factsOf(target, template);
  const fn = ownerOf(config, template);
  return [
    ...when(facts.isFifo, { ...common, kind: 'fifo-destination', facts: { name: facts.name } }),
    ...when(facts.kind === 'bucket' && role === 'onSuccess', {
      ...common,
      kind: 'bucket-on-success',
      facts: { name: facts.name },
    }),
    ...when(isSelf(target, fn, template), {
      ...common,
      kind: 'destination-is-self',
      facts: { name: fn?.address ?? '' },
    }),
    ...when(fn?.isDurable === true, {
      ...common,
      kind: 'durable-destination',
      facts: { name: fn?.address ?? '' },
    }),
    ...when(facts.isPartnerBus, { ...common, kind: 'partner-bus', facts: { name: facts.name } }),
  ];
}

/** False where the file itself tells that no event arrives: a FIFO target, or the function itself. */
export const canReceive = (
  target: DeclaredTarget,
  fn: DeclaredFunction,
  template: DeclaredTemplate,
): boolean => !factsOf(target, template).isFifo && !isSelf(target, fn, template);

const when = (condition: boolean, remark: Remark): readonly Remark[] => (condition ? [remark] : []);

interface TargetFacts {
  readonly kind: Destination['kind'] | undefined;
  readonly name: string;
  readonly isFifo: boolean;
  readonly isPartnerBus: boolean;
}

/** Rules 2, 3 and 20: of a literal ARN, or of the resource that is referred to. */
function factsOf({ arn }: DeclaredTarget, template: DeclaredTemplate): TargetFacts {
  if (arn.kind === 'literal') {
    const { kind, name, fifo } = parseDestination(arn.value);
    return { kind, name, isFifo: fifo, isPartnerBus: kind === 'eventBus' && name.startsWith('aws.partner/') };
  }
  const resource = arn.kind === 'reference' ? resourceOf(template, arn.to) : undefined;
  const sink = resource && isSink(resource) ? resource : undefined;
  return {
    kind: sink?.kind,
    name: resource?.address ?? '',
    isFifo: sink?.isFifo === true,
    isPartnerBus: false,
  };
}

const ownerOf = (config: DeclaredConfig, template: DeclaredTemplate): DeclaredFunction | undefined => {
  const owner = functionOf(template, config);
  return owner?.kind === 'function' ? owner : undefined;
};

/** Rule 14 */
function isSelf(
  { arn }: DeclaredTarget,
  fn: DeclaredFunction | undefined,
  template: DeclaredTemplate,
): boolean {
  if (!fn) return false;
  if (arn.kind === 'reference') {
    const target = resourceOf(template, arn.to);
    return target !== undefined && functionOf(template, target) === fn;
  }
  if (arn.kind !== 'literal' || fn.name?.kind !== 'literal') return false;
  return parseFunctionArn(arn.value)?.name === fn.name.value;
}
