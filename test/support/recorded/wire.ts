import type { Body, RecordedAnswer, RecordedError } from './fixture.ts';

/** What goes over the wire. */
export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';
const CLOUDFORMATION: readonly string[] = [
  'DescribeStacks',
  'DescribeStackResources',
  'ListStackResources',
  'GetTemplate',
];

/** An answer as its service writes it. */
export function wireOf({ operation, body }: RecordedAnswer): Wire {
  if (CLOUDFORMATION.includes(operation)) {
    const result = element(`${operation}Result`, membersXml(body));
    return xml(200, `${operation}Response`, result);
  }
  const isConfig = operation.includes('EventInvokeConfig');
  const text = JSON.stringify(body, function dates(this: Body, name, value: unknown) {
    const own = this[name];
    if (!(own instanceof Date)) return value;
    // Seconds in one shape, a text without a colon in the zone in the other (recorded).
    return isConfig ? own.getTime() / 1000 : own.toISOString().replace('Z', '+0000');
  });
  return { status: 200, headers: { 'content-type': 'application/json' }, text };
}

export function wireOfError({ service, status, code, message }: RecordedError): Wire {
  if (service === 'cloudformation') {
    const error =
      element('Type', 'Sender') + element('Code', code) + element('Message', escape(message ?? ''));
    return xml(status, 'ErrorResponse', element('Error', error));
  }
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
  return { status, headers, text: JSON.stringify({ Type: 'User', message }) };
}

const xml = (status: number, root: string, content: string): Wire => ({
  status,
  headers: { 'content-type': 'text/xml' },
  text: `<${root} xmlns="${NAMESPACE}">${content}</${root}>`,
});

const membersXml = (body: Body): string =>
  Object.entries(body)
    .map(([name, value]) => element(name, valueXml(name, value)))
    .join('');

function valueXml(name: string, value: unknown): string {
  // The client that was recorded had parsed templates in JSON.
  if (name === 'TemplateBody' && typeof value === 'object') return escape(JSON.stringify(value));
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => element('member', valueXml('member', one))).join('');
  return typeof value === 'object' && value !== null ? membersXml(value as Body) : escape(String(value));
}

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
