import { commands, l10n, ProgressLocation, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { type Interrupted, type Tally, tallyOf } from '../../domain/change/interrupted.ts';
import { type RecordedState, stateOf } from '../../domain/change/recordedChange.ts';
import { plainMessage } from '../../editor/message.ts';
import type { DeskRecord, DeskTarget } from './deskRecord.ts';

/** Says what became of changes whose window closed, and leads to their list. */
export async function sayInterrupted({ accountId, ...tally }: Interrupted): Promise<void> {
  const how = tallyText(tally);
  const text = l10n.t('The window closed while settings were changed in account {0}: {1}.', accountId, how);
  await say(text, window.showWarningMessage);
}

/** Says what became of changes whose page was closed meanwhile. */
export async function sayEnded({ session, targets }: DeskRecord, sent: ReadonlySet<string>): Promise<void> {
  const tally = tallyOf(targets.filter(({ key }) => sent.has(key)).map(endOf));
  const accountId = session?.knownAccountId ?? '';
  const text = l10n.t('The changes of settings in account {0} have ended: {1}.', accountId, tallyText(tally));
  await say(text, tally.stored === sent.size ? window.showInformationMessage : window.showWarningMessage);
}

const endOf = ({ outcome }: DeskTarget): RecordedState =>
  outcome === undefined || outcome === 'running' ? 'planned' : stateOf(outcome);

/** Shows that changes go on whose page was closed; they can still be stopped. */
export function showSending(sending: Promise<void>, stop: () => void): void {
  const title = l10n.t('Changing settings: no further change begins after Cancel');
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  void window.withProgress(options, async (_, token) => {
    token.onCancellationRequested(stop);
    await sending.catch(() => undefined);
  });
}

async function say(text: string, show: typeof window.showWarningMessage): Promise<void> {
  const list = l10n.t('Recent Changes…');
  const answer = await show(plainMessage(text), list);
  if (answer === list) await commands.executeCommand(COMMANDS.recentChanges);
}

function tallyText({ stored, notStored, notSent, notKnown }: Tally): string {
  const parts = [
    ...(stored > 0 ? [l10n.t('{0} stored', stored)] : []),
    ...(notStored > 0 ? [l10n.t('{0} not stored', notStored)] : []),
    ...(notKnown > 0 ? [l10n.t('{0} not known', notKnown)] : []),
    ...(notSent > 0 ? [l10n.t('{0} not sent', notSent)] : []),
  ];
  return parts.join(', ');
}
