import { commands, env, l10n, window } from 'vscode';
import { type FunctionTarget, toFunctionTarget } from '../../contributions.ts';
import { formatFunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import { cliCommand, configJson } from '../../domain/export/clipboard.ts';
import { consoleUrl, isLambdaHost } from '../../domain/links/consoleLink.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { shellKind } from '../../domain/shell/kind.ts';
import { copyToClipboard } from '../../editor/clipboard.ts';
import { escapeUnseen } from '../../domain/text/unseen.ts';
import { plainMessage } from '../../editor/message.ts';
import { noCommandText } from '../../presentation/cliCommand.ts';
import { errorText } from '../../presentation/error.ts';
import { copySourceOf } from '../../domain/copyAs/index.ts';
import { settingsFor } from '../../domain/settings/eventInvokeConfig.ts';
import { copySettingsAs } from '../../page/copyAs.ts';
import { completeArn } from './complete.ts';
import { isTreeNode } from './nodes.ts';

type CopyCommand = 'copyName' | 'copyArn' | 'copyJson' | 'copyCli' | 'copyAs' | 'openConsole';

/** Copies from the tree: names, ARNs, configs and commands; and the link to the console. */
export async function runCopyCommand(
  what: CopyCommand,
  sessions: SessionManager,
  argument: unknown,
): Promise<void> {
  if (what === 'copyName') return await copy(nameIn(argument));
  if (what === 'copyArn') return await copy(arnIn(argument, sessions));
  const target = toFunctionTarget(argument);
  if (!target) return;
  switch (what) {
    case 'copyJson':
      return await copyJson(sessions, target);
    case 'copyAs':
      return await copyForm(sessions, target);
    case 'copyCli':
      return await copyCli(sessions, target);
    case 'openConsole':
      return await openConsole(sessions, target);
    default:
      return what satisfies never;
  }
}

async function copy(text: string | undefined): Promise<void> {
  if (text === undefined || (await copyToClipboard(text)) === 'unseen') return;
  window.setStatusBarMessage(l10n.t('$(check) Copied'), 2000);
}

/** The short name of what a row stands for: a destination's, else the function's. */
function nameIn(node: unknown): string | undefined {
  if (isTreeNode(node) && node.kind === 'target') return node.target?.name;
  const target = toFunctionTarget(node);
  return target?.qualifier === undefined ? target?.name : `${target.name}:${target.qualifier}`;
}

function arnIn(node: unknown, sessions: SessionManager): string | undefined {
  if (isTreeNode(node) && node.kind === 'target') return node.target?.arn;
  const target = toFunctionTarget(node);
  const arn = target && completeArn(target, sessions.current);
  return arn && formatFunctionArn(arn);
}

async function copyJson(sessions: SessionManager, target: FunctionTarget): Promise<void> {
  const session = sessions.current;
  if (!session) return;
  try {
    const { configs } = await session
      .inRegion(target.region)
      .configsCovering(target.name, target.qualifier ?? LATEST);
    const wanted = configs.filter(
      (config) => target.qualifier === undefined || config.qualifier === target.qualifier,
    );
    await copy(
      target.qualifier === undefined ? listJson(wanted.map(configJson)) : (wanted.map(configJson)[0] ?? '{}'),
    );
  } catch (error) {
    const { headline, remedy } = errorText(error);
    const text = l10n.t('The config was not copied. {0}. {1}', headline, remedy ?? '');
    void window.showErrorMessage(plainMessage(text));
  }
}

async function copyForm(sessions: SessionManager, target: FunctionTarget): Promise<void> {
  const session = sessions.current;
  if (!session) return;
  const { region, name, qualifier = LATEST } = target;
  try {
    const { configs } = await session.inRegion(region).configsCovering(name, qualifier);
    const copied = await copySettingsAs(copySourceOf(name, settingsFor(qualifier, configs)), region);
    if (copied) window.setStatusBarMessage(l10n.t('$(check) Copied'), 2000);
  } catch (error) {
    const { headline, remedy } = errorText(error);
    const text = l10n.t('The config was not copied. {0}. {1}', headline, remedy ?? '');
    void window.showErrorMessage(plainMessage(text));
  }
}

/** As ListFunctionEventInvokeConfigs answers. */
function listJson(configs: readonly string[]): string {
  const answer = { FunctionEventInvokeConfigs: configs.map((text): unknown => JSON.parse(text)) };
  return escapeUnseen(JSON.stringify(answer, undefined, 2));
}

async function copyCli(sessions: SessionManager, { name, qualifier, region }: FunctionTarget): Promise<void> {
  const { profile, endpoint } = sessions.current?.connection ?? {};
  const cli = cliCommand({ functionName: name, region, qualifier, profile, endpoint }, shellKind(env.shell));
  if ('command' in cli) await copy(cli.command);
  else void window.showWarningMessage(noCommandText(cli.problem));
}

async function openConsole(sessions: SessionManager, target: FunctionTarget): Promise<void> {
  const endpoint = sessions.current?.connection.endpoint;
  if (endpoint !== undefined && !isLambdaHost(endpoint, sessions.current?.region ?? target.region)) {
    const text = l10n.t(
      'The AWS console has no page for this function: {0} is not an AWS endpoint.',
      endpoint,
    );
    return void window.showInformationMessage(plainMessage(text));
  }
  const arn = completeArn(target, sessions.current);
  const url = arn && consoleUrl(arn);
  if (url === undefined) {
    const text = l10n.t('There is no known web console for Region {0}.', target.region);
    void window.showInformationMessage(plainMessage(text));
    return;
  }
  // As text: a Uri would be encoded once more, which the console's own fragment does not survive.
  await commands.executeCommand('vscode.open', url);
}
