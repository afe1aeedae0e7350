import { type ErrorFacts, ExpectedError } from '../../domain/errors.ts';

/** What the user's own files or environment say and cannot be used. The message is shown as the reason. */
export function misconfigured(message: string, facts: ErrorFacts = {}): ExpectedError {
  return new ExpectedError('badConfiguration', message, { detail: message, ...facts });
}
