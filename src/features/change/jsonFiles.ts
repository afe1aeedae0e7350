import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  l10n,
  Uri,
  window,
} from 'vscode';
import { CHANGE_SCHEME, type FunctionTarget } from '../../contributions.ts';
import { readConfigJson, type ReadConfig, toConfigJson } from '../../domain/change/configJson.ts';
import type { DesiredConfig } from '../../domain/change/desiredConfig.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { configOf } from '../../domain/settings/eventInvokeConfig.ts';
import { plainMessage } from '../../editor/message.ts';

type JsonTarget = FunctionTarget & { readonly qualifier: string };

interface JsonFile {
  readonly target: JsonTarget;
  text: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  changed: number;
}

/**
 * The settings of a qualifier as a JSON file. Only files that were opened by our command in this window exist: no link, no
 * workspace and no restored editor makes one, or a request. Saving opens the review, and sends nothing.
 */
export class JsonFiles implements FileSystemProvider {
  readonly #sessions: SessionManager;
  readonly #review: (target: JsonTarget, config: DesiredConfig) => void;
  readonly #show: (uri: Uri) => Promise<unknown>;
  readonly #files = new Map<string, JsonFile>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  /** @param show absent: the editor itself shows the file */
  constructor(
    sessions: SessionManager,
    review: (target: JsonTarget, config: DesiredConfig) => void,
    show: (uri: Uri) => Promise<unknown> = async (uri) => await window.showTextDocument(uri),
  ) {
    this.#sessions = sessions;
    this.#review = review;
    this.#show = show;
  }

  /** Reads the settings that are stored and opens them. */
  async open(target: JsonTarget): Promise<void> {
    const session = await this.#sessions.open();
    const accountId = await session.accountId();
    if (target.accountId !== undefined && target.accountId !== accountId) {
      const text = l10n.t('This function is in another account than the session.');
      return void window.showWarningMessage(plainMessage(text));
    }
    const account = session.inRegion(target.region);
    const { configs } = await account.configsCovering(target.name, target.qualifier);
    const own = { ...target, accountId };
    const uri = uriOf(own);
    const now = Date.now();
    const text = toConfigJson(configOf(target.qualifier, configs));
    const known = this.#files.get(uri.path);
    this.#files.set(uri.path, { target: own, text, created: known?.created ?? now, changed: now });
    if (known) this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
    await this.#show(uri);
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  stat(uri: Uri): FileStat {
    const { text, created, changed } = this.#fileOf(uri);
    return {
      type: FileType.File,
      ctime: created,
      mtime: changed,
      size: new TextEncoder().encode(text).length,
    };
  }

  readFile(uri: Uri): Uint8Array {
    return new TextEncoder().encode(this.#fileOf(uri).text);
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const file = this.#fileOf(uri);
    const text = new TextDecoder().decode(content);
    const read = readConfigJson(text);
    // The editor shows it, and what was typed stays.
    if (!read.ok) throw FileSystemError.Unavailable(problemText(read));
    file.text = text;
    file.changed = Math.max(Date.now(), file.changed + 1);
    this.#review(file.target, read.config);
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  #fileOf(uri: Uri): JsonFile {
    const file = this.#files.get(uri.path);
    if (file) return file;
    throw FileSystemError.FileNotFound(l10n.t('Open these settings again with “Edit Settings as JSON”.'));
  }
}

/** `lambda-async:/111111111111/us-east-1/orders/$LATEST.json`. */
const uriOf = ({ accountId = '', region, name, qualifier }: JsonTarget): Uri =>
  Uri.from({ scheme: CHANGE_SCHEME, path: `/${accountId}/${region}/${name}/${qualifier}.json` });

function problemText({ problem, member = '' }: Extract<ReadConfig, { readonly ok: false }>): string {
  switch (problem) {
    case 'notJson':
      return l10n.t('This is not valid JSON.');
    case 'notObject':
      return l10n.t('The settings must be a JSON object.');
    case 'wrongMember':
      // The editor would make a link of a name like `[text](address)`.
      return plainMessage(l10n.t('{0} is not a setting, or has a value of the wrong type.', member));
    default:
      return problem satisfies never;
  }
}
