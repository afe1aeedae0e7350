import { type CliCommand, cliCommand, configJson } from '../../domain/export/clipboard.ts';
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
  if (what === 'cli') return commandText(source, shell);
  const text = plainText(what, source);
  return text === undefined ? undefined : { text };
}

function commandText({ target, place }: CopySource, shell: ShellKind): CopyText {
  const { name, qualifier, region } = target;
  const cli = cliCommand({ ...place, functionName: name, qualifier, region }, shell);
  return 'command' in cli ? { text: cli.command } : cli;
}

function plainText(what: Exclude<CopyWhat, 'cli'>, { target, content }: CopySource): string | undefined {
  if (what === 'name') return target.name;
  if (what === 'arn') return targetArn(target);
  return content.kind === 'ready' ? dataText(what, content.data) : undefined;
}

type DataText = Exclude<CopyWhat, 'name' | 'arn' | 'cli'>;

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
