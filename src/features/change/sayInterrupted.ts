import { commands, l10n, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Interrupted } from '../../domain/change/interrupted.ts';
import { plainMessage } from '../../editor/message.ts';

/** Says what became of changes whose window closed, and leads to their list. */
export async function sayInterrupted({
  accountId,
  stored,
  notStored,
  notSent,
  notKnown,
}: Interrupted): Promise<void> {
  const parts = [
    ...(stored > 0 ? [l10n.t('{0} stored', stored)] : []),
    ...(notStored > 0 ? [l10n.t('{0} not stored', notStored)] : []),
    ...(notKnown > 0 ? [l10n.t('{0} not known', notKnown)] : []),
    ...(notSent > 0 ? [l10n.t('{0} not sent', notSent)] : []),
  ];
  const text = l10n.t(
    'The window closed while settings were changed in account {0}: {1}.',
    accountId,
    parts.join(', '),
  );
  const list = l10n.t('Recent Changes…');
  const answer = await window.showWarningMessage(plainMessage(text), list);
  if (answer === list) await commands.executeCommand(COMMANDS.recentChanges);
}
