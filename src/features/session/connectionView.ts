import { type Disposable, l10n, ThemeColor, ThemeIcon, TreeItem, window } from 'vscode';
import type { AwsAccess, ConfigurationProblem } from '../../domain/session/connection.ts';
import { membersOf } from '../../domain/typeGuards.ts';
import type { SessionState, SessionManager } from '../../domain/session/sessionManager.ts';
import type { DeploymentAnchors } from '../../editor/deploymentAnchors.ts';
import { copyToClipboard } from '../../editor/clipboard.ts';
import { plainLabel } from '../../editor/treeText.ts';
import { connectionFacts } from './connectionFacts.ts';
import { type Fact } from './fact.ts';

export interface ConnectionDeps {
  readonly sessions: SessionManager;
  readonly access: AwsAccess;
  /** The stacks that the user chose for templates. */
  readonly anchors: DeploymentAnchors;
}

/**
 * The rows of the view "Connection": whose functions the others show, always in sight, and what is wrong with that.
 * Opens no session itself; the functions beside it do.
 */
export class ConnectionView implements Disposable {
  readonly #sessions: SessionManager;
  readonly #problems: Problems;
  readonly #anchors: DeploymentAnchors;
  readonly #subscriptions: readonly { dispose(): void }[];

  /** @param changed called when the rows are others */
  constructor({ sessions, access, anchors }: ConnectionDeps, changed: () => void) {
    this.#sessions = sessions;
    this.#anchors = anchors;
    this.#problems = new Problems(sessions, access, changed);
    this.#subscriptions = [
      sessions.onDidChange((state) => {
        changed();
        this.#problems.follow(state);
      }),
      sessions.onDidChangeSignIn(changed),
      anchors.onDidChange(changed),
      access.watch((change) => change === 'files' && this.#problems.read()),
    ];
    this.#problems.follow(sessions.state);
  }

  get facts(): readonly Fact[] {
    return connectionFacts(this.#sessions, this.#problems.known, this.#anchors.chosen());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** Commands get arguments from anywhere: only a text is copied. */
export async function copyFact(fact: unknown): Promise<void> {
  const { copied, value } = membersOf(fact);
  const text = copied ?? value;
  if (typeof text !== 'string' || text === '') return;
  if ((await copyToClipboard(text)) === 'copied') window.setStatusBarMessage(l10n.t('$(check) Copied'), 2000);
}

/** The lines of the AWS files that cannot be read; read when a session rests on them, and when they change. */
class Problems {
  readonly #sessions: SessionManager;
  readonly #access: AwsAccess;
  readonly #changed: () => void;
  #followed: SessionState | undefined;
  #known: readonly ConfigurationProblem[] = [];

  constructor(sessions: SessionManager, access: AwsAccess, changed: () => void) {
    this.#sessions = sessions;
    this.#access = access;
    this.#changed = changed;
  }

  get known(): readonly ConfigurationProblem[] {
    return this.#known;
  }

  /** A state is told again when the account id becomes known; the files are as they were. */
  follow(state: SessionState): void {
    if (state === this.#followed) return;
    this.#followed = state;
    this.read();
  }

  read(): void {
    const { state } = this.#sessions;
    const isSample = state.kind === 'open' && state.session.connection.source === 'sample';
    if (isSample) return this.#show([]);
    if (state.kind !== 'open' && state.kind !== 'failed') return;
    this.#access.listProfiles().then(
      ({ problems }) => this.#show(problems),
      // Where they cannot be listed, connecting fails too, which is shown.
      () => this.#show([]),
    );
  }

  #show(problems: readonly ConfigurationProblem[]): void {
    if (problems.length === 0 && this.#known.length === 0) return;
    this.#known = problems;
    this.#changed();
  }
}

export function factItem({ id, label, value, icon, command, contextValue }: Fact): TreeItem {
  const item = new TreeItem(plainLabel(label));
  item.id = id ?? label;
  if (value !== '') item.description = plainLabel(value);
  item.iconPath =
    icon === 'warning' ? new ThemeIcon(icon, new ThemeColor('list.warningForeground')) : new ThemeIcon(icon);
  if (contextValue !== undefined) item.contextValue = contextValue;
  if (value !== '') {
    // A row cuts long text off; a screen reader would read the tooltip alone.
    item.tooltip = plainLabel(value);
    item.accessibilityInformation = { label: plainLabel(l10n.t('{0}: {1}', label, value)) };
  }
  if (command) {
    item.command = { command: command.id, title: command.title, arguments: [...(command.arguments ?? [])] };
  }
  return item;
}
