import { randomUUID } from 'node:crypto';
import { type Answer, ServiceError } from '../lambda/errors.ts';
import { element, textElement } from './xml.ts';

/** An answer in the query protocol's form; the content is XML already. */
export function queryAnswer(namespace: string, action: string, ...content: readonly string[]): Answer {
  const result = element(`${action}Result`, ...content);
  const metadata = element('ResponseMetadata', element('RequestId', randomUUID()));
  return xml(namespace, 200, `${action}Response`, result + metadata);
}

/** A refusal in the query protocol's form. */
export function queryRefusal(namespace: string, status: number, code: string, message: string): ServiceError {
  const error = element(
    'Error',
    element('Type', 'Sender'),
    textElement('Code', code),
    textElement('Message', message),
  );
  const answer = xml(namespace, status, 'ErrorResponse', error + element('RequestId', randomUUID()));
  return new ServiceError(code, message, answer);
}

const xml = (namespace: string, status: number, root: string, content: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  text: `<${root} xmlns="${namespace}">${content}</${root}>\n`,
});
