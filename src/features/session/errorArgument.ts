import { type ExpectedError, isExpectedError } from '../../domain/errors.ts';

/** The error that a command's argument carries: a row of a tree or the content of a panel that failed. */
export function carriedError(argument: unknown): ExpectedError | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if ('error' in argument && isExpectedError(argument.error)) return argument.error;
  // Of what was read in another way.
  if ('refusal' in argument && isExpectedError(argument.refusal)) return argument.refusal;
  return 'failure' in argument ? carriedError(argument.failure) : undefined;
}
