import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invokersOf } from '../../../src/domain/evidence/invokers.ts';
import { metricOf, RANGES, spanUntil } from '../../../src/domain/evidence/metrics.ts';
import type { Connection } from '../../../src/domain/session/connection.ts';
import { connectTo, json, never, REGION, serve, tidy, type TestServer } from './support.ts';
import { startSample } from '../../../src/sample/index.ts';
import { scene } from './support.ts';

interface Statement {
  readonly Action: string;
  readonly Principal: string | Readonly<Record<string, string>>;
  readonly Condition?: { readonly ArnLike?: Readonly<Record<string, string>> };
}

interface Body {
  readonly Policy?: { readonly Statement: readonly Statement[] };
  readonly MetricDataResults?: readonly { readonly Id: string; readonly Values: readonly number[] }[];
}

interface Recorded {
  readonly answers: readonly { readonly operation: string; readonly source: string; readonly body: Body }[];
}

const read = (file: string): Recorded =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Recorded;
const { answers } = read('../../fixtures/evidence-recorded.json');
const of = (operation: string) =>
  answers.filter((one) => one.operation === operation).map((one) => [one.source, one.body] as const);

let server: TestServer;
let connection: Connection;
let answer: unknown;

beforeAll(async () => {
  server = await serve((_, response) => json(response, answer));
  connection = await connectTo(server.url, { limits: { perWindow: 1_000 } });
});
afterAll(async () => {
  connection.close();
  await tidy();
});

describe('a resource policy that Lambda was seen to answer', () => {
  it.each(of('GetPolicy'))('%s', async (_, body) => {
    const statements = body.Policy?.Statement ?? [];
    answer = { ...body, Policy: JSON.stringify(body.Policy) };
    const policy = await connection.evidence(REGION).invokers.resourcePolicy('f', 'live', never);
    expect(JSON.parse(policy ?? '')).toEqual(body.Policy);
    const invoking = statements.filter(({ Action }) => Action === 'lambda:InvokeFunction');
    const told = invokersOf(policy ?? '')?.map(({ principal, source }) => [principal, source]);
    const expected = invoking.map(({ Principal: by, Condition: when }) => [
      typeof by === 'string' ? by : Object.values(by)[0],
      when?.ArnLike?.['AWS:SourceArn'],
    ]);
    const unique = [...new Map(expected.map((one) => [JSON.stringify(one), one])).values()];
    expect(told).toEqual(unique);
  });

  it('is given by the sample account in the same shape', async () => {
    const sample = await startSample();
    const { access } = scene({ sample: () => Promise.resolve(sample) });
    const own = await access.connect({ sample: true });
    const policy = await own.evidence('us-east-1').invokers.resourcePolicy('payments-refund', 'live', never);
    const shape = (text: string) => {
      const { Statement: statements, ...rest } = JSON.parse(text) as Record<string, object[]>;
      return [Object.keys(rest).toSorted(), Object.keys(statements?.[0] ?? {}).toSorted()];
    };
    const [, recorded] =
      of('GetPolicy').find(([source]) => source.endsWith('add_lambda_permission_aws/get_policy')) ?? [];
    expect(shape(policy ?? '')).toEqual(shape(JSON.stringify(recorded?.Policy)));
    own.close();
    await sample.close();
  });
});

describe('metrics that CloudWatch was seen to answer', () => {
  it.each(of('GetMetricData'))('%s', async (_, body) => {
    const results = body.MetricDataResults ?? [];
    const at = Math.floor(Date.now() / 1_000);
    answer = {
      ...body,
      MetricDataResults: results.map((one, index) => ({
        ...one,
        Id: `m${index}`,
        Timestamps: one.Values.map((__, position) => at + position * 60),
      })),
    };
    const queries = results.map(() => metricOf('f', 'Errors'));
    const series = await connection
      .evidence(REGION)
      .metrics.read(queries, spanUntil(new Date(), RANGES.day, 300), never);
    expect(series.map(({ points }) => points.map(({ value }) => value))).toEqual(
      results.map(({ Values: values }) => values),
    );
    expect(series.every(({ partial }) => !partial)).toBe(true);
  });
});

describe('our copy of the recordings', () => {
  const handed = new URL('../../../../shared/vectors/aws-recorded-more.json', import.meta.url);
  it.skipIf(!existsSync(handed))('has every answer of the operations that evidence needs', () => {
    const all = JSON.parse(readFileSync(handed, 'utf8')) as Recorded;
    const used = all.answers.filter(({ operation }) => /^(GetPolicy|GetMetricData)$/.test(operation));
    expect(answers.map(({ source }) => source)).toEqual(used.map(({ source }) => source));
  });
});
