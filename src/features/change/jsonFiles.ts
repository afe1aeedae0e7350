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
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { configOf } from '../../domain/settings/eventInvokeConfig.ts';
import { plainMessage } from '../../editor/message.ts';
import type { JsonDrafts } from './jsonDrafts.ts';

type JsonTarget = FunctionTarget & { readonly qualifier: string };

interface JsonFile {
  readonly target: JsonTarget;
  content: Uint8Array;
  /** Milliseconds since 1970. */
  readonly created: number;
  changed: number;
  /** Saved automatically, and not reviewed since. */
  isPending: boolean;
}

/** What the files need of the editor. */
export interface JsonFilesParts {
  readonly review: (target: JsonTarget, config: DesiredConfig) => void;
  readonly show: (uri: Uri) => Promise<unknown>;
  /** Asks whether a text that was typed before gives way to the settings that are stored. */
  readonly asksForStored: () => Promise<boolean>;
  readonly drafts: JsonDrafts;
}

/**
 * The settings of a qualifier as a JSON file. Only files that were opened by our command in this window exist: no link, no
 * workspace and no restored editor makes one, or a request. The user's own save opens the review, and sends nothing. An
 * automatic one only keeps the text, whatever it is: the user may still be typing.
 */
export class JsonFiles implements FileSystemProvider {
  readonly #sessions: SessionManager;
  readonly #parts: JsonFilesParts;
  readonly #files = new Map<string, JsonFile>();
  /** Paths of files whose next write is the user's own save. */
  readonly #savedByUser = new Set<string>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #pendingChanged = new EventEmitter<void>();
  readonly onDidChangePending = this.#pendingChanged.event;

  constructor(sessions: SessionManager, parts: JsonFilesParts) {
    this.#sessions = sessions;
    this.#parts = parts;
  }

  /** Opens what was typed and not reviewed; else reads the settings that are stored. */
  async open(target: JsonTarget): Promise<void> {
    const session = await this.#sessions.open();
    const accountId = await session.accountId();
    if (target.accountId !== undefined && target.accountId !== accountId) {
      const text = l10n.t('This function is in another account than the session.');
      return void window.showWarningMessage(plainMessage(text));
    }
    const own = { ...target, accountId };
    const uri = uriOf(own);
    const typed = this.#typedIn(uri);
    this.#put(own, typed ?? (await storedText(session, own)), typed !== undefined);
    await this.#parts.show(uri);
    if (typed === undefined || !(await this.#parts.asksForStored())) return;
    this.#put(own, await storedText(session, own), false);
  }

  /** Says who saves next: the editor tells it before it writes. */
  willSave({ path }: Uri, isByUser: boolean): void {
    if (isByUser) this.#savedByUser.add(path);
    else this.#savedByUser.delete(path);
  }

  isPending({ path }: Uri): boolean {
    return this.#files.get(path)?.isPending === true;
  }

  /** Why a text has no settings to review; undefined: it has. */
  problemOf(text: string): string | undefined {
    const read = readConfigJson(text);
    return read.ok ? undefined : problemText(read);
  }

  /** Opens the review of a text, which is then the file's. */
  review(uri: Uri, text: string): void {
    const file = this.#fileOf(uri);
    const read = readConfigJson(text);
    if (!read.ok) return;
    file.content = new TextEncoder().encode(text);
    this.#settle(uri.path, file, false);
    this.#parts.review(file.target, read.config);
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  stat(uri: Uri): FileStat {
    const { content, created, changed } = this.#fileOf(uri);
    return { type: FileType.File, ctime: created, mtime: changed, size: content.length };
  }

  readFile(uri: Uri): Uint8Array {
    return this.#fileOf(uri).content;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const file = this.#fileOf(uri);
    const isByUser = this.#savedByUser.delete(uri.path);
    const problem = isByUser ? this.problemOf(textOf(content)) : undefined;
    // The editor shows it, and what was typed stays.
    if (problem !== undefined) throw FileSystemError.Unavailable(problem);
    file.changed = Math.max(Date.now(), file.changed + 1);
    if (isByUser) return this.review(uri, textOf(content));
    // The same text once more may have been reviewed.
    const isPending = file.isPending || textOf(content) !== textOf(file.content);
    file.content = content;
    this.#settle(uri.path, file, isPending);
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

  /** What the user typed in this window or in one before it, and did not review. */
  #typedIn({ path }: Uri): string | undefined {
    const known = this.#files.get(path);
    return known?.isPending ? textOf(known.content) : this.#parts.drafts.of(path);
  }

  #put(target: JsonTarget, text: string, isPending: boolean): void {
    const uri = uriOf(target);
    const known = this.#files.get(uri.path);
    const now = Math.max(Date.now(), (known?.changed ?? 0) + 1);
    const content = new TextEncoder().encode(text);
    const file = { target, content, created: known?.created ?? now, changed: now, isPending };
    this.#files.set(uri.path, file);
    this.#settle(uri.path, file, isPending);
    if (known) this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  #settle(path: string, file: JsonFile, isPending: boolean): void {
    if (isPending) this.#parts.drafts.keep(path, textOf(file.content));
    else this.#parts.drafts.drop(path);
    // oxlint-disable-next-line no-param-reassign -- our own entry
    file.isPending = isPending;
    this.#pendingChanged.fire();
  }

  #fileOf(uri: Uri): JsonFile {
    const file = this.#files.get(uri.path);
    if (file) return file;
    throw FileSystemError.FileNotFound(l10n.t('Open these settings again with “Edit Settings as JSON”.'));
  }
}

const textOf = (content: Uint8Array): string => new TextDecoder().decode(content);

async function storedText(session: Session, { region, name, qualifier }: JsonTarget): Promise<string> {
  const { configs } = await session.inRegion(region).configsCovering(name, qualifier);
  return toConfigJson(configOf(qualifier, configs));
}

/** `lambda-async:/111111111111/us-east-1/orders/$LATEST.json`. */
const uriOf = ({ accountId = '', region, name, qualifier }: JsonTarget): Uri =>
  Uri.from({ scheme: CHANGE_SCHEME, path: `/${accountId}/${region}/${name}/${qualifier}.json` });

function problemText({ problem, member = '' }: Extract<ReadConfig, { readonly ok: false }>): string {
  switch (problem) {
    case 'notJson':
      return l10n.t('This is not valid JSON.');
    case 'tooLong':
      return l10n.t('This text is too long for settings.');
    case 'notObject':
      return l10n.t('The settings must be a JSON object.');
    case 'wrongMember':
      // The editor would make a link of a name like `[text](address)`.
      return plainMessage(l10n.t('{0} is not a setting, or has a value of the wrong type.', member));
    default:
      return problem satisfies never;
  }
}
