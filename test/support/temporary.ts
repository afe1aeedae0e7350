import { rmSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one run. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/** Makes a fresh folder that is removed when disposed of, and when this process exits at the latest. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'lambda-async-')));
  const remove = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    process.off('exit', remove);
  };
  process.on('exit', remove);
  return { path, [Symbol.dispose]: remove };
}

/** The path of one of the workspaces that tests open copies of. */
export function fixtureWorkspace(name: string): string {
  return join(import.meta.dirname, '../fixtures/workspaces', name);
}
