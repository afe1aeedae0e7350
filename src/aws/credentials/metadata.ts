// Whole modules: what the editor changes in them, for its proxy settings, named imports do not see.
import http, { type RequestOptions } from 'node:http';
import https from 'node:https';
import { untilAborted } from '../transport/abort.ts';
import type { AwsCredentials } from './credentials.ts';
import { CAPS } from '../transport/limits.ts';
import { fieldsOf, NoCredentials, textOf } from './signInErrors.ts';

/** A request to a credentials service of the machine or container that the editor runs in. */
export interface MetadataRequest {
  readonly url: URL;
  readonly method?: 'GET' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface MetadataAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks once, for as long as the signal allows. The answer has at most `CAPS.metadataSize` bytes; redirects are not followed. */
export function askMetadata(request: MetadataRequest): Promise<MetadataAnswer> {
  return untilAborted(ask(request), request.signal);
}

function ask({ url, method = 'GET', headers, signal }: MetadataRequest): Promise<MetadataAnswer> {
  const options: RequestOptions = { method, headers: { ...headers }, signal, agent: false };
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > CAPS.metadataSize) asked.destroy(new NoCredentials('The answer is too long.'));
        else chunks.push(chunk);
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** The keys in such a service's answer, which are always temporary. */
export function keysInAnswer({ status, text }: MetadataAnswer): AwsCredentials {
  if (status !== 200) throw new NoCredentials(`The answer has status ${status}.`);
  const answer = fieldsOf(text);
  const [accessKeyId, secretAccessKey, sessionToken] = [
    textOf(answer['AccessKeyId']),
    textOf(answer['SecretAccessKey']),
    textOf(answer['Token']),
  ];
  const expiration = new Date(textOf(answer['Expiration']));
  if (!accessKeyId || !secretAccessKey || !sessionToken || Number.isNaN(expiration.getTime())) {
    throw new NoCredentials('The answer contains no keys.');
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiration };
}
