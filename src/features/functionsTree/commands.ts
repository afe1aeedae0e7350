import { commands, Disposable, env, l10n, window } from 'vscode';
import { COMMANDS, type FunctionTarget, toFunctionTarget } from '../../contributions.ts';
import { formatFunctionArn, LATEST } from '../../domain/arn.ts';
import { cliCommand, configJson } from '../../domain/clipboard.ts';
import { consoleUrl } from '../../domain/consoleLink.ts';
import { PARTITIONS } from '../../domain/partition.ts';
import type { Sessions } from '../../domain/sessions.ts';
import { plainMessage } from '../../editor/message.ts';
import { errorText } from '../../presentation/error.ts';
import { completeArn } from './complete.ts';
import { isTreeNode } from './nodes.ts';

/** What people take out of the tree: names, ARNs, configs, commands, and the page of the console. */
export function registerCopyCommands(sessions: Sessions): Disposable {
  const register = (id: string, run: (target: FunctionTarget) => unknown): Disposable =>
    commands.registerCommand(id, async (argument: unknown) => {
      const target = toFunctionTarget(argument);
      if (target) await run(target);
    });
  return Disposable.from(
    commands.registerCommand(COMMANDS.copyName, (node: unknown) => copy(nameIn(node))),
    commands.registerCommand(COMMANDS.copyArn, (node: unknown) => copy(arnIn(node, sessions))),
    register(COMMANDS.copyJson, (target) => copyJson(sessions, target)),
    register(COMMANDS.copyCli, (target) => copy(cliText(sessions, target))),
    register(COMMANDS.openConsole, (target) => openConsole(sessions, target)),
  );
}

async function copy(text: string | undefined): Promise<void> {
  if (text === undefined) return;
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('$(check) Copied'), 2000);
}

/** The short name of what a row stands for: a destination's, else the function's. */
function nameIn(node: unknown): string | undefined {
  if (isTreeNode(node) && node.kind === 'target') return node.target?.name;
  const target = toFunctionTarget(node);
  return target?.qualifier === undefined ? target?.name : `${target.name}:${target.qualifier}`;
}

function arnIn(node: unknown, sessions: Sessions): string | undefined {
  if (isTreeNode(node) && node.kind === 'target') return node.target?.arn;
  const target = toFunctionTarget(node);
  const arn = target && completeArn(target, sessions.current);
  return arn && formatFunctionArn(arn);
}

async function copyJson(sessions: Sessions, target: FunctionTarget): Promise<void> {
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

/** As ListFunctionEventInvokeConfigs answers. */
function listJson(configs: readonly string[]): string {
  return JSON.stringify(
    { FunctionEventInvokeConfigs: configs.map((text): unknown => JSON.parse(text)) },
    undefined,
    2,
  );
}

function cliText(sessions: Sessions, { name, qualifier, region }: FunctionTarget): string {
  const connection = sessions.current?.connection;
  return cliCommand({
    functionName: name,
    region,
    ...(qualifier !== undefined && { qualifier }),
    ...(connection?.profile !== undefined && { profile: connection.profile }),
    ...(connection?.endpoint !== undefined && { endpoint: connection.endpoint }),
  });
}

async function openConsole(sessions: Sessions, target: FunctionTarget): Promise<void> {
  const endpoint = sessions.current?.connection.endpoint;
  if (endpoint !== undefined && !isAwsHost(endpoint)) {
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

/** A VPC endpoint is AWS's own, with the same functions behind it; an emulator's are not in the console. */
function isAwsHost(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return PARTITIONS.some(({ dnsSuffix }) => hostname.endsWith(`.${dnsSuffix}`));
}
