import { request } from 'node:http';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll } from 'vitest';
import { ACCESS_KEYS, SAMPLE_KEY } from '../../support/sampleKeys.ts';
import { type SampleAccount, type SampleOptions, startSample } from '../../../src/sample/index.ts';

/** Starts a sample that ends with the tests of the file, with keys that `authorization` knows. */
export async function sampleForTests(options: SampleOptions = {}): Promise<SampleAccount> {
  const sample = await startSample({ key: SAMPLE_KEY, ...options });
  afterAll(() => sample.close());
  return sample;
}

/** A client as a stranger would make it, without retries so that a test sees each answer. */
export function clientOf(
  sample: SampleAccount,
  choice: { readonly region?: string; readonly accessKey?: string } = {},
): LambdaClient {
  const client = new LambdaClient({
    endpoint: sample.endpoint,
    region: choice.region ?? sample.region,
    credentials: { accessKeyId: choice.accessKey ?? sample.accessKeyId, secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  afterAll(() => client.destroy());
  return client;
}

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  /** Undefined where the text is no JSON. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

/** An Authorization header in the form that SigV4 gives it; the signature means nothing. */
export function authorization(
  accessKey: string = ACCESS_KEYS.sample,
  { region = 'us-east-1', service = 'lambda' } = {},
): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/20260327/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

/** Sends exactly this path and body: no client in between puts anything right. */
export function raw(
  sample: SampleAccount,
  method: string,
  path: string,
  { body, headers = { authorization: authorization() } }: RawOptions = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(sample.endpoint);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: parsed(text) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface RawOptions {
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

function parsed(text: string): RawAnswer['json'] {
  try {
    return JSON.parse(text) as RawAnswer['json'];
  } catch {
    return undefined;
  }
}
