import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storedFilesIn } from '../../../src/disk/index.ts';
import { ChangeFiles } from '../../../src/domain/change/changeFiles.ts';
import { ChangeHistory } from '../../../src/domain/change/changeHistory.ts';
import { type RecordedChange, recordOf } from '../../../src/domain/change/recordedChange.ts';
import { identityOfTarget } from '../../../src/domain/account/functionIdentity.ts';
import { FakeLog } from '../../support/fakeFiles.ts';
import { ACCOUNT, REGION } from '../../support/fakeLambda.ts';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary.ts';

let folder: TemporaryFolder;
let place: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  place = join(folder.path, 'not/there/yet');
});
afterEach(() => folder[Symbol.dispose]());

const host = (): ChangeHistory => new ChangeHistory(new ChangeFiles(storedFilesIn(place), new FakeLog()));
const recordsOf = (group: string, many: number): readonly RecordedChange[] =>
  Array.from({ length: many }, (_, at) => {
    const fn = identityOfTarget({ region: REGION, name: `${group}-${at}` }, ACCOUNT);
    const change = { fn, qualifier: '$LATEST', seen: undefined, desired: { maximumRetryAttempts: 1 } };
    return recordOf(change, { group, at: new Date(1000) }, at);
  });

describe('changes on the disk', () => {
  it('of two hosts at once are all there, each in its last state', async () => {
    const hosts = [host(), host()];
    await Promise.all(
      hosts.map(async (history, at) => {
        const records = recordsOf(`host${at}`, 30);
        await history.add(records);
        await Promise.all(records.map((record) => history.tell(record, 'sent')));
        await Promise.all(records.map((record) => history.tell(record, 'applied')));
      }),
    );
    const read = await host().of(ACCOUNT);
    expect(read).toHaveLength(60);
    expect(read.filter(({ state }) => state !== 'applied')).toEqual([]);
    expect(readdirSync(join(place, `changes-${ACCOUNT}`))).toHaveLength(60);
  });

  it('are there again where the folder was removed in the middle', async () => {
    const history = host();
    const [record] = recordsOf('group', 1);
    await history.add(record ? [record] : []);
    rmSync(place, { recursive: true });
    if (record) await history.tell(record, 'applied');
    expect(await host().of(ACCOUNT)).toMatchObject([{ state: 'applied' }]);
  });

  it('are none where there is no folder', async () => {
    expect(await host().of(ACCOUNT)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('are for their user alone', async () => {
    await host().add(recordsOf('group', 1));
    expect(statSync(join(place, `changes-${ACCOUNT}`)).mode & 0o077).toBe(0);
  });
});

describe('a folder that takes no file', () => {
  const refused = { kind: 'notRecorded', facts: { file: expect.any(String) } };

  it('is told, before anything is sent', async () => {
    mkdirSync(join(folder.path, 'not'));
    writeFileSync(join(folder.path, 'not/there'), 'a file in the place of a folder');
    await expect(host().add(recordsOf('group', 1))).rejects.toMatchObject(refused);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('is told: read-only', async () => {
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o500);
    await expect(host().add(recordsOf('group', 1))).rejects.toMatchObject({
      ...refused,
      facts: { writeProblem: 'notAllowed' },
    });
  });
});

describe.skipIf(process.platform === 'win32')('what is no small regular file', () => {
  it('is not read, listed or replaced', async () => {
    const files = storedFilesIn(folder.path);
    mkdirSync(join(folder.path, 'runs/folder.json'), { recursive: true });
    writeFileSync(join(folder.path, 'secret'), '{"group":"g"}');
    symlinkSync(join(folder.path, 'secret'), join(folder.path, 'runs/link.json'));
    writeFileSync(join(folder.path, 'runs/large.json'), ' '.repeat(10_000_000));
    writeFileSync(join(folder.path, 'runs/other.txt'), '{}');
    expect(await files.list('runs')).toEqual(['large.json']);
    for (const name of ['large.json', 'link.json', 'folder.json', 'gone.json']) {
      expect([name, await files.read('runs', name)]).toEqual([name, undefined]);
    }
    expect(await files.write('runs', 'link.json', 'x')).toEqual({ kind: 'failed', problem: 'link' });
    expect(await files.remove('runs', 'gone.json')).toBe(false);
  });
});
