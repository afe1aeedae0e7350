import { describe, expect, it } from 'vitest';
import { type KnownQualifiers, qualifierStatus } from '../../../src/domain/qualifiers/qualifiers.ts';
import type { Finding } from '../../../src/domain/findings/finding.ts';
import { MAX_NAME_LENGTH, parseFunctionArn } from '../../../src/domain/arn/functionArn.ts';
import { type DestinationKind, parseDestination } from '../../../src/domain/destinations/destination.ts';
import { type EventInvokeConfig, effectiveSettings } from '../../../src/domain/settings/eventInvokeConfig.ts';
import { deadLetterFindings, settingsFindings } from '../../../src/domain/findings/settingsFindings.ts';
import { PRIMARY_ACCOUNT, STAGING_ACCOUNT } from '../../../src/sample/index.ts';
import type { ConfigRecord, FunctionRecord } from '../../../src/sample/lambda/records.ts';
import { seededShelves } from '../../../src/sample/seed/index.ts';

const shelves = seededShelves(0);
const primary = [...(shelves[0]?.functions.values() ?? [])];
const named = (name: string): FunctionRecord | undefined => primary.find((record) => record.name === name);

const configs = primary.flatMap((record) => record.configs.map((config) => ({ record, config })));
const known = ({ aliases, versions }: FunctionRecord): KnownQualifiers => ({
  aliases,
  versions: versions.map((each) => each.version),
});

const senderOf = ({ name }: FunctionRecord) => ({
  partition: 'aws',
  region: 'us-east-1',
  accountId: PRIMARY_ACCOUNT,
  name,
});

function findingsOf(record: FunctionRecord, config: ConfigRecord): readonly Finding['kind'][] {
  const { retries, age, onSuccess, onFailure, qualifier } = config;
  const settings: EventInvokeConfig = {
    functionArn: record.name,
    qualifier,
    ...(retries !== undefined && { maximumRetryAttempts: retries }),
    ...(age !== undefined && { maximumEventAgeInSeconds: age }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(onFailure !== undefined && { onFailure }),
  };
  return settingsFindings(effectiveSettings(settings), senderOf(record)).map(({ kind }) => kind);
}

describe('the seeded account', () => {
  it('has at most fifty functions, which one page holds, in names that exist once', () => {
    expect(primary.length).toBeGreaterThanOrEqual(40);
    expect(primary.length).toBeLessThanOrEqual(50);
    expect(primary.every((record) => record.name.length <= MAX_NAME_LENGTH)).toBe(true);
    expect(primary.some((record) => record.name.length === MAX_NAME_LENGTH)).toBe(true);
  });

  it('is the same every time', () => {
    expect(seededShelves(25, 1e12)).toEqual(seededShelves(25, 1e12));
    expect(JSON.stringify(seededShelves(25)[0]?.functions.get('generated-00025'))).toContain('revisionId');
  });

  it('has every kind of destination that there can be', () => {
    const kinds = (half: 'onFailure' | 'onSuccess'): ReadonlySet<DestinationKind> =>
      new Set(configs.flatMap(({ config }) => (config[half] ? [parseDestination(config[half]).kind] : [])));
    expect(kinds('onFailure')).toEqual(new Set(['queue', 'topic', 'function', 'eventBus', 'bucket']));
    expect(kinds('onSuccess')).toEqual(new Set(['topic', 'function', 'eventBus', 'bucket']));
  });

  it('shows every finding about settings that Lambda takes or once took', () => {
    const found = new Set(configs.flatMap(({ record, config }) => findingsOf(record, config)));
    expect(found).toEqual(new Set(['retriesCutByAge', 'fifoTarget', 'bucketOnSuccess', 'selfDestination']));
    const dead = primary.flatMap((record) =>
      record.settings.deadLetterArn
        ? deadLetterFindings(parseDestination(record.settings.deadLetterArn), senderOf(record))
        : [],
    );
    expect(dead.map(({ kind }) => kind)).toEqual(['fifoTarget']);
    const orphans = configs
      .filter(({ record, config }) => qualifierStatus(config.qualifier, true, known(record)) === 'orphaned')
      .map(({ record, config }) => `${record.name}:${config.qualifier}`);
    expect(orphans).toEqual(['payments-reconcile:canary', 'payments-fraud-check:1']);
  });

  it('shows a dead-letter queue alone, and together with a destination', () => {
    expect(named('invoices-create')).toMatchObject({ configs: [] });
    expect(named('invoices-create')?.settings.deadLetterArn).toBeDefined();
    expect(named('invoices-send')?.settings.deadLetterArn).toBeDefined();
    expect(named('invoices-send')?.configs[0]?.onFailure).toBeDefined();
  });

  it('shows nothing configured, an empty config, an alias without one, several qualifiers, a durable function', () => {
    expect(named('orders-api')?.configs).toEqual([]);
    expect(Object.keys(named('cleanup-sessions')?.configs[0] ?? {}).sort()).toEqual([
      'lastModified',
      'qualifier',
    ]);
    expect(named('payments-refund')?.aliases).toHaveLength(1);
    expect(named('payments-refund')?.configs.map((config) => config.qualifier)).toEqual(['$LATEST']);
    expect(named('payments-capture')?.configs).toHaveLength(5);
    expect(named('onboarding-workflow')?.settings.durable).toBeDefined();
  });

  it('has a chain of two functions that closes', () => {
    const next = (name: string): string | undefined =>
      parseFunctionArn(named(name)?.configs[0]?.onSuccess ?? '')?.name;
    expect(next('loop-ping')).toBe('loop-pong');
    expect(next('loop-pong')).toBe('loop-ping');
  });

  it('has deployed everything in the past, later versions later', () => {
    for (const { settings, versions } of primary) {
      const times = [...versions.map((each) => each.settings.lastModified), settings.lastModified];
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(Date.UTC(2026, 3, 1));
    }
  });

  it('has other regions and a second account, with names that the first has too', () => {
    const where = shelves.map(({ accountId, region }) => `${accountId}/${region}`);
    expect(where).toEqual([
      `${PRIMARY_ACCOUNT}/us-east-1`,
      `${PRIMARY_ACCOUNT}/eu-west-1`,
      `${STAGING_ACCOUNT}/us-east-1`,
    ]);
    expect(shelves.every((shelf) => shelf.functions.has('orders-received'))).toBe(true);
  });
});
