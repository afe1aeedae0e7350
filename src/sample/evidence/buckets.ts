import { randomUUID } from 'node:crypto';
import { parseDestination } from '../../domain/destinations/destination.ts';
import { element, textElement } from '../http/xml.ts';
import type { WireRequest } from '../http/wireRequest.ts';
import type { Answer } from '../lambda/errors.ts';
import type { Shelf } from '../lambda/store.ts';
import { type Caller, userArn } from '../sts/callers.ts';
import { exists, existing } from './existence.ts';
import { tokenPage } from './targetPages.ts';

/** Name of a request to S3 in the log and in fault plans; it knows no others. */
export function s3Operation({ address }: WireRequest): string {
  if (address.method === 'HEAD') return 's3:HeadBucket';
  return isList(address) ? 's3:ListBuckets' : 's3';
}

const isList = ({ method, path }: WireRequest['address']): boolean => method === 'GET' && path === '/';

export function answerS3(caller: Caller, shelf: Shelf, { address }: WireRequest): Answer {
  if (address.method === 'HEAD') return head(caller, shelf, address.path);
  return isList(address) ? list(caller, shelf, address.query) : { status: 405, text: '' };
}

/** HEAD is answered without a body, whatever is wrong. */
function head(caller: Caller, shelf: Shelf, path: string): Answer {
  const region = { 'x-amz-bucket-region': shelf.region };
  if (caller.refusal) return { status: 400, text: '', headers: region };
  if (caller.denied?.('HeadBucket')) return { status: 403, text: '', headers: region };
  const arn = `arn:aws:s3:::${decodeURIComponent(path.slice(1))}`;
  return exists(shelf, arn) ? { status: 200, text: '', headers: region } : { status: 404, text: '' };
}

/** The most that ListBuckets puts on a page. */
const PAGE = 10_000;
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const CREATED = '2024-05-01T08:00:00.000Z';

/** All buckets of the shelf are in its Region; one that is asked for another refuses. */
function list(caller: Caller, shelf: Shelf, query: URLSearchParams): Answer {
  const refused = refusalOf(caller);
  if (refused) return refused;
  const region = query.get('bucket-region');
  if (region !== null && region !== shelf.region)
    return error(400, 'InvalidArgument', 'Argument value is not supported at this endpoint.');
  const size = Number(query.get('max-buckets') ?? PAGE);
  const { items, next } = tokenPage(existing(shelf, 'bucket'), size, query.get('continuation-token'));
  const buckets = items.map((arn) =>
    element(
      'Bucket',
      textElement('Name', parseDestination(arn).name),
      textElement('CreationDate', CREATED),
      // Only where a page was asked for.
      query.size > 0 ? textElement('BucketRegion', shelf.region) : '',
    ),
  );
  const owner = element('Owner', textElement('ID', shelf.accountId.padStart(64, '0')));
  const token = next === undefined ? '' : textElement('ContinuationToken', next);
  const content = owner + element('Buckets', ...buckets) + token;
  return xml(200, `<ListAllMyBucketsResult xmlns="${NAMESPACE}">${content}</ListAllMyBucketsResult>`);
}

/** S3 has codes of its own for keys that it does not accept. */
function refusalOf(caller: Caller): Answer | undefined {
  if (caller.refusal === 'expired') return error(400, 'ExpiredToken', 'The provided token has expired.');
  if (caller.refusal)
    return error(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    );
  if (!caller.denied?.('ListBuckets')) return undefined;
  const action = 's3:ListAllMyBuckets';
  const who = `User: ${userArn(caller)} is not authorized to perform: ${action}`;
  return error(403, 'AccessDenied', `${who} because no identity-based policy allows the ${action} action`);
}

const error = (status: number, code: string, message: string): Answer =>
  xml(status, element('Error', textElement('Code', code), textElement('Message', message)));

const xml = (status: number, content: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml', 'x-amz-request-id': randomUUID() },
  text: `<?xml version="1.0" encoding="UTF-8"?>\n${content}`,
});
