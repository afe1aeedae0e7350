import {
  Disposable,
  EventEmitter,
  type FilePermission,
  type FileChangeEvent,
  FileSystemError,
  type FileStat,
  type FileSystemProvider,
  FileType,
  type Uri,
} from 'vscode';

/** Value at a path. */
interface Entry {
  content: Uint8Array;
  readonly type: FileType;
  readonly permissions?: FilePermission;
}

/** A file system of one folder, as a virtual workspace has it. */
export class MemoryFileSystem implements FileSystemProvider {
  readonly entries = new Map<string, Entry>();
  /** Error of each write. */
  failure: FileSystemError | undefined;
  /** True if no write ends. */
  hangs = false;
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;

  put(path: string, text: string, more: Partial<Entry> = {}): void {
    this.entries.set(path, { content: new TextEncoder().encode(text), type: FileType.File, ...more });
  }

  text(path: string): string | undefined {
    const entry = this.entries.get(path);
    return entry && new TextDecoder().decode(entry.content);
  }

  stat(uri: Uri): FileStat {
    if (uri.path === '/') return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const entry = this.entries.get(uri.path);
    if (!entry) throw FileSystemError.FileNotFound(uri);
    return { ctime: 0, mtime: 0, size: entry.content.length, ...entry };
  }

  readFile(uri: Uri): Uint8Array {
    const entry = this.entries.get(uri.path);
    if (!entry) throw FileSystemError.FileNotFound(uri);
    return entry.content;
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.hangs) return await new Promise(() => undefined);
    const entry = this.entries.get(uri.path);
    if (entry) entry.content = content;
    else this.entries.set(uri.path, { content, type: FileType.File });
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  readDirectory(): [string, FileType][] {
    return [...this.entries].map(([path, { type }]) => [path.slice(1), type]);
  }

  createDirectory(): void {
    throw FileSystemError.NoPermissions();
  }

  delete(): void {
    throw FileSystemError.NoPermissions();
  }

  rename(): void {
    throw FileSystemError.NoPermissions();
  }
}
