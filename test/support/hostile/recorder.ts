import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answer of a server: JSON as a value, or XML as a text. */
export type Answerer = (path: string, body: string) => { readonly status?: number; readonly body: unknown };

/** A server on loopback that writes down everything that reaches it. */
export interface Recorder {
  readonly url: string;
  /** Requests since the last call: `GET host/path by AKIA… in us-east-1`, or `CONNECT host:port`. */
  take(): readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a proxy that answers for the named host itself, and refuses every other: what wants to leave the
 * machine is seen, and gets nowhere. Asked without a host, as a server is, it answers too.
 */
export async function startRecorder(host: string, answer: Answerer): Promise<Recorder> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const url = new URL(request.url ?? '', `http://${host}`);
      seen.push(lineOf(request, url, body));
      reply(response, url.host === host ? answer(url.pathname, body) : { status: 502, body: {} });
    });
  });
  server.on('connect', ({ url }, socket) => {
    seen.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, take: () => seen.splice(0), close: () => closed(server) };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function lineOf({ method, headers }: IncomingMessage, { host, pathname }: URL, body: string): string {
  const [, key, region] = /Credential=([^/]+)\/\d+\/([^/]+)/.exec(headers.authorization ?? '') ?? [];
  const action = new URLSearchParams(body).get('Action');
  const who = key === undefined ? '' : ` by ${key} in ${region}`;
  return `${method} ${host}${action === null ? pathname : ` ${action}`}${who}`;
}

function reply(response: ServerResponse, { status = 200, body }: ReturnType<Answerer>): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/xml' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}
