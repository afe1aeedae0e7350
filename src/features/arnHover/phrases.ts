import { l10n } from 'vscode';
import type { PlacePart } from '../../domain/text/placeParts.ts';
import type { ArnParts } from '../../domain/text/findArn.ts';
import type { Filled, Unresolved } from '../../domain/text/resolveArn.ts';
import { code, plain } from '../../editor/markdown.ts';
import { refProblemText } from '../../presentation/refProblem.ts';
import type { NotRead } from './content.ts';

/** How a part of the ARN came from the active session. */
export function filledText({ part, placeholder, value }: Filled): string {
  const shown = code(value);
  if (placeholder === undefined) {
    return l10n.t('No region in the text: {0}, the region of the active session, is meant.', shown);
  }
  const written = code(placeholder);
  switch (part) {
    case 'region':
      return l10n.t('{0} read as {1}, the region of the active session.', written, shown);
    case 'accountId':
      return l10n.t('{0} read as {1}, the account of the active session.', written, shown);
    case 'partition':
      return l10n.t('{0} read as {1}, the partition of the active session.', written, shown);
    default:
      return part satisfies never;
  }
}

/** Why the text names no function that could be looked up. */
export function unresolvedText(unresolved: Unresolved): string {
  switch (unresolved.kind) {
    case 'variable':
      return l10n.t(
        'Not looked up: the {0} depends on {1}, whose value is not known here.',
        partText(unresolved.part),
        code(unresolved.placeholder),
      );
    case 'place':
      return l10n.t('Not looked up: the {0} of the active session is not known.', partText(unresolved.part));
    case 'invalid':
      return l10n.t('Not looked up: {0}', plain(refProblemText(unresolved.problem), 600));
    default:
      return unresolved satisfies never;
  }
}

/** Why AWS was not asked about a function. */
export function notReadText(why: NotRead): string {
  switch (why.kind) {
    case 'restricted':
      return l10n.t('Not looked up: in Restricted Mode hovers send no requests.');
    case 'switchedOff':
      return l10n.t('Not looked up: the setting {0} is off.', code('lambdaAsync.hover.readsAws'));
    case 'otherAccount':
      return l10n.t('Not looked up: the active session is of another account, {0}.', code(why.active));
    case 'otherPartition':
      return l10n.t('Not looked up: the active session is of another partition, {0}.', code(why.active));
    case 'contradiction':
      return l10n.t('Not looked up: the region does not lie in the partition of the ARN.');
    case 'sessionChanged':
      return l10n.t('The session was changed while this was read. Hover again.');
    default:
      return why satisfies never;
  }
}

function partText(part: keyof ArnParts | PlacePart): string {
  switch (part) {
    case 'partition':
      return l10n.t('partition');
    case 'region':
      return l10n.t('region');
    case 'accountId':
      return l10n.t('account');
    case 'name':
      return l10n.t('function name');
    case 'qualifier':
      return l10n.t('qualifier');
    default:
      return part satisfies never;
  }
}
