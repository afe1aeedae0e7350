import { LATEST } from '../arn/functionArn.ts';
import { retriesCutByAge } from '../delivery/failingEvent.ts';
import type { TargetRole } from '../destinations/destination.ts';
import { EVENT_AGE, type Limit, RETRY_ATTEMPTS } from '../settings/eventInvokeConfig.ts';
import { qualifierOf } from './compare.ts';
import type { Declared } from './declared.ts';
import { configsOf, functionOf } from './lookUp.ts';
import type { Remark } from './remark.ts';
import type { DeclaredTemplate } from './template.ts';
import {
  type DeclaredConfig,
  type DeclaredFunction,
  type DeclaredQualifier,
  type DeclaredTarget,
  isConfig,
} from './resources.ts';
import { targetRemarks } from './targetRules.ts';

/**
 * The rules of templates.md §7 that hold in every dialect. Literals and references within the file only: never a remark on
 * a value that comes from elsewhere.
 */
export function genericRemarks(template: DeclaredTemplate): readonly Remark[] {
  const configs = template.resources
    .filter(isConfig)
    .flatMap((config) => [
      ...outOfRange(config),
      ...cutByAge(config),
      ...targetsOf(config).flatMap(([role, target]) => targetRemarks(role, target, config, template)),
    ]);
  return [...configs, ...aliasesWithoutConfig(template)];
}

/** All remarks on a template, in the order of the text; one for each place, also where several functions share it. */
export function remarksOn(template: DeclaredTemplate): readonly Remark[] {
  const seen = new Set<string>();
  return [...template.remarks, ...genericRemarks(template)]
    .filter(({ kind, at: { file, start, end } }) => {
      const key = JSON.stringify([kind, file, start, end]);
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((a, b) => a.at.file.localeCompare(b.at.file) || a.at.start - b.at.start);
}

/** Rule 1 */
function outOfRange(config: DeclaredConfig): readonly Remark[] {
  return [
    ...outside(config.maximumRetryAttempts, RETRY_ATTEMPTS, 'retries', config),
    ...outside(config.maximumEventAgeInSeconds, EVENT_AGE, 'age', config),
  ];
}

function outside(
  declared: Declared<number> | undefined,
  { min, max }: Limit,
  setting: string,
  { address }: DeclaredConfig,
): readonly Remark[] {
  if (declared?.kind !== 'literal') return [];
  const { value, at } = declared;
  if (value >= min && value <= max && Number.isInteger(value)) return [];
  return [{ kind: 'out-of-range', at, subject: address, facts: { setting, value, min, max }, fixes: [] }];
}

/** Rule 12 */
const isWithin = (value: number, { min, max }: Limit): boolean => value >= min && value <= max;

function cutByAge({
  address,
  maximumRetryAttempts,
  maximumEventAgeInSeconds,
}: DeclaredConfig): readonly Remark[] {
  if (maximumEventAgeInSeconds?.kind !== 'literal') return [];
  if (maximumRetryAttempts && maximumRetryAttempts.kind !== 'literal') return [];
  const retries = maximumRetryAttempts?.value ?? RETRY_ATTEMPTS.default;
  const age = maximumEventAgeInSeconds.value;
  if (!isWithin(retries, RETRY_ATTEMPTS) || !isWithin(age, EVENT_AGE)) return [];
  const cut = retriesCutByAge({
    qualifier: LATEST,
    configured: true,
    maximumRetryAttempts: { value: retries, source: 'configured' },
    maximumEventAgeInSeconds: { value: age, source: 'configured' },
  });
  if (cut === 0) return [];
  const { at } = maximumEventAgeInSeconds;
  return [{ kind: 'retries-cut-by-age', at, subject: address, facts: { cut, retries, age }, fixes: [] }];
}

const targetsOf = ({
  onSuccess,
  onFailure,
}: DeclaredConfig): readonly (readonly [TargetRole, DeclaredTarget])[] => [
  ...(onSuccess ? [['onSuccess', onSuccess] as const] : []),
  ...(onFailure ? [['onFailure', onFailure] as const] : []),
];

/** Rule 16. An alias that may not be created is none to warn about, nor one that a config of any function may be for. */
function aliasesWithoutConfig(template: DeclaredTemplate): readonly Remark[] {
  if (template.resources.some((one) => isConfig(one) && one.of.kind === 'unknown')) return [];
  const aliases = template.resources.filter(
    (resource): resource is DeclaredQualifier =>
      resource.kind === 'alias' && resource.isConditional !== true && resource.isRepeated !== true,
  );
  // The first alias of each function.
  const byFunction = new Map(aliases.toReversed().map((alias) => [functionOf(template, alias), alias]));
  return [...byFunction]
    .toReversed()
    .flatMap(([fn, alias]) => (fn ? aliasWithoutConfig(fn, alias, template) : []));
}

function aliasWithoutConfig(
  { address }: DeclaredFunction,
  alias: DeclaredQualifier,
  template: DeclaredTemplate,
): readonly Remark[] {
  const configs = configsOf(address, template);
  const onLatest = configs.find((config) => qualifierOf(config, template) === LATEST);
  if (!onLatest || configs.some((config) => qualifierOf(config, template) !== LATEST)) return [];
  const name = alias.name?.kind === 'literal' ? alias.name.value : alias.address;
  const facts = { alias: name };
  return [{ kind: 'alias-without-config', at: onLatest.nameAt, subject: address, facts, fixes: [] }];
}
