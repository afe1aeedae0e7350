import { describe, expect, it } from 'vitest';
import { ACCESS_KEYS } from '../../../support/sampleKeys.ts';
import { authorization, raw, sampleForTests } from '../support.ts';

describe('callers', async () => {
  const sample = await sampleForTests();
  const list = (accessKey: string): ReturnType<typeof raw> =>
    raw(sample, 'GET', '/2015-03-31/functions/', { headers: { authorization: authorization(accessKey) } });
  const configs = (accessKey: string, method = 'GET', tail = '/list'): ReturnType<typeof raw> =>
    raw(sample, method, `/2019-09-25/functions/orders-received/event-invoke-config${tail}`, {
      headers: { authorization: authorization(accessKey) },
      ...(method === 'PUT' && { body: '{"MaximumRetryAttempts":1}' }),
    });
  const sts = (accessKey: string, action = 'GetCallerIdentity'): ReturnType<typeof raw> =>
    raw(sample, 'POST', '/', {
      headers: { authorization: authorization(accessKey, { service: 'sts' }) },
      body: `Action=${action}&Version=2011-06-15`,
    });

  it('are the primary account with its key', async () => {
    expect((await list(ACCESS_KEYS.sample)).status).toBe(200);
    expect((await sts(ACCESS_KEYS.sample)).text).toContain('<Account>111111111111</Account>');
  });

  it.each([
    [ACCESS_KEYS.expired, 'ExpiredTokenException', 'ExpiredToken'],
    [ACCESS_KEYS.unknownKey, 'UnrecognizedClientException', 'InvalidClientTokenId'],
    ['WHOEVER', 'UnrecognizedClientException', 'InvalidClientTokenId'],
    ['SAMPLEKEYPRIMARY', 'UnrecognizedClientException', 'InvalidClientTokenId'],
    [`${ACCESS_KEYS.sample}0`, 'UnrecognizedClientException', 'InvalidClientTokenId'],
    [ACCESS_KEYS.sample.slice(0, -1), 'UnrecognizedClientException', 'InvalidClientTokenId'],
    [ACCESS_KEYS.sample.toLowerCase(), 'UnrecognizedClientException', 'InvalidClientTokenId'],
    ['__proto__', 'UnrecognizedClientException', 'InvalidClientTokenId'],
    ['ASIAOFNOTOKEN0000000', 'UnrecognizedClientException', 'InvalidClientTokenId'],
  ])('%s is refused by Lambda and by STS', async (key, code, stsCode) => {
    const answer = await list(key);
    expect({ status: answer.status, code: answer.headers['x-amzn-errortype'] }).toEqual({
      status: 403,
      code,
    });
    const identity = await sts(key);
    expect(identity.status).toBe(403);
    expect(identity.text).toContain(`<Code>${stsCode}</Code>`);
  });

  it('may be denied everything, and still know who they are', async () => {
    expect((await list(ACCESS_KEYS.denied)).json?.['Message']).toBe(
      'User: arn:aws:iam::111111111111:user/denied is not authorized to perform: lambda:ListFunctions on resource: * because no identity-based policy allows the lambda:ListFunctions action',
    );
    expect((await sts(ACCESS_KEYS.denied)).text).toContain('user/denied</Arn>');
  });

  it.each([
    ['ListFunctions', ACCESS_KEYS.noListFunctions, { list: 403, configs: 200, get: 200, put: 200 }],
    [
      'ListFunctionEventInvokeConfigs',
      ACCESS_KEYS.noListConfigs,
      { list: 200, configs: 403, get: 200, put: 200 },
    ],
    ['every write', ACCESS_KEYS.readOnly, { list: 200, configs: 200, get: 200, put: 403 }],
  ])('may be denied %s alone', async (_, key, expected) => {
    const [listed, listedConfigs, got, put] = await Promise.all([
      list(key),
      configs(key),
      configs(key, 'GET', ''),
      configs(key, 'PUT', ''),
    ]);
    const statuses = { list: listed.status, configs: listedConfigs.status, get: got.status, put: put.status };
    expect(statuses).toEqual(expected);
  });

  it('may be denied aliases and versions', async () => {
    for (const rest of ['aliases', 'versions']) {
      const answer = await raw(sample, 'GET', `/2015-03-31/functions/orders-received/${rest}`, {
        headers: { authorization: authorization(ACCESS_KEYS.noQualifiers) },
      });
      expect(answer.status).toBe(403);
    }
  });

  it('hear from STS about an action that it does not have', async () => {
    const answer = await sts(ACCESS_KEYS.sample, '<b>');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<Code>InvalidAction</Code>');
    expect(answer.text).toContain('&lt;b&gt;');
  });

  it.each([
    ['nothing', {}, 'MissingAuthenticationTokenException'],
    ['an empty header', { authorization: '' }, 'MissingAuthenticationTokenException'],
    ['another scheme', { authorization: 'Bearer x' }, 'IncompleteSignatureException'],
    [
      'half a scope',
      { authorization: 'AWS4-HMAC-SHA256 Credential=me/20260101' },
      'IncompleteSignatureException',
    ],
    ['no region', { authorization: authorization('me', { region: '..' }) }, 'InvalidSignatureException'],
  ])('that sign with %s are refused', async (_, headers, code) => {
    const answer = await raw(sample, 'GET', '/2015-03-31/functions/', { headers });
    expect({ status: answer.status, code: answer.headers['x-amzn-errortype'] }).toEqual({
      status: 403,
      code,
    });
  });
});
