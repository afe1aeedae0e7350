import type { StackResource } from '../session/stacksApi.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import { type Comparison, compareConfig, qualifierOf } from './compare.ts';
import { type Side } from './setting.ts';
import { configsOf } from './lookUp.ts';
import type { DeclaredTemplate } from './template.ts';
import type { DeclaredConfig } from './resources.ts';

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
  { resources, deployed }: StackKnowledge = {},
  logicalId: string = address,
): readonly ThreeSides[] {
  const { qualifier } = inForce;
  const file = compareConfig(configFor(template, address, qualifier), inForce, template, resources);
  const stack =
    deployed && compareConfig(configFor(deployed, logicalId, qualifier), inForce, deployed, resources);
  return file.settings.map((comparison, index) => {
    const side = stack?.settings[index]?.declared;
    return { ...comparison, ...(side && { stack: side }) };
  });
}

/** A template that declares nothing for a function says nothing about it: other tools may. */
export const declaresSettings = (template: DeclaredTemplate, address: string): boolean =>
  configsOf(address, template).length > 0;
