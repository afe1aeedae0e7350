import { valueOf } from '../../domain/loadable.ts';
import {
  asyncTestCommand,
  type CliCommand,
  cliCommand,
  configJson,
  logsTailCommand,
} from '../../domain/export/clipboard.ts';
import type { ShellKind } from '../../domain/shell/kind.ts';
import type { Content } from './record.ts';
import { type PanelData, panelModel } from './model.ts';
import type { Place } from './navigation.ts';
import type { CopyWhat } from './protocol.ts';
import { type PanelTarget, targetArn } from './target.ts';

/** Sources of a copy. */
export interface CopySource {
  readonly target: PanelTarget;
  readonly content: Content;
  readonly place: Place;
}

/** Text for the clipboard, or the reason why there is none. */
export type CopyText = { readonly text: string } | Extract<CliCommand, { readonly problem: unknown }>;

/**
 * Text for the clipboard; undefined where there is nothing of the kind.
 * @param shell what a command is quoted for
 */
export function copyText(what: CopyWhat, source: CopySource, shell: ShellKind): CopyText | undefined {
  if (isCommand(what)) return commandText(what, source, shell);
  const text = plainText(what, source);
  return text === undefined ? undefined : { text };
}

type CommandWhat = 'cli' | 'logsTail' | 'asyncTest';

const isCommand = (what: CopyWhat): what is CommandWhat =>
  what === 'cli' || what === 'logsTail' || what === 'asyncTest';

const COMMANDS = { cli: cliCommand, logsTail: logsTailCommand, asyncTest: asyncTestCommand } as const;

function commandText(what: CommandWhat, { target, content, place }: CopySource, shell: ShellKind): CopyText {
  const { name, qualifier, region } = target;
  const logGroup = content.kind === 'ready' ? valueOf(content.data.summary)?.logGroup : undefined;
  const cli = COMMANDS[what]({ ...place, functionName: name, qualifier, region, logGroup }, shell);
  return 'command' in cli ? { text: cli.command } : cli;
}

function plainText(
  what: Exclude<CopyWhat, CommandWhat>,
  { target, content }: CopySource,
): string | undefined {
  if (what === 'name') return target.name;
  if (what === 'arn') return targetArn(target);
  return content.kind === 'ready' ? dataText(what, content.data) : undefined;
}

type DataText = Exclude<CopyWhat, 'name' | 'arn' | CommandWhat>;

function dataText(what: DataText, data: PanelData): string | undefined {
  const { config, report } = panelModel(data);
  const { settings, deadLetter } = report;
  switch (what) {
    case 'json':
      return config && configJson(config);
    case 'executionRole':
      return data.summary.kind === 'known' ? data.summary.value.role : undefined;
    case 'deadLetter':
      return deadLetter.kind === 'known' ? deadLetter.value?.arn : undefined;
    case 'onSuccess':
    case 'onFailure':
      return settings[what]?.arn;
    default:
      return what satisfies never;
  }
}
