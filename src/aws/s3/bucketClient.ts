import type { Readable } from 'node:stream';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import type { Answer } from '../transport/requester.ts';
import type { EndpointParameters, ServiceConfig } from '../transport/serviceClient.ts';
import type { SendOptions } from '../transport/serviceRequest.ts';
import { textIn } from './bucketList.ts';

/** S3's answer to HEAD, as far as it matters. */
interface HeadAnswer extends Answer {
  readonly region?: string;
}

/** S3's answer to ListBuckets. */
export interface ListAnswer extends Answer {
  readonly xml: string;
}

type Query = Readonly<Record<string, string>>;
type Sent = Awaited<ReturnType<ServiceConfig['requestHandler']['handle']>>['response'];

/**
 * Signs the two requests of S3 that we need: its SDK client takes more room than all the others here together
 * (domain.md §15).
 */
export class BucketClient {
  readonly config: { readonly endpointProvider: (parameters: EndpointParameters) => { readonly url: URL } };
  readonly #config: ServiceConfig;
  /** How far AWS's clock is ahead of this machine's, in milliseconds, once it refused a request for its time. */
  #clockOffset = 0;

  constructor(config: ServiceConfig) {
    this.#config = config;
    this.config = { endpointProvider: (parameters) => ({ url: endpointOf(parameters) }) };
  }

  async head(bucket: string, options: SendOptions): Promise<HeadAnswer> {
    const { statusCode: status, headers } = await this.#send('HEAD', encodeURIComponent(bucket), {}, options);
    const found = headers['x-amz-bucket-region'];
    // 301: the bucket is in another Region than the one asked.
    if (status === 200 || status === 301)
      return { $metadata: metadataOf(status, headers), ...(found !== undefined && { region: found }) };
    throw this.#failure(`HeadBucket: ${status}`, NAMES[status] ?? '', { status, headers });
  }

  /** One page of buckets. */
  async list(query: Query, options: SendOptions): Promise<ListAnswer> {
    const { statusCode: status, headers, body } = await this.#send('GET', '', query, options);
    const xml = await textOf(body as Readable, status, headers);
    if (status === 200) return { $metadata: metadataOf(status, headers), xml };
    const code = textIn(xml, 'Code') ?? NAMES[status] ?? '';
    throw this.#failure(textIn(xml, 'Message') ?? '', code, { status, headers });
  }

  destroy(): void {
    this.#config.requestHandler.destroy();
  }

  async #send(method: string, path: string, query: Query, { abortSignal }: SendOptions): Promise<Sent> {
    const { region, credentials, requestHandler } = this.#config;
    const signer = new SignatureV4({
      service: 's3',
      region,
      credentials,
      sha256: Sha256,
      uriEscapePath: false,
    });
    const signingDate = new Date(Date.now() + this.#clockOffset);
    const signed = await signer.sign(this.#request(method, path, query), { signingDate });
    const { response } = await requestHandler.handle(new HttpRequest(signed), { abortSignal });
    return response;
  }

  #request(method: string, name: string, query: Query): HttpRequest {
    const { endpoint, region, useFipsEndpoint: UseFIPS, useDualstackEndpoint: UseDualStack } = this.#config;
    const url = endpointOf({
      Region: region,
      UseFIPS,
      UseDualStack,
      ...(endpoint !== undefined && { Endpoint: endpoint }),
    });
    return new HttpRequest({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port !== '' && { port: Number(url.port) }),
      path: `${url.pathname.replace(/\/$/, '')}/${name}`,
      query: { ...query },
      headers: { host: url.host, 'x-amz-content-sha256': EMPTY, connection: 'keep-alive' },
    });
  }

  /** An error as the SDK throws it: its clients set their clock by the answer, too. */
  #failure(message: string, name: string, { status, headers }: Refusal): Error {
    const offset = Date.parse(headers['date'] ?? '') - Date.now();
    const isOff = status === 403 && Math.abs(offset - this.#clockOffset) > CLOCK_TOLERANCE;
    if (isOff) this.#clockOffset = offset;
    const $metadata = { ...metadataOf(status, headers), ...(isOff && { clockSkewCorrected: true }) };
    return Object.assign(new Error(message), { name, $metadata, $response: { headers } });
  }
}

interface Refusal {
  readonly status: number;
  readonly headers: Sent['headers'];
}

/** Difference of two clocks from which a signature is corrected, in milliseconds; as the SDK does. */
const CLOCK_TOLERANCE = 240_000;

/** SHA-256 of nothing: neither request has a body. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The errors of a HEAD, which has no body that could name them, and of an answer without a code. */
const NAMES: Readonly<Record<number, string>> = { 403: 'AccessDenied', 404: 'NoSuchBucket' };

const metadataOf = (status: number, headers: Sent['headers']): Answer['$metadata'] => ({
  httpStatusCode: status,
  requestId: headers['x-amz-request-id'],
});

/** The body up to the limit of all answers. */
async function textOf(body: Readable, status: number, headers: Sent['headers']): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of body) chunks.push(chunk as Buffer);
  } catch (error) {
    throw Object.assign(error as Error, { $metadata: metadataOf(status, headers) });
  }
  return Buffer.concat(chunks).toString();
}

/** S3's hosts, with the bucket in the path. Source: Amazon S3 endpoints and quotas. */
function endpointOf({ Region, UseFIPS, UseDualStack, Endpoint }: EndpointParameters): URL {
  if (Endpoint !== undefined) return new URL(Endpoint);
  const { dnsSuffix } = partitionOfRegion(Region);
  const parts = [UseFIPS ? 's3-fips' : 's3', ...(UseDualStack ? ['dualstack'] : []), Region, dnsSuffix];
  return new URL(`https://${parts.join('.')}`);
}

export const bucketClient = (config: ServiceConfig): BucketClient => new BucketClient(config);
