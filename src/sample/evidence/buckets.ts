import type { Answer } from '../lambda/errors.ts';
import type { WireRequest } from '../http/wireRequest.ts';
import type { Shelf } from '../lambda/store.ts';
import { type Caller } from '../sts/callers.ts';
import { exists } from './existence.ts';

/** Name of a request to S3 in the log and in fault plans; it knows no other. */
export const s3Operation = ({ address }: WireRequest): string =>
  address.method === 'HEAD' ? 's3:HeadBucket' : 's3';

/** Answers HEAD of a bucket as S3 does: without a body, whatever is wrong. */
export function answerS3(caller: Caller, shelf: Shelf, { address }: WireRequest): Answer {
  const region = { 'x-amz-bucket-region': shelf.region };
  if (address.method !== 'HEAD') return { status: 405, text: '' };
  if (caller.refusal) return { status: 400, text: '', headers: region };
  if (caller.denied?.('HeadBucket')) return { status: 403, text: '', headers: region };
  const arn = `arn:aws:s3:::${decodeURIComponent(address.path.slice(1))}`;
  return exists(shelf, arn) ? { status: 200, text: '', headers: region } : { status: 404, text: '' };
}
