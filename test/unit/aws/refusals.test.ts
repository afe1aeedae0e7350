import { afterAll, describe, expect, it } from 'vitest';
import type { KnownQualifiers } from '../../../src/domain/qualifiers/qualifiers.ts';
import { isExpectedError } from '../../../src/domain/errors.ts';
import { Session } from '../../../src/domain/session/session.ts';
import { startSample } from '../../../src/sample/index.ts';
import { scene } from './support.ts';

/** Every action that Lambda Async asks for; any of them may be denied. */
const ACTIONS = [
  'ListFunctions',
  'ListFunctionEventInvokeConfigs',
  'GetFunctionEventInvokeConfig',
  'GetFunctionConfiguration',
  'ListAliases',
  'ListVersionsByFunction',
  'GetCallerIdentity',
] as const;
type Action = (typeof ACTIONS)[number];

const SUBSETS = Array.from({ length: 2 ** ACTIONS.length }, (_, bits) =>
  ACTIONS.filter((__, index) => (bits & (1 << index)) !== 0),
);

const FN = 'orders-compensate';
const sample = await startSample();
afterAll(() => sample.close());

/** A session of somebody to whom these actions are denied. */
async function deniedSession(denied: readonly Action[]): Promise<Session> {
  await sample.setFaults({ faults: denied.map((operation) => ({ fault: 'denied', operation })) });
  const limits = { perWindow: 1_000 };
  const { access } = scene({ limits, sample: () => Promise.resolve(sample) });
  return new Session(await access.connect({ sample: true }));
}

/** Result of a question: its answer, or the missing action. */
async function outcome(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (!isExpectedError(error) || error.kind !== 'accessDenied') throw error;
    return `missing ${String(error.facts.action)}`;
  }
}

async function listed(session: Session): Promise<number> {
  const { directory } = session.account;
  await directory.load();
  if (directory.state.kind === 'failed') throw directory.state.error;
  return directory.size;
}

describe('whatever is denied, the rest works, and each place names what it lacks', () => {
  it.each(SUBSETS.map((denied) => [denied.join(', ') || 'nothing', denied] as const))(
    'denied: %s',
    async (_, denied) => {
      const lacks = (action: Action): boolean => denied.includes(action);
      const session = await deniedSession(denied);
      const { account } = session;

      const size = await outcome(listed(session));
      if (lacks('ListFunctions')) expect(size).toBe('missing lambda:ListFunctions');
      else expect(size).toBeGreaterThan(30);

      const configs = await outcome(account.configsCovering(FN, 'live'));
      if (!lacks('ListFunctionEventInvokeConfigs')) {
        expect(configs).toMatchObject({ via: 'list', configs: [{ qualifier: 'live' }] });
      } else if (lacks('GetFunctionEventInvokeConfig')) {
        expect(configs).toBe('missing lambda:ListFunctionEventInvokeConfigs');
      } else {
        const refusal = { kind: 'accessDenied', facts: { action: 'lambda:ListFunctionEventInvokeConfigs' } };
        expect(configs).toMatchObject({ via: 'get', configs: [{ qualifier: 'live' }], refusal });
      }

      const qualifiers = await outcome(account.qualifiers(FN));
      const missing = denied.filter(
        (action) => action === 'ListAliases' || action === 'ListVersionsByFunction',
      );
      const why = (action: Action) => ({ kind: 'accessDenied', facts: { action: `lambda:${action}` } });
      if (missing.length === 2) {
        expect(qualifiers).toBe('missing lambda:ListAliases');
      } else {
        const { aliases, versions, unknown } = qualifiers as KnownQualifiers;
        expect(aliases.map(({ name }) => name)).toEqual(lacks('ListAliases') ? [] : ['live']);
        expect(versions.length > 0).toBe(!lacks('ListVersionsByFunction'));
        if (missing.length === 0) expect(unknown).toBeUndefined();
        if (lacks('ListAliases')) expect(unknown).toMatchObject({ aliases: why('ListAliases') });
        if (lacks('ListVersionsByFunction'))
          expect(unknown).toMatchObject({ versions: why('ListVersionsByFunction') });
      }

      const summary = await outcome(account.summary(FN));
      if (lacks('ListFunctions') && lacks('GetFunctionConfiguration')) {
        expect(summary).toBe('missing lambda:GetFunctionConfiguration');
      } else {
        expect(summary).toMatchObject({ name: FN });
      }

      const id = await outcome(session.accountId());
      // An endpoint of one's own: its functions tell the account where STS does not.
      if (lacks('GetCallerIdentity') && lacks('ListFunctions'))
        expect(id).toBe('missing sts:GetCallerIdentity');
      else expect(id).toBe(sample.accountId);
      session.close();
    },
  );
});
