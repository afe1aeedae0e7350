import { basename, dirname, join } from 'node:path';
import { Emitter } from '../../domain/async/emitter.ts';
import type { DiskChange } from '../../domain/session/connection.ts';
import { DirectoryWatch } from './directoryWatch.ts';
import { awsFilePaths } from '../config/files.ts';
import { loginCacheDirectory } from '../credentials/loginToken.ts';
import type { AwsOptions } from '../config/options.ts';
import { followLinks, isInside } from '../config/symlinks.ts';

/**
 * How long what follows a first change is taken as one with it, in milliseconds: editors write twice or by way
 * of another file, and `aws configure` writes both files.
 */
const BURST_MS = 100;

/** A directory, and which of its entries mean something. */
interface Place {
  readonly directory: string;
  readonly change: DiskChange;
  /** Absent: every JSON file. */
  readonly name?: string;
}

/**
 * Tells of changes to the AWS files and to the token caches of the AWS CLI. Nothing is watched before the
 * first use; a file in an open folder never is.
 */
export class DiskWatch {
  readonly changes = new Emitter<DiskChange>();
  readonly #options: AwsOptions;
  readonly #watches = new Map<string, { readonly place: Place; readonly watch: DirectoryWatch }>();
  readonly #burst = new Set<DiskChange>();
  #timer: NodeJS.Timeout | undefined;
  #started: Promise<void> | undefined;
  #closed = false;

  constructor(options: AwsOptions) {
    this.#options = options;
  }

  /** Begins to watch; the second call and those after it do nothing. */
  start(): Promise<void> {
    this.#started ??= this.#follow();
    return this.#started;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const { watch } of this.#watches.values()) watch.close();
    this.#watches.clear();
  }

  /** Watches the places that count now: a symbolic link may lead elsewhere than before. */
  async #follow(): Promise<void> {
    const places = new Map((await placesOf(this.#options)).map((place) => [JSON.stringify(place), place]));
    if (this.#closed) return;
    for (const [key, { watch }] of this.#watches) {
      if (places.has(key)) continue;
      watch.close();
      this.#watches.delete(key);
    }
    for (const [key, place] of places) {
      if (this.#watches.has(key)) continue;
      const watch = new DirectoryWatch(place.directory, (name) => this.#touched(place, name));
      this.#watches.set(key, { place, watch });
    }
  }

  /** @param name absent where anything may have changed */
  #touched({ name: meant, change }: Place, name: string | undefined): void {
    const counts = meant === undefined ? name?.endsWith('.json') : name === meant;
    if (name !== undefined && !counts) return;
    this.#burst.add(change);
    this.#timer ??= setTimeout(() => void this.#tell(), BURST_MS).unref();
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const told = [...this.#burst];
    this.#burst.clear();
    await this.#follow();
    // A directory that was moved away says nothing for those in it.
    for (const { watch } of this.#watches.values()) watch.check();
    for (const change of told) this.changes.fire(change);
  }
}

async function placesOf(options: AwsOptions): Promise<readonly Place[]> {
  const files = await Promise.all(awsFilePaths(options).map((path) => filePlaces(path, options)));
  return [
    ...files.flat(),
    ...cachesOf(options).map((directory) => ({ directory, change: 'tokens' as const })),
  ];
}

/** Where the file is, and each symbolic link on the way to it. */
async function filePlaces(path: string, { workspaceFolders }: AwsOptions): Promise<readonly Place[]> {
  const { end, links } = await followLinks(path);
  if (await isInside([end, ...links], workspaceFolders())) return [];
  return [end, ...links].map((file) => ({ directory: dirname(file), change: 'files', name: basename(file) }));
}

/** Where `aws sso login` and `aws login` leave their tokens. */
function cachesOf({ env, homeDirectory }: AwsOptions): readonly string[] {
  return [join(homeDirectory, '.aws', 'sso', 'cache'), loginCacheDirectory({ env, homeDirectory })];
}
