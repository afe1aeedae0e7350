import { compareConfig, compareDeadLetter, type Comparison, qualifierOf } from '../declared/compare.ts';
import type { DeployedDeadLetter } from '../declared/setting.ts';
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
  deadLetter?: DeployedDeadLetter,
): readonly Finding[] {
  if (!declared) return [];
  const { stack, logicalId, template, resources } = declared;
  // The template was deployed by a macro, or is not read completely: nothing is certain.
  const fn = resourceOf(template, logicalId);
  if (!fn) return [];
  const own = configFindings(settings, declared);
  const compared = fn.kind === 'function' && compareDeadLetter(fn, deadLetter, template, resources);
  const differences = [...own.settings, ...(compared ? [compared] : [])].filter(
    ({ outcome }) => outcome === 'differs',
  );
  return [
    ...(differences.length === 0 ? [] : [{ kind: 'drifted', stack, differences } as const]),
    ...(own.isUndeclared ? [{ kind: 'notInTemplate', stack } as const] : []),
  ];
}

interface OfConfig {
  /** Every setting on its two sides; empty where the template declares no config for the qualifier. */
  readonly settings: readonly Comparison[];
  readonly isUndeclared: boolean;
}

function configFindings(
  settings: EffectiveSettings,
  { logicalId, template, resources }: StackDeclaration,
): OfConfig {
  const configs = configsOf(logicalId, template).map((config) => ({
    config,
    qualifier: qualifierOf(config, template),
  }));
  const own = configs.find(({ qualifier }) => qualifier === settings.qualifier);
  if (own)
    return {
      settings: compareConfig(own.config, settings, template, resources).settings,
      isUndeclared: false,
    };
  const isCertain = settings.configured && configs.every(({ qualifier }) => qualifier !== undefined);
  return { settings: [], isUndeclared: isCertain };
}
