import { LATEST } from '../arn/functionArn.ts';
import type { Destination } from '../destinations/destination.ts';
import type { StackResource } from '../session/stacksApi.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import { resourceOf } from './lookUp.ts';
import type { DeclaredTemplate } from './template.ts';
import type { DeclaredConfig, DeclaredFunction, DeclaredResource, DeclaredSink } from './resources.ts';
import { DeclaredSides } from './declaredSides.ts';
import {
  type DeployedDeadLetter,
  type ConfigSetting,
  type Setting,
  type SettingValue,
  type Side,
  targetOf,
} from './setting.ts';

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

const CONFIG_SETTINGS: readonly ConfigSetting[] = [
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
    settings: CONFIG_SETTINGS.map((setting) => compared(setting, sides.of(config, setting), inForce)),
  };
}

function compared(setting: ConfigSetting, declared: Side, inForce: EffectiveSettings): Comparison {
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
export function deployedSide(inForce: EffectiveSettings, setting: ConfigSetting): Side {
  if (setting === 'onSuccess' || setting === 'onFailure') return targetSide(inForce[setting]);
  const { value, source } = inForce[setting];
  return { kind: 'value', value, ...(source === 'default' && { isDefault: true }) };
}

const targetSide = (target: Destination | undefined): Side =>
  target ? { kind: 'value', value: targetOf(target) } : { kind: 'value', value: 'none', isDefault: true };

/**
 * Compares the dead-letter queue of a function with the deployed one. Undefined: it was not read, and the template
 * declares none.
 */
export function compareDeadLetter(
  { deadLetter }: DeclaredFunction,
  deployed: DeployedDeadLetter | undefined,
  template: DeclaredTemplate,
  resources: readonly StackResource[] = [],
): Comparison | undefined {
  if (!deployed && !deadLetter) return undefined;
  const declared = new DeclaredSides(template, resources).target(deadLetter);
  const inForce: Side = deployed ? targetSide(deployed.target) : { kind: 'notRead' };
  return { setting: 'deadLetter', declared, deployed: inForce, outcome: outcomeOf(declared, inForce) };
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
