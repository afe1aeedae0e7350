import { assumeRole } from './assumeRole.ts';
import { type Caller, userArn, userId } from './callers.ts';
import type { Answer } from '../lambda/errors.ts';
import type { Keyring } from '../http/keyring.ts';
import { textElement } from '../http/xml.ts';
import { stsAnswer, stsRefusal } from './responses.ts';

/** The actions that there are, as forms name them. */
export const STS_ACTIONS: readonly string[] = [
  'GetCallerIdentity',
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
];

/** Name of a request to STS in the log and in fault plans: `sts:AssumeRole`; `sts` for an unknown action. */
export function stsOperation(form: URLSearchParams): string {
  const action = form.get('Action') ?? '';
  return STS_ACTIONS.includes(action) ? `sts:${action}` : 'sts';
}

/** STS speaks the query protocol: a form comes in, XML goes out. Throws what it refuses. */
export function answerSts(caller: Caller, form: URLSearchParams, keyring: Keyring, now: number): Answer {
  if (caller.refusal === 'expired') {
    throw stsRefusal(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  if (caller.refusal === 'unknownKey') {
    throw stsRefusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  const action = form.get('Action') ?? '';
  if (action === 'GetCallerIdentity') return identity(caller);
  if (action === 'AssumeRole') return assumeRole(caller, form, keyring, now);
  throw stsRefusal(400, 'InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
}

function identity(caller: Caller): Answer {
  return stsAnswer(
    'GetCallerIdentity',
    textElement('Arn', userArn(caller)),
    textElement('UserId', userId(caller)),
    textElement('Account', caller.accountId),
  );
}
