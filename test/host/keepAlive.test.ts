import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspace } from 'vscode';
import { MemoryLog } from '../support/fakeSessions.ts';
import { createAuthority } from '../support/parity/certificate.ts';
import { type Aws, shippedAws } from '../support/shipped.ts';

/** Names of this machine: the editor leaves the agent of requests to the first two alone, and to no other host. */
const PLACES = [
  ['http', '127.0.0.1'],
  ['https', 'localhost'],
  // Only Linux answers to all of 127.0.0.0/8 of its own accord.
  ...(process.platform === 'linux' ? [['http', '127.0.0.2'] as const] : []),
] as const;

const answer: RequestListener = (_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"FunctionEventInvokeConfigs":[]}');
};

describe('connections of the extension host', () => {
  const authority = createAuthority();
  let folder: string;
  let aws: Aws;
  let server: Server | undefined;

  before(async () => {
    aws = await shippedAws(join(__dirname, '../../dist'));
    folder = mkdtempSync(join(tmpdir(), 'lambda-async-'));
    writeFileSync(join(folder, 'ca.pem'), authority.certificate);
  });

  after(() => rmSync(folder, { recursive: true }));

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  for (const [scheme, host] of PLACES) {
    it(`are kept from one request to the next: ${scheme}://${host}`, async () => {
      // The editor's default; without it, the editor does not interfere.
      assert.equal(workspace.getConfiguration('http').get('proxySupport'), 'override');
      const { certificate: cert, key } = authority.certify('localhost');
      const own = scheme === 'https' ? createSecureServer({ cert, key }, answer) : createServer(answer);
      server = own;
      let connections = 0;
      own.on('connection', () => (connections += 1));
      await new Promise<void>((resolve) => own.listen(0, host, resolve));
      const { port } = own.address() as AddressInfo;
      const access = aws.createAwsAccess({
        env: {
          AWS_ENDPOINT_URL: `${scheme}://${host}:${port}`,
          AWS_CA_BUNDLE: join(folder, 'ca.pem'),
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'TESTKEY',
          AWS_SECRET_ACCESS_KEY: 'secret',
        },
        homeDirectory: folder,
        workspaceFolders: () => [],
        mfaCode: () => Promise.resolve(undefined),
        log: new MemoryLog(),
      });
      const connection = await access.connect({});
      const lambda = connection.lambda('us-east-1');
      const { signal } = new AbortController();
      for (let asked = 0; asked < 5; asked += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other: together they need several
        assert.deepEqual(await lambda.listEventInvokeConfigs(`f${asked}`, signal), []);
      }
      assert.equal(connections, 1);
      connection.close();
      access.close();
    });
  }
});
