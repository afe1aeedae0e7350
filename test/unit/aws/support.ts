import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type AwsOptions, createAwsAccess } from '../../../src/aws/index.ts';
import type { AwsAccess, Connection } from '../../../src/domain/session/connection.ts';

export const REGION = 'eu-west-1';
export const ACCOUNT = '123456789012';
export const KEY = 'AKIAIOSFODNN7EXAMPLE';
export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const never = new AbortController().signal;

export type Answerer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A server on loopback that answers as it is told, and keeps what it was asked. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly key: string;
    readonly body: string;
  }[];
  close(): void;
}

const open: Server[] = [];
const homes: string[] = [];

export async function serve(answer: Answerer): Promise<TestServer> {
  const requests: TestServer['requests'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const key = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      requests.push({ method: request.method ?? '', url: request.url ?? '', key, body });
      answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, port, requests, close };
}

/** Ends every server and removes every home directory of the tests before. */
export async function tidy(): Promise<void> {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await Promise.all(homes.splice(0).map((path) => rm(path, { recursive: true, force: true })));
}

/** A home directory with the files given by their path in it. */
export async function home(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'aws-')));
  homes.push(path);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return path;
}

export interface Scene {
  readonly access: AwsAccess;
  readonly logged: string[];
}

/** The way to AWS with nothing around it but what is given. */
export function scene(options: Partial<AwsOptions> = {}): Scene {
  const logged: string[] = [];
  const note = (message: string): void => void logged.push(message);
  const access = createAwsAccess({
    env: {},
    homeDirectory: '/nonexistent',
    workspaceFolders: () => [],
    mfaCode: () => Promise.reject(new Error('Nobody should be asked for a code.')),
    log: { debug: note, info: note, warn: note, error: note },
    ...options,
  });
  return { access, logged };
}

/** Environment of a user with keys, whose requests all go to one server. */
export function envTo(url: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: KEY,
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL: url,
  };
}

export async function connectTo(url: string, options: Partial<AwsOptions> = {}): Promise<Connection> {
  return await scene({ env: envTo(url), ...options }).access.connect({});
}

export function json(response: ServerResponse, value: unknown, status = 200, headers = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': 'request-1',
    ...headers,
  });
  response.end(typeof value === 'string' ? value : JSON.stringify(value));
}

/** An error as Lambda answers it. */
export function fail(
  response: ServerResponse,
  status: number,
  name: string,
  message: string | null = 'It failed',
  headers = {},
): void {
  json(response, { Type: 'User', message }, status, { 'x-amzn-errortype': name, ...headers });
}

export function arn(name: string, qualifier?: string): string {
  const base = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
  return qualifier === undefined ? base : `${base}:${qualifier}`;
}

export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
