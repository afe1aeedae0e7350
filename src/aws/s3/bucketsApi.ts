import { ExpectedError } from '../../domain/errors.ts';
import type { BucketFacts, TargetList } from '../../domain/session/evidenceApi.ts';
import { orAbsent } from '../transport/attributes.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';
import { listTargets } from '../transport/targetPages.ts';
import type { BucketClient } from './bucketClient.ts';
import { readBucketList } from './bucketList.ts';

export async function readBucket(
  perform: PerformWith<BucketClient>,
  name: string,
  signal: AbortSignal,
): Promise<BucketFacts | undefined> {
  if (!BUCKET.test(name)) throw new ExpectedError('invalidRequest', 'This is not a valid bucket name.');
  return await orAbsent(
    perform(
      'HeadBucket',
      signal,
      (client, options) => client.head(name, options),
      ({ region }) => (region === undefined ? {} : { region }),
    ),
  );
}

/** Source: S3's naming rules, old names in us-east-1 included. */
const BUCKET = /^[a-zA-Z0-9][\w.-]{1,254}$/;

/** Buckets on a page. S3 allows 10,000, which nobody looks through. */
const MAX_BUCKETS = '1000';

/** The buckets of one Region, asked at its own endpoint: S3 accepts `bucket-region` nowhere else. Source: ListBuckets. */
export const listBuckets = (
  perform: PerformWith<BucketClient>,
  region: string,
  signal: AbortSignal,
): Promise<TargetList> =>
  listTargets((token) => {
    const query = {
      'bucket-region': region,
      'max-buckets': MAX_BUCKETS,
      ...(token !== undefined && { 'continuation-token': token }),
    };
    return perform(
      'ListBuckets',
      signal,
      (client, options) => client.list(query, options),
      ({ xml }) => readBucketList(xml, region),
    );
  });
