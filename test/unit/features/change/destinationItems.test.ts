import { QuickPickItemKind } from 'vscode';
import { describe, expect, it } from 'vitest';
import { destinationChoices, kindsFor } from '../../../../src/domain/change/destinationChoices.ts';
import type { EditableSetting } from '../../../../src/domain/change/desiredConfig.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import type { ListedKind } from '../../../../src/domain/session/evidenceApi.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { destinationItems, type Listing } from '../../../../src/features/change/destinationItems.ts';
import {
  ACCOUNT,
  configOf,
  FakeConnection,
  REGION,
  refused,
  summaryOf,
} from '../../../support/fakeLambda.ts';

const queue = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
const listOf = (...arns: readonly string[]): Listing => ({ arns, isCut: false });

/** An account with two functions, of which one sends to a queue. */
async function accountOf() {
  const connection = new FakeConnection();
  const lambda = connection.lambda(REGION);
  lambda.pages = [[summaryOf('orders'), summaryOf('billing')]];
  lambda.configs.set('orders', [configOf('orders', { onFailure: queue('used') })]);
  const { account } = new Session(connection);
  await account.directory.load();
  await account.configs('orders');
  return { account, connection };
}

/** The rows, with headings: `# In use`. */
async function rows(listings: Partial<Record<ListedKind, Listing>>, setting: EditableSetting = 'onFailure') {
  const { account } = await accountOf();
  const known = new Map(Object.entries(listings) as [ListedKind, Listing][]);
  const arns = [...known.values()].flatMap((one) =>
    typeof one === 'object' && 'arns' in one ? one.arns : [],
  );
  const choices = destinationChoices(account, arns, setting, summaryOf('orders').arn);
  return destinationItems(choices, known);
}

const labels = (items: Awaited<ReturnType<typeof rows>>): readonly string[] =>
  items.map(({ label, kind }) => (kind === QuickPickItemKind.Separator ? `# ${label}` : label));

describe('the list of destinations', () => {
  it('has nothing of another account, whatever an endpoint answers', async () => {
    const items = await rows({
      queue: listOf(queue('own'), queue('foreign').replace(ACCOUNT, '222222222222')),
    });
    expect(labels(items)).toContain('$(inbox) own');
    expect(labels(items)).not.toContain('$(inbox) foreign');
  });

  it('says what is still being listed, also where no name fits what was typed', async () => {
    const items = await rows({ queue: 'loading', topic: listOf() });
    expect(items.at(-1)).toMatchObject({ label: '$(sync) SQS queues: reading…', alwaysShow: true });
    expect(items.at(-1)?.choose).toBeUndefined();
  });

  it('has those in use first, then the others by kind and name', async () => {
    const items = await rows({
      queue: listOf(queue('b'), queue('used'), queue('a')),
      topic: listOf(`arn:aws:sns:${REGION}:${ACCOUNT}:alarm`),
      eventBus: listOf(`arn:aws:events:${REGION}:${ACCOUNT}:event-bus/default`),
      bucket: listOf('arn:aws:s3:::archive'),
    });
    expect(labels(items)).toEqual([
      '# In use',
      '$(inbox) used',
      '# SQS queues',
      '$(inbox) a',
      '$(inbox) b',
      '# SNS topics',
      '$(megaphone) alarm',
      '# EventBridge event buses',
      '$(broadcast) default',
      '# S3 buckets',
      '$(database) archive',
      '# Lambda functions',
      // Not the function itself.
      '$(symbol-function) billing',
    ]);
    expect(items[3]?.choose).toEqual({ kind: 'take', arn: queue('a') });
  });

  it('says of FIFO queues and topics that they are not supported, and does not offer them', async () => {
    const items = await rows({
      queue: listOf(queue('steps.fifo')),
      topic: listOf(`arn:aws:sns:${REGION}:${ACCOUNT}:steps.fifo`),
    });
    const fifo = items.filter(({ label }) => label.includes('.fifo'));
    expect(labels(items)).toContain('# Not supported');
    expect(fifo.map(({ description }) => description)).toEqual([
      'SQS queue · FIFO: not supported as an asynchronous destination',
      'SNS topic · FIFO: not supported as an asynchronous destination',
    ]);
    expect(fifo.every(({ choose }) => choose === undefined)).toBe(true);
  });

  it('has buckets only for events that failed', async () => {
    expect(kindsFor('onFailure')).toContain('bucket');
    expect(kindsFor('onSuccess')).not.toContain('bucket');
    expect(labels(await rows({ bucket: listOf('arn:aws:s3:::archive') }, 'onSuccess'))).not.toContain(
      '$(database) archive',
    );
  });

  it('says which permission is missing, and lists the others', async () => {
    const items = await rows({
      queue: listOf(queue('a')),
      topic: { error: refused('sns:ListTopics') },
      bucket: { error: new ExpectedError('offline', 'no', { host: 's3.us-east-1.amazonaws.com' }) },
    });
    expect(labels(items)).toContain('$(inbox) a');
    const [denied, failed] = items.slice(-2);
    expect(denied?.label).toBe('$(warning) SNS topics: Permission denied: sns:ListTopics');
    expect(denied?.choose).toEqual({ kind: 'copyPolicy', action: 'sns:ListTopics' });
    expect(failed?.label).toMatch(/^\$\(warning\) S3 buckets: /);
    expect(failed?.choose).toEqual({ kind: 'retry', listed: 'bucket' });
  });

  it('says where it is cut', async () => {
    const items = await rows({ queue: { arns: [queue('a')], isCut: true } });
    expect(items.at(-1)?.label).toBe('$(info) SQS queues: only the first 1 are listed');
  });

  it('shows names from outside as text', async () => {
    const items = await rows({ queue: listOf(queue('$(bug)\u202Ea')) });
    const label = items.find(({ label: one }) => one.includes('bug'))?.label ?? '';
    expect(label).not.toContain('$(bug)');
    expect(label).not.toContain('\u202E');
  });
});

describe('lists of an account', () => {
  it('are read once, kept where they were answered, and read again after a refresh', async () => {
    const { account, connection } = await accountOf();
    const { evidenceApi } = connection;
    evidenceApi.errors.set('list topic', refused('sns:ListTopics'));
    const list = (kind: ListedKind) => account.targetLists?.list(kind);
    await list('queue');
    await list('queue');
    await expect(list('topic')).rejects.toThrow('refused');
    await expect(list('topic')).rejects.toThrow('refused');
    expect(evidenceApi.asked).toEqual(['list queue ', 'list topic ', 'list topic ']);
    await account.refresh();
    await list('queue');
    expect(evidenceApi.asked).toHaveLength(4);
  });
});
