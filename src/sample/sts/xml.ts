import { randomUUID } from 'node:crypto';
import { type Answer, ServiceError } from '../lambda/errors.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** What an STS operation answers; the content is XML already. */
export function stsAnswer(action: string, ...content: readonly string[]): Answer {
  const result = element(`${action}Result`, ...content);
  const metadata = element('ResponseMetadata', element('RequestId', randomUUID()));
  return xml(200, `${action}Response`, result + metadata);
}

/** A refusal in the query protocol's form. */
export function stsRefusal(status: number, code: string, message: string): ServiceError {
  const error = element(
    'Error',
    element('Type', 'Sender'),
    textElement('Code', code),
    textElement('Message', message),
  );
  const answer = xml(status, 'ErrorResponse', error + element('RequestId', randomUUID()));
  return new ServiceError(code, message, answer);
}

const xml = (status: number, root: string, content: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  text: `<${root} xmlns="${NAMESPACE}">${content}</${root}>\n`,
});

export const element = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join('')}</${name}>`;

/** An element around foreign text. */
export const textElement = (name: string, text: string): string => element(name, escape(text));

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
