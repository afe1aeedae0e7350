import { type Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Account } from '../../domain/account/account.ts';
import type { ChangeFeed } from '../../domain/async/changeFeed.ts';
import { knownScan } from '../../domain/overview/scanOf.ts';
import type { Scan } from '../../domain/overview/scan.ts';
import type { ScanUpdate, ScanProgress, ScanState } from '../../domain/overview/scanUpdate.ts';
import { isScanAction, performScanAction, pickScanAction } from './actions.ts';
import { announceEnd } from './end.ts';
import { looksOf } from './looks.ts';

/** Milliseconds between two updates of the item. */
const PAUSE_MS = 500;

/** The status bar item of a scan, from its start to its end, whether or not a page shows it. */
export class ScanStatus implements Disposable {
  readonly #item = window.createStatusBarItem('lambdaAsync.scan', StatusBarAlignment.Left, -1);
  #scan: Scan | undefined;
  #follower: ChangeFeed<ScanUpdate> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: ScanState = 'idle';

  constructor() {
    this.#item.name = l10n.t('Lambda Async: Account Scan');
    this.#item.command = COMMANDS.manageScan;
  }

  /** The scan of an account entered a state. */
  changed(account: Account, state: ScanState): void {
    const scan = knownScan(account);
    if (!scan) return;
    const before = scan === this.#scan ? this.#state : 'idle';
    this.#follow(scan);
    this.#state = state;
    this.#show();
    const hasEnded = state === 'complete' || state === 'halted';
    if (hasEnded && before === 'running' && scan.isAsked) void announceEnd(scan);
  }

  /** The account was left: its scan has ended with its session. */
  clear(): void {
    this.#follower?.dispose();
    this.#follower = undefined;
    this.#scan = undefined;
    this.#state = 'idle';
    this.#item.hide();
  }

  /** Runs one of the scan's actions, or lets the user choose one. */
  async manage(account: Account | undefined, action: unknown): Promise<void> {
    const scan = account && knownScan(account);
    const chosen = isScanAction(action) ? action : await pickScanAction(scan);
    if (chosen) await performScanAction(chosen, scan);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.clear();
    this.#item.dispose();
  }

  #follow(scan: Scan): void {
    if (scan === this.#scan) return;
    this.clear();
    this.#scan = scan;
    this.#follower = scan.follow(() => this.#soon());
  }

  /** An update after a rest: answers come faster than anybody reads. */
  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#show();
    }, PAUSE_MS);
  }

  #show(): void {
    const progress = this.#follower?.drain().progress;
    if (!progress || !this.#scan || !isShown(progress, this.#scan.isAsked)) return this.#item.hide();
    const { text, spoken, tooltip, isWarning } = looksOf(progress, this.#scan.account);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label: spoken };
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = isWarning ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }
}

/** Reading one changed function takes a moment, and nobody waits for it. */
function isShown({ state }: ScanProgress, isAsked: boolean): boolean {
  return isAsked && (state === 'running' || state === 'paused' || state === 'halted');
}
