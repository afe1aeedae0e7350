import { type ErrorFacts, ExpectedError } from '../../domain/errors.ts';

/** The user's files or environment have a value that cannot be used. The message is shown as the reason. */
export function misconfigured(message: string, facts: ErrorFacts = {}): ExpectedError {
  return new ExpectedError('badConfiguration', message, { detail: message, ...facts });
}
