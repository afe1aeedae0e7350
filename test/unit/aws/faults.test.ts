import { describe, expect, it } from 'vitest';
import { type ExpectedError } from '../../../src/domain/errors.ts';
import { FAULT_KINDS } from '../../../src/sample/index.ts';
import { failureOf, faultScene, limitsFor, OPERATIONS, OUTCOMES, QUICK, region } from './faultScene.ts';

const { connect, plan, sample } = await faultScene();

/** The story that the log tells of a failure: who was asked, what came of it, under which request id. */
function expectStory(logged: readonly string[], operation: string, error: ExpectedError): void {
  const lines = logged.filter((line) => line.startsWith(`${operation} ${region}`));
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines.at(-1)).toContain(`${operation} ${region}: ${error.kind}`);
  if (error.facts.requestId !== undefined) expect(lines.join('\n')).toContain(error.facts.requestId);
  expect(logged.join('\n')).not.toContain(sample.secretAccessKey);
  expect(logged.join('\n')).not.toMatch(/Credential=|Signature=|inspect the hidden field/);
}

/** Vitest itself fails on an unhandled rejection, in whichever of these it arises. */
describe.each(FAULT_KINDS)('%s', (fault) => {
  const told = OUTCOMES[fault];

  it.each(Object.entries(OPERATIONS))('of %s is told, or is no matter', async (operation, call) => {
    const plain = told === 'copes' ? await call((await connect({})).connection) : undefined;
    await plan({ fault, operation });
    const { connection, logged } = await connect(limitsFor(fault));
    if (told === 'copes') {
      expect(await call(connection)).toEqual(plain);
      return;
    }
    const error = await failureOf(call(connection));
    const { kind, status, says } = told;
    expect(error).toMatchObject({ kind, facts: { host: new URL(sample.endpoint).host } });
    expect(error.message).toContain(says);
    expect(error.facts.status).toBe(status);
    expect(error.facts.requestId !== undefined).toBe(status !== undefined);
    if (kind === 'accessDenied') expect(error.facts.action).toMatch(new RegExp(`:${operation}$`));
    expectStory(logged, operation, error);
    await plan();
    await expect(call((await connect(QUICK)).connection)).resolves.toBeDefined();
  });
});
