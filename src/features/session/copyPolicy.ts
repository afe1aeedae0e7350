import { l10n, window } from 'vscode';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import { policyJson } from '../../domain/session/policy.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { copyToClipboard } from '../../editor/clipboard.ts';
import { plainMessage } from '../../editor/message.ts';
import { errorText } from '../../presentation/error.ts';
import { carriedError } from './errorArgument.ts';

/** Copies the policy for the action that is missing, if one is and it is ours; else the one for all that we do. */
export async function copyPolicy(sessions: SessionManager, argument: unknown): Promise<void> {
  const ungrantable = ungrantableOf(argument);
  if (ungrantable !== undefined) return sayUngrantable(ungrantable);
  const partition = partitionOfRegion(sessions.current?.region ?? 'us-east-1').id;
  const action = missingAction(argument);
  const policy = action === undefined ? undefined : policyJson(partition, action);
  if (policy === undefined) return copyWhole(partition);
  await copyToClipboard(policy);
  const whole = l10n.t('Copy Full Policy');
  const text = l10n.t(
    'Copied an IAM policy that allows {0}. Send it to your AWS administrator.',
    action ?? '',
  );
  if ((await window.showInformationMessage(plainMessage(text), whole)) === whole) await copyWhole(partition);
}

/** A policy that cannot help is not copied: it would be sent to somebody in vain. */
function ungrantableOf(argument: unknown): string | undefined {
  const error = carriedError(argument);
  return error && errorText(error).ungrantable;
}

function sayUngrantable(why: string): void {
  void window.showInformationMessage(plainMessage(l10n.t('No policy copied. {0}', why)));
}

async function copyWhole(partition: string): Promise<void> {
  await copyToClipboard(policyJson(partition) ?? '');
  const text = l10n.t('Copied the IAM policy for everything Lambda Async reads. It allows no change.');
  const more = l10n.t('Copy with Changes');
  void window.showInformationMessage(text, more).then(async (answer) => {
    if (answer === more) await copyToClipboard(policyJson(partition, undefined, 'change') ?? '');
  });
}

/** Commands get arguments from anywhere: only an action of the policy has an effect. */
function missingAction(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  return carriedError(argument)?.facts.action;
}
