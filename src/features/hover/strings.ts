import { l10n } from 'vscode';
import type { PlacePart } from '../../domain/text/pseudoParameters.ts';
import { ANY, type ArnParts } from '../../domain/text/findArn.ts';
import type { Filled, Unresolved } from '../../domain/text/resolveArn.ts';
import { code, plain } from '../../editor/markdown.ts';
import { mismatchText } from '../../presentation/match.ts';
import { refProblemText } from '../../presentation/refProblem.ts';
import type { NotRead } from './content.ts';

/** How a part of the ARN came from the active session. */
export function filledText({ part, placeholder, value }: Filled): string {
  const shown = code(value);
  if (placeholder === undefined) {
    return l10n.t('No Region in the ARN; using {0} from the active session.', shown);
  }
  if (placeholder === ANY) {
    return l10n.t('Any Region in the ARN; using {0} from the active session.', shown);
  }
  const written = code(placeholder);
  switch (part) {
    case 'region':
      return l10n.t('{0}: using Region {1} from the active session.', written, shown);
    case 'accountId':
      return l10n.t('{0}: using account {1} from the active session.', written, shown);
    case 'partition':
      return l10n.t('{0}: using partition {1} from the active session.', written, shown);
    default:
      return part satisfies never;
  }
}

/** Why the text names no function that could be looked up. */
export function unresolvedText(unresolved: Unresolved): string {
  switch (unresolved.kind) {
    case 'continues':
      return l10n.t('Not looked up: the name continues after this part.');
    case 'stageVariable':
      return l10n.t(
        'Not looked up: API Gateway fills in {0} when the API is called.',
        code(unresolved.placeholder),
      );
    case 'variable':
      return l10n.t(
        'Not looked up: the {0} depends on {1}, whose value is unknown here.',
        partText(unresolved.part),
        code(unresolved.placeholder),
      );
    case 'place':
      return l10n.t('Not looked up: the {0} of the active session is unknown.', partText(unresolved.part));
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
      return l10n.t('Not looked up: hovers send no requests in Restricted Mode.');
    case 'switchedOff':
      return l10n.t('Not looked up: the setting {0} is off.', code('lambdaAsync.hover.readsAws'));
    case 'hoversOff':
      return l10n.t('Not looked up: {0} is off in your user settings.', code('lambdaAsync.hover.enabled'));
    case 'mismatch':
      return l10n.t('Not looked up. {0}', plain(mismatchText(why.match, why.profiles), 1000));
    case 'sessionChanged':
      return l10n.t('The session changed in the meantime. Hover again.');
    default:
      return why satisfies never;
  }
}

function partText(part: keyof ArnParts | PlacePart): string {
  switch (part) {
    case 'partition':
      return l10n.t('partition');
    case 'region':
      return l10n.t('Region');
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
