import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { ACCESS_KEYS, KEYRING } from '../sampleKeys.ts';
import type { Authority } from './certificate.ts';

/** A request to Lambda, as far as it shows what its sender was configured to do. */
export interface Recorded {
  /** For a session's, whose it is. */
  readonly accessKey: string;
  readonly hasToken: boolean;
  /** The region that the signature is for. */
  readonly region: string;
  /** With its port, where that is not the usual one. */
  readonly host: string;
}

export interface Recorder extends AsyncDisposable {
  /** As an endpoint, and as a proxy for http and https. */
  readonly url: string;
  /** The first request to Lambda since it was last taken. */
  take(): Recorded | undefined;
}

/**
 * A server in the place of the whole network: asked directly, or as a proxy for any host, it opens TLS with the
 * authority's certificates, notes who asks Lambda and where, and lets the sample account answer.
 */
export async function startRecorder(sampleEndpoint: string, authority: Authority): Promise<Recorder> {
  let recorded: Recorded | undefined;
  const server = createServer((request, response) => {
    recorded ??= read(request);
    if (request.url?.startsWith('/keys-of-a-container')) answerContainer(response);
    else if (request.url?.includes('/latest/')) answerInstance(request, response);
    else forward(request, response, sampleEndpoint);
  });
  const sockets = new Set<Socket>();
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    sockets.add(socket);
    const [host = ''] = (request.url ?? '').split(':');
    const { certificate: cert, key } = authority.certify(host);
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const open = new TLSSocket(socket, { isServer: true, cert, key });
    // A client that does not trust the certificate goes away; the table shows that no request came.
    open.on('error', () => socket.destroy());
    server.emit('connection', open);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = recorded;
      recorded = undefined;
      return taken;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Undefined for requests to other services, which only lead to the one that counts. */
function read({ headers }: IncomingMessage): Recorded | undefined {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/lambda\//.exec(headers.authorization ?? '');
  if (!scope) return undefined;
  const [, accessKey = '', region = ''] = scope;
  const token = headers['x-amz-security-token'];
  return {
    accessKey: typeof token === 'string' ? ownerOf(accessKey, token) : accessKey,
    hasToken: token !== undefined,
    region,
    host: (headers.host ?? '').replace(/:443$/, ''),
  };
}

/** A session's keys are new for each who asks; whose session it is says whether they are the same. */
function ownerOf(accessKey: string, token: string): string {
  const claims = KEYRING.readKeys(accessKey, token);
  return claims ? `ASIA… ${claims.role ?? claims.name} of ${claims.accountId}` : accessKey;
}

/** Answer of a container's credentials service (AWS SDKs and Tools reference, "Container credentials"). */
function answerContainer(response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  const Expiration = '2099-01-01T00:00:00Z';
  response.end(
    JSON.stringify({ AccessKeyId: 'AKIACONTAINER0000001', SecretAccessKey: 'x', Token: 't', Expiration }),
  );
}

/** Answers of a machine's metadata service (EC2 user guide), with the keys of a user of the sample account. */
function answerInstance({ method, url = '', headers }: IncomingMessage, response: ServerResponse): void {
  if (method === 'PUT') response.end('metadata-token');
  else if (headers['x-aws-ec2-metadata-token'] !== 'metadata-token') response.writeHead(401).end();
  else if (url.endsWith('/security-credentials/')) response.end('machine');
  else {
    const AccessKeyId = ACCESS_KEYS.sample;
    const Expiration = '2099-01-01T00:00:00Z';
    response.end(
      JSON.stringify({ Code: 'Success', AccessKeyId, SecretAccessKey: 'x', Token: 't', Expiration }),
    );
  }
}

/** Passes a request on, whatever its host was: the sample account answers for its own alone. */
function forward(request: IncomingMessage, response: ServerResponse, endpoint: string): void {
  const { method } = request;
  const headers = { ...request.headers, host: new URL(endpoint).host };
  const path = (request.url ?? '/').replace(/^https?:\/\/[^/]+/, '');
  const passed = send(new URL(path, endpoint), { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  request.pipe(passed);
}
