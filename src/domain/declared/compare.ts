import { LATEST } from '../arn/functionArn.ts';
import { type Destination, type DestinationKind, parseDestination } from '../destinations/destination.ts';
import type { StackResource } from '../session/stacksApi.ts';
import { EVENT_AGE, type EffectiveSettings, RETRY_ATTEMPTS } from '../settings/eventInvokeConfig.ts';
import { resourceOf } from './lookUp.ts';
import type { Declared, UnknownReason } from './declared.ts';
import type {
  DeclaredConfig,
  DeclaredResource,
  DeclaredSink,
  DeclaredTarget,
  DeclaredTemplate,
} from './template.ts';

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

export interface Comparison {
  readonly setting: Setting;
  readonly declared: Side;
  readonly deployed: Side;
  /** `unknown`: one side cannot be told. */
  readonly outcome: 'same' | 'differs' | 'unknown';
}

/** A template's settings for one qualifier, beside the settings in force. */
export interface DeclaredComparison {
  /** Undefined: the template does not tell which. */
  readonly qualifier: string | undefined;
  readonly config?: DeclaredConfig;
  readonly settings: readonly Comparison[];
}

const SETTINGS: readonly Setting[] = [
  'maximumRetryAttempts',
  'maximumEventAgeInSeconds',
  'onSuccess',
  'onFailure',
];

/**
 * Compares a config with the settings in force for its qualifier.
 * @param config undefined: the template declares none, so that the defaults are expected
 * @param resources of the stack, to know the deployed names of the template's own queues and topics
 */
export function compareConfig(
  config: DeclaredConfig | undefined,
  inForce: EffectiveSettings,
  template: DeclaredTemplate,
  resources: readonly StackResource[] = [],
): DeclaredComparison {
  const sides = new DeclaredSides(template, resources);
  return {
    qualifier: inForce.qualifier,
    ...(config && { config }),
    settings: SETTINGS.map((setting) => compared(setting, sides.of(config, setting), inForce)),
  };
}

function compared(setting: Setting, declared: Side, inForce: EffectiveSettings): Comparison {
  const deployed = deployedSide(inForce, setting);
  return { setting, declared, deployed, outcome: outcomeOf(declared, deployed) };
}

function outcomeOf(declared: Side, deployed: Side): Comparison['outcome'] {
  if (deployed.kind !== 'value') return 'unknown';
  if (declared.kind === 'value') return isSame(declared.value, deployed.value) ? 'same' : 'differs';
  // A queue of the template is not a topic, whatever it is called.
  const { value } = deployed;
  if (declared.kind !== 'resource') return 'unknown';
  if (value === 'none' || typeof value === 'number') return 'differs';
  return value.kind === declared.target ? 'unknown' : 'differs';
}

function isSame(a: SettingValue, b: SettingValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (a.arn !== undefined && b.arn !== undefined) return a.arn === b.arn;
  return a.kind === b.kind && a.name === b.name;
}

/** The settings in force as sides. */
export function deployedSide(inForce: EffectiveSettings, setting: Setting): Side {
  if (setting === 'onSuccess' || setting === 'onFailure') {
    const target = inForce[setting];
    return target
      ? { kind: 'value', value: targetOf(target) }
      : { kind: 'value', value: 'none', isDefault: true };
  }
  const { value, source } = inForce[setting];
  return { kind: 'value', value, ...(source === 'default' && { isDefault: true }) };
}

const targetOf = ({ kind, name, arn }: Destination): SettingTarget => ({ kind, name, arn });

/** The sides of a template's declarations. */
class DeclaredSides {
  readonly #byAddress: ReadonlyMap<string, DeclaredResource>;
  readonly #physical: ReadonlyMap<string, StackResource>;

  constructor(template: DeclaredTemplate, resources: readonly StackResource[]) {
    this.#byAddress = new Map(template.resources.map((resource) => [resource.address, resource]));
    this.#physical = new Map(resources.map((resource) => [resource.logicalId, resource]));
  }

  of(config: DeclaredConfig | undefined, setting: Setting): Side {
    if (setting === 'onSuccess' || setting === 'onFailure') return this.#target(config?.[setting]);
    const limit = setting === 'maximumRetryAttempts' ? RETRY_ATTEMPTS : EVENT_AGE;
    const declared = config?.[setting];
    if (!declared) return { kind: 'value', value: limit.default, isDefault: true };
    if (declared.kind === 'literal') return { kind: 'value', value: declared.value };
    return unknownSide(declared);
  }

  #target(target: DeclaredTarget | undefined): Side {
    if (!target) return { kind: 'value', value: 'none', isDefault: true };
    const { arn, creates } = target;
    if (creates) return this.#created(creates.logicalId, creates.kind);
    if (arn.kind === 'literal') return { kind: 'value', value: targetOf(parseDestination(arn.value)) };
    if (arn.kind === 'unknown') return unknownSide(arn);
    const resource = this.#byAddress.get(arn.to);
    const kind = resource && kindOf(resource);
    return kind
      ? this.#created(arn.to, kind, resource)
      : { kind: 'unknown', why: 'undeclared', text: arn.to };
  }

  /** A resource of the template by its deployed name, else by the literal name that the template gives it. */
  #created(address: string, kind: DestinationKind, resource?: DeclaredResource): Side {
    const physicalId = this.#physical.get(address)?.physicalId;
    if (physicalId !== undefined) return { kind: 'value', value: physicalTarget(kind, physicalId) };
    const name = resource && 'name' in resource ? resource.name : undefined;
    if (name?.kind === 'literal') return { kind: 'value', value: { kind, name: name.value } };
    return { kind: 'resource', address, target: kind };
  }
}

function unknownSide(declared: Declared<unknown>): Side {
  if (declared.kind === 'unknown') return { kind: 'unknown', why: declared.why, text: declared.text };
  return { kind: 'unknown', why: 'expression', text: declared.kind === 'reference' ? declared.to : '' };
}

function kindOf(resource: DeclaredResource): DestinationKind | undefined {
  switch (resource.kind) {
    case 'function':
    case 'queue':
    case 'topic':
    case 'eventBus':
    case 'bucket':
      return resource.kind;
    case 'alias':
    case 'version':
      return 'function';
    case 'config':
    case 'role':
      return undefined;
    default:
      return resource satisfies never;
  }
}

/** From a physical id: of a queue its URL, of a topic its ARN, of the others the name (templates.md §3). */
function physicalTarget(kind: DestinationKind, physicalId: string): SettingTarget {
  if (physicalId.startsWith('arn:')) return targetOf(parseDestination(physicalId));
  const name = kind === 'queue' ? (physicalId.split('/').at(-1) ?? physicalId) : physicalId;
  return { kind, name };
}

/** The qualifier that a config is for; undefined where the template does not tell. */
export function qualifierOf(config: DeclaredConfig, template: DeclaredTemplate): string | undefined {
  const { qualifier } = config;
  if (!qualifier) return LATEST;
  if (qualifier.kind === 'literal') return qualifier.value === '' ? LATEST : qualifier.value;
  if (qualifier.kind === 'unknown') return undefined;
  const resource = resourceOf(template, qualifier.to);
  const isQualifier = resource?.kind === 'alias' || resource?.kind === 'version';
  return isQualifier && resource.name?.kind === 'literal' ? resource.name.value : undefined;
}

export const isSink = (resource: DeclaredResource): resource is DeclaredSink =>
  resource.kind === 'queue' ||
  resource.kind === 'topic' ||
  resource.kind === 'eventBus' ||
  resource.kind === 'bucket';
