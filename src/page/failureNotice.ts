import { l10n } from 'vscode';
import { remediesOf } from '../domain/session/remedies.ts';
import { errorText } from '../presentation/error.ts';
import { primary, remedyButton } from './buttons.ts';
import type { SessionIntent } from './intents.ts';
import type { ActionViewModel, NoticeViewModel } from './viewModels.ts';

/**
 * The failure, its remedy in words, and a button for each way out; the most likely first.
 * @param again the page's own way to try once more
 */
export function failureNotice<Intent>(
  error: unknown,
  again: ActionViewModel<Intent>,
): NoticeViewModel<Intent | SessionIntent> {
  const { headline, remedy, detail, command, tone } = errorText(error);
  return {
    tone,
    title: headline,
    // The command stands below the text, which does not repeat it.
    ...adviceOf(command, remedy),
    ...(detail !== undefined && { detail: { label: l10n.t('Service message'), text: detail } }),
    ...(command !== undefined && { command }),
    actions: actionsOf(error, again),
  };
}

function adviceOf(command: string | undefined, remedy: string | undefined): { readonly text?: string } {
  if (command !== undefined) return { text: l10n.t('Run this command in a terminal, then try again.') };
  return remedy === undefined ? {} : { text: remedy };
}

function actionsOf<Intent>(
  error: unknown,
  again: ActionViewModel<Intent>,
): readonly ActionViewModel<Intent | SessionIntent>[] {
  const [first, ...others] = remediesOf(error).map((remedy) => remedyButton(remedy, again));
  return first === undefined ? [] : [primary(first), ...others];
}
