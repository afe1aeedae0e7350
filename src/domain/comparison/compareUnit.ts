import type { Account, FunctionConfigs } from '../account/account.ts';
import { type FunctionRef, LATEST } from '../arn/functionArn.ts';
import type { AnchorSource } from '../declared/anchorSource.ts';
import { compareConfig, qualifierOf } from '../declared/compare.ts';
import type { DeployedStacks } from '../declared/deployedStacks.ts';
import { findDeployed } from '../declared/findDeployed.ts';
import { readDeadLetter } from '../declared/deployedDeadLetter.ts';
import { deployedLogicalId } from '../declared/deployedNames.ts';
import { configsOf } from '../declared/lookUp.ts';
import { regionOf } from '../declared/regionOf.ts';
import type { Unmatched, Way } from '../declared/resolution.ts';
import { threeSides, type ThreeSides } from '../declared/threeSides.ts';
import { isExpectedError } from '../errors.ts';
import { compareQualifiers } from '../qualifiers/qualifiers.ts';
import type { Session } from '../session/session.ts';
import { isMismatch, matchSession } from '../session/sessionMatch.ts';
import { type EffectiveSettings, settingsFor } from '../settings/eventInvokeConfig.ts';
import { keyOf } from '../text/keyOf.ts';
import type { ComparisonRow, ComparisonState } from './row.ts';
import { type ComparisonUnit, nameIn, resourceOfUnit } from './unit.ts';

export interface ComparisonDeps {
  readonly session: Session;
  readonly anchors: AnchorSource;
  readonly stacks: DeployedStacks;
  /** Settings that were read before this are read again. */
  readonly since: Date;
  /** Configs that other templates declare for a function by its name: `keyOf(name, qualifier)`. */
  readonly declaredByName: ReadonlySet<string>;
}

type FunctionUnit = Extract<ComparisonUnit, { readonly kind: 'function' }>;
type ConfigUnit = Extract<ComparisonUnit, { readonly kind: 'config' }>;
type RowStart = Pick<ComparisonRow, 'region' | 'declaration' | 'name' | 'way'>;

/**
 * Finds the deployed function of a unit, and compares the settings of each of its qualifiers. At most two requests to
 * Lambda for each function, at the pace of a scan, and two to CloudFormation for each stack.
 */
export async function compareUnit(
  unit: ComparisonUnit,
  deps: ComparisonDeps,
  signal: AbortSignal,
): Promise<readonly ComparisonRow[]> {
  const { session } = deps;
  // Without its account nothing tells a function of another one.
  await session.accountId();
  const ref: Partial<FunctionRef> = unit.kind === 'config' ? unit.ref : {};
  const resource = resourceOfUnit(unit);
  const region = ref.region ?? regionOf(unit.template, session.region, resource);
  const start = startOf(unit, region);
  const match = matchSession({ ...ref, region }, session);
  if (isMismatch(match)) return [{ ...start, ...reasonOf(unit, { kind: 'mismatch', match }) }];
  if (ref.region === undefined && resource.region?.kind === 'unknown')
    return [notMatched(unit, start, { kind: 'regionUnknown' })];
  const account = session.inRegion(region);
  return unit.kind === 'function'
    ? await functionRows(unit, start, account, deps, signal)
    : await configRows(unit, start, account, deps.since, signal);
}

/** The row of a unit that could not be compared. */
export function failedRow(unit: ComparisonUnit, session: Session, error: unknown): ComparisonRow {
  const start = startOf(unit, regionOf(unit.template, session.region, resourceOfUnit(unit)));
  return { ...start, ...reasonOf(unit, { kind: 'failed', error }) };
}

function startOf(unit: ComparisonUnit, region: string): RowStart {
  const { address, nameAt } = resourceOfUnit(unit);
  const functionName = nameIn(unit);
  return {
    region,
    declaration: {
      address,
      ...(functionName !== undefined && { functionName }),
      dialect: unit.template.dialect,
      at: nameAt,
    },
  };
}

const reasonOf = (
  { key }: ComparisonUnit,
  reason: NonNullable<ComparisonRow['reason']>,
): Pick<ComparisonRow, 'key' | 'state' | 'sides' | 'reason'> => ({
  key,
  state: 'unknown',
  sides: [],
  reason,
});

async function functionRows(
  unit: FunctionUnit,
  start: RowStart,
  account: Account,
  deps: ComparisonDeps,
  signal: AbortSignal,
): Promise<readonly ComparisonRow[]> {
  const { fn, template } = unit;
  const anchors = await deps.anchors.anchors(fn.nameAt.file);
  const match = await findDeployed(fn, template, account, anchors);
  if (match.kind !== 'found') return [notMatched(unit, start, match)];
  const { name, way } = match;
  const read = await configsIn(account, name, declaredQualifiers(unit), deps.since, signal);
  if (!read) return [notMatched(unit, start, { kind: 'notDeployed', name })];
  const stack = stackOf(way);
  const deadLetter = await readDeadLetter(name, account);
  const ofStack = stack === undefined ? {} : await deps.stacks.of(account.deployments, stack);
  const knowledge = { ...ofStack, deadLetter };
  const sidesOf = (settings: EffectiveSettings): readonly ThreeSides[] =>
    threeSides(template, fn.address, settings, knowledge, deployedLogicalId(fn, way));
  return qualifierRows(unit, { ...start, name, way }, read, sidesOf, deps.declaredByName);
}

/** The stack in which a function was found. */
export const stackOf = (way: Way | undefined): string | undefined =>
  way?.kind === 'tags' || way?.kind === 'stack' ? way.stack : undefined;

function notMatched(unit: ComparisonUnit, start: RowStart, match: Unmatched): ComparisonRow {
  const state: ComparisonState = match.kind === 'notDeployed' ? 'notDeployed' : 'unknown';
  return { ...start, ...reasonOf(unit, { kind: 'notMatched', match }), state };
}

/** Qualifiers of the configs that a template declares for a function; undefined: it does not tell which. */
const declaredQualifiers = ({ fn, template }: FunctionUnit): readonly (string | undefined)[] =>
  configsOf(fn.address, template).map((config) => qualifierOf(config, template));

/** All configs of a function; where only Get is allowed, those of the qualifiers in question. Undefined: no function. */
async function configsIn(
  account: Account,
  name: string,
  qualifiers: readonly (string | undefined)[],
  since: Date,
  signal: AbortSignal,
): Promise<FunctionConfigs | undefined> {
  try {
    const read = await account.scanConfigs(name, since, signal);
    if (read.via === 'list') return read;
    const others = qualifiers.filter((one) => one !== undefined && one !== LATEST);
    const single = await Promise.all(others.map((one) => account.configsCovering(name, one ?? LATEST)));
    return { ...read, configs: [...read.configs, ...single.flatMap(({ configs }) => configs)] };
  } catch (error) {
    if (isExpectedError(error) && error.kind === 'notFound') return undefined;
    throw error;
  }
}

/** A row for each qualifier that the template declares or that has a config; of none, one for `$LATEST`. */
function qualifierRows(
  unit: FunctionUnit,
  start: RowStart,
  { configs }: FunctionConfigs,
  sidesOf: (settings: EffectiveSettings) => readonly ThreeSides[],
  declaredByName: ReadonlySet<string>,
): readonly ComparisonRow[] {
  const declared = declaredQualifiers(unit);
  const hasUnknown = declared.includes(undefined);
  const known = new Set(declared.filter((qualifier) => qualifier !== undefined));
  const elsewhere = ({ qualifier }: { readonly qualifier: string }): boolean =>
    declaredByName.has(keyOf(start.name ?? '', qualifier));
  const others = configs.filter((config) => !known.has(config.qualifier) && !elsewhere(config));
  const qualifiers = new Set([...known, ...others.map(({ qualifier }) => qualifier)]);
  if (qualifiers.size === 0) {
    if (hasUnknown) return [{ ...start, ...reasonOf(unit, { kind: 'qualifier' }) }];
    qualifiers.add(LATEST);
  }
  return [...qualifiers].toSorted(compareQualifiers).map((qualifier): ComparisonRow => {
    const sides = sidesOf(settingsFor(qualifier, configs));
    const isDeclared = known.has(qualifier) || !others.some((config) => config.qualifier === qualifier);
    const key = keyOf(unit.key, qualifier);
    if (isDeclared) return { ...start, key, qualifier, sides, state: stateOf(sides) };
    const state: ComparisonState = hasUnknown ? 'unknown' : 'notDeclared';
    return { ...start, key, qualifier, sides, state, ...(hasUnknown && { reason: { kind: 'qualifier' } }) };
  });
}

async function configRows(
  unit: ConfigUnit,
  start: RowStart,
  account: Account,
  since: Date,
  signal: AbortSignal,
): Promise<readonly ComparisonRow[]> {
  const { config, ref, template } = unit;
  const { name } = ref;
  const qualifier = qualifierOf(config, template) ?? ref.qualifier;
  const read = await configsIn(account, name, [qualifier], since, signal);
  if (!read) return [notMatched(unit, start, { kind: 'notDeployed', name })];
  if (qualifier === undefined) return [{ ...start, name, ...reasonOf(unit, { kind: 'qualifier' }) }];
  const { settings } = compareConfig(config, settingsFor(qualifier, read.configs), template);
  const { key } = unit;
  return [
    { ...start, key, name, qualifier, way: { kind: 'name' }, sides: settings, state: stateOf(settings) },
  ];
}

/** The worst outcome of the settings. */
function stateOf(sides: readonly ThreeSides[]): ComparisonState {
  if (sides.some(({ outcome }) => outcome === 'differs')) return 'differs';
  return sides.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'same';
}
