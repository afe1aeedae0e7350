import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Hears of a directory's entries: the name of one, or undefined where it is not known which. */
export type Touched = (name: string | undefined) => void;

/**
 * Watches one directory, by the operating system and not by polling. As long as there is none, the nearest
 * one above it that exists is watched instead, until it comes (`~/.aws` on a machine that has never seen AWS).
 */
export class DirectoryWatch {
  readonly #directory: string;
  readonly #touched: Touched;
  #watcher: FSWatcher | undefined;
  /** The watched directory, and its identity when the watch began: a path can lead to another one later. */
  #at: { readonly path: string; readonly inode: number | undefined } | undefined;

  constructor(directory: string, touched: Touched) {
    this.#directory = directory;
    this.#touched = touched;
    this.#arm();
  }

  /** Looks whether the right directory is watched, as after a parent was moved or made. */
  check(): void {
    const before = this.#at;
    const isRight = before?.path === this.#directory && before.inode === inodeOf(before.path);
    if (isRight || !this.#arm()) return;
    // Its contents are older than the watch, or their event was lost.
    if (before?.path === this.#directory || this.#at?.path === this.#directory) this.#touched(undefined);
  }

  close(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#at = undefined;
  }

  /** Returns whether something else is watched than before. */
  #arm(): boolean {
    const before = this.#at;
    this.close();
    this.#at = this.#nearest();
    // It may have been made between the two looks.
    if (this.#at?.path !== this.#directory && inodeOf(this.#directory) !== undefined) {
      this.close();
      this.#at = this.#nearest();
    }
    return before?.path !== this.#at?.path || before?.inode !== this.#at?.inode;
  }

  #nearest(): { readonly path: string; readonly inode: number | undefined } | undefined {
    for (let path = this.#directory; ; path = dirname(path)) {
      const watcher = this.#watch(path);
      if (watcher) {
        this.#watcher = watcher;
        return { path, inode: inodeOf(path) };
      }
      if (dirname(path) === path) return undefined;
    }
  }

  /** Undefined for what is not there, or not to be watched: on some machines watches are scarce. */
  #watch(path: string): FSWatcher | undefined {
    try {
      const watcher = watch(path, { persistent: false }, (event, name) =>
        this.#fileChanged(path, event, name),
      );
      watcher.on('error', () => this.#watcher === watcher && this.close());
      return watcher;
    } catch {
      return undefined;
    }
  }

  #fileChanged(path: string, event: string, name: string | null): void {
    if (path === this.#directory) this.#touched(name ?? undefined);
    const isOnTheWay = path !== this.#directory && (name === null || this.#leadsHere(path, name));
    // A directory that is gone, or was replaced, says so by its own name.
    if (isOnTheWay || (event === 'rename' && (name === null || name === basename(path)))) this.check();
  }

  #leadsHere(path: string, name: string): boolean {
    for (let way = this.#directory; way !== dirname(way); way = dirname(way)) {
      if (dirname(way) === path) return basename(way) === name;
    }
    return false;
  }
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}
