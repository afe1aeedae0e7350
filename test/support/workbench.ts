import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Locator } from 'playwright-core';
import { root, vsixFile } from '../../scripts/lib/paths.ts';
import { startEditor, type Editor, type EditorOptions } from './editor.ts';
import { editorUrl } from './editorUrl.ts';
import { actUntil, STEP_MS } from './workbench/appears.ts';
import { HOST, launchBrowser } from './workbench/browser.ts';
import { named, type Name } from './workbench/names.ts';
import { Notifications } from './workbench/notifications.ts';
import { QuickInput } from './workbench/quickInput.ts';
import { Screen } from './workbench/screen.ts';
import { TextEditor } from './workbench/textEditor.ts';
import { Tree } from './workbench/tree.ts';

/** The colour themes that the pictures come in, by the name of their folder. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
} as const;

export interface WorkbenchOptions extends Omit<EditorOptions, 'vsix' | 'extensionDevelopmentPath'> {
  readonly theme?: keyof typeof themes;
  /** The caller opens a workspace itself, with `visit`. */
  readonly isEmpty?: boolean;
}

/** A real VS Code with the packed extension, used as a person would: every method is something one can do. */
export class Workbench implements AsyncDisposable {
  readonly editor: Editor;
  readonly screen: Screen;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly text: TextEditor;
  readonly #browser: BrowserContext;

  constructor(editor: Editor, browser: BrowserContext, screen: Screen) {
    this.editor = editor;
    this.screen = screen;
    this.quickInput = new QuickInput(screen);
    this.notifications = new Notifications(screen);
    this.text = new TextEditor(screen, this.quickInput);
    this.#browser = browser;
  }

  /** Opens a folder or a workspace file in the window, with files of it, and waits until our view can be opened. */
  async visit(workspace: string, openFiles: readonly string[] = []): Promise<void> {
    await this.screen.page.goto(editorUrl(HOST, { workspace, openFiles }));
    const tab = this.screen.page.getByRole('tab', { name: named(viewContainerTitle()) });
    await this.screen.step('see the extension in the activity bar', () => tab.waitFor());
  }

  /** Opens a view container from the activity bar, and waits until its views are there. */
  async openView(title: Name): Promise<void> {
    const tab = this.screen.page.locator('.activitybar').getByRole('tab', { name: named(title) });
    // A command that opens the view at the same moment makes of the click one that closes it.
    const press = async () => {
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    };
    await this.screen.step(`open the view ${title}`, () =>
      actUntil(tab.and(this.screen.page.locator('[aria-selected="true"]')), press),
    );
  }

  /** The tree with this title; without one, the only tree of the side bar. */
  tree(title?: Name): Tree {
    const sideBar = this.screen.page.locator('.part.sidebar');
    return new Tree(
      this.screen,
      title ? sideBar.getByRole('tree', { name: named(title) }) : sideBar.getByRole('tree'),
    );
  }

  /** Presses a button in the title bar of a view or of its container. */
  async viewAction(action: Name): Promise<void> {
    const header = this.screen.page.locator('.part.sidebar .title, .part.sidebar .pane-header');
    await this.screen.step(`press ${action} above the view`, async () => {
      await this.screen.page.locator('.part.sidebar').hover({ position: { x: 10, y: 10 } });
      await header
        .getByRole('button', { name: named(action) })
        .first()
        .click();
    });
  }

  /**
   * Runs a command from the palette by its whole title, `Category: Title`. The palette lists what was known
   * when it was opened, which early on is not everything, and a page that is just drawn takes the focus from it:
   * so it is opened again.
   */
  async runCommand(title: string, attempts = 4): Promise<void> {
    await this.quickInput.openPalette();
    if (await this.quickInput.finds(`>${title}`, title)) return;
    if (attempts > 1) return this.runCommand(title, attempts - 1);
    throw new Error(`The palette does not have ${title}.\n${await this.screen.describe()}`);
  }

  /** Contents of a webview; with a title, after bringing that editor tab to the front. */
  async webview(title?: Name): Promise<FrameLocator> {
    if (title) await this.showTab(title);
    const outer = this.screen.page.locator('iframe.webview:visible');
    await this.screen.step('see the webview', () => outer.waitFor());
    return outer.contentFrame().frameLocator('#active-frame');
  }

  /** Brings an open editor to the front. */
  async showTab(title: Name): Promise<void> {
    const tab = this.screen.page.locator('.part.editor').getByRole('tab', { name: named(title) });
    await this.screen.step(`show the editor ${title}`, async () => {
      await tab.click();
      await tab.and(this.screen.page.locator('[aria-selected="true"]')).waitFor();
    });
  }

  /** Reloads the window, and waits until the new one has its activity bar. */
  async reload(): Promise<void> {
    const { page } = this.screen;
    await page.evaluate("document.body.dataset.before = 'reload'");
    await this.runCommand('Developer: Reload Window');
    await this.screen.step('reload the window', async () => {
      await page.locator('body:not([data-before]) .activitybar').waitFor();
    });
  }

  /** Closes all editors, so that the next test starts with none. */
  async closeAllEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    const tabs = this.screen.page.locator('.part.editor').getByRole('tab');
    await this.screen.step('close all editors', () => tabs.first().waitFor({ state: 'detached' }));
  }

  /** Closes whatever is open: boxes, messages and editors. */
  async clear(): Promise<void> {
    const { page } = this.screen;
    await page.keyboard.press('Escape');
    if ((await page.locator('.notification-toast').count()) > 0)
      await this.runCommand('Notifications: Clear All Notifications');
    if ((await page.locator('.part.editor').getByRole('tab').count()) > 0) await this.closeAllEditors();
  }

  /** Waits for an item of the status bar with this text. */
  async statusItem(text: string | RegExp): Promise<Locator> {
    const item = this.screen.page
      .locator('.part.statusbar')
      .getByRole('button')
      .filter({ hasText: text })
      .first();
    await this.screen.step(`see ${text} in the status bar`, () => item.waitFor());
    return item;
  }

  /** Answers a question in the middle of the window. */
  async answerDialog(text: string | RegExp, button: string): Promise<void> {
    const dialog = this.screen.page.locator('.monaco-dialog-box').filter({ hasText: text });
    await this.screen.step(`answer ${button} to the question ${text}`, async () => {
      await dialog.getByRole('button', { name: button, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    });
  }

  /** Leaves Restricted Mode, by the page that the editor has for it. */
  async trustWorkspace(): Promise<void> {
    await this.runCommand('Workspaces: Manage Workspace Trust');
    const { page } = this.screen;
    await this.screen.step('trust the workspace', async () => {
      await page
        .locator('.workspace-trust-editor')
        .getByRole('button', { name: 'Trust', exact: true })
        .click();
      await page.getByText(/^You trust this (folder|workspace)$/).waitFor();
      await page
        .locator('.modal-editor-part')
        .getByRole('button', { name: /^Close/ })
        .last()
        .click();
      await page.locator('.workspace-trust-editor').waitFor({ state: 'detached' });
    });
  }

  /** Where UI_THEMES asks for pictures, saves one of the whole window as out/screenshots/THEME/NN-NAME.png. */
  async screenshot(name: string): Promise<void> {
    if (process.env['UI_THEMES']) await this.screen.screenshot(name);
  }

  async close(): Promise<void> {
    this.screen.close();
    await this.#browser.close();
    await this.editor.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Starts a fresh editor with the packed extension, and waits until the extension's view can be opened. */
export async function openWorkbench({
  theme = 'dark',
  isEmpty = false,
  ...options
}: WorkbenchOptions): Promise<Workbench> {
  const settings = { ...options.settings, 'workbench.colorTheme': themes[theme] };
  const editor = await startEditor({ ...options, settings, vsix: vsixFile });
  const browser = await launchBrowser(editor.port).catch(ending(() => editor.stop()));
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(STEP_MS);
  const workbench = new Workbench(editor, browser, new Screen(page, theme));
  if (!isEmpty) await workbench.visit(editor.workspace).catch(ending(() => workbench.close()));
  return workbench;
}

/** Leaves nothing running behind a start that failed. */
function ending(end: () => Promise<void>): (error: unknown) => Promise<never> {
  return async (error) => {
    await end();
    throw error;
  };
}

/** The title of the extension's view container, in the words that the manifest uses. */
function viewContainerTitle(): string {
  const [container] = readJson('package.json').contributes.viewsContainers.activitybar;
  const title: string = container.title;
  return title.startsWith('%') ? readJson('package.nls.json')[title.slice(1, -1)] : title;
}

function readJson(name: string) {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}
