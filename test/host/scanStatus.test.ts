import assert from 'node:assert/strict';
import { commands, type StatusBarItem, window } from 'vscode';
import { COMMANDS } from '../../src/contributions.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { Scan } from '../../src/domain/overview/scan.ts';
import { scanOf } from '../../src/domain/overview/scanOf.ts';
import { ScanStatus } from '../../src/features/scanStatus/scanStatus.ts';
import { replaceInWindow, watchStatusBar } from '../support/editorWindow.ts';
import { configOf, FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { FakeMessages } from '../support/fakeMessages.ts';
import { FakeAccess, fakeSessions } from '../support/fakeSessions.ts';
import { until } from '../support/until.ts';

/** The status of a scan over fakes, with the item that the editor shows, and the notifications that it would. */
class Bench {
  readonly access = new FakeAccess();
  readonly sessions = fakeSessions(this.access);
  readonly connection = new FakeConnection('bench');
  readonly lambda = this.connection.lambda(REGION);
  isShown = false;
  item: StatusBarItem | undefined;
  readonly status: ScanStatus;
  readonly #messages = new FakeMessages();
  readonly #restore: () => void;

  constructor() {
    this.access.connectTo = () => Promise.resolve(this.connection);
    this.lambda.pages = [['orders', 'mail', 'pay'].map((name) => summaryOf(name))];
    this.#restore = this.#listen();
    this.status = new ScanStatus();
  }

  /** The scan of the session, which tells the status of its states as the extension does. */
  async scan(): Promise<Scan> {
    const { account } = await this.sessions.open();
    const scan = scanOf(account);
    account.onDidScan((state) => this.status.changed(account, state));
    return scan;
  }

  get notified(): readonly string[] {
    return this.#messages.texts;
  }

  get text(): string {
    return this.isShown ? (this.item?.text ?? '') : '';
  }

  dispose(): void {
    this.status.dispose();
    this.sessions.dispose();
    this.#restore();
  }

  #listen(): () => void {
    const restore = [watchStatusBar((item) => this.#watch(item)), replaceInWindow(this.#messages.members)];
    return () => restore.forEach((one) => one());
  }

  /** The editor does not tell whether an item is shown. */
  #watch(item: StatusBarItem): void {
    const show = item.show.bind(item);
    const hide = item.hide.bind(item);
    item.show = () => {
      this.isShown = true;
      show();
    };
    item.hide = () => {
      this.isShown = false;
      hide();
    };
    this.item = item;
  }
}

describe('the scan in the status bar', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  afterEach(async () => {
    bench.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows progress while no page is open, pauses, resumes and cancels', async () => {
    const scan = await bench.scan();
    let open: () => void = () => undefined;
    bench.lambda.gate = new Promise((done) => (open = done));
    scan.start();
    assert.match(bench.text, /^\$\(sync~spin\) Lambda scan: /);
    assert.equal(bench.item?.command, COMMANDS.manageScan);
    const { account } = scan;
    await bench.status.manage(account, 'pause');
    assert.match(bench.text, /^\$\(debug-pause\) Lambda scan paused/);
    await bench.status.manage(account, 'resume');
    assert.equal(scan.state, 'running');
    await bench.status.manage(account, 'cancel');
    assert.equal(scan.state, 'cancelled');
    assert.equal(bench.text, '');
    open();
    scan.start();
    await until('the end', () => bench.notified.length > 0);
    assert.equal(bench.notified.length, 1);
  });

  it('offers what makes sense in a tooltip whose links run nothing else', async () => {
    const scan = await bench.scan();
    bench.lambda.gate = new Promise(() => undefined);
    scan.start();
    const tooltip = bench.item?.tooltip;
    assert(typeof tooltip === 'object');
    assert.deepEqual(tooltip.isTrusted, { enabledCommands: [COMMANDS.manageScan] });
    assert.match(tooltip.value, /Pause Scan[^]*Cancel Scan[^]*Open Account Overview/);
    assert.match(bench.item?.accessibilityInformation?.label ?? '', /^Lambda Async scan\. Scanning: /);
  });

  it('notifies of the end with what was found, and hides', async () => {
    bench.lambda.configs.set('orders', [
      configOf('orders', { onFailure: `arn:aws:sqs:${REGION}:111111111111:failed.fifo` }),
    ]);
    const scan = await bench.scan();
    scan.start();
    await until('the end', () => bench.notified.length > 0);
    assert.deepEqual(bench.notified, ['Account scan complete: 3\u00A0functions. Errors: 1. Warnings: 2.']);
    assert.equal(bench.text, '');
  });

  it('notifies of a scan that stopped, and keeps a warning in view', async () => {
    bench.lambda.errors.set(
      'listEventInvokeConfigs',
      new ExpectedError('signedOut', 'x', { profile: 'bench' }),
    );
    const scan = await bench.scan();
    scan.start();
    await until('the end', () => bench.notified.length > 0);
    assert.match(
      bench.notified.join(),
      /^The account scan stopped at 0 of 3\u00A0functions: Signed out: profile bench$/,
    );
    assert.equal(bench.text, '$(warning) Lambda scan stopped');
    bench.status.clear();
    assert.equal(bench.text, '');
  });

  it('does not notify while a page of the scan is in view', async () => {
    await commands.executeCommand(COMMANDS.openGraph);
    await until('the tab', () => window.tabGroups.activeTabGroup.activeTab?.label === 'Event Graph');
    const scan = await bench.scan();
    scan.start();
    await until('the end', () => scan.state === 'complete');
    await commands.executeCommand('workbench.action.closeAllEditors');
    scan.refresh(new Date(Date.now() + 1000));
    await until('the end of the next', () => bench.notified.length > 0);
    assert.equal(bench.notified.length, 1);
  });

  it('is silent about what nobody asked for: a function that is read again by itself', async () => {
    const scan = await bench.scan();
    scan.start();
    await until('the end', () => bench.notified.length > 0);
    await scan.account.refreshFunction('mail');
    await scan.account.configs('mail');
    await until('the reading', () => scan.state === 'complete');
    assert.equal(bench.text, '');
    scan.refresh(new Date(Date.now() + 1000));
    await until('the end', () => scan.state === 'complete' && bench.notified.length > 1);
    assert.equal(bench.notified.length, 2);
  });

  it('does nothing at an action that is none, and starts no scan', async () => {
    const scan = await bench.scan();
    await bench.status.manage(scan.account, 'resume');
    await bench.status.manage(scan.account, 'pause');
    assert.equal(scan.state, 'idle');
    assert.deepEqual(bench.lambda.asked, []);
  });
});
