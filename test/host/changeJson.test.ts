import assert from 'node:assert/strict';
import { FileSystemError, Uri } from 'vscode';
import type { DesiredConfig } from '../../src/domain/change/desiredConfig.ts';
import { JsonFiles } from '../../src/features/change/jsonFiles.ts';
import { configOf, FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../support/fakeSessions.ts';

const place = Uri.from({ scheme: 'lambda-async', path: '/111111111111/us-east-1/orders/$LATEST.json' });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function stage() {
  const connection = new FakeConnection();
  const lambda = connection.lambda(REGION);
  lambda.pages = [[summaryOf('orders')]];
  lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
  const access = new FakeAccess();
  access.connectTo = () => Promise.resolve(connection);
  const reviewed: DesiredConfig[] = [];
  const opened: Uri[] = [];
  const files = new JsonFiles(
    fakeSessions(access),
    (_, config) => reviewed.push(config),
    (uri) => Promise.resolve(void opened.push(uri)),
  );
  return { files, reviewed, opened, lambda };
}

describe('a JSON file of settings that was not opened here', () => {
  it('is not there, and nothing is asked', () => {
    const { files, lambda, reviewed } = stage();
    assert.throws(() => files.stat(place), FileSystemError);
    assert.throws(() => files.readFile(place), FileSystemError);
    assert.throws(() => files.writeFile(place, bytes('{}')), FileSystemError);
    assert.deepEqual(lambda.asked, []);
    assert.deepEqual(reviewed, []);
  });
});

describe('a JSON file of settings', () => {
  it('holds what is stored, and saving it opens the review alone', async () => {
    const { files, lambda, reviewed, opened } = stage();
    await files.open({ region: REGION, name: 'orders', qualifier: '$LATEST' });
    assert.deepEqual(opened.map(String), [String(place)]);
    assert.match(new TextDecoder().decode(files.readFile(place)), /"MaximumRetryAttempts": 1/);
    const before = files.stat(place).mtime;
    files.writeFile(place, bytes('{ "MaximumRetryAttempts": 2 }'));
    assert.deepEqual(reviewed, [{ maximumRetryAttempts: 2 }]);
    assert.ok(files.stat(place).mtime > before);
    assert.deepEqual(
      lambda.asked.filter((asked) => /^(put|delete)/.test(asked)),
      [],
    );
  });

  it('that holds no settings is not saved, and says why', async () => {
    const { files, reviewed } = stage();
    await files.open({ region: REGION, name: 'orders', qualifier: '$LATEST' });
    assert.throws(() => files.writeFile(place, bytes('{')), /not valid JSON/);
    assert.throws(() => files.writeFile(place, bytes('{ "Retries": 1 }')), /Retries is not a setting/);
    assert.deepEqual(reviewed, []);
  });

  it('of another account is not opened', async () => {
    const { files, lambda, opened } = stage();
    await files.open({ region: REGION, name: 'orders', qualifier: '$LATEST', accountId: '222222222222' });
    assert.deepEqual(opened, []);
    assert.deepEqual(lambda.asked, []);
  });
});
