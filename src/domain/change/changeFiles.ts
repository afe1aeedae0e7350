import { ExpectedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ChangeStore, MOST_KEPT } from './changeHistory.ts';
import { isRecordedChange, type RecordedChange } from './recordedChange.ts';
import { encodedName, parsedFile, type StoredFiles } from './storedFiles.ts';

/** Files that are open at the same time: some systems allow 256 for all of a process. */
const AT_ONCE = 20;

/** Milliseconds since 1970 and the id, so that names in their order are changes in theirs. */
const NAME = /^\d{15}-[a-z0-9_-]+\.json$/;

/**
 * Keeps each change in a file of its own, which only the extension host that makes the change writes: two windows cannot
 * overwrite a change of the other.
 */
export class ChangeFiles implements ChangeStore {
  readonly #files: StoredFiles;
  readonly #log: Log;

  constructor(files: StoredFiles, log: Log) {
    this.#files = files;
    this.#log = log;
  }

  async load(accountId: string): Promise<readonly unknown[]> {
    const folder = folderOf(accountId);
    const listed = await this.#files.list(folder);
    const names = newestFirst(listed).slice(0, MOST_KEPT);
    const read = await inBatches(names, (name) => this.#read(folder, name, accountId));
    const unread = names.filter((_, at) => read[at] === undefined);
    this.#tell(folder, [...listed.filter((name) => !NAME.test(name)), ...unread]);
    return read.filter((change) => change !== undefined);
  }

  async save(changes: readonly RecordedChange[]): Promise<void> {
    await inBatches(changes, (change) => this.#write(change));
  }

  async trim(accountId: string, most: number): Promise<void> {
    const folder = folderOf(accountId);
    const old = newestFirst(await this.#files.list(folder)).slice(most);
    await inBatches(old, (name) => this.#files.remove(folder, name));
  }

  /** A file that was copied or renamed is not taken for another change. */
  async #read(folder: string, name: string, accountId: string): Promise<RecordedChange | undefined> {
    const value = parsedFile(await this.#files.read(folder, name).catch(() => undefined));
    return isRecordedChange(value, accountId) && nameOf(value) === name ? value : undefined;
  }

  async #write(change: RecordedChange): Promise<void> {
    const text = `${JSON.stringify(change)}\n`;
    const outcome = await this.#files.write(folderOf(change.accountId), nameOf(change), text);
    if (outcome.kind === 'written') return;
    const { problem, code = '' } = outcome;
    const facts = { file: this.#files.place, writeProblem: problem };
    throw new ExpectedError('notRecorded', `not recorded: ${problem} ${code}`, facts);
  }

  #tell(folder: string, names: readonly string[]): void {
    const [first] = names;
    if (first === undefined) return;
    this.#log.warn(`Recorded changes: ${names.length} files in ${folder} are none, such as ${first}`);
  }
}

const folderOf = (accountId: string): string => `changes-${encodedName(accountId)}`;

const nameOf = ({ at, id }: RecordedChange): string =>
  `${String(Date.parse(at)).padStart(15, '0')}-${encodedName(id)}.json`;

const newestFirst = (names: readonly string[]): readonly string[] =>
  names
    .filter((name) => NAME.test(name))
    .toSorted()
    .toReversed();

/** Works through a list, a few at once. Rejects with the first failure, when the ones beside it have ended. */
async function inBatches<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    // oxlint-disable-next-line no-await-in-loop -- a few at once
    const batch = await Promise.allSettled(all.slice(at, at + AT_ONCE).map(work));
    for (const result of batch) {
      if (result.status === 'rejected') throw result.reason;
      done.push(result.value);
    }
  }
  return done;
}
