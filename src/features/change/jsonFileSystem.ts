import {
  type Disposable,
  type Event,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
} from 'vscode';

/** Stands for the file system until it is loaded: a file that was restored with the window is not there, and loads nothing. */
export class JsonFileSystem implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile: Event<FileChangeEvent[]> = this.#changed.event;
  #files: FileSystemProvider | undefined;

  become(files: FileSystemProvider): void {
    this.#files = files;
    files.onDidChangeFile((events) => this.#changed.fire(events));
  }

  readonly watch: FileSystemProvider['watch'] = (): Disposable => ({ dispose: () => undefined });
  readonly stat: FileSystemProvider['stat'] = (...asked) => this.#loaded.stat(...asked);
  readonly readFile: FileSystemProvider['readFile'] = (...asked) => this.#loaded.readFile(...asked);
  readonly writeFile: FileSystemProvider['writeFile'] = (...asked) => this.#loaded.writeFile(...asked);
  readonly readDirectory: FileSystemProvider['readDirectory'] = () => [];
  readonly createDirectory: FileSystemProvider['createDirectory'] = (uri) => refuse(uri.path);
  readonly delete: FileSystemProvider['delete'] = (uri) => refuse(uri.path);
  readonly rename: FileSystemProvider['rename'] = (uri) => refuse(uri.path);

  get #loaded(): FileSystemProvider {
    if (!this.#files) throw FileSystemError.FileNotFound();
    return this.#files;
  }
}

function refuse(path: string): never {
  throw FileSystemError.NoPermissions(path);
}
