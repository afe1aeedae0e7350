import { commands, type WebviewPanel } from 'vscode';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import type { ComparisonUpdate } from '../../domain/comparison/comparison.ts';
import type { ComparisonRow } from '../../domain/comparison/row.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import type { Log } from '../../domain/log.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import type { GetTemplates } from '../../editor/templateServices.ts';
import type { ExportDialogs } from '../../page/exporting.ts';
import { performSessionIntent } from '../../page/perform.ts';
import { Publisher } from '../../page/publisher.ts';
import { scanRate } from '../../page/scanRate.ts';
import type { PageHost } from '../../page/singlePage.ts';
import { openWorkspace } from './openWorkspace.ts';
import { compareView } from './compareView.ts';
import { detailView } from './detail.ts';
import { exportCompared } from './exporting.ts';
import {
  type HostMessage,
  type Intent,
  isIntent,
  type RowIntent,
  ROW_INTENTS,
  type UnitRows,
} from './protocol.ts';
import { CompareReader } from './reader.ts';
import { errorOf } from './record.ts';
import { unitRows } from './rowViews.ts';
import { SettingsDiff } from './settingsDiff.ts';
import { tabTitle } from './strings/header.ts';
import { tableStrings } from './strings/table.ts';

/** Dependencies of the comparison. */
export interface CompareDeps {
  readonly sessions: SessionManager;
  readonly templates: GetTemplates;
  readonly log: Log;
  /** Version of the extension, for exports. */
  readonly version: string;
  readonly replaceFile: ReplaceFile;
  /** Absent: the editor's own. */
  readonly dialogs?: ExportDialogs;
}

/** The comparison of the workspace with one account: shows its reader, and answers its page. */
export class ComparePage implements PageHost {
  readonly #panel: WebviewPanel;
  readonly #deps: CompareDeps;
  readonly #reader: CompareReader;
  readonly #publisher: Publisher<ComparisonUpdate, UnitRows>;
  readonly #diff = new SettingsDiff();
  readonly #subscriptions: readonly { dispose(): void }[];

  constructor(panel: WebviewPanel, deps: CompareDeps) {
    const strings = tableStrings();
    this.#panel = panel;
    this.#deps = deps;
    this.#publisher = new Publisher(panel, {
      view: (): HostMessage => ({
        type: 'view',
        view: compareView(this.#reader.record, strings, scanRate()),
      }),
      items: ({ units }) => units.map(unitRows),
      rows: (units, part): HostMessage => ({ type: 'rows', ...part, units }),
    });
    this.#reader = new CompareReader(openWorkspace, deps.sessions, deps.templates, {
      changed: () => this.#changed(),
      failed: (error) => reportUnexpected(deps.log, 'Comparing the workspace', error),
    });
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      this.#publisher,
      this.#reader,
      this.#diff,
    ];
    this.#run('open', () => this.#reader.open());
  }

  reopened(): void {
    this.#run('open', () => this.#reader.open());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #changed(): void {
    const { record } = this.#reader;
    const title = tabTitle(record);
    if (this.#panel.title !== title) this.#panel.title = title;
    this.#publisher.changed(record.kind === 'ready' ? record.comparison : undefined);
  }

  #receive(message: unknown): void {
    if (isIntent(message)) this.#run(message.type, () => this.#answer(message));
  }

  #run(what: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => reportUnexpected(this.#deps.log, `Comparison: ${what}`, error));
  }

  async #answer(intent: Intent): Promise<void> {
    if (isRowIntent(intent)) return await this.#answerRow(intent);
    switch (intent.type) {
      case 'ready':
        return this.#publisher.ready();
      case 'start':
        return this.#reader.start();
      case 'cancel':
        return this.#reader.active?.cancel();
      case 'again':
        return await this.#reader.again();
      case 'retry':
        return this.#reader.active?.again((_, rows) => rows.some(({ reason }) => reason?.kind === 'failed'));
      case 'reload':
        return await this.#reader.open();
      case 'manageTrust':
        return await run(COMMANDS.manageTrust);
      case 'openFolder':
        return await run('vscode.openFolder');
      case 'export':
        return await this.#export(intent);
      default:
        return await performSessionIntent(intent, errorOf(this.#reader.record));
    }
  }

  async #answerRow({ type, key }: RowIntent): Promise<void> {
    const { record } = this.#reader;
    if (record.kind !== 'ready') return;
    const row = record.comparison?.rows().find((one) => one.key === key);
    if (!row) return;
    switch (type) {
      case 'select':
        return this.#post({ type: 'detail', detail: detailView(row, record.left) });
      case 'openDeclaration':
        return await openDeclaration(row);
      case 'openPanel':
        return await run(COMMANDS.openPanel, this.#targetOf(row));
      case 'diff':
        return await this.#diff.show(row);
      case 'chooseStack':
        return await run(COMMANDS.chooseStack, { file: row.declaration?.at.file, fitting: fittingOf(row) });
      case 'chooseState':
        return await run(COMMANDS.chooseTerraformState, row.declaration?.at.file);
      default:
        return type satisfies never;
    }
  }

  async #export({ filter, order }: Extract<Intent, { type: 'export' }>): Promise<void> {
    const { record } = this.#reader;
    if (record.kind !== 'ready' || !record.comparison) return;
    const { version: toolVersion, replaceFile, dialogs } = this.#deps;
    const { session, comparison } = record;
    await exportCompared({ session, comparison, filter, order, toolVersion }, replaceFile, dialogs);
  }

  /** The deployed function of a row, in the account of the comparison, which need not be the active one. */
  #targetOf({ name, region, qualifier }: ComparisonRow): FunctionTarget | undefined {
    const { record } = this.#reader;
    if (record.kind !== 'ready' || name === undefined) return undefined;
    const { knownAccountId } = record.session;
    return {
      region,
      name,
      ...(qualifier !== undefined && { qualifier }),
      ...(knownAccountId !== undefined && { accountId: knownAccountId }),
    };
  }

  #post(message: HostMessage): void {
    void this.#panel.webview.postMessage(message);
  }
}

const isRowIntent = (intent: Intent): intent is RowIntent => ROW_INTENTS.some((type) => type === intent.type);

async function openDeclaration({ declaration }: ComparisonRow): Promise<void> {
  if (!declaration) return;
  const { file, start } = declaration.at;
  await run(COMMANDS.openDeclaration, { file, offset: start });
}

const fittingOf = ({ reason }: ComparisonRow): readonly string[] =>
  reason?.kind === 'notMatched' && reason.match.kind === 'chooseStack' ? reason.match.fitting : [];

async function run(command: string, argument?: unknown): Promise<void> {
  await commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
}
