import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationTarget, workspace } from 'vscode';
import { MemoryLog } from '../support/fakeSessions.ts';
import { shippedAws } from '../support/shipped.ts';

/** A name that no server has (RFC 6761): only a proxy can answer for it. */
const ENDPOINT = 'http://lambda.invalid';

describe('the proxy of the editor’s settings', () => {
  const asked: string[] = [];
  const proxy = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.setHeader('content-type', 'application/json');
    response.end('{"FunctionEventInvokeConfigs":[]}');
  });

  before(() => new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve)));

  afterEach(() => useProxy(undefined));

  after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });

  it('is what requests to AWS go through', async () => {
    await useProxy(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    assert.deepEqual(await listConfigs(), []);
    assert.deepEqual(asked.splice(0), [`${ENDPOINT}/2019-09-25/functions/f/event-invoke-config/list`]);
  });

  it('is asked nothing where there is none', async () => {
    await assert.rejects(listConfigs(), { kind: 'offline' });
    assert.deepEqual(asked, []);
  });
});

const useProxy = (url: string | undefined): Thenable<void> =>
  workspace.getConfiguration('http').update('proxy', url, ConfigurationTarget.Global);

async function listConfigs(): Promise<unknown> {
  const aws = await shippedAws(join(__dirname, '../../dist'));
  const access = aws.createAwsAccess({
    env: {
      AWS_ENDPOINT_URL: ENDPOINT,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'TESTKEY',
      AWS_SECRET_ACCESS_KEY: 'secret',
    },
    homeDirectory: tmpdir(),
    workspaceFolders: () => [],
    mfaCode: () => Promise.resolve(undefined),
    log: new MemoryLog(),
  });
  const connection = await access.connect({});
  try {
    return await connection.lambda('us-east-1').listEventInvokeConfigs('f', new AbortController().signal);
  } finally {
    connection.close();
    access.close();
  }
}
