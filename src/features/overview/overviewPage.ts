import { commands, type WebviewPanel } from 'vscode';
import type { Account } from '../../domain/account/account.ts';
import { TagReading } from '../../domain/account/tagReading.ts';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { ScanUpdate } from '../../domain/overview/scan.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { scanRate } from '../../page/scanRate.ts';
import { chooseAge } from '../../page/chooseAge.ts';
import { performSessionIntent } from '../../page/perform.ts';
import { Publisher } from '../../page/publisher.ts';
import type { PageHost } from '../../page/singlePage.ts';
import { shownForChange } from './changeShown.ts';
import { exportScan } from './exporting.ts';
import { overviewView } from './overviewView.ts';
import {
  type FunctionRows,
  type HostMessage,
  type Intent,
  isIntent,
  isOverviewChoice,
  type OverviewViewModel,
  type TableStrings,
} from './protocol.ts';
import { checkAccountStacks } from './stackCheck.ts';
import { OverviewReader } from './reader.ts';
import { errorOf } from './record.ts';
import { functionRows } from './rowViews.ts';
import { tabTitle } from './strings/header.ts';
import { tableStrings } from './strings/table.ts';
import type { OverviewDeps } from './overviewDeps.ts';

/** The overview of one account: shows its reader and scan, and answers its page. */
export class OverviewPage implements PageHost {
  readonly #panel: WebviewPanel;
  readonly #deps: OverviewDeps;
  readonly #reader: OverviewReader;
  readonly #publisher: Publisher<ScanUpdate, FunctionRows>;
  readonly #tags: TagReading;
  readonly #subscriptions: readonly { dispose(): void }[];

  /** @param list whether to list the functions, as when the user has just opened the page. */
  constructor(panel: WebviewPanel, deps: OverviewDeps, list: boolean) {
    const strings = tableStrings();
    this.#panel = panel;
    this.#deps = deps;
    this.#publisher = new Publisher(panel, {
      view: (): HostMessage => ({ type: 'view', view: this.#view(strings) }),
      items: ({ functions }) => functions.map((one) => functionRows(one, this.#tagsOf(one.arn))),
      rows: (functions, part): HostMessage => ({ type: 'rows', ...part, functions }),
    });
    this.#reader = new OverviewReader(deps.sessions, {
      changed: () => this.#changed(),
      failed: (error) => reportUnexpected(deps.log, 'Opening the overview', error),
    });
    this.#tags = new TagReading(
      () => this.#tagsChanged(),
      (error) => reportUnexpected(deps.log, 'Reading tags for the overview', error),
    );
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#publisher,
      this.#reader,
    ];
    void this.#reader.open(list);
  }

  reopened(): void {
    void this.#reader.reopened();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #view(table: TableStrings): OverviewViewModel {
    const { record } = this.#reader;
    const kept = this.#deps.memory.load();
    return overviewView(record, {
      table,
      rate: scanRate(),
      tags: this.#tags.state(this.#account),
      choice: isOverviewChoice(kept) ? kept : undefined,
    });
  }

  get #account(): Account | undefined {
    const { record } = this.#reader;
    return record.kind === 'ready' ? record.scan.account : undefined;
  }

  #tagsOf(arn: string): ReadonlyMap<string, string> | undefined {
    const name = parseFunctionArn(arn)?.name ?? '';
    return this.#account?.deployments?.peekTags()?.tags.get(name);
  }

  /** All rows have tags now. */
  #tagsChanged(): void {
    if (this.#tags.state(this.#account).kind === 'read') this.#publisher.again();
    this.#changed();
  }

  #changed(): void {
    const { record } = this.#reader;
    const title = tabTitle(record);
    if (this.#panel.title !== title) this.#panel.title = title;
    this.#publisher.changed(record.kind === 'ready' ? record.scan : undefined);
  }

  #receive(message: unknown): void {
    if (!isIntent(message)) return;
    this.#answer(message).catch((error: unknown) =>
      reportUnexpected(this.#deps.log, `Overview: ${message.type}`, error),
    );
  }

  async #answer(intent: Intent): Promise<void> {
    switch (intent.type) {
      case 'ready':
        return this.#publisher.ready();
      case 'start':
        return this.#reader.start();
      case 'pause':
        return this.#reader.activeScan?.pause();
      case 'cancel':
        return this.#reader.activeScan?.cancel();
      case 'refresh':
        return await this.#refresh();
      case 'retry':
        return this.#retry(intent.arn);
      case 'retryAll':
        return this.#reader.activeScan?.retryFailed();
      case 'reload':
        return await this.#reader.open(true);
      case 'export':
        return await this.#export(intent);
      case 'change':
        return await this.#change(intent);
      case 'openPanel':
        return await run(COMMANDS.openPanel, this.#targetOf(intent));
      case 'checkStacks':
        return await this.#checkStacks();
      case 'readTags':
        return await this.#readTags();
      case 'findLost':
        return await run(COMMANDS.findLostEvents);
      case 'keep': {
        const { type: _, ...choice } = intent;
        return this.#deps.memory.save(choice);
      }
      case 'openGraph':
        return await run(COMMANDS.openGraph);
      default:
        return await performSessionIntent(intent, errorOf(this.#reader.record));
    }
  }

  #retry(arn: string): void {
    const scan = this.#reader.activeScan;
    const name = scan?.nameOf(arn);
    if (name !== undefined) scan?.retryFailed([name]);
  }

  async #refresh(): Promise<void> {
    const scan = this.#reader.activeScan;
    const olderThan = scan && (await (this.#deps.chooseAge ?? chooseAge)(scan));
    if (olderThan) scan.refresh(olderThan);
  }

  async #readTags(): Promise<void> {
    const read = this.#tags.read(this.#reader.activeScan?.account);
    this.#changed();
    await read;
  }

  async #checkStacks(): Promise<void> {
    const account = this.#reader.activeScan?.account;
    const { access } = await this.#deps.templates();
    if (account) await checkAccountStacks(account, access, this.#deps.log);
  }

  /** Opens the change: it is reviewed and confirmed there. */
  async #change({ filter }: Extract<Intent, { type: 'change' }>): Promise<void> {
    const { record } = this.#reader;
    if (record.kind === 'ready') await run(COMMANDS.changeSettings, shownForChange(record, filter));
  }

  async #export({ filter, order }: Extract<Intent, { type: 'export' }>): Promise<void> {
    const { record } = this.#reader;
    const { version, dialogs, replaceFile } = this.#deps;
    if (record.kind !== 'ready') return;
    await exportScan(record, { filter, order, toolVersion: version, replaceFile }, dialogs);
  }

  /** The function of a row, in the account of the overview, which need not be the active one. */
  #targetOf({ arn, qualifier }: Extract<Intent, { type: 'openPanel' }>): FunctionTarget | undefined {
    const { record } = this.#reader;
    if (record.kind !== 'ready') return undefined;
    const name = record.scan.nameOf(arn);
    const summary = name === undefined ? undefined : record.scan.account.directory.get(name);
    if (!summary) return undefined;
    const accountId = parseFunctionArn(summary.arn)?.accountId ?? record.session.knownAccountId;
    return {
      region: record.session.region,
      name: summary.name,
      qualifier,
      ...(accountId !== undefined && { accountId }),
    };
  }
}

async function run(command: string, argument?: unknown): Promise<void> {
  await commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
}
