import { randomUUID } from 'node:crypto';
import { type Caller, userArn } from './callers.ts';
import type { Answer } from './errors.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** STS speaks the query protocol: a form comes in, XML goes out. It knows GetCallerIdentity only. */
export function answerSts(caller: Caller, form: URLSearchParams): Answer {
  if (caller.refusal === 'expired') {
    return stsError(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  if (caller.refusal === 'unknownKey') {
    return stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  const action = form.get('Action') ?? '';
  if (action === 'GetCallerIdentity') return identity(caller);
  return stsError(400, 'InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
}

function identity(caller: Caller): Answer {
  const fields = [
    element('Arn', userArn(caller)),
    element('UserId', `AIDASAMPLE${caller.user.toUpperCase()}`),
    element('Account', caller.accountId),
  ];
  return xml(
    200,
    'GetCallerIdentityResponse',
    element('GetCallerIdentityResult', ...fields) +
      element('ResponseMetadata', element('RequestId', randomUUID())),
  );
}

function stsError(status: number, code: string, message: string): Answer {
  const error = element(
    'Error',
    element('Type', 'Sender'),
    element('Code', code),
    element('Message', escape(message)),
  );
  return xml(status, 'ErrorResponse', error + element('RequestId', randomUUID()));
}

const xml = (status: number, root: string, content: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  text: `<${root} xmlns="${NAMESPACE}">${content}</${root}>\n`,
});

const element = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join('')}</${name}>`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
