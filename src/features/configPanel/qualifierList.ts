import type { FunctionConfigs } from '../../domain/account/account.ts';
import { isVersion, LATEST } from '../../domain/arn/functionArn.ts';
import {
  compareQualifiers,
  qualifierStatus,
  type QualifierStatus,
  type ReadQualifiers,
} from '../../domain/qualifiers/qualifiers.ts';
import {
  configOf,
  defaultSettings,
  type EffectiveSettings,
  effectiveSettings,
} from '../../domain/settings/eventInvokeConfig.ts';

/** One qualifier beside the others. */
export interface QualifierRow {
  readonly qualifier: string;
  readonly selected: boolean;
  /** Absent where the configs of other qualifiers could not be read: then defaults must not be claimed. */
  readonly settings?: EffectiveSettings;
  /** The version that an alias points to. */
  readonly version?: string;
  readonly status: QualifierStatus;
}

export interface QualifierList {
  /** `$LATEST`, aliases, what has a config, and the one in view. */
  readonly rows: readonly QualifierRow[];
  /** Versions without a config: there can be hundreds. */
  readonly folded: readonly QualifierRow[];
}

/** All qualifiers of a function, aliases and versions without a config and configs without their alias included. */
export function qualifierList(
  selected: string,
  configs: FunctionConfigs,
  known?: ReadQualifiers,
): QualifierList {
  const versionOf = new Map(known?.aliases.map(({ name, version }) => [name, version]));
  const stored = configs.configs.map(({ qualifier }) => qualifier);
  const all = new Set([LATEST, selected, ...versionOf.keys(), ...stored, ...(known?.versions ?? [])]);
  const row = (qualifier: string): QualifierRow => {
    const config = configOf(qualifier, configs.configs);
    const settings = config ? effectiveSettings(config) : withoutConfig(qualifier, selected, configs);
    const version = versionOf.get(qualifier);
    return {
      qualifier,
      selected: qualifier === selected,
      ...(settings && { settings }),
      ...(version !== undefined && { version }),
      status: qualifierStatus(qualifier, config !== undefined, known),
    };
  };
  const isFolded = (qualifier: string) =>
    isVersion(qualifier) && !configOf(qualifier, configs.configs) && qualifier !== selected;
  const sorted = [...all].sort(compareQualifiers);
  return {
    rows: sorted.filter((qualifier) => !isFolded(qualifier)).map(row),
    folded: sorted.filter(isFolded).map(row),
  };
}

/** List answers for all qualifiers, Get only for the one in view. */
function withoutConfig(
  qualifier: string,
  selected: string,
  configs: FunctionConfigs,
): EffectiveSettings | undefined {
  return configs.via === 'list' || qualifier === selected ? defaultSettings(qualifier) : undefined;
}
