import type { FunctionConfigs } from '../../domain/account/account.ts';
import { LATEST, isAlias, isVersion } from '../../domain/arn/functionArn.ts';
import {
  type EffectiveSettings,
  compareQualifiers,
  defaultSettings,
  effectiveSettings,
} from '../../domain/settings/eventInvokeConfig.ts';
import {
  type KnownQualifiers,
  existenceUnknown,
  isOrphaned,
} from '../../domain/findings/settingsFindings.ts';

/**
 * Whether a qualifier exists: `orphaned` has a config and is gone, `missing` has none and is gone or never
 * was, `unknown` where the aliases, or the versions, could not be read.
 */
export type QualifierStatus = 'there' | 'orphaned' | 'missing' | 'unknown';

/** One qualifier beside the others. */
export interface QualifierRow {
  readonly qualifier: string;
  readonly selected: boolean;
  /** Absent where the configs of other qualifiers could not be read: then defaults must not be claimed. */
  readonly settings?: EffectiveSettings;
  /** The version that an alias points to. */
  readonly version?: string;
  readonly standing: QualifierStatus;
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
  known?: KnownQualifiers,
): QualifierList {
  const stored = new Map(configs.configs.map((config) => [config.qualifier, config]));
  const versionOf = new Map(known?.aliases.map(({ name, version }) => [name, version]));
  const all = new Set([LATEST, selected, ...versionOf.keys(), ...stored.keys(), ...(known?.versions ?? [])]);
  const gone = goneAmong(all, known);
  const row = (qualifier: string): QualifierRow => {
    const config = stored.get(qualifier);
    const settings = config ? effectiveSettings(config) : withoutConfig(qualifier, selected, configs);
    const version = versionOf.get(qualifier);
    return {
      qualifier,
      selected: qualifier === selected,
      ...(settings && { settings }),
      ...(version !== undefined && { version }),
      standing: standing(qualifier, known, gone.has(qualifier), config !== undefined),
    };
  };
  const isFolded = (qualifier: string) =>
    isVersion(qualifier) && !stored.has(qualifier) && qualifier !== selected;
  const sorted = [...all].sort(compareQualifiers);
  return {
    rows: sorted.filter((qualifier) => !isFolded(qualifier)).map(row),
    folded: sorted.filter(isFolded).map(row),
  };
}

/** Whether the qualifier in view exists. */
export function qualifierStatusOf(
  qualifier: string,
  configs: FunctionConfigs,
  known?: KnownQualifiers,
): QualifierStatus {
  const configured = configs.configs.some((config) => config.qualifier === qualifier);
  return standing(qualifier, known, goneAmong([qualifier], known).has(qualifier), configured);
}

function standing(
  qualifier: string,
  known: KnownQualifiers | undefined,
  gone: boolean,
  configured: boolean,
): QualifierStatus {
  if (!isVersion(qualifier) && !isAlias(qualifier)) return 'there';
  if (!known || existenceUnknown(qualifier, known)) return 'unknown';
  if (!gone) return 'there';
  return configured ? 'orphaned' : 'missing';
}

/** Which qualifiers name neither an alias nor a version that exists. */
function goneAmong(qualifiers: Iterable<string>, known?: KnownQualifiers): ReadonlySet<string> {
  if (!known) return new Set();
  const there = new Set([...known.versions, ...known.aliases.map(({ name }) => name)]);
  return new Set([...qualifiers].filter((name) => !there.has(name) && isOrphaned(name, known)));
}

/** List answers for all qualifiers, Get only for the one in view. */
function withoutConfig(
  qualifier: string,
  selected: string,
  configs: FunctionConfigs,
): EffectiveSettings | undefined {
  return configs.via === 'list' || qualifier === selected ? defaultSettings(qualifier) : undefined;
}
