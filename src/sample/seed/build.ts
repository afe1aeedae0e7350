import { createHash } from 'node:crypto';
import type { Behaviour, ConfigRecord, FunctionRecord, FunctionSettings } from '../lambda/records.ts';
import { emptySurroundings } from '../evidence/surroundings.ts';
import type { StackRecord } from '../cloudformation/stacks.ts';
import type { Shelf } from '../lambda/store.ts';

/** Settings for asynchronous invocation, as a seed writes them. */
export type SeedConfig = Omit<ConfigRecord, 'qualifier' | 'lastModified'>;

/** A function of the sample, as short as can be: what is not said is ordinary. */
export interface SeedFunction {
  readonly name: string;
  readonly description?: string;
  readonly runtime?: string;
  /** A container image: no runtime, no handler. */
  readonly image?: true;
  readonly architecture?: 'arm64';
  /** Name of the execution role; by default the function's own. */
  readonly role?: string;
  readonly deadLetter?: string;
  readonly durable?: true;
  /** How many versions were published. */
  readonly versions?: number;
  /** Versions deleted since. */
  readonly deletedVersions?: readonly string[];
  /** Alias → version. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Alias → weights of further versions. */
  readonly weights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Qualifier → config; orphans too. */
  readonly configs?: Readonly<Record<string, SeedConfig>>;
  readonly behaviour?: Behaviour;
  readonly tags?: Readonly<Record<string, string>>;
  /** The configs were changed so many minutes before the start. Absent: long ago, and always at the same time. */
  readonly changedMinutesAgo?: number;
}

const DAY_MS = 86_400_000;
/** The last day on which anybody deployed anything here: all dates lie before it and never move. */
const LAST_DEPLOYMENT = Date.UTC(2026, 2, 27, 16, 45, 12, 493);
const DAYS = 420;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A number that only the text decides, from 0 to below the limit. */
const numberFrom = (text: string, limit: number): number => sha256(text).readUInt32BE(0) % limit;

/** A moment in the past that only the text decides. */
const momentFrom = (text: string): number =>
  LAST_DEPLOYMENT - numberFrom(text, DAYS) * DAY_MS - numberFrom(`${text}/time`, DAY_MS);

/** An id in the shape of a UUID that only the text decides. */
export function uuidFrom(text: string): string {
  const hex = sha256(text).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A shelf with the functions of a seed. */
export function seedShelf(
  accountId: string,
  region: string,
  functions: readonly SeedFunction[],
  stacks: readonly StackRecord[] = [],
  surroundings = emptySurroundings(),
  now = Date.now(),
): Shelf {
  const records = functions.map((seed) => buildFunction(seed, accountId, now));
  return {
    accountId,
    region,
    functions: new Map(records.map((record) => [record.name, record])),
    stacks: new Map(stacks.map((stack) => [stack.name, stack])),
    surroundings,
  };
}

export function buildFunction(seed: SeedFunction, accountId: string, now = Date.now()): FunctionRecord {
  const settings = buildSettings(seed, accountId);
  const numbers = Array.from({ length: seed.versions ?? 0 }, (_, index) => String(index + 1));
  return {
    name: seed.name,
    settings,
    versions: numbers
      .filter((version) => !seed.deletedVersions?.includes(version))
      .map((version) => ({ version, settings: publishedSettings(seed, settings, version) })),
    nextVersion: numbers.length + 1,
    aliases: Object.entries(seed.aliases ?? {}).map(([name, version]) => buildAlias(seed, name, version)),
    configs: Object.entries(seed.configs ?? {}).map(([qualifier, config]) => ({
      ...config,
      qualifier,
      lastModified: changedAt(seed, now) ?? momentFrom(`${seed.name}:${qualifier}`),
    })),
    behaviour: seed.behaviour ?? {},
    ...(seed.tags && { tags: seed.tags }),
  };
}

/** To the second, as CloudTrail has it. */
const changedAt = ({ changedMinutesAgo: minutes }: SeedFunction, now: number): number | undefined =>
  minutes === undefined ? undefined : Math.floor(now / 1_000 - minutes * 60) * 1_000;

function buildAlias(seed: SeedFunction, name: string, version: string): FunctionRecord['aliases'][number] {
  const weights = seed.weights?.[name];
  const id = uuidFrom(`${seed.name}:${name}`);
  return { name, version, description: '', revisionId: id, ...(weights && { weights }) };
}

function publishedSettings(
  seed: SeedFunction,
  settings: FunctionSettings,
  version: string,
): FunctionSettings {
  const revisionId = uuidFrom(`${seed.name}:${version}`);
  // Later versions are younger, and none is younger than $LATEST.
  const age = ((seed.versions ?? 0) - Number(version)) * 3 * DAY_MS;
  return { ...settings, revisionId, lastModified: settings.lastModified - age };
}

function buildSettings(seed: SeedFunction, accountId: string): FunctionSettings {
  const { name } = seed;
  return {
    description: seed.description ?? '',
    ...(!seed.image && { runtime: seed.runtime ?? 'nodejs22.x', handler: 'index.handler' }),
    role: `arn:aws:iam::${accountId}:role/${seed.role ?? name}`,
    packageType: seed.image ? 'Image' : 'Zip',
    architecture: seed.architecture ?? 'x86_64',
    codeSize: seed.image ? 0 : 900 + numberFrom(`${name}/size`, 4_000_000),
    codeSha256: sha256(`${name}/code`).toString('base64'),
    timeout: [3, 10, 30, 60][numberFrom(`${name}/timeout`, 4)] ?? 3,
    memorySize: [128, 256, 512, 1024][numberFrom(`${name}/memory`, 4)] ?? 128,
    lastModified: momentFrom(name),
    revisionId: uuidFrom(name),
    ...(seed.deadLetter !== undefined && { deadLetterArn: seed.deadLetter }),
    ...(seed.durable && { durable: { RetentionPeriodInDays: 14, ExecutionTimeout: 86_400 } }),
  };
}
