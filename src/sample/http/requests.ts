import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, serializationError, tooLarge } from '../lambda/errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import { type Input } from '../lambda/input.ts';

/** Largest body that is read, in bytes: enough for a test's deployment package. */
const MAX_BODY = 6 * 1024 * 1024;

/** Reads a body to its end. One that is too large is read but not kept, so that its sender hears the refusal. */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('error', reject);
    request.on('close', () => reject(new Error('The client went away')));
    request.on('end', () => {
      if (size > MAX_BODY) reject(tooLarge(MAX_BODY));
      else resolve(Buffer.concat(chunks).toString());
    });
  });
}

/** A JSON body as members; no body counts as an empty object. */
export function parseBody(body: string): Input {
  if (body.trim() === '') return {};
  const value = parseJson(body);
  if (!isRecord(value)) throw serializationError('Unexpected token: expected a JSON object');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw serializationError('Could not parse request body into json');
  }
}

/** Sends an answer. */
export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, headersOf(answer));
  response.end(answer.status === 204 ? undefined : bodyOf(answer));
}

/** An answer's body as it leaves. */
export function bodyOf({ text, body }: Answer): string {
  return text ?? (body === undefined ? '' : JSON.stringify(body));
}

/** An answer's headers; every one carries a request id, as the service's do. */
export function headersOf(answer: Answer): Readonly<Record<string, string | number>> {
  return {
    ...(answer.text === undefined && { 'content-type': 'application/json' }),
    'x-amzn-RequestId': randomUUID(),
    ...(answer.status !== 204 && { 'content-length': Buffer.byteLength(bodyOf(answer)) }),
    ...answer.headers,
  };
}
