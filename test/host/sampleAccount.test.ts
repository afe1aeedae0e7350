import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { lazyAwsAccess } from '../../src/awsAccess.ts';
import { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { MemoryLog } from '../support/fakeSessions.ts';
import { until } from '../support/until.ts';

/** True if anybody listens where a connection asks. */
function isListening(endpoint: string | undefined): Promise<boolean> {
  const { hostname, port } = new URL(endpoint ?? '');
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const answered = (listens: boolean) => () => {
      socket.destroy();
      resolve(listens);
    };
    socket.once('connect', answered(true));
    socket.once('error', answered(false));
  });
}

const hasEnded = (endpoint: string | undefined): Promise<boolean> =>
  until(`the end of ${endpoint}`, async () => !(await isListening(endpoint)));

describe('the sample account of the extension', () => {
  let access: ReturnType<typeof lazyAwsAccess>;
  beforeEach(() => {
    access = lazyAwsAccess({ log: new MemoryLog(), env: {}, homeDirectory: '/nonexistent' });
  });
  afterEach(() => access.dispose());

  it('listens while it is explored, and ends when it is left', async () => {
    const sessions = new SessionManager(access, { load: () => ({ sample: true }), save: () => undefined });
    const { connection, account } = await sessions.open();
    await account.directory.load();
    assert.equal(account.directory.state.kind, 'complete');
    assert.equal(await isListening(connection.endpoint), true);
    const left = new SessionManager(access, { load: () => ({}), save: () => undefined });
    sessions.dispose();
    await hasEnded(connection.endpoint);
    await assert.rejects(left.open());
  });

  it('is another for each connection, and takes no other’s end for its own', async () => {
    const [first, second] = [await access.connect({ sample: true }), await access.connect({ sample: true })];
    assert.notEqual(first.endpoint, second.endpoint);
    first.close();
    await hasEnded(first.endpoint);
    assert.equal(await isListening(second.endpoint), true);
    assert.equal(await second.accountId(new AbortController().signal), '111111111111');
    second.close();
    await hasEnded(second.endpoint);
  });

  it('ends with the extension', async () => {
    const { endpoint } = await access.connect({ sample: true });
    assert.equal(await isListening(endpoint), true);
    access.dispose();
    await hasEnded(endpoint);
  });
});
