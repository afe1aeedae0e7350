import { ExpectedError } from '../../../../src/domain/errors.ts';
import { Scan } from '../../../../src/domain/overview/scan.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { overviewView } from '../../../../src/features/overview/overviewView.ts';
import type { HostMessage } from '../../../../src/features/overview/protocol.ts';
import type { OverviewRecord, ReadyRecord } from '../../../../src/features/overview/record.ts';
import { functionRows } from '../../../../src/features/overview/rowViews.ts';
import { tableStrings } from '../../../../src/features/overview/strings/table.ts';
import { configOf, FakeConnection, type FakeLambda, REGION, summaryOf } from '../../../support/fakeLambda.ts';

/**
 * Messages of the host about accounts of all kinds, in the extension's own words. This module is bundled with
 * `vscodeStandIn.ts` in the place of the editor's API, see `webPage.ts`.
 */

const sqs = (name: string): string => `arn:aws:sqs:${REGION}:111111111111:${name}`;
const lambda = (name: string): string => `arn:aws:lambda:${REGION}:111111111111:function:${name}`;

/** Functions that differ as those of a real account do: every kind of target, and every finding in some. */
function addFunction(api: FakeLambda, index: number): ReturnType<typeof summaryOf> {
  const name = `${['orders', 'payments', 'search', 'mail'][index % 4]}-${String(index).padStart(5, '0')}`;
  const lastModified = new Date(Date.UTC(2026, index % 12, 1 + (index % 28), 9, 30));
  const kinds: readonly (() => Parameters<typeof configOf>[1] | undefined)[] = [
    () => undefined,
    () => ({ maximumRetryAttempts: 1, onFailure: sqs(`${name}-failed`) }),
    () => ({
      maximumEventAgeInSeconds: 60,
      onSuccess: `arn:aws:events:${REGION}:111111111111:event-bus/shop`,
    }),
    () => ({ onFailure: sqs('orders.fifo') }),
    () => ({ onFailure: 'arn:aws:s3:::failed-events', maximumRetryAttempts: 0 }),
    () => undefined,
    () => ({ onFailure: `arn:aws:sns:${REGION}:111111111111:alarm` }),
  ];
  const config = kinds[index % kinds.length]?.();
  if (config) api.configs.set(name, [configOf(name, { lastModified, ...config })]);
  return summaryOf(name, index % 11 === 0 ? { deadLetterArn: sqs('dead') } : {});
}

/** The functions that a test names: two that hand to each other, an orphan, a long name. */
function addSpecials(api: FakeLambda): ReturnType<typeof summaryOf>[] {
  const long = 'a-function-with-a-name-as-long-as-the-service-allows-for-a-namex';
  api.configs.set('loop-a', [configOf('loop-a', { onFailure: lambda('loop-b') })]);
  api.configs.set('loop-b', [configOf('loop-b', { onFailure: lambda('loop-a') })]);
  api.configs.set('orphan', [configOf('orphan', { qualifier: 'gone', maximumRetryAttempts: 0 })]);
  api.configs.set(long, [configOf(long, { onFailure: sqs('q'.repeat(80)) })]);
  return ['loop-a', 'loop-b', 'orphan', long].map((name) => summaryOf(name));
}

interface Made {
  readonly record: ReadyRecord;
  readonly api: FakeLambda;
}

/** An account that nobody has scanned yet, and whose functions are listed or not. */
async function unscanned(count: number): Promise<readonly HostMessage[]> {
  const connection = new FakeConnection('shop-production');
  const session = new Session(connection);
  await session.accountId();
  connection.lambda(REGION).pages = [
    Array.from({ length: count }, (_, index) => summaryOf(`orders-${index}`)),
  ];
  if (count > 0) await session.account.directory.load();
  return messages({ kind: 'ready', session, scan: new Scan(session.account), left: false });
}

/** A function with so many versions that have a config: the newest loses events, an old one cannot deliver. */
function addVersions(api: FakeLambda, count: number): ReturnType<typeof summaryOf> {
  const name = 'payments-history';
  const config = (qualifier: string): Parameters<typeof configOf>[1] => {
    if (qualifier === '3') return { qualifier, onFailure: sqs('history.fifo') };
    return qualifier === String(count) ? { qualifier } : { qualifier, onFailure: sqs('history-failed') };
  };
  const versions = Array.from({ length: count }, (_, index) => String(index + 1));
  api.configs.set(
    name,
    ['$LATEST', 'live', ...versions].map((qualifier) => configOf(name, config(qualifier))),
  );
  api.qualifiers.set(name, { aliases: [{ name: 'live', version: '2' }], versions });
  return summaryOf(name);
}

/** Three functions, and one with 60 versions. */
async function withVersions(): Promise<readonly HostMessage[]> {
  const { record } = await scanned(3, (api) => {
    api.pages = [[...(api.pages[0] ?? []), addVersions(api, 60)]];
  });
  return messages(record);
}

/** Three functions without a fault, read to the end or not. */
async function harmless(isComplete: boolean): Promise<readonly HostMessage[]> {
  const { record, api } = await scanned(0, (fake) => {
    fake.pages = [['a', 'b', 'c'].map((name) => summaryOf(name))];
    for (const name of ['a', 'b', 'c'])
      fake.configs.set(name, [configOf(name, { onFailure: sqs('failed') })]);
  });
  if (isComplete) return messages(record);
  let open: () => void = () => undefined;
  api.gate = new Promise((done) => (open = done));
  record.scan.refresh(new Date(Date.now() + 1000));
  const said = messages(record);
  open();
  return said;
}

async function scanned(count: number, prepare: (api: FakeLambda) => void = () => undefined): Promise<Made> {
  const connection = new FakeConnection('shop-production');
  const session = new Session(connection);
  await session.accountId();
  const api = connection.lambda(REGION);
  const functions = Array.from({ length: count }, (_, index) => addFunction(api, index));
  api.pages = [count > 10 ? [...addSpecials(api), ...functions] : functions];
  prepare(api);
  const scan = new Scan(session.account);
  scan.start();
  await ended(scan);
  return { record: { kind: 'ready', session, scan, left: false }, api };
}

async function ended(scan: Scan): Promise<void> {
  await new Promise<void>((done) => {
    const follower = scan.follow(() => {
      follower.drain();
      if (scan.state !== 'running') done();
    });
    follower.drain();
  });
}

function messages(record: OverviewRecord): readonly HostMessage[] {
  const view: HostMessage = {
    type: 'view',
    view: overviewView(record, { table: tableStrings(), rate: 5, tags: { kind: 'read' } }),
  };
  if (record.kind !== 'ready') return [view];
  const functions = record.scan
    .follow(() => undefined)
    .drain()
    .functions.map((one) => functionRows(one, TAGS.get(one.arn.split(':').at(-1) ?? '')));
  return [view, { type: 'rows', reset: true, more: false, functions }];
}

/** Tags of CloudFormation, and one of the user's. */
const TAGS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  ['orders', 'mail'].map((name) => [
    name,
    new Map([
      ['aws:cloudformation:stack-name', 'shop-prod'],
      ['team', 'payments'],
    ]),
  ]),
);

const failing =
  (error: unknown) =>
  (api: FakeLambda): void =>
    void api.errors.set('listEventInvokeConfigs', error);

/** A scan that stands still in the middle. */
async function halfway(stop: (scan: Scan) => void): Promise<readonly HostMessage[]> {
  const { record, api } = await scanned(60);
  let open: () => void = () => undefined;
  api.gate = new Promise((done) => (open = done));
  record.scan.refresh(new Date(Date.now() + 1000));
  stop(record.scan);
  const said = messages(record);
  open();
  return said;
}

/** All states, by name. */
export const states: Readonly<Record<string, () => Promise<readonly HostMessage[]>>> = {
  full: async () => messages((await scanned(200)).record),
  many: async () => messages((await scanned(10_000)).record),
  one: async () => messages((await scanned(1)).record),
  empty: async () => messages((await scanned(0)).record),
  idle: async () => unscanned(5600),
  idleUnknown: async () => unscanned(0),
  versions: withVersions,
  harmless: async () => harmless(true),
  harmlessRunning: async () => harmless(false),
  partly: async () => {
    const { record, api } = await scanned(1);
    const { scan, session } = record;
    failing(new ExpectedError('timeout', 'late'))(api);
    api.pages = [[...(api.pages[0] ?? []), summaryOf('unread')]];
    await session.account.directory.refresh();
    if (scan.state === 'running') await ended(scan);
    return messages(record);
  },
  opening: async () => messages({ kind: 'opening' }),
  running: async () => halfway(() => undefined),
  paused: async () => halfway((scan) => scan.pause()),
  signedOut: async () => {
    const error = new ExpectedError('signedOut', 'expired', {
      profile: 'shop-production',
      command: 'aws sso login --profile shop-production',
    });
    return messages((await scanned(50, failing(error))).record);
  },
  denied: async () => {
    const action = 'lambda:ListFunctionEventInvokeConfigs';
    const error = new ExpectedError('accessDenied', 'refused', { action });
    return messages(
      (
        await scanned(150, (api) => {
          failing(error)(api);
          api.errors.set('getEventInvokeConfig', error);
        })
      ).record,
    );
  },
  offline: async () => {
    const error = new ExpectedError('offline', 'ENOTFOUND', { host: 'lambda.us-east-1.amazonaws.com' });
    return messages((await scanned(50, failing(error))).record);
  },
  noProfile: async () => messages({ kind: 'failed', error: new ExpectedError('noProfile', 'none') }),
  left: async () => {
    const { record } = await scanned(30);
    const successor = new Session(new FakeConnection('sandbox', 'eu-west-1'));
    return messages({ ...record, left: true, successor });
  },
};
