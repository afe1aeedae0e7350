import { type RunMark, toRunMark } from './interrupted.ts';
import { encodedName, parsedFile, type StoredFiles } from './storedFiles.ts';

const FOLDER = 'runs';

/** Kept where a start of the editor finds it without a file. It may come late to other windows. */
export interface RunHint {
  /** True: there may be a run under way. */
  keep(mayBe: boolean): Promise<void>;
}

/** Which runs of changes are under way, of all windows: a file for each. */
export class RunMarks {
  readonly #files: StoredFiles;
  readonly #hint: RunHint;

  constructor(files: StoredFiles, hint: RunHint) {
    this.#files = files;
    this.#hint = hint;
  }

  /** What is there can be anything: files that are none are left out. */
  async all(): Promise<readonly RunMark[]> {
    const names = await this.#files.list(FOLDER);
    const texts = await Promise.all(names.map((name) => this.#files.read(FOLDER, name)));
    return texts.flatMap((text) => toRunMark(parsedFile(text)) ?? []);
  }

  /** The file first: who takes the hint away looks at the files after it. */
  async keep(mark: RunMark): Promise<void> {
    await this.#files.write(FOLDER, nameOf(mark.group), JSON.stringify(mark));
    await this.#hint.keep(true);
  }

  /** True if this call removed it: of two windows that do, one. */
  remove(group: string): Promise<boolean> {
    return this.#files.remove(FOLDER, nameOf(group));
  }

  /** Takes the hint away where no run is under way. Another window may begin one meanwhile. */
  async settle(): Promise<void> {
    if ((await this.all()).length > 0) return;
    await this.#hint.keep(false);
    if ((await this.all()).length > 0) await this.#hint.keep(true);
  }
}

const nameOf = (group: string): string => `${encodedName(group)}.json`;
