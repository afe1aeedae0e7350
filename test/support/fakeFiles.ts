import type { StoredFiles } from '../../src/domain/change/storedFiles.ts';
import type { WriteOutcome, WriteProblem } from '../../src/domain/export/fileWriting.ts';

/** The extension's storage in memory. What a call does, it does at once after `turn`. */
export class FakeFiles implements StoredFiles {
  readonly place = '/storage';
  /** By `folder/name`. */
  readonly texts = new Map<string, string>();
  /** Why nothing can be written. */
  problem: WriteProblem | undefined;
  /** The call of each operation waits for it. */
  turn: () => Promise<unknown> = () => Promise.resolve();

  async list(folder: string): Promise<readonly string[]> {
    await this.turn();
    const own = `${folder}/`;
    return [...this.texts.keys()]
      .filter((path) => path.startsWith(own))
      .map((path) => path.slice(own.length));
  }

  async read(folder: string, name: string): Promise<string | undefined> {
    await this.turn();
    return this.texts.get(`${folder}/${name}`);
  }

  async write(folder: string, name: string, text: string): Promise<WriteOutcome> {
    await this.turn();
    if (this.problem !== undefined) return { kind: 'failed', problem: this.problem };
    this.texts.set(`${folder}/${name}`, text);
    return { kind: 'written' };
  }

  async remove(folder: string, name: string): Promise<boolean> {
    await this.turn();
    return this.texts.delete(`${folder}/${name}`);
  }
}

/** A log that keeps what was said. */
export class FakeLog {
  readonly said: string[] = [];
  readonly debug = (message: string): void => void this.said.push(message);
  readonly info = this.debug;
  readonly warn = this.debug;
  readonly error = this.debug;
}
