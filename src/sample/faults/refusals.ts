import type { Faulted } from './effect.ts';
import {
  type Answer,
  type ServiceError,
  accessDenied,
  internalError,
  refusedCredentials,
  throttled,
} from '../lambda/errors.ts';

/** The same refusal in the protocol of the service: Lambda's JSON or STS's XML. */
function refusal({ isXml }: Faulted, error: ServiceError, stsCode = error.code): Answer {
  if (!isXml) return error.answer;
  const message = error.message === '' ? '' : `<Message>${error.message}</Message>`;
  return {
    status: error.answer.status,
    headers: { ...error.answer.headers, 'content-type': 'text/xml' },
    text: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${stsCode}</Code>${message}</Error></ErrorResponse>\n`,
  };
}

/** STS says `Throttling` where Lambda says `TooManyRequestsException`. */
export function throttle(request: Faulted, retryAfterSeconds?: number): Answer {
  const answer = refusal(request, throttled(retryAfterSeconds ?? 1), 'Throttling');
  if (retryAfterSeconds !== undefined) return answer;
  const { 'Retry-After': _seconds, ...headers } = answer.headers ?? {};
  return {
    ...answer,
    headers,
    ...(!request.isXml && { body: { Type: 'User', message: 'Rate exceeded' } }),
  };
}

export const serverError = (request: Faulted): Answer => refusal(request, internalError(), 'InternalFailure');

export const denied = (request: Faulted): Answer => refusal(request, accessDenied(null), 'AccessDenied');

export const expired = (request: Faulted): Answer =>
  refusal(
    request,
    refusedCredentials('ExpiredTokenException', 'The security token included in the request is expired'),
    'ExpiredToken',
  );

export const badSignature = (request: Faulted): Answer => tooOld(request, new Date());

/** Refuses a signature by a clock; STS has a code of its own for it. */
export function tooOld(request: Faulted, clock: Date): Answer {
  const limit = new Date(clock.getTime() - 5 * 60_000);
  const message = `Signature expired: ${request.signedAt ?? ''} is now earlier than ${basic(limit)} (${basic(clock)} - 5 min.)`;
  return refusal(request, refusedCredentials('InvalidSignatureException', message), 'SignatureDoesNotMatch');
}

/** ISO 8601 in the form that signatures use: `20260327T120000Z`. */
const basic = (date: Date): string => date.toISOString().replaceAll(/[-:]|\.\d+/g, '');

const page = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`;

export const badGateway = (): Answer => ({
  status: 502,
  headers: { 'content-type': 'text/html' },
  text: page('502 Bad Gateway'),
});

export const portalPage = (): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  text: page('Sign in to the network'),
});
