import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DETAIL, redact } from '../../../src/aws/redact.ts';

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

describe('what passes', () => {
  it.each([
    'The security token included in the request is expired',
    "The function arn:aws:lambda:eu-west-1:123456789012:function:orders:$LATEST doesn't have an EventInvokeConfig",
    'User: arn:aws:iam::123456789012:user/x is not authorized to perform: lambda:ListFunctions on resource: *',
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
