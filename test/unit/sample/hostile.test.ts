import { createConnection } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESS_KEYS } from '../../support/sampleKeys.ts';
import { authorization, raw, sampleForTests } from './support.ts';

const FUNCTIONS = '/2015-03-31/functions/';

describe('what nobody should send', async () => {
  const sample = await sampleForTests();
  const alive = async (): Promise<void> => {
    expect((await raw(sample, 'GET', FUNCTIONS)).status).toBe(200);
  };

  it.each([
    ['GET', '/'],
    ['GET', '/2015-03-31'],
    ['PATCH', FUNCTIONS],
    ['POST', '/2015-03-31/functions/x/invocations'],
    ['GET', '/2019-09-25/functions/a/b/event-invoke-config'],
  ])('%s %s is unknown, in XML and without a content type', async (method, path) => {
    const answer = await raw(sample, method, path);
    expect(answer.status).toBe(404);
    expect(answer.text).toBe('<UnknownOperationException/>\n');
    expect(answer.headers['content-type']).toBeUndefined();
  });

  it('another service is unknown', async () => {
    const headers = { authorization: authorization(ACCESS_KEYS.sample, { service: 'dynamodb' }) };
    expect((await raw(sample, 'GET', FUNCTIONS, { headers })).status).toBe(404);
  });

  it.each(['%', '%zz', '%ff%fe', '%00', '%2e%2e%2f', '..%2f..', '__proto__', '%F0%9F%91%8B'])(
    'a path with %s is answered',
    async (name) => {
      const { status } = await raw(sample, 'GET', `/2019-09-25/functions/${name}/event-invoke-config`);
      expect([400, 404]).toContain(status);
    },
  );

  it('a body that is too large is refused', async () => {
    const body = Buffer.alloc(7 * 1024 * 1024, 32);
    const answer = await raw(sample, 'PUT', '/2019-09-25/functions/orders-api/event-invoke-config', { body });
    expect(answer.status).toBe(413);
    await alive();
  });

  it('deep nesting is answered', async () => {
    const body = `{"DestinationConfig":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const answer = await raw(sample, 'PUT', '/2019-09-25/functions/orders-api/event-invoke-config', { body });
    expect(answer.status).toBe(400);
  });

  it('what is no HTTP at all is cut off', async () => {
    const { port } = new URL(sample.endpoint);
    const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
    socket.end('\u0016\u0003\u0001hello\r\n\r\n');
    await new Promise((resolve) => socket.on('close', resolve).resume());
    await alive();
  });

  it('any method, path, header and body gets an answer, and never a failure of ours', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest(), async ({ method, path, headers, body }) => {
        const { status } = await raw(sample, method, path, { body, headers });
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
    await alive();
  });

  it('any settings are answered or refused, and what is answered is what Get answers', async () => {
    await fc.assert(
      fc.asyncProperty(anySettings(), async (settings) => {
        const path = '/2019-09-25/functions/orders-price/event-invoke-config';
        const put = await raw(sample, 'PUT', path, { body: JSON.stringify(settings) });
        expect([200, 400]).toContain(put.status);
        if (put.status === 200) expect((await raw(sample, 'GET', path)).json).toEqual(put.json);
      }),
      { numRuns: 200 },
    );
  });
});

interface AnyRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function anyRequest(): fc.Arbitrary<AnyRequest> {
  const segment = fc.oneof(
    fc.constantFrom(
      '2015-03-31',
      '2019-09-25',
      'functions',
      'event-invoke-config',
      'list',
      'aliases',
      'versions',
      'configuration',
      'orders-received',
      '__proto__',
      'constructor',
    ),
    fc.string({ unit: 'binary' }).map((text) => encodeURIComponent(text.toWellFormed())),
    fc.stringMatching(/^[\w%.~:$-]{0,12}$/),
  );
  const query = fc.stringMatching(/^[\w%&=$-]{0,30}$/);
  return fc.record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH'),
    path: fc
      .tuple(fc.array(segment, { maxLength: 6 }), query)
      .map(([segments, text]) => `/${segments.join('/')}?${text}`),
    headers: fc.oneof(
      fc.constant({ authorization: authorization() }),
      fc.constant({ authorization: authorization(ACCESS_KEYS.sample, { service: 'sts' }) }),
      fc.stringMatching(/^[ -~]{0,60}$/).map((text) => ({ authorization: text })),
    ),
    body: fc.oneof(fc.string(), fc.json()),
  });
}

function anySettings(): fc.Arbitrary<unknown> {
  const number = fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constantFrom(60, 21_600, null), fc.double());
  const arn = fc.oneof(
    fc.constantFrom('arn:aws:sqs:us-east-1:111111111111:q', 'arn:aws:s3:::b', '', null),
    fc.string(),
  );
  const half = fc.option(fc.record({ Destination: arn }, { requiredKeys: [] }));
  return fc.record(
    {
      MaximumRetryAttempts: number,
      MaximumEventAgeInSeconds: number,
      DestinationConfig: fc.option(fc.record({ OnSuccess: half, OnFailure: half }, { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  );
}
