import { FakeMemory } from '../support/fakeMemory.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancellationTokenSource, extensions, type TextDocument, workspace } from 'vscode';
import type { Limits } from '../../src/aws/index.ts';
import type { SessionChoice } from '../../src/domain/session/connection.ts';
import { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { ArnHoverProvider } from '../../src/features/hover/provider.ts';
import { HoverReader } from '../../src/features/hover/reader.ts';
import { Panels } from '../../src/features/configPanel/panels.ts';
import { GraphPanel } from '../../src/features/graph/panel.ts';
import { replaceFile } from '../../src/disk/index.ts';
import { OverviewPage } from '../../src/features/overview/overviewPage.ts';
import { parseTarget } from '../../src/features/configPanel/target.ts';
import { FunctionsProvider } from '../../src/features/functionsTree/provider.ts';
import type { SampleAccount } from '../../src/sample/index.ts';
import { FakeView } from '../support/fakeView.ts';
import type { SoakLog } from './watch.ts';
import { EXTENSION_ID } from '../support/extension.ts';
import type { Aws, Sample } from '../support/shipped.ts';

/** A page of the whole account. */
export interface AccountView {
  say(intent: string): void;
  close(): void;
}

/** All surfaces over the adapter, whose user has the sample's profiles in their AWS files. */
export class Bench {
  readonly sessions: SessionManager;
  readonly tree: FunctionsProvider;
  readonly panels: Panels;
  readonly hover: ArnHoverProvider;
  readonly #log: SoakLog;
  readonly #documents = new Map<string, TextDocument>();
  readonly #home: string;
  #choice: SessionChoice;

  constructor(
    modules: { readonly aws: Aws; readonly sample: Sample },
    sample: SampleAccount,
    log: SoakLog,
    { limits, profile }: { readonly limits: Partial<Limits>; readonly profile: string },
  ) {
    this.#log = log;
    this.#home = homeWith(modules.sample.sampleAwsFiles(sample));
    this.#choice = { profile };
    const access = modules.aws.createAwsAccess({
      env: {
        AWS_CONFIG_FILE: join(this.#home, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(this.#home, 'credentials'),
        AWS_EC2_METADATA_DISABLED: 'true',
      },
      homeDirectory: this.#home,
      workspaceFolders: () => [],
      mfaCode: () => Promise.resolve(undefined),
      log,
      limits,
      sample: () => Promise.resolve(sample),
    });
    const memory = {
      load: () => this.#choice,
      save: (choice: SessionChoice) => void (this.#choice = choice),
    };
    this.sessions = new SessionManager(access, memory);
    this.tree = new FunctionsProvider(this.sessions, log);
    const extensionUri = extensions.getExtension(EXTENSION_ID)?.extensionUri;
    if (!extensionUri) throw new Error('The extension is not there.');
    this.panels = new Panels({ sessions: this.sessions, log, extensionUri });
    this.hover = new ArnHoverProvider(new HoverReader({ sessions: this.sessions, log }));
  }

  /** A panel whose page is there. */
  openPanel(region: string, name: string, qualifier: string): FakeView | undefined {
    const target = parseTarget({ region, name, qualifier });
    if (!target) return undefined;
    const view = new FakeView();
    this.panels.adopt(view, { target });
    view.say({ type: 'ready' });
    return view;
  }

  /** An overview or a graph whose page is there; both read the whole account. */
  openAccount(what: 'overview' | 'graph'): AccountView {
    const view = new FakeView();
    const templates = () => Promise.reject(new Error('No template is read'));
    const deps = {
      sessions: this.sessions,
      log: this.#log,
      templates,
      version: '0.0.0',
      memory: new FakeMemory(),
      replaceFile,
    };
    const host = what === 'overview' ? new OverviewPage(view, deps, true) : new GraphPanel(view, deps, true);
    view.say({ type: 'ready' });
    return {
      say: (type) => view.say({ type }),
      close: () => {
        host.dispose();
        view.dispose();
      },
    };
  }

  /** Rests the mouse on an ARN; the mouse may move on after a time in milliseconds. */
  async hoverOn(arn: string, movesOnAfter?: number): Promise<void> {
    const document = await this.#documentOf(arn);
    const source = new CancellationTokenSource();
    const timer = movesOnAfter === undefined ? undefined : setTimeout(() => source.cancel(), movesOnAfter);
    await this.hover.provideHover(document, document.positionAt(40), source.token);
    clearTimeout(timer);
    source.dispose();
  }

  /** One document for each ARN: the editor keeps every untitled one, which would look like a leak of ours. */
  async #documentOf(content: string): Promise<TextDocument> {
    const document = this.#documents.get(content) ?? (await workspace.openTextDocument({ content }));
    this.#documents.set(content, document);
    return document;
  }

  dispose(): void {
    this.panels.dispose();
    this.tree.dispose();
    this.sessions.dispose();
    rmSync(this.#home, { recursive: true, force: true });
  }
}

function homeWith({
  config,
  credentials,
}: {
  readonly config: string;
  readonly credentials: string;
}): string {
  const home = mkdtempSync(join(tmpdir(), 'lambda-async-soak-'));
  writeFileSync(join(home, 'config'), config);
  writeFileSync(join(home, 'credentials'), credentials);
  return home;
}
