import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { vsixFile } from '../../scripts/lib/paths.ts';
import { sampleAwsFiles } from '../../src/sample/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { startEditor, type Editor } from '../support/editor.ts';
import { editorUrl } from '../support/editorUrl.ts';
import type { BenchAccount, BenchAccounts } from './accounts.ts';
import { openSwitchboard, type Probe, type Switchboard } from './probe/caller.ts';
import type { Probes } from './probe/pack.ts';
import { FLOOR_TITLE, PORT_VARIABLE } from './probe/protocol.ts';

const viewport = { width: 1280, height: 800 };
const stepMs = 20_000;

/** A window of the editor with an extension host of its own, in which nothing of ours has run yet. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly probe: Probe;
  readonly account: BenchAccount;
}

/** One editor for all visits: the packed extension as people install it, and the probes beside it. */
export class Rig implements AsyncDisposable {
  readonly accounts: BenchAccounts;
  readonly workspace: string;
  readonly #editor: Editor;
  readonly #browser: Browser;
  readonly #switchboard: Switchboard;
  readonly #settleMs: number;
  readonly #sharesWindow: boolean;
  #shared: Visit | undefined;

  constructor(
    { accounts, settleMs, sharesWindow }: Pick<RigOptions, 'accounts' | 'settleMs' | 'sharesWindow'>,
    editor: Editor,
    browser: Browser,
    switchboard: Switchboard,
  ) {
    this.accounts = accounts;
    this.#settleMs = settleMs;
    this.#sharesWindow = sharesWindow;
    this.workspace = editor.workspace;
    this.#editor = editor;
    this.#browser = browser;
    this.#switchboard = switchboard;
  }

  get chromium(): string {
    return this.#browser.version();
  }

  /**
   * Opens a window on an account as `visitAlone` does; where windows are shared, only once.
   * @param openFiles files of the workspace to show, by their paths in it
   */
  async visit(functions: number, openFiles: readonly string[] = []): Promise<Visit> {
    if (!this.#sharesWindow) return this.visitAlone(functions, openFiles);
    this.#shared ??= await this.visitAlone(functions, openFiles);
    return { ...this.#shared, [Symbol.asyncDispose]: () => Promise.resolve() };
  }

  /** Opens a fresh window on an account, and waits until the editor has finished its own start. */
  async visitAlone(functions: number, openFiles: readonly string[] = []): Promise<Visit> {
    const account = await this.accounts.of(functions);
    await this.#pointTo(account);
    const context = await this.#browser.newContext({ viewport });
    await context.addInitScript({ path: join(import.meta.dirname, 'page.js') });
    const page = await context.newPage();
    page.setDefaultTimeout(stepMs);
    const calls = this.#switchboard.next();
    await page.goto(editorUrl(`127.0.0.1:${this.#editor.port}`, { workspace: this.workspace, openFiles }));
    const probe = await calls;
    await activityTab(page, FLOOR_TITLE).waitFor();
    await settle(page, this.#settleMs);
    account.requests();
    const end = async (): Promise<void> => {
      await context.close();
      await probe.end();
    };
    return { page, probe, account, [Symbol.asyncDispose]: end };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#shared?.probe.end();
    await this.#browser.close();
    await this.#editor.stop();
    await this.#switchboard[Symbol.asyncDispose]();
  }

  async #pointTo(account: BenchAccount): Promise<void> {
    const files = sampleAwsFiles(account);
    const folder = join(this.#editor.home, '.aws');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'config'), files.config);
    await writeFile(join(folder, 'credentials'), files.credentials);
  }
}

/** How a rig is made. */
export interface RigOptions {
  readonly probes: Probes;
  /** How long the editor is left alone after its start, in milliseconds. */
  readonly settleMs: number;
  /** Folder that the editor opens a copy of. */
  readonly workspace: string;
  readonly accounts: BenchAccounts;
  /** The package of the extension. */
  readonly vsix?: string | undefined;
  /** True if the extension is kept from starting until the benchmark says so; else all is as users have it. */
  readonly isHeld: boolean;
  /** True if all visits are in one window, on the account of the first. */
  readonly sharesWindow: boolean;
}

/** Starts editor and browser. */
export async function openRig(options: RigOptions): Promise<Rig> {
  const { probes, workspace, vsix = vsixFile, isHeld } = options;
  const switchboard = await openSwitchboard();
  const env = {
    [PORT_VARIABLE]: String(switchboard.port),
    ...(isHeld && { NODE_OPTIONS: `--require=${probes.preload}` }),
  };
  const editor = await startEditor({ workspace, vsix: [vsix, ...probes.packages], env });
  const browser = await launchChromium();
  return new Rig(options, editor, browser, switchboard);
}

export function activityTab(page: Page, title: string) {
  return page.locator('.activitybar').getByRole('tab', { name: title });
}

/** The editor does a lot in its first seconds; what it still does would count as ours. */
async function settle(page: Page, milliseconds: number): Promise<void> {
  await page.waitForTimeout(milliseconds);
  await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 }))');
}

/** Milliseconds from a gesture to what it brought about: in the page's document, and on the screen. */
export interface Times {
  readonly seen: number;
  readonly painted: number;
}

/** Makes a gesture and waits for what it brings: selectors by name, see page.js. */
export async function timed<K extends string>(
  page: Page,
  selectors: Readonly<Record<K, string>>,
  gesture: () => Promise<unknown>,
): Promise<Readonly<Record<K, Times>>> {
  const wanted: Readonly<Record<string, string>> = selectors;
  await page.evaluate((all) => (globalThis as unknown as InPage).bench.arm(all), wanted);
  await gesture();
  return await page.evaluate(() => (globalThis as unknown as InPage).bench.times());
}

/** When the last click, key or movement was, in milliseconds of the system's clock. */
export function lastGesture(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as InPage).bench.gesture());
}

/** Members that page.js adds to the page. */
export interface InPage {
  readonly bench: {
    arm(selectors: Readonly<Record<string, string>>): void;
    times(start?: number): Promise<Readonly<Record<string, Times>>>;
    gesture(): number;
    clock(): number;
  };
}
