import {
  type Disposable,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
} from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { isSignInFailure } from '../../domain/errors.ts';
import type { SessionState, SessionManager } from '../../domain/session/sessionManager.ts';
import { commandLink, plain, visibleText } from '../../editor/markdown.ts';
import { connectionText, identityText } from '../../presentation/connection.ts';
import { errorText } from '../../presentation/error.ts';
import { profileText } from '../../presentation/profile.ts';

/** Profile and region in the status bar, from the first use on; a click switches. */
export class SessionStatusBar implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscriptions: readonly { dispose(): void }[];

  constructor(sessions: SessionManager) {
    this.#item = window.createStatusBarItem('lambdaAsync.session', StatusBarAlignment.Left, 0);
    this.#item.name = l10n.t('Lambda Async: Profile and Region');
    this.#item.command = COMMANDS.switchProfile;
    this.#subscriptions = [
      sessions.onDidChange((state) => this.#show(state)),
      sessions.onDidChangeSignIn(() => this.#show(sessions.state)),
    ];
    this.#show(sessions.state);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #show(state: SessionState): void {
    const { text, spoken, tooltip, failed } = looks(state);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label: spoken };
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = failed ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    if (state.kind === 'closed') this.#item.hide();
    else this.#item.show();
  }
}

interface Looks {
  readonly text: string;
  readonly spoken: string;
  readonly tooltip: MarkdownString;
  readonly failed?: boolean;
}

function looks(state: SessionState): Looks {
  switch (state.kind) {
    case 'open': {
      const { connection, signInFailure } = state.session;
      const label = visibleText(`${identityText(connection)} · ${connection.region}`, 60);
      if (signInFailure) return failedLook(identityText(connection), signInFailure);
      return look(`$(symbol-function) ${withoutIcons(label)}`, label, connectionText(state.session));
    }
    case 'failed':
      return failedLook(profileText(state.choice.profile ?? ''), state.error);
    case 'opening':
    case 'closed':
      return look('$(sync~spin) Lambda Async', l10n.t('Connecting…'), l10n.t('Connecting…'));
    default:
      return state satisfies never;
  }
}

/** Says in words that there is no connection: an icon and a colour alone would not. */
function failedLook(whose: string, error: unknown): Looks {
  const { headline, command } = errorText(error);
  const what = isSignInFailure(error) ? l10n.t('signed out') : l10n.t('not connected');
  const label = visibleText(`${whose || 'Lambda Async'} · ${what}`, 60);
  const signIn = command === undefined ? [] : [commandLink(l10n.t('Sign In…'), COMMANDS.signIn)];
  return {
    ...look(`$(warning) ${withoutIcons(label)}`, `${label}. ${headline}`, headline, signIn),
    failed: true,
  };
}

function look(text: string, spoken: string, tooltip: string, more: readonly string[] = []): Looks {
  const links = [
    ...more,
    commandLink(l10n.t('Switch Profile…'), COMMANDS.switchProfile),
    commandLink(l10n.t('Switch Region…'), COMMANDS.switchRegion),
  ].join(' · ');
  const markdown = new MarkdownString(`**Lambda Async** ${plain(tooltip)}\n\n${links}`);
  markdown.isTrusted = { enabledCommands: [COMMANDS.signIn, COMMANDS.switchProfile, COMMANDS.switchRegion] };
  return { text, spoken: l10n.t('Lambda Async: {0}. Switch profile', spoken), tooltip: markdown };
}

/** The status bar shows `$(name)` as an icon; a profile's name must not. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200B(');
}
