import assert from 'node:assert/strict';
import { type Disposable, FilePermission, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { WriteProblem } from '../../src/domain/export/fileWriting.ts';
import { writeExport } from '../../src/page/exportFile.ts';
import { exportProblemText } from '../../src/page/exportProblem.ts';
import { MemoryFileSystem } from '../support/memoryFileSystem.ts';

const SCHEME = 'lambda-async-test';
const READ_ONLY = 'lambda-async-test-ro';
const CONTENT = new TextEncoder().encode('new');
const onDisk: Parameters<typeof writeExport>[2] = () => Promise.reject(new Error('no file of this machine'));

describe('an export to a file system that is not the disk', () => {
  const at = (path: string, scheme = SCHEME): Uri => Uri.from({ scheme, path });
  let memory: MemoryFileSystem;
  let provided: readonly Disposable[];

  beforeEach(() => {
    memory = new MemoryFileSystem();
    provided = [
      workspace.registerFileSystemProvider(SCHEME, memory, { isCaseSensitive: true }),
      workspace.registerFileSystemProvider(READ_ONLY, memory, { isReadonly: true }),
    ];
  });
  afterEach(() => {
    for (const each of provided) each.dispose();
  });

  it('is written by its provider', async () => {
    memory.put('/old.csv', 'old');
    for (const path of ['/new.csv', '/old.csv']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.deepEqual(await writeExport(at(path), CONTENT, onDisk), { kind: 'written' });
      assert.equal(memory.text(path), 'new');
    }
  });

  const refusals: readonly (readonly [WriteProblem, string, (path: string) => Uri])[] = [
    [
      'link',
      'a link',
      (path) => {
        memory.put(path, 'old', { type: FileType.File | FileType.SymbolicLink });
        return at(path);
      },
    ],
    [
      'noFile',
      'a folder',
      (path) => {
        memory.put(path, 'old', { type: FileType.Directory });
        return at(path);
      },
    ],
    [
      'readOnlyFile',
      'a read-only file',
      (path) => {
        memory.put(path, 'old', { permissions: FilePermission.Readonly });
        return at(path);
      },
    ],
    [
      'readOnlyDisk',
      'a read-only file system',
      (path) => {
        memory.put(path, 'old');
        return at(path, READ_ONLY);
      },
    ],
    [
      'notAllowed',
      'a provider that forbids it',
      (path) => {
        memory.put(path, 'old');
        memory.failure = FileSystemError.NoPermissions();
        return at(path);
      },
    ],
    [
      'other',
      'a provider that fails',
      (path) => {
        memory.put(path, 'old');
        memory.failure = new FileSystemError('out of order');
        return at(path);
      },
    ],
  ];

  for (const [problem, what, prepare] of refusals) {
    it(`is refused by ${what}, and said with a remedy`, async () => {
      // A name for each: the editor does not answer a second write to a file whose first one failed.
      const path = `/${problem}.csv`;
      const outcome = await writeExport(prepare(path), CONTENT, onDisk);
      assert(outcome.kind === 'failed');
      assert.equal(outcome.problem, problem);
      assert.equal(memory.text(path), 'old');
      assert.match(exportProblemText(outcome, 'x.csv'), /^Not exported to x\.csv\. .+\. .*[Cc]hoose another/);
    });
  }

  it('does not wait for ever for a provider that does not answer', async () => {
    memory.hangs = true;
    const outcome = await writeExport(at('/hangs.csv'), CONTENT, onDisk, 10);
    assert(outcome.kind === 'failed');
    assert.equal(outcome.problem, 'noAnswer');
    assert.match(exportProblemText(outcome, 'hangs.csv'), /did not answer in time/);
  });

  it('is the disk’s own matter where it is one of this machine', async () => {
    const asked: string[] = [];
    await writeExport(Uri.file('/tmp/x.csv'), CONTENT, (path) => {
      asked.push(path);
      return Promise.resolve({ kind: 'written' });
    });
    assert.deepEqual(asked, ['/tmp/x.csv']);
  });
});
