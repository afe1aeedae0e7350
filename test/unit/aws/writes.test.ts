import { afterEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../../src/sample/index.ts';
import type { Connection } from '../../../src/domain/session/connection.ts';
import type { DesiredConfig } from '../../../src/domain/change/desiredConfig.ts';
import { failureOf, faultScene, limitsFor, QUICK, region } from './faultScene.ts';
import { connectTo, never, REGION, serve, tidy } from './support.ts';

const { connect, plan } = await faultScene();
afterEach(tidy);
const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:orders-failed';
const PUT = 'PutFunctionEventInvokeConfig';

const put = (connection: Connection, desired: DesiredConfig, name = 'orders-api') =>
  connection.lambdaWrites(region).putEventInvokeConfig(name, '$LATEST', desired, never);
const remove = (connection: Connection, name = 'orders-api') =>
  connection.lambdaWrites(region).deleteEventInvokeConfig(name, '$LATEST', never);
const read = (connection: Connection, name = 'orders-api') =>
  connection.lambda(region).getEventInvokeConfig(name, '$LATEST', never);
const sent = (logged: readonly string[]): number =>
  logged.filter((line) => line.includes(PUT) && /, \d+ ms/.test(line)).length;

describe('Put and Delete', () => {
  it('store the whole desired state, and nothing', async () => {
    const { connection } = await connect(QUICK);
    const all = { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60, onSuccess: QUEUE, onFailure: QUEUE };
    expect(await put(connection, all)).toMatchObject(all);
    expect(await read(connection)).toMatchObject(all);
    await put(connection, { onFailure: QUEUE });
    expect(await read(connection)).not.toHaveProperty('maximumRetryAttempts');
    expect(await read(connection)).not.toHaveProperty('onSuccess');
    await remove(connection);
    expect(await read(connection)).toBeUndefined();
  });

  it('tell what the service says: nothing to set, a target that is not there, nothing to delete', async () => {
    const { connection } = await connect(QUICK);
    const missing = 'arn:aws:lambda:us-east-1:111111111111:function:nowhere';
    const nothing = await failureOf(put(connection, {}));
    expect(nothing).toMatchObject({ kind: 'invalidRequest', facts: { status: 400 } });
    expect(nothing.facts.detail).toMatch(/at least one of error handling or destination setting/);
    const invalid = await failureOf(put(connection, { onFailure: missing }));
    expect(invalid.facts.detail).toBe(`The destination ARN ${missing} is invalid.`);
    expect(invalid.facts.outcome).toBeUndefined();
    expect(await failureOf(remove(connection))).toMatchObject({ kind: 'notFound' });
  });

  it('are never sent for a name that would be another path', async () => {
    const { connection } = await connect(QUICK);
    for (const name of ['', '.', '..', '999999999999:function:orders']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await failureOf(put(connection, { onFailure: QUEUE }, name))).toMatchObject({
        kind: 'invalidRequest',
      });
    }
  });
});

/** Faults after which nobody knows whether the change was stored: it is sent once. */
const UNKNOWN: readonly FaultKind[] = [
  'serverError',
  'badGateway',
  'reset',
  'resetBody',
  'stallHeaders',
  'stallBody',
  'portalPage',
  'truncated',
];

describe.each(UNKNOWN)('after %s', (fault) => {
  it('a change is not sent again, and its outcome is told as unknown', async () => {
    await plan({ fault, operation: PUT });
    const { connection, logged } = await connect(limitsFor(fault));
    const error = await failureOf(put(connection, { maximumRetryAttempts: 1 }, 'inventory-sync'));
    expect(error.facts.outcome).toBe('unknown');
    expect(sent(logged)).toBe(1);
  });
});

describe.each(['throttle', 'expiredToken'] as const)('after %s', (fault) => {
  it('a change is sent again: the service has refused it', async () => {
    await plan({ fault, operation: PUT, count: 1 });
    const { connection, logged } = await connect(QUICK);
    expect(await put(connection, { maximumRetryAttempts: 1 }, 'inventory-sync')).toMatchObject({
      maximumRetryAttempts: 1,
    });
    expect(sent(logged)).toBe(2);
  });
});

it('a denied change says which permission is missing, and changes nothing', async () => {
  await plan({ fault: 'denied', operation: PUT });
  const { connection } = await connect(QUICK);
  const error = await failureOf(put(connection, { maximumRetryAttempts: 1 }, 'inventory-audit'));
  expect(error).toMatchObject({ kind: 'accessDenied', facts: { action: `lambda:${PUT}` } });
  expect(error.facts.outcome).toBeUndefined();
  expect(await read(connection, 'inventory-audit')).not.toMatchObject({ maximumRetryAttempts: 1 });
});

it('a change that collides with another write is sent once more', async () => {
  const answers = [409, 200];
  const server = await serve((request, response) => {
    const status = request.method === 'PUT' ? (answers.shift() ?? 409) : 200;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 409 && { 'x-amzn-errortype': 'ResourceConflictException' }),
    });
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders:$LATEST';
    response.end(
      status === 409
        ? JSON.stringify({
            Type: 'User',
            Message: 'could not be updated due to a concurrent update operation.',
          })
        : JSON.stringify({ FunctionArn: arn, LastModified: 1_700_000_000, DestinationConfig: {} }),
    );
  });
  const connection = await connectTo(server.url);
  await connection
    .lambdaWrites(REGION)
    .putEventInvokeConfig('orders', '$LATEST', { onFailure: QUEUE }, never);
  expect(server.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  answers.push(409, 409, 200);
  const error = await failureOf(
    connection.lambdaWrites(REGION).putEventInvokeConfig('orders', '$LATEST', { onFailure: QUEUE }, never),
  );
  expect(error.facts).toMatchObject({ status: 409 });
  expect(error.facts.outcome).toBeUndefined();
  expect(server.requests.filter(({ method }) => method === 'PUT')).toHaveLength(4);
});

it('the destinations that have tags are listed, and no functions among them', async () => {
  const { connection } = await connect(QUICK);
  const pages: (readonly string[])[] = [];
  for await (const page of connection.tagging(region).taggedTargets(never)) pages.push(page);
  const targets = pages.flat();
  expect(targets).toContain(QUEUE);
  expect(targets.some((arn) => arn.startsWith('arn:aws:s3:::'))).toBe(true);
  expect(targets.filter((arn) => arn.includes(':function:'))).toEqual([]);
  expect(targets).toHaveLength(new Set(targets).size);
  for await (const page of connection.tagging(region).taggedFunctions(never)) {
    expect(page.every(({ arn }) => arn.includes(':function:'))).toBe(true);
  }
});
