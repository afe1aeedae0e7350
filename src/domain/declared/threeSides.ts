import type { StackResource } from '../session/stacksApi.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import { type Comparison, compareConfig, compareDeadLetter, qualifierOf } from './compare.ts';
import type { DeployedDeadLetter, Side } from './setting.ts';
import { configsOf, resourceOf } from './lookUp.ts';
import type { DeclaredTemplate } from './template.ts';
import type { DeclaredConfig, DeclaredFunction } from './resources.ts';

/** A setting as the file, the stack's last deployment and the service have it. */
export interface ThreeSides extends Comparison {
  /** From the processed template; absent: not read, or the stack is not known. */
  readonly stack?: Side;
}

/** Facts about a function's deployment beside the settings in force. */
export interface StackKnowledge {
  readonly resources?: readonly StackResource[] | undefined;
  /** The template that the stack last deployed. */
  readonly deployed?: DeclaredTemplate | undefined;
  /** Absent: the function may not be read. */
  readonly deadLetter?: DeployedDeadLetter | undefined;
}

/** The config that a template declares for a function's qualifier. */
export const configFor = (
  template: DeclaredTemplate,
  address: string,
  qualifier: string,
): DeclaredConfig | undefined =>
  configsOf(address, template).find((config) => qualifierOf(config, template) === qualifier);

/** Every setting of one qualifier on its three sides. */
export function threeSides(
  template: DeclaredTemplate,
  address: string,
  inForce: EffectiveSettings,
  knowledge: StackKnowledge = {},
  logicalId: string = address,
): readonly ThreeSides[] {
  const { resources, deployed } = knowledge;
  const { qualifier } = inForce;
  const file = compareConfig(configFor(template, address, qualifier), inForce, template, resources);
  const stack =
    deployed && compareConfig(configFor(deployed, logicalId, qualifier), inForce, deployed, resources);
  const settings = file.settings.map((comparison, index) =>
    withStack(comparison, stack?.settings[index]?.declared),
  );
  return [...settings, ...deadLetterSides(template, address, knowledge, logicalId)];
}

const withStack = (comparison: Comparison, side: Side | undefined): ThreeSides => ({
  ...comparison,
  ...(side && { stack: side }),
});

/** The dead-letter queue on its three sides; empty where nothing is known of it. */
export function deadLetterSides(
  template: DeclaredTemplate,
  address: string,
  { resources, deployed, deadLetter }: StackKnowledge,
  logicalId: string = address,
): readonly ThreeSides[] {
  const fn = functionIn(template, address);
  const file = fn && compareDeadLetter(fn, deadLetter, template, resources);
  if (!file) return [];
  const last = deployed && functionIn(deployed, logicalId);
  const stack = last && compareDeadLetter(last, deadLetter, deployed, resources)?.declared;
  return [withStack(file, stack)];
}

function functionIn(template: DeclaredTemplate, address: string): DeclaredFunction | undefined {
  const resource = resourceOf(template, address);
  return resource?.kind === 'function' ? resource : undefined;
}

/** A template that declares nothing for a function says nothing about it: other tools may. */
export const declaresSettings = (template: DeclaredTemplate, address: string): boolean =>
  configsOf(address, template).length > 0;
