import { expect } from 'vitest';
import type { SampleAccount } from '../../../src/sample/index.ts';
import { type RawAnswer, raw } from './support.ts';

/** Path of a function's settings. */
export const CONFIG = (name: string, query = ''): string =>
  `/2019-09-25/functions/${encodeURIComponent(name)}/event-invoke-config${query}`;
/** Path of a function, or of what is below it. */
export const FUNCTION = (name: string, rest = ''): string =>
  `/2015-03-31/functions/${encodeURIComponent(name)}${rest}`;
export const ARN = 'arn:aws:lambda:us-east-1:111111111111:function';
export const onFailure = (arn: unknown): string =>
  body({ DestinationConfig: { OnFailure: { Destination: arn } } });
export const onSuccess = (arn: unknown): string =>
  body({ DestinationConfig: { OnSuccess: { Destination: arn } } });
export const body = (value: unknown): string => JSON.stringify(value);

/** A request, and the refusal that the service gives. */
export interface Case {
  readonly what: string;
  readonly ask: readonly [method: string, path: string, body?: string];
  readonly status: number;
  readonly code: string;
  /** The whole text; a regular expression where it is long. */
  readonly says: string | RegExp | null;
}

/** A row of a table of refusals. */
export const refusal = (
  what: string,
  ask: Case['ask'],
  [status, code]: readonly [number, string],
  says: Case['says'],
): Case => ({ what, ask, status, code, says });

export const NOT_FOUND = [404, 'ResourceNotFoundException'] as const;
export const PARAMETER = [400, 'InvalidParameterValueException'] as const;
export const VALIDATION = [400, 'ValidationException'] as const;
export const SERIALIZATION = [400, 'SerializationException'] as const;
export const CONFLICT = [409, 'ResourceConflictException'] as const;

/** The text of an error, where its kind carries it (domain.md §1). */
function saysOf({ json, headers }: RawAnswer): unknown {
  const member = ['ResourceNotFoundException', 'AccessDeniedException'].includes(
    String(headers['x-amzn-errortype']),
  );
  return json?.[member ? 'Message' : 'message'];
}

/** Asks, and compares the whole refusal. */
export async function expectRefusal(sample: SampleAccount, { ask, status, code, says }: Case): Promise<void> {
  const [method, path, text] = ask;
  const answer = await raw(sample, method, path, text === undefined ? {} : { body: text });
  expect({ status: answer.status, code: answer.headers['x-amzn-errortype'] }).toEqual({ status, code });
  expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  if (says instanceof RegExp) expect(saysOf(answer)).toMatch(says);
  else expect(saysOf(answer)).toBe(says);
}
