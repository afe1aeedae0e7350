import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readBucketList } from '../../../src/aws/s3/bucketList.ts';
import { CAPS } from '../../../src/aws/transport/limits.ts';
import type { EvidenceApi, ListedKind } from '../../../src/domain/session/evidenceApi.ts';
import { startSample } from '../../../src/sample/index.ts';
import { failureOf, QUICK, region } from './faultScene.ts';
import { json, KEY, never, scene, SECRET, serve, tidy } from './support.ts';

const sample = await startSample();
afterEach(tidy);
afterAll(() => sample.close());

/** The services of the sample account. */
async function sampleApi(at = region): Promise<EvidenceApi> {
  const { access } = scene({ limits: QUICK, sample: () => Promise.resolve(sample) });
  const connection = await access.connect({ sample: true });
  return connection.evidence(at);
}

/** Services that all answer with these bodies, one after the other; the last for ever. */
async function served(...bodies: readonly object[]) {
  let asked = 0;
  const server = await serve((_, response) => {
    json(response, bodies[Math.min(asked, bodies.length - 1)] ?? {});
    asked += 1;
  });
  const env = {
    AWS_ACCESS_KEY_ID: KEY,
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: server.url,
  };
  const { access } = scene({ env });
  return { api: (await access.connect({})).evidence(region), server };
}

const url = (name: string): string => `https://sqs.us-east-1.amazonaws.com/111111111111/${name}`;
const listBuckets = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</ListAllMyBucketsResult>`;

describe('the sample account', () => {
  it.each([
    ['queue', 'arn:aws:sqs:us-east-1:111111111111:failed-events'],
    ['topic', 'arn:aws:sns:us-east-1:111111111111:returns-alarm'],
    ['eventBus', 'arn:aws:events:us-east-1:111111111111:event-bus/returns'],
    ['eventBus', 'arn:aws:events:us-east-1:111111111111:event-bus/default'],
    ['bucket', 'arn:aws:s3:::failed-events-archive'],
  ] as const)('lists its %ss, also those that no function uses: %s', async (kind, arn) => {
    const { arns, isCut } = await (await sampleApi()).lists.list(kind, never);
    expect(arns).toContain(arn);
    expect(isCut).toBe(false);
  });

  it('leaves out what was deleted, and what is in another account or Region', async () => {
    const { lists } = await sampleApi();
    const topics = await lists.list('topic', never);
    expect(topics.arns).not.toContain('arn:aws:sns:us-east-1:111111111111:users-welcomed');
    for (const kind of ['queue', 'topic', 'eventBus'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { arns } = await lists.list(kind, never);
      expect(arns.every((arn) => arn.includes(':us-east-1:111111111111:'))).toBe(true);
    }
  });

  it.each(['queue', 'topic', 'bucket'] as const)('has no %ss in a Region without functions', async (kind) => {
    const { lists } = await sampleApi('ap-southeast-2');
    expect(await lists.list(kind, never)).toEqual({ arns: [], isCut: false });
  });
});

describe('a list', () => {
  it('is read page by page', async () => {
    const { api, server } = await served(
      { QueueUrls: [url('a')], NextToken: 'more' },
      { QueueUrls: [url('b')] },
    );
    expect(await api.lists.list('queue', never)).toEqual({
      arns: ['arn:aws:sqs:us-east-1:111111111111:a', 'arn:aws:sqs:us-east-1:111111111111:b'],
      isCut: false,
    });
    expect(server.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { MaxResults: 1000 },
      { MaxResults: 1000, NextToken: 'more' },
    ]);
  });

  it('ends where the token is repeated, and says that there may be more', async () => {
    const { api, server } = await served({ QueueUrls: [url('a')], NextToken: 'again' });
    expect(await api.lists.list('queue', never)).toMatchObject({ isCut: true });
    expect(server.requests).toHaveLength(2);
  });

  it('is cut at a number of entries and of pages', async () => {
    const many = Array.from({ length: CAPS.targets + 1 }, (_, at) => url(`q${at}`));
    const long = await served({ QueueUrls: many });
    const { arns, isCut } = await long.api.lists.list('queue', never);
    expect([arns.length, isCut]).toEqual([CAPS.targets, true]);
    const pages = Array.from({ length: CAPS.targetPages + 5 }, (_, at) => ({ NextToken: `t${at}` }));
    const empty = await served(...pages);
    expect(await empty.api.lists.list('queue', never)).toEqual({ arns: [], isCut: true });
    expect(empty.server.requests).toHaveLength(CAPS.targetPages);
  });
});

describe('each permission', () => {
  const ACTIONS: readonly (readonly [ListedKind, string])[] = [
    ['queue', 'sqs:ListQueues'],
    ['topic', 'sns:ListTopics'],
    ['eventBus', 'events:ListEventBuses'],
    ['bucket', 's3:ListAllMyBuckets'],
  ];

  it.each(ACTIONS)('of %ss is named where it is missing', async (kind, action) => {
    const env = {
      AWS_ACCESS_KEY_ID: sample.accessKeys.denied,
      AWS_SECRET_ACCESS_KEY: sample.secretAccessKey,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: sample.endpoint,
    };
    const connection = await scene({ env }).access.connect({});
    const failure = await failureOf(connection.evidence(region).lists.list(kind, never));
    expect(failure).toMatchObject({ kind: 'accessDenied', facts: { action } });
  });
});

describe("S3's list of buckets", () => {
  const bucket = (name: string, own = region): string =>
    `<Bucket><Name>${name}</Name><BucketRegion>${own}</BucketRegion></Bucket>`;

  it('holds the buckets of the Region, and the token of the next page', () => {
    const xml = listBuckets(
      `<Buckets>${bucket('a')}${bucket('b', 'eu-west-1')}<Bucket><Name>c</Name></Bucket></Buckets><ContinuationToken>x&amp;y&#x3D;</ContinuationToken>`,
    );
    expect(readBucketList(xml, region)).toEqual({
      arns: ['arn:aws:s3:::a', 'arn:aws:s3:::c'],
      next: 'x&y=',
    });
    expect(readBucketList(listBuckets('<Buckets/>'), 'cn-north-1')).toEqual({ arns: [], next: undefined });
  });

  it.each([
    ['without its list', ''],
    ['with a bucket without a name', '<Buckets><Bucket></Bucket></Buckets>'],
    ['with a name that is empty', '<Buckets><Bucket><Name></Name></Bucket></Buckets>'],
    ['with attributes', '<Buckets><Bucket id="1"><Name>a</Name></Bucket></Buckets>'],
    ['with a bucket that does not end', '<Buckets><Bucket><Name>a</Name></Buckets>'],
    ['with a bucket in a bucket', '<Buckets><Bucket><Bucket><Name>a</Name></Bucket></Bucket></Buckets>'],
  ])('never looks empty where it is not understood: %s', (_, content) => {
    expect(() => readBucketList(listBuckets(content), region)).toThrow();
  });

  it.each(['', '<html></html>', '<ListAllMyBucketsResult><Buckets>', '{}'])('is none: %j', (text) => {
    expect(() => readBucketList(text, region)).toThrow();
  });
});
