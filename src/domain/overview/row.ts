import {
  isAlias,
  isVersion,
  LATEST,
  parseFunctionArn,
  formatFunctionArn,
  type FunctionArn,
} from '../arn/functionArn.ts';
import { type Destination, parseDestination } from '../destinations/destination.ts';
import {
  compareQualifiers,
  type Effective,
  type EffectiveSettings,
  settingsFor,
  configOf,
} from '../settings/eventInvokeConfig.ts';
import type { Finding } from '../findings/finding.ts';
import type { FunctionSummary } from '../session/lambdaApi.ts';
import { partitionOfRegion } from '../arn/partition.ts';
import type { FunctionConfigs } from '../account/readConfigs.ts';
import {
  deadLetterWarnings,
  isOrphaned,
  type KnownQualifiers,
  settingsWarnings,
  type WarnedFunction,
} from '../findings/settingsFindings.ts';

/** What applies to one function and qualifier. Plain data: it may be sent to a page, or written to a file, as it is. */
export interface OverviewRow {
  /** With the qualifier; no two rows have the same. */
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  /** Empty where the function's ARN does not tell. */
  readonly accountId: string;
  readonly name: string;
  /** `$LATEST`, an alias or a version. */
  readonly qualifier: string;
  /** `configured`: a config is stored for exactly this qualifier. */
  readonly source: 'configured' | 'default';
  readonly retries: Effective<number>;
  /** Seconds. */
  readonly maximumAge: Effective<number>;
  readonly onSuccess?: Destination;
  readonly onFailure?: Destination;
  /** The function's, for all its qualifiers. */
  readonly deadLetter?: Destination;
  /** When the config was last written: ISO 8601, in UTC. */
  readonly lastModified?: string;
  readonly findings: readonly Finding[];
}

/** Aliases, and versions where they were asked for. */
export type ScannedQualifiers = Pick<KnownQualifiers, 'aliases' | 'unknown'> &
  Partial<Pick<KnownQualifiers, 'versions'>>;

/** What has been read of a function. */
export interface FunctionKnowledge {
  readonly summary: FunctionSummary;
  readonly configs: FunctionConfigs;
  /** Absent: not asked for, or refused. Then nothing is said of orphans and of aliases without a config. */
  readonly qualifiers?: ScannedQualifiers;
}

/**
 * The rows of a function: `$LATEST`, the qualifiers that have a config, and the known aliases; with the findings
 * that the function alone gives away.
 */
export function rowsOf(known: FunctionKnowledge, region: string): readonly OverviewRow[] {
  const fn = identityOf(known.summary, region);
  const { configs } = known.configs;
  const aliases = known.qualifiers?.aliases.map(({ name }) => name) ?? [];
  const qualifiers = new Set([LATEST, ...configs.map(({ qualifier }) => qualifier), ...aliases]);
  return [...qualifiers]
    .sort(compareQualifiers)
    .map((qualifier) => rowOf(fn, settingsFor(qualifier, configs), known));
}

function rowOf(fn: Identity, settings: EffectiveSettings, known: FunctionKnowledge): OverviewRow {
  const { qualifier, onSuccess, onFailure, lastModified } = settings;
  const { deadLetterArn } = known.summary;
  const deadLetter = deadLetterArn === undefined ? undefined : parseDestination(deadLetterArn);
  return {
    arn: `${fn.arn}:${arnPart(qualifier)}`,
    partition: fn.partition,
    region: fn.region,
    accountId: fn.accountId,
    name: fn.name,
    qualifier,
    source: settings.configured ? 'configured' : 'default',
    retries: settings.maximumRetryAttempts,
    maximumAge: settings.maximumEventAgeInSeconds,
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
    ...(deadLetter && { deadLetter }),
    ...(lastModified && { lastModified: lastModified.toISOString() }),
    findings: findingsOf(fn, settings, deadLetter, known),
  };
}

function findingsOf(
  fn: WarnedFunction,
  settings: EffectiveSettings,
  deadLetter: Destination | undefined,
  known: FunctionKnowledge,
): readonly Finding[] {
  const { qualifier } = settings;
  const own = settingsWarnings(settings, fn);
  // Nothing is invoked through it, so nothing is lost there.
  if (isKnownOrphan(qualifier, known.qualifiers)) return [{ kind: 'orphanedConfig', qualifier }, ...own];
  return [
    ...own,
    // The dead-letter queue belongs to the function, so what is wrong with it is said once.
    ...(qualifier === LATEST ? deadLetterWarnings(deadLetter, fn) : []),
    ...failureFindings(settings.onFailure, deadLetter),
    ...aliasFindings(settings, known),
  ];
}

function failureFindings(
  onFailure: Destination | undefined,
  deadLetter: Destination | undefined,
): readonly Finding[] {
  if (!onFailure && !deadLetter) return [{ kind: 'eventsLost' }];
  return onFailure && deadLetter ? [{ kind: 'handledTwice', onFailure, deadLetter }] : [];
}

function aliasFindings(
  { qualifier, configured }: EffectiveSettings,
  { configs }: FunctionKnowledge,
): readonly Finding[] {
  const beside = !configured && isAlias(qualifier) && configOf(LATEST, configs.configs) !== undefined;
  return beside ? [{ kind: 'aliasWithoutConfig', alias: qualifier }] : [];
}

function isKnownOrphan(qualifier: string, known: ScannedQualifiers | undefined): boolean {
  if (!known || (isVersion(qualifier) && !known.versions)) return false;
  return isOrphaned(qualifier, { ...known, versions: known.versions ?? [] });
}

interface Identity extends WarnedFunction {
  readonly arn: string;
  readonly partition: string;
}

/** An emulator may answer an ARN that is none. */
function identityOf({ arn, name }: FunctionSummary, region: string): Identity {
  const parsed = parseFunctionArn(arn);
  const place = {
    partition: parsed?.partition ?? partitionOfRegion(region).id,
    region: parsed?.region ?? region,
    accountId: parsed?.accountId ?? '',
  };
  return { ...place, name, arn: ownArn(arn, { ...place, name: arnPart(name) }) };
}

/** As it was given, unless it is another function's: rows are told apart by their ARNs. */
function ownArn(given: string, fn: FunctionArn): string {
  const isOwn = given === fn.name || given.endsWith(`:function:${fn.name}`);
  return isOwn ? given : formatFunctionArn(fn);
}

/** A name or qualifier in an ARN. What AWS calls so stays as it is; of anything else no part can be taken for another. */
function arnPart(text: string): string {
  return text.replaceAll(/[^\w.$-]/gu, (character) => `%${character.codePointAt(0)?.toString(16)};`);
}
