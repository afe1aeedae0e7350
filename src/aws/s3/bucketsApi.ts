import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { ExpectedError } from '../../domain/errors.ts';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import type { BucketFacts } from '../../domain/session/evidenceApi.ts';
import { orAbsent } from '../transport/attributes.ts';
import type { EndpointParameters, ServiceConfig } from '../transport/serviceClient.ts';
import type { PerformWith, SendOptions } from '../transport/serviceRequest.ts';
import type { Answer } from '../transport/requester.ts';

/** S3's answer to HEAD, as far as it matters. */
interface HeadAnswer extends Answer {
  readonly region?: string;
}

/**
 * Signs HeadBucket, the one request of S3 that we need: its SDK client takes more room than all the others here together
 * (domain.md §15).
 */
export class BucketClient {
  readonly config: { readonly endpointProvider: (parameters: EndpointParameters) => { readonly url: URL } };
  readonly #config: ServiceConfig;

  constructor(config: ServiceConfig) {
    this.#config = config;
    this.config = { endpointProvider: (parameters) => ({ url: endpointOf(parameters) }) };
  }

  async head(bucket: string, { abortSignal }: SendOptions): Promise<HeadAnswer> {
    const { region, credentials, requestHandler } = this.#config;
    const signer = new SignatureV4({
      service: 's3',
      region,
      credentials,
      sha256: Sha256,
      uriEscapePath: false,
    });
    const signed = await signer.sign(this.#request(bucket));
    const { response } = await requestHandler.handle(new HttpRequest(signed), { abortSignal });
    const { statusCode: status, headers } = response;
    const metadata = { httpStatusCode: status, requestId: headers['x-amz-request-id'] };
    const found = headers['x-amz-bucket-region'];
    // 301: the bucket is in another Region than the one asked.
    if (status === 200 || status === 301)
      return { $metadata: metadata, ...(found !== undefined && { region: found }) };
    throw Object.assign(new Error(`HeadBucket: ${status}`), {
      name: NAMES[status] ?? '',
      $metadata: metadata,
    });
  }

  destroy(): void {
    this.#config.requestHandler.destroy();
  }

  #request(bucket: string): HttpRequest {
    const { endpoint, region, useFipsEndpoint: UseFIPS, useDualstackEndpoint: UseDualStack } = this.#config;
    const url = endpointOf({
      Region: region,
      UseFIPS,
      UseDualStack,
      ...(endpoint !== undefined && { Endpoint: endpoint }),
    });
    const path = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(bucket)}`;
    return new HttpRequest({
      method: 'HEAD',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port !== '' && { port: Number(url.port) }),
      path,
      headers: { host: url.host, 'x-amz-content-sha256': EMPTY, connection: 'keep-alive' },
    });
  }
}

/** SHA-256 of nothing: the body of a HEAD. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** HEAD has no body that could name the error. */
const NAMES: Readonly<Record<number, string>> = { 403: 'AccessDenied', 404: 'NoSuchBucket' };

/** S3's hosts, with the bucket in the path. Source: Amazon S3 endpoints and quotas. */
function endpointOf({ Region, UseFIPS, UseDualStack, Endpoint }: EndpointParameters): URL {
  if (Endpoint !== undefined) return new URL(Endpoint);
  const { dnsSuffix } = partitionOfRegion(Region);
  const parts = [UseFIPS ? 's3-fips' : 's3', ...(UseDualStack ? ['dualstack'] : []), Region, dnsSuffix];
  return new URL(`https://${parts.join('.')}`);
}

export const bucketClient = (config: ServiceConfig): BucketClient => new BucketClient(config);

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
