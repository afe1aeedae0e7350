import { compareConfig, qualifierOf } from '../declared/compare.ts';
import { configsOf, resourceOf } from '../declared/lookUp.ts';
import type { StackDeclaration } from '../declared/stackDeclaration.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import type { Finding } from './finding.ts';

/**
 * Findings about the settings in force that the stack's last deployment does not explain. A value that only the
 * deployment knows is no difference.
 */
export function stackFindings(
  settings: EffectiveSettings,
  declared: StackDeclaration | undefined,
): readonly Finding[] {
  if (!declared) return [];
  const { stack, logicalId, template, resources } = declared;
  // The template was deployed by a macro, or is not read completely: nothing is certain.
  if (!resourceOf(template, logicalId)) return [];
  const configs = configsOf(logicalId, template).map((config) => ({
    config,
    qualifier: qualifierOf(config, template),
  }));
  const own = configs.find(({ qualifier }) => qualifier === settings.qualifier);
  if (!own) {
    const isCertain = settings.configured && configs.every(({ qualifier }) => qualifier !== undefined);
    return isCertain ? [{ kind: 'notInTemplate', stack }] : [];
  }
  const compared = compareConfig(own.config, settings, template, resources);
  const differences = compared.settings.filter(({ outcome }) => outcome === 'differs');
  return differences.length === 0 ? [] : [{ kind: 'drifted', stack, differences }];
}
