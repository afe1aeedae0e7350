import { commands, env, window } from 'vscode';
import type { TargetRole } from '../../domain/destinations/destination.ts';
import { COMMANDS } from '../../contributions.ts';
import {
  CLOUDWATCH_PRICING,
  type ConsoleTab,
  consoleUrl,
  hasConsole,
  logsUrl,
} from '../../domain/links/consoleLink.ts';
import { shellKind } from '../../domain/shell/kind.ts';
import { copyToClipboard } from '../../editor/clipboard.ts';
import type { SessionIntent } from '../../page/intents.ts';
import { performSessionIntent } from '../../page/perform.ts';
import { noCommandText } from '../../presentation/cliCommand.ts';
import { copyText } from './copyText.ts';
import { panelModel } from './model.ts';
import { type Navigation, navigationTo } from './navigation.ts';
import type { Intent } from './protocol.ts';
import type { PanelRecord } from './record.ts';
import { placeOf } from './state.ts';
import { copiedText } from './strings/copyConfirmation.ts';

/** Intents that change the panel itself; panel.ts has them. */
type OwnIntent = Extract<
  Intent,
  {
    type:
      | 'ready'
      | 'refresh'
      | 'retry'
      | 'reload'
      | 'selectQualifier'
      | 'loadEvidence'
      | 'simulateRole'
      | 'showRange';
  }
>['type'];

/** Intents that leave the panel as it is. */
export type OutwardIntent = Exclude<Intent, { type: OwnIntent }>;

/** How Lambda treats errors of asynchronous invocations, in AWS's own words. */
const DOCS = 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html';

/** Does what the user asked for. Returns what the live region says of it, if anything. */
export async function perform(intent: OutwardIntent, panel: PanelRecord): Promise<string | undefined> {
  switch (intent.type) {
    case 'copy':
      return copy(intent, panel);
    case 'openConsole':
      return openConsole(panel);
    case 'openLogs':
      return openLogs(panel);
    case 'openMetrics':
      return openConsole(panel, 'monitoring');
    case 'openDocs':
      return openWeb(DOCS);
    case 'openPricing':
      return openWeb(CLOUDWATCH_PRICING);
    case 'openDestination':
      return openDestination(wayToRole(intent.role, panel));
    case 'revealDestination':
      return revealDestination(wayToRole(intent.role, panel));
    case 'revealFunction':
      return run(COMMANDS.revealFunction, panel.target);
    case 'goToDeclaration':
      return run(COMMANDS.goToDeclaration, panel.target);
    case 'change':
      return run(COMMANDS.changeSettings, { ...panel.target, purpose: intent.purpose });
    case 'copyAs':
      return run(COMMANDS.copyAs, panel.target);
    case 'showInGraph':
      return run(COMMANDS.showInGraph, panel.target);
    default:
      return performForSession(intent, panel);
  }
}

async function performForSession(intent: SessionIntent, { content }: PanelRecord): Promise<undefined> {
  await performSessionIntent(intent, content.kind === 'failed' ? content.error : undefined);
}

async function run(command: string, ...args: readonly unknown[]): Promise<undefined> {
  await commands.executeCommand(command, ...args);
}

async function copy(
  { what }: Extract<Intent, { type: 'copy' }>,
  panel: PanelRecord,
): Promise<string | undefined> {
  const { target, content, session } = panel;
  const place = placeOf(panel, session);
  const copied = copyText(what, { target, content, place }, shellKind(env.shell));
  if (copied === undefined) return undefined;
  if ('problem' in copied) {
    void window.showWarningMessage(noCommandText(copied.problem));
    return undefined;
  }
  return (await copyToClipboard(copied.text)) === 'copied' ? copiedText(what) : undefined;
}

async function openConsole({ target, session }: PanelRecord, tab?: ConsoleTab): Promise<undefined> {
  const { accountId } = target;
  if (accountId === undefined || !hasConsole(placeOf({ target }, session))) return;
  const url = consoleUrl({ ...target, accountId }, tab);
  if (url !== undefined) await openWeb(url);
}

async function openLogs({ target, session, content }: PanelRecord): Promise<undefined> {
  if (!hasConsole(placeOf({ target }, session))) return;
  const summary = content.kind === 'ready' ? content.data.summary : undefined;
  const group = summary?.kind === 'known' ? summary.value.logGroup : undefined;
  const url = logsUrl(target, group);
  if (url !== undefined) await openWeb(url);
}

/** As a string: made a Uri, a queue's URL inside the address would lose its encoding. */
const openWeb = (url: string): Promise<undefined> => run('vscode.open', url);

function wayToRole(role: TargetRole, panel: PanelRecord): Navigation | undefined {
  const { content, session } = panel;
  if (content.kind !== 'ready') return undefined;
  const { settings, deadLetter } = panelModel(content.data).report;
  const known = deadLetter.kind === 'known' ? deadLetter.value : undefined;
  const destination = role === 'deadLetter' ? known : settings[role];
  return destination && navigationTo(destination, placeOf(panel, session));
}

async function openDestination(way: Navigation | undefined): Promise<undefined> {
  if (way?.kind === 'panel') return run(COMMANDS.openPanel, way.target);
  if (way?.kind === 'console') return openWeb(way.url);
  return undefined;
}

async function revealDestination(way: Navigation | undefined): Promise<undefined> {
  if (way?.kind === 'panel') return run(COMMANDS.revealFunction, way.target);
  return undefined;
}
