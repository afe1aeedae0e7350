import { l10n } from 'vscode';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import { type FunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import { consoleUrl } from '../../domain/links/consoleLink.ts';
import { commandLink, plain } from '../../editor/markdown.ts';
import { identityText } from '../../presentation/connection.ts';
import { purposeText } from '../../presentation/purpose.ts';
import type { Identity } from './content.ts';

/** Actions on a function that was found. */
export function functionLinks(
  arn: FunctionArn,
  { hasConsole }: { readonly hasConsole: boolean },
): readonly string[] {
  // An ARN without a qualifier means `$LATEST`, and the panel would choose.
  const target: FunctionTarget = { ...arn, qualifier: arn.qualifier ?? LATEST };
  return [
    commandLink(l10n.t('Open Panel'), COMMANDS.openPanel, target),
    commandLink(l10n.t('Show in Tree'), COMMANDS.revealFunction, target),
    commandLink(purposeText('edit'), COMMANDS.changeSettings, target),
    ...(hasConsole && consoleUrl(arn)
      ? [commandLink(l10n.t('Open in AWS Console'), COMMANDS.openConsole, target)]
      : []),
    refreshLink(l10n.t('Refresh'), arn),
  ];
}

export function refreshLink(text: string, target: FunctionTarget): string {
  return commandLink(text, COMMANDS.refreshFunction, target);
}

/** Whose credentials were used. */
export function identityMark(identity: Identity): string {
  const text = plain(identityText(identity));
  return identity.source === 'profile' ? l10n.t('profile {0}', text) : text;
}
