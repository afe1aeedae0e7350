import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { translate } from '../../../../src/aws/failures/errors.ts';
import type { ErrorFacts, ErrorKind } from '../../../../src/domain/errors.ts';
import type { Log } from '../../../../src/domain/log.ts';
import {
  type Answerer,
  arn,
  connectTo,
  fail,
  home,
  json,
  KEY,
  never,
  REGION,
  scene,
  SECRET,
  serve,
  tidy,
} from '../support.ts';

afterEach(tidy);

/** Few and quick attempts: what is tested is how the last failure is told. */
const limits = { transientPause: 1, throttlePause: 1, throttleAttempts: 2, request: 300, socketIdle: 300 };

async function failing(
  answer: Answerer,
  more = {},
): Promise<{ kind: ErrorKind; message: string; facts: ErrorFacts }> {
  const server = await serve(answer);
  const connection = await connectTo(server.url, { limits: { ...limits, ...more } });
  const error: unknown = await connection
    .lambda(REGION)
    .getFunction('orders', never)
    .catch((thrown: unknown) => thrown);
  connection.close();
  return error as { kind: ErrorKind; message: string; facts: ErrorFacts };
}

const NAMED: readonly [string, number, ErrorKind][] = [
  ['ResourceNotFoundException', 404, 'notFound'],
  ['InvalidParameterValueException', 400, 'invalidRequest'],
  ['ValidationException', 400, 'invalidRequest'],
  ['ResourceConflictException', 409, 'invalidRequest'],
  ['AccessDeniedException', 403, 'accessDenied'],
  ['ExpiredTokenException', 403, 'signedOut'],
  ['ExpiredToken', 403, 'signedOut'],
  ['UnrecognizedClientException', 403, 'signedOut'],
  ['InvalidClientTokenId', 403, 'signedOut'],
  ['InvalidSignatureException', 403, 'signedOut'],
  ['MissingAuthenticationTokenException', 403, 'signedOut'],
  ['TooManyRequestsException', 429, 'throttled'],
  ['ThrottlingException', 400, 'throttled'],
  ['ServiceException', 500, 'serviceFailure'],
  ['ServiceUnavailableException', 503, 'serviceFailure'],
];

describe('what Lambda answers', () => {
  it.each(NAMED)('%s (%i) is %s', async (name, status, kind) => {
    const error = await failing((_, response) => fail(response, status, name));
    expect(error).toMatchObject({ kind, facts: { status, requestId: 'request-1', detail: 'It failed' } });
  });

  it('may be a refusal without a message; it names the action', async () => {
    const error = await failing((_, response) => fail(response, 403, 'AccessDeniedException', null));
    expect(error).toMatchObject({
      kind: 'accessDenied',
      facts: { action: 'lambda:GetFunctionConfiguration' },
    });
    expect(error.facts.detail).toBeUndefined();
  });

  it.each([
    ['with an explicit deny in an identity-based policy', { effect: 'explicit', policy: 'identity' }],
    [
      'with an explicit deny in a service control policy: arn:aws:x',
      { effect: 'explicit', policy: 'serviceControl' },
    ],
    ['because no session policy allows the lambda:X action', { effect: 'implicit', policy: 'session' }],
    ['for a reason of its own', undefined],
  ])('may be a refusal that says why: %s', async (why, denial) => {
    const text = `User: arn:aws:iam::1:user/x is not authorized to perform: lambda:X on resource: * ${why}`;
    const error = await failing((_, response) => fail(response, 403, 'AccessDeniedException', text));
    expect(error).toMatchObject({ kind: 'accessDenied' });
    expect(error.facts.denial).toEqual(denial);
  });

  it('may be about the clock', async () => {
    const text = 'Signature expired: 20200101T000000Z is now earlier than 20260101T000000Z';
    const error = await failing((_, response) => fail(response, 403, 'InvalidSignatureException', text));
    expect(error.message).toContain('clock');
  });

  it('may quote a key: that is hidden', async () => {
    const text = `Credential=${KEY}/x, secret: ${SECRET} and ${SECRET}`;
    const error = await failing((_, response) => fail(response, 403, 'InvalidSignatureException', text));
    expect(JSON.stringify(error) + error.message).not.toContain(SECRET);
    expect(JSON.stringify(error)).not.toContain(KEY);
  });

  it('may quote the external id of a role: that is neither shown nor logged', async () => {
    const said =
      "1 validation error detected: Value 'my own id' at 'externalId' failed to satisfy constraint";
    const xml = `<ErrorResponse><Error><Code>ValidationError</Code><Message>${said}</Message></Error></ErrorResponse>`;
    const server = await serve((_, response) => json(response, xml, 400, { 'content-type': 'text/xml' }));
    const keys = `aws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}`;
    const role = 'role_arn = arn:aws:iam::123456789012:role/x\nexternal_id = my own id';
    const config = `[profile a]\n${keys}\n[profile r]\n${role}\nsource_profile = a\nregion = ${REGION}\nendpoint_url = ${server.url}\n`;
    const { access, logged } = scene({ homeDirectory: await home({ '.aws/config': config }) });
    const connection = await access.connect({ profile: 'r' });
    const asked = connection.lambda(REGION).getFunction('orders', never);
    await expect(asked).rejects.toMatchObject({
      kind: 'invalidRequest',
      facts: { detail: expect.stringContaining("at 'externalId'") },
    });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error) + logged.join()).not.toContain('my own id');
    connection.close();
  });

  it('may be HTML in place of an error', async () => {
    const page =
      (status: number): Answerer =>
      (_, response) =>
        json(response, '<html>no</html>', status, { 'content-type': 'text/html' });
    expect(await failing(page(200))).toMatchObject({ kind: 'notUnderstood', facts: { status: 200 } });
    expect((await failing(page(404))).message).toContain('does not implement GetFunctionConfiguration');
    expect(await failing(page(403))).toMatchObject({ kind: 'notUnderstood' });
    expect(await failing(page(502))).toMatchObject({ kind: 'serviceFailure' });
    expect(await failing(page(429))).toMatchObject({ kind: 'throttled' });
    expect(await failing(page(302))).toMatchObject({ kind: 'notUnderstood' });
    expect(await failing(page(407))).toMatchObject({ kind: 'offline' });
  });

  it('may be a 404 that names no error, or a 501: the endpoint lacks the operation', async () => {
    expect(await failing((_, response) => json(response, {}, 404))).toMatchObject({ kind: 'notUnderstood' });
    const notYet = await failing((_, response) =>
      fail(response, 501, 'InternalFailure', 'not yet implemented'),
    );
    expect(notYet).toMatchObject({ kind: 'notUnderstood', facts: { detail: 'not yet implemented' } });
  });

  it('may be cut off JSON, or of other types', async () => {
    const kinds = [];
    for (const body of [
      '{"FunctionName": "or',
      '[]',
      '{}',
      '{"FunctionName": 1, "FunctionArn": 2}',
      '"text"',
      'null',
    ]) {
      kinds.push((await failing((_, response) => json(response, body))).kind);
    }
    expect(new Set(kinds)).toEqual(new Set(['notUnderstood']));
  });
});

describe('what happens on the way', () => {
  it('headers that never come are a time-out, and are not waited for again', async () => {
    let asked = 0;
    const error = await failing(() => void (asked += 1));
    expect(error.kind).toBe('timeout');
    expect(asked).toBe(1);
  });

  it('a body that stalls is a time-out', async () => {
    const error = await failing((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"FunctionName"');
    });
    expect(error.kind).toBe('timeout');
  });

  it('an action has an end of its own', async () => {
    const error = await failing(() => undefined, { request: 60_000, action: 100 });
    expect(error.kind).toBe('timeout');
  });

  it('a connection that breaks is tried again, then offline', async () => {
    let asked = 0;
    const error = await failing((request) => {
      asked += 1;
      request.socket.resetAndDestroy();
    });
    expect(error.kind).toBe('offline');
    expect(error.message).toContain('127.0.0.1');
    expect(asked).toBe(3);
  });

  it('a body that breaks off is offline', async () => {
    const error = await failing((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => request.socket.resetAndDestroy());
    });
    expect(error.kind).toBe('offline');
  });

  it('one failure among answers goes unnoticed', async () => {
    let asked = 0;
    const server = await serve((_, response) => {
      asked += 1;
      if (asked < 3) fail(response, 503, 'ServiceUnavailableException');
      else json(response, { FunctionName: 'orders', FunctionArn: arn('orders') });
    });
    const connection = await connectTo(server.url, { limits });
    expect(await connection.lambda(REGION).getFunction('orders', never)).toMatchObject({ name: 'orders' });
  });

  it('a clock that is wrong is set by the answer, and the request signed again', async () => {
    let asked = 0;
    const server = await serve((_, response) => {
      asked += 1;
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
      if (asked === 1) fail(response, 403, 'InvalidSignatureException', 'Signature not yet current');
      else json(response, { FunctionName: 'orders', FunctionArn: arn('orders') });
    });
    const connection = await connectTo(server.url, { limits });
    expect(await connection.lambda(REGION).getFunction('orders', never)).toMatchObject({ name: 'orders' });
  });

  it('nobody listens: offline, with the host', async () => {
    // Port 1: the port of a server that has just closed may be another test's a moment later.
    const connection = await connectTo('http://127.0.0.1:1');
    await expect(connection.lambda(REGION).getFunction('a', never)).rejects.toMatchObject({
      kind: 'offline',
      facts: { host: '127.0.0.1:1' },
    });
  });

  it('a name that does not exist: offline', async () => {
    const connection = await connectTo('http://lambda.invalid');
    await expect(connection.lambda(REGION).getFunction('a', never)).rejects.toMatchObject({
      kind: 'offline',
    });
  });

  it('https asked of what speaks none: offline, about the certificate', async () => {
    const server = await serve(() => undefined);
    const connection = await connectTo(server.url.replace('http:', 'https:'));
    await expect(connection.lambda(REGION).getFunction('a', never)).rejects.toMatchObject({
      kind: 'offline',
    });
  });

  it('what is no HTTP at all is not understood', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const connection = await connectTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const asked = connection.lambda(REGION).getFunction('a', never);
    await expect(asked).rejects.toMatchObject({ kind: 'notUnderstood' });
    server.close();
  });
});

describe('giving up', () => {
  it('is `cancelled`, before, during and by closing', async () => {
    const server = await serve(() => undefined);
    const connection = await connectTo(server.url);
    const api = connection.lambda(REGION);
    await expect(api.getFunction('a', AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' });
    const controller = new AbortController();
    const during = api.getFunction('a', controller.signal);
    controller.abort();
    await expect(during).rejects.toMatchObject({ kind: 'cancelled' });
    const waiting = Array.from({ length: 20 }, () => api.getFunction('a', never));
    connection.close();
    for (const result of await Promise.allSettled(waiting)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'cancelled' } });
    }
    await expect(api.getFunction('a', never)).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe('credentials that are not accepted', () => {
  const refusal = Object.assign(new Error('x'), { name: 'ExpiredTokenException' });
  const context = {
    signingIn: false,
    operation: 'X',
    action: 'lambda:X',
    region: REGION,
    host: 'h',
  } as const;

  it.each([
    ['environment', /in the environment have expired\. Check the AWS_ variables/],
    ['container', /of the container have expired\. The keys come from the credentials service/],
    ['instance', /of the machine have expired\. The keys come from the role of the machine/],
    ['sample', /of the sample account have expired\. The keys are those of the sample account/],
  ] as const)('come from somewhere: %s', (source, message) => {
    const error = translate(refusal, { ...context, source });
    expect(error).toMatchObject({
      kind: 'signedOut',
      message: expect.stringMatching(message),
      facts: { source },
    });
  });

  it('may be good, where the clock is wrong', async () => {
    const text = 'Signature expired: 20200101T000000Z is now earlier than 20260101T000000Z';
    const error = await failing((_, response) => fail(response, 403, 'InvalidSignatureException', text));
    expect(error.facts).toMatchObject({ wrongTime: true });
    expect(error.facts.source).toBeUndefined();
  });
});

describe('a bug', () => {
  const context = {
    source: 'environment',
    signingIn: false,
    operation: 'X',
    action: 'lambda:X',
    region: REGION,
  } as const;

  it('is thrown as it is, also while signing in', () => {
    for (const thrown of [new TypeError('x is undefined'), new Error('never'), 'text', undefined, null]) {
      expect(translate(thrown, { ...context, host: 'h' })).toBe(thrown);
      expect(translate(thrown, { ...context, host: 'h', signingIn: true })).toBe(thrown);
    }
  });
});

/** A log of which only what the editor shows at its default level is kept. */
function defaultLevel(): { readonly log: Log; readonly shown: string[] } {
  const shown: string[] = [];
  const note = (message: string): void => void shown.push(message);
  return { log: { debug: () => undefined, info: note, warn: note, error: note }, shown };
}

describe('the log at its default level', () => {
  it('has one line for each request, and its failure', async () => {
    const server = await serve((_, response) =>
      fail(response, 403, 'AccessDeniedException', `key ${SECRET}`),
    );
    const { log, shown } = defaultLevel();
    const connection = await connectTo(server.url, { log });
    await connection
      .lambda(REGION)
      .getFunction('a', never)
      .catch(() => undefined);
    expect(shown).toEqual([
      expect.stringMatching(/^Connected: credentials of the environment, eu-west-1, /),
      expect.stringMatching(/^Credentials found, \d+ ms$/),
      expect.stringMatching(
        /^GetFunctionConfiguration eu-west-1: 403 AccessDeniedException, request id request-1, \d+ ms$/,
      ),
      'GetFunctionConfiguration eu-west-1: accessDenied (403, request-1, key [redacted])',
    ]);
    expect(shown.join()).not.toContain(SECRET);
  });

  it('has one line for each attempt of a request that is repeated', async () => {
    let asked = 0;
    const server = await serve((_, response) =>
      asked++ === 0 ? fail(response, 500, 'ServiceException') : json(response, { FunctionName: 'a' }),
    );
    const { log, shown } = defaultLevel();
    const connection = await connectTo(server.url, { log, limits });
    await connection
      .lambda(REGION)
      .getFunction('a', never)
      .catch(() => undefined);
    expect(shown.slice(2).filter((line) => /, \d+ ms$/.test(line))).toEqual([
      expect.stringMatching(
        /^GetFunctionConfiguration eu-west-1: 500 ServiceException, request id request-1, /,
      ),
      expect.stringMatching(/^GetFunctionConfiguration eu-west-1: 200, request id request-1, \d+ ms$/),
    ]);
  });
});
