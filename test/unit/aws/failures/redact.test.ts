import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DETAIL, redact } from '../../../../src/aws/failures/redact.ts';

const characters = (text: string): fc.Arbitrary<string> => fc.constantFrom(...text.split(''));
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const secret = fc.string({ unit: characters(BASE64), minLength: 40, maxLength: 40 });
const token = fc.string({ unit: characters(BASE64), minLength: 100, maxLength: 1200 });
const jwt = fc.string({ unit: characters(`${BASE64.slice(0, 62)}-_`), minLength: 80, maxLength: 300 });
const id = fc.string({ unit: characters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), minLength: 16, maxLength: 16 });
const around = fc.constantFrom('', ' ', ' (', '"', "'", ': ', ',', '\n', ' = ');
const word = fc.constantFrom('', 'The', 'failed with', 'secret', 'aws_secret_access_key', '{"SessionToken"');

describe('what is redacted', () => {
  it.each([
    ['a secret key', secret],
    ['a session token', token],
    ['a JWT', jwt],
  ])('%s never passes', (_, values) => {
    fc.assert(
      fc.property(word, around, values, around, word, (before, left, value, right, after) => {
        expect(redact(`${before}${left}${value}${right}${after}`)).not.toContain(value.slice(4, -4));
      }),
    );
  });

  it('of the id of an access key, the ends are left', () => {
    fc.assert(
      fc.property(around, id, around, (left, value, right) => {
        const result = redact(`x${left}AKIA${value}${right}`);
        expect(result).not.toContain(value);
        if (!/=/.test(left)) expect(result).toContain(`…${value.slice(-4)}`);
      }),
    );
  });

  it.each([
    'Secret',
    'secret_access_key',
    'SessionToken',
    'password',
    'x-amz-security-token',
    'Signature',
    'token',
  ])('what %s is set to never passes, however short', (name) => {
    const separator = fc.constantFrom('=', ': ', ' = ', '": "', "='");
    const value = fc.string({ unit: characters(BASE64), minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(separator, value, (between, short) => {
        expect(redact(`a ${name}${between}${short} b`)).not.toContain(` ${short}`);
        expect(redact(`a ${name}${between}${short} b`)).not.toContain(`${short} b`);
      }),
    );
  });

  it('an Authorization header is gone to its end', () => {
    const header = `Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/x, SignedHeaders=host, Signature=abc`;
    expect(redact(`${header}\nhost: x`)).toBe('Authorization: [redacted] host: x');
  });
});

describe('what is hidden of an address', () => {
  it.each([
    ['connect to https://me:pw@proxy:8080 failed', 'connect to https://[redacted]@proxy:8080 failed'],
    ['https://me@proxy', 'https://[redacted]@proxy'],
    ['http://:pw@[::1]:4566/x', 'http://[redacted]@[::1]:4566/x'],
    ['socks5h://corp%5Cme:p%40w@proxy.example', 'socks5h://[redacted]@proxy.example'],
    ['https://me:p@w@proxy', 'https://[redacted]@proxy'],
    ['https://me:p/w@proxy', 'https://[redacted]@proxy'],
    ['https://me:p?w#x@proxy', 'https://[redacted]@proxy'],
    ['"HTTPS://ME:PW@PROXY"', '"HTTPS://[redacted]@PROXY"'],
    ['endpoint_url = me:pw@h:4566', 'endpoint_url = [redacted]@h:4566'],
    ['me:pw@h', '[redacted]@h'],
    ['me:p:w@[::1]:80', '[redacted]@[::1]:80'],
    ['//me:pw@h', '//[redacted]@h'],
    ['http:/me:pw@h', 'http:/[redacted]@h'],
    ['http:////me:pw@h', 'http:////[redacted]@h'],
    [String.raw`"http:\/\/me:pw@h"`, String.raw`"http:\/\/[redacted]@h"`],
    ['?u=http%3A%2F%2Fme%3Apw%40h', '?u=http%3A%2F%2F[redacted]%40h'],
    ['<me:pw@h>', '<[redacted]@h>'],
    ['{me:pw@h}', '[redacted]@h}'],
    ['a,me:pw@h', '[redacted]@h'],
    ['me:p/w@h:80', '[redacted]@h:80'],
    ['a@b.c:pw@h', '[redacted]@h'],
    ['http://me:p w@h', 'http://[redacted]@h'],
    ['http://me:p"w@h', 'http://[redacted]@h'],
    ['http://me:80/a@h', 'http://[redacted]@h'],
    ['http://me:12345/@h', 'http://[redacted]@h'],
    ['http://me:p@w@x@h', 'http://[redacted]@h'],
  ])('%s', (text, shown) => expect(redact(text)).toBe(shown));

  it.each([
    'http://localhost:4566 failed for jane@example.com',
    'https://host:443/path',
    'https://host/a:b/c',
    'https://registry.example/@scope',
    'connect ECONNREFUSED 127.0.0.1:4566',
    'User: arn:aws:sts::123456789012:assumed-role/Dev/jane@example.com is not authorized',
    'arn:aws:iam::123456789012:mfa/jane@example.com',
    'write to jane@example.com',
  ])('%s is shown', (text) => expect(redact(text)).toBe(text));
});

describe('what STS does not accept', () => {
  const failed = 'failed to satisfy constraint: Member must satisfy regular expression pattern: [x]*';

  it.each([
    ['my external id', 'externalId'],
    ['o’clock', 'externalId'],
    ["it's 'mine' at last", 'externalId'],
    ['12 3456', 'tokenCode'],
    ['12345', 'tokenCode'],
    ['short-token', 'webIdentityToken'],
  ])('is hidden: %s at %s', (value, member) => {
    const text = `1 validation error detected: Value '${value}' at '${member}' ${failed}`;
    expect(redact(text)).toBe(`1 validation error detected: Value '[redacted]' at '${member}' ${failed}`);
  });

  it('is hidden behind what is harmless', () => {
    const text = `2 validation errors detected: Value 'a b' at 'roleSessionName' ${failed}; Value 'my id' at 'externalId' ${failed}`;
    expect(redact(text)).not.toContain('my id');
  });

  it('is shown where it is no secret', () => {
    const text = `1 validation error detected: Value 'a b' at 'roleSessionName' ${failed}`;
    expect(redact(text)).toBe(text);
  });

  it.each([
    ['MultiFactorAuthentication failed with invalid MFA one time pass code 123456', '123456'],
    ['MultiFactorAuthentication failed, unable to validate MFA code (654321).', '654321'],
    ['TokenCode: 123456', '123456'],
    ['externalId=abc', 'abc'],
    ['"ExternalId": "abc"', 'abc'],
    ['external id: abc', 'abc'],
    ['Value "ext1" at "externalId" failed', 'ext1'],
    ["Value 'ext\nernal' at 'externalId' failed", 'ext ernal'],
    ['ExternalId ext-secret-1 is not allowed', 'ext-secret-1'],
    ["sts:ExternalId 'ext1'", 'ext1'],
    ['The external id is ext1', 'ext1'],
    ['invalid token code 123 456', '456'],
    ['verification code 123456', '123456'],
    ['verification code 123-456', '456'],
    ['pwd=abc1', 'abc1'],
    ['pass=abc1', 'abc1'],
    ['passphrase: abc1', 'abc1'],
    ['api_key=abc1', 'abc1'],
    ['secretAccessKey => abc1', 'abc1'],
    ['--secret abc1', 'abc1'],
    ['authorization Bearer abc1', 'abc1'],
    ['token = "a\\"bc1"', 'bc1'],
    ['to\u200bken=abc1', 'abc1'],
    ['password is hunter2', 'hunter2'],
    ['the password was swordfish', 'swordfish'],
    ['Password for me is "two words"', 'two words'],
    ['your passphrase is: hunter2', 'hunter2'],
    ['user me with password hunter2 was rejected', 'hunter2'],
    ["password 'swordfish' is wrong", 'swordfish'],
    ['The token is abc1-def', 'abc1'],
    ['client_secret hunter2', 'hunter2'],
    ['api key is hunter2', 'hunter2'],
    ['Bearer abc1', 'abc1'],
    ['Basic bWU6cHc=', 'bWU6'],
    ['Set-Cookie: sid=abc; Path=/', 'abc'],
    ['https://a.invalid/?x=1&sig=abc', 'abc'],
    ['https://a.invalid/?code=abc&x=1', 'abc'],
    ['-----BEGIN EC PRIVATE KEY----- abc -----END EC PRIVATE KEY-----', 'abc'],
    ['MultiFactorAuthentication failed, code: 123456', '123456'],
    ['MFA code for arn:aws:iam::123456789012:mfa/me: 654321', '654321'],
    ['two-factor code 123456', '123456'],
    ['2FA: 123456', '123456'],
    ['invalid TOTP 123456', '123456'],
    ['security code: 123456', '123456'],
    ['MFA failed.\nYour code is 123456', '123456'],
    ['PIN is 4321', '4321'],
  ])('is hidden as other servers write it: %s', (text, value) => {
    expect(redact(text)).not.toContain(value);
    expect(redact(text)).toContain('[redacted]');
  });
});

describe('a text that is cut', () => {
  it.each([3_990, 3_980, 3_960, 3_900])(
    'ends before a secret that the cut divides, %i characters in',
    (at) => {
      // The text before it shrinks, so that the cut comes into sight.
      const text = `${'secret=x '.repeat(at / 9).padEnd(at, ' ')} ${'aB3/'.repeat(10)} and more ${'x '.repeat(500)}`;
      expect(redact(text)).not.toContain('aB3/');
    },
  );

  it('keeps its beginning', () => {
    expect(redact('The reason is this. '.repeat(1000))).toMatch(/^The reason is this\. .*…$/);
    expect(redact('The reason is this. '.repeat(1000))).toHaveLength(MAX_DETAIL);
  });
});

describe('what passes', () => {
  it.each([
    'The security token included in the request is expired',
    "The function arn:aws:lambda:eu-west-1:123456789012:function:orders:$LATEST doesn't have an EventInvokeConfig",
    'User: arn:aws:iam::123456789012:user/x is not authorized to perform: lambda:ListFunctions on resource: *',
    'The ExternalId condition was not met',
    'Pass a token of 3 parts',
    'The security token is invalid',
    'Your password is incorrect',
    'The password was rejected, password is required',
    'the password is the same as before',
    'The secret is stored elsewhere',
    'The token is valid until 2030-01-01',
    'The token is malformed',
    'The token is 5 minutes old',
    `Unexpected token '<', "<html>" is not valid JSON`,
    'bearer authentication failed',
    'exit code: 123456',
    'error code 123456',
    'status code 403, code: 1045',
    'pinned to version 1234',
    'MFA was enabled in 2024',
    'MFA device arn:aws:iam::123456789012:mfa/me is unknown',
    'Cookies are not supported',
    'Basic authentication is required',
    'MFA is required for account 123456789012',
    'The external identity provider answered',
    'getaddrinfo ENOTFOUND lambda.eu-west-1.amazonaws.com',
    '0b3c7d5e-1111-2222-3333-444455556666',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('any text', () => {
  it('comes out short and in one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1500 }), (text) => {
        const result = redact(text);
        expect(result.length).toBeLessThanOrEqual(MAX_DETAIL);
        // oxlint-disable-next-line no-control-regex -- there must be none
        expect(result).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
