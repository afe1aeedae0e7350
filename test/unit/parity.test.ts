import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthority } from '../support/parity/certificate.ts';
import type { Compared, Outcome } from '../support/parity/compare.ts';
import { CONFIGURATIONS } from '../support/parity/index.ts';
import type { Recorded } from '../support/parity/recorder.ts';
import { judge } from '../support/parity/verdict.ts';

const REQUEST: Recorded = { accessKey: 'AKIA1', hasToken: false, region: 'eu-west-1', host: 'h' };
const NONE: Outcome = { said: '' };

const compared = (
  cli: Outcome,
  adapter: Outcome,
  differs?: Compared['configuration']['differs'],
): Compared => ({
  configuration: { name: 'c', ...(differs && { differs }) },
  cli,
  adapter,
});
const sent = (changes: Partial<Recorded> = {}): Outcome => ({
  said: '',
  request: { ...REQUEST, ...changes },
});

describe('the comparison with the AWS CLI', () => {
  it('covers configurations that each have a name of their own', () => {
    expect(CONFIGURATIONS.length).toBeGreaterThan(25);
    expect(new Set(CONFIGURATIONS.map(({ name }) => name)).size).toBe(CONFIGURATIONS.length);
  });

  it('agrees where both sent the same, or both nothing', () => {
    expect(judge(compared(sent(), sent()), '2.9.19')).toEqual({ kind: 'agrees' });
    expect(judge(compared(NONE, NONE), '2.9.19')).toEqual({ kind: 'agrees' });
  });

  it.each<readonly [string, Outcome]>([
    ['access key', sent({ accessKey: 'AKIA2' })],
    ['session token', sent({ hasToken: true })],
    ['region', sent({ region: 'eu-west-2' })],
    ['host', sent({ host: 'i' })],
    ['is a request', NONE],
  ])('sees that the %s differs', (what, adapter) => {
    const verdict = judge(compared(sent(), adapter), '2.9.19');
    expect(verdict).toMatchObject({ kind: 'wrong', why: expect.stringContaining(what) });
    const explained = judge(compared(sent(), adapter, { why: 'because' }), '2.9.19');
    expect(explained).toEqual({ kind: 'explained', why: 'because' });
  });

  it('takes a reason only while there is a difference, and only of the versions that it is about', () => {
    const old = { why: 'because', before: '2.13' };
    expect(judge(compared(sent(), NONE, old), '2.9.19').kind).toBe('explained');
    expect(judge(compared(sent(), NONE, old), '2.31.0').kind).toBe('wrong');
    expect(judge(compared(sent(), sent(), old), '2.31.0').kind).toBe('agrees');
    expect(judge(compared(sent(), sent(), old), '2.9.19').kind).toBe('wrong');
  });

  it('certifies any host', () => {
    const { certificate, certify } = createAuthority();
    const authority = new X509Certificate(certificate);
    const own = new X509Certificate(certify('lambda.eu-west-1.amazonaws.com').certificate);
    expect(own.checkHost('lambda.eu-west-1.amazonaws.com')).toBeDefined();
    expect(own.checkIssued(authority) && own.verify(authority.publicKey)).toBe(true);
  });
});
