import assert from 'node:assert/strict';
import { FileSystemError, Uri } from 'vscode';
import type { DesiredConfig } from '../../src/domain/change/desiredConfig.ts';
import { JsonDrafts } from '../../src/features/change/jsonDrafts.ts';
import { JsonFiles } from '../../src/features/change/jsonFiles.ts';
import { configOf, FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { FakeMemory } from '../support/fakeMemory.ts';
import { FakeAccess, fakeSessions } from '../support/fakeSessions.ts';

const place = Uri.from({ scheme: 'lambda-async', path: '/111111111111/us-east-1/orders/$LATEST.json' });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function stage(memory = new FakeMemory()) {
  const connection = new FakeConnection();
  const lambda = connection.lambda(REGION);
  lambda.pages = [[summaryOf('orders')]];
  lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
  const access = new FakeAccess();
  access.connectTo = () => Promise.resolve(connection);
  const reviewed: DesiredConfig[] = [];
  const opened: Uri[] = [];
  const set = { readsStored: false, asked: 0 };
  const files = new JsonFiles(fakeSessions(access), {
    review: (_, config) => reviewed.push(config),
    show: (uri) => Promise.resolve(void opened.push(uri)),
    asksForStored: () => {
      set.asked += 1;
      return Promise.resolve(set.readsStored);
    },
    drafts: new JsonDrafts(memory),
  });
  const text = (): string => new TextDecoder().decode(files.readFile(place));
  const open = () => files.open({ region: REGION, name: 'orders', qualifier: '$LATEST' });
  const save = (content: string, isByUser: boolean): void => {
    files.willSave(place, isByUser);
    files.writeFile(place, bytes(content));
  };
  return { files, reviewed, opened, lambda, memory, set, text, open, save };
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
    const { files, lambda, reviewed, opened, open, save, text } = stage();
    await open();
    assert.deepEqual(opened.map(String), [String(place)]);
    assert.match(text(), /"MaximumRetryAttempts": 1/);
    const before = files.stat(place).mtime;
    save('{ "MaximumRetryAttempts": 2 }', true);
    assert.deepEqual(reviewed, [{ maximumRetryAttempts: 2 }]);
    assert.ok(files.stat(place).mtime > before);
    assert.deepEqual(
      lambda.asked.filter((asked) => /^(put|delete)/.test(asked)),
      [],
    );
  });

  it('that holds no settings is not saved, and says why', async () => {
    const { reviewed, open, save, text } = stage();
    await open();
    const before = text();
    assert.throws(() => save('{', true), /not valid JSON/);
    assert.throws(() => save('{ "Retries": 1 }', true), /Retries is not a setting/);
    assert.throws(() => save(`{"MaximumRetryAttempts":1${' '.repeat(10_000_000)}}`, true), /too long/);
    assert.deepEqual([reviewed, text()], [[], before]);
  });

  it('of another account is not opened', async () => {
    const { files, lambda, opened } = stage();
    await files.open({ region: REGION, name: 'orders', qualifier: '$LATEST', accountId: '222222222222' });
    assert.deepEqual(opened, []);
    assert.deepEqual(lambda.asked, []);
  });
});

describe('a JSON file of settings that is saved automatically', () => {
  it('opens no review, whatever it holds, and keeps what was typed', async () => {
    const { files, reviewed, open, save, text } = stage();
    await open();
    for (const typed of ['{', '', '{ "MaximumRetryAttempts": 2 }', `"${'x'.repeat(10_000_000)}"`]) {
      save(typed, false);
      assert.equal(text(), typed);
      assert.equal(files.isPending(place), true);
    }
    assert.deepEqual(reviewed, []);
  });

  it('opens none either where nobody said who saves, or the save before it was refused', async () => {
    const { files, reviewed, open, save } = stage();
    await open();
    files.writeFile(place, bytes('{ "MaximumRetryAttempts": 2 }'));
    assert.throws(() => save('{', true));
    files.writeFile(place, bytes('{ "MaximumRetryAttempts": 0 }'));
    files.willSave(place, true);
    save('{ "MaximumRetryAttempts": 2 }', false);
    assert.deepEqual(reviewed, []);
  });

  it('is reviewed by the next save of the user, which may change nothing', async () => {
    const { files, reviewed, open, save } = stage();
    await open();
    save('{ "MaximumRetryAttempts": 2 }', false);
    save('{ "MaximumRetryAttempts": 2 }', true);
    assert.deepEqual(reviewed, [{ maximumRetryAttempts: 2 }]);
    // What is under way meanwhile changes nothing.
    save('{ "MaximumRetryAttempts": 2 }', false);
    assert.equal(files.isPending(place), false);
  });

  it('is there again when it is opened again, also in another window', async () => {
    const { memory, open, save, set, text } = stage();
    await open();
    save('{ "Maximum', false);
    await open();
    assert.deepEqual([text(), set.asked], ['{ "Maximum', 1]);
    const other = stage(memory);
    await other.open();
    assert.deepEqual([other.text(), other.set.asked, other.files.isPending(place)], ['{ "Maximum', 1, true]);
  });

  it('gives way to what is stored where the user says so, or has reviewed it', async () => {
    const { memory, open, save, set, text, files } = stage();
    await open();
    save('{ "Maximum', false);
    set.readsStored = true;
    await open();
    assert.match(text(), /"MaximumRetryAttempts": 1/);
    assert.equal(files.isPending(place), false);
    save('{ "MaximumRetryAttempts": 0 }', false);
    files.review(place, text());
    const other = stage(memory);
    await other.open();
    assert.match(other.text(), /"MaximumRetryAttempts": 1/);
    assert.equal(other.set.asked, 0);
  });
});

describe('texts that are kept for the next window', () => {
  it('are few and small, and anything else in their place is none', () => {
    const memory = new FakeMemory();
    const drafts = new JsonDrafts(memory);
    for (const kept of [undefined, null, 'x', [], { a: 1 }]) {
      memory.value = kept;
      assert.equal(drafts.of('a'), undefined);
    }
    for (let at = 0; at < 30; at += 1) drafts.keep(`/${at}`, 'text');
    drafts.keep('/29', 'x'.repeat(20_001));
    assert.deepEqual([drafts.of('/9'), drafts.of('/11'), drafts.of('/29')], [undefined, 'text', undefined]);
  });
});
