import { l10n } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { FunctionArn } from '../../domain/arn/functionArn.ts';
import { commandLink, plain } from '../../editor/markdown.ts';
import { switchToText } from '../../presentation/match.ts';
import type { Outcome, Subject } from './content.ts';
import { functionLinks, refreshLink } from './functionLinks.ts';
import { remedyLinks } from '../../page/remedyLinks.ts';
import { remedyText } from '../../presentation/remedy.ts';

export function links(subject: Subject, outcome: Outcome): readonly string[] {
  const { resolution, match } = subject;
  // The beginning of a name would look up another function.
  if (match.continues) return [];
  const { text, inSession } = subject.lookUp;
  const label = inSession ? l10n.t('Look Up in the Active Account') : l10n.t('Look Up');
  const lookUp = commandLink(label, COMMANDS.lookUp, text);
  if (!resolution.ok) return outcome.kind === 'failed' ? failureLinks(outcome) : [lookUp, ...wayOut(outcome)];
  switch (outcome.kind) {
    case 'read':
    case 'readAll':
    case 'reading':
      return functionLinks(resolution.arn, subject);
    case 'failed':
      return failureLinks(outcome, resolution.arn);
    case 'notFound':
      return [
        ...outcome.similar.map((name) => openSimilar(resolution.arn, name)),
        refreshLink(l10n.t('Refresh'), resolution.arn),
        lookUp,
      ];
    case 'notRead':
      return [lookUp, ...wayOut(outcome)];
    case 'unresolved':
      return [lookUp];
    default:
      return outcome satisfies never;
  }
}

/** Remedy that lets a hover read: trust in the workspace, or another profile. */
function wayOut(outcome: Outcome): readonly string[] {
  if (outcome.kind !== 'notRead') return [];
  switch (outcome.why.kind) {
    case 'restricted':
      return [commandLink(l10n.t('Manage Workspace Trust'), COMMANDS.manageTrust)];
    case 'mismatch':
      return switchLinks(outcome.why.profiles);
    default:
      return [];
  }
}

/** To the profiles that sign in to the function's account; where none is known, to the list of all. */
function switchLinks(profiles: readonly string[]): readonly string[] {
  if (profiles.length === 0)
    return [commandLink(remedyText({ kind: 'switchProfile' }), COMMANDS.switchProfile)];
  return profiles.map((profile) =>
    commandLink(plain(switchToText(profile)), COMMANDS.switchProfile, profile),
  );
}

/** The qualifier was written for another function. */
function openSimilar({ partition, region, accountId }: FunctionArn, name: string): string {
  return commandLink(l10n.t('Open {0}', plain(name)), COMMANDS.openPanel, {
    partition,
    region,
    accountId,
    name,
  });
}

/** A failure of the session needs the session to be reopened, any other failure only a retry. */
function failureLinks(
  { error, stage }: Extract<Outcome, { readonly kind: 'failed' }>,
  arn?: FunctionArn,
): readonly string[] {
  const again = remedyText({ kind: 'retry' });
  return remedyLinks(
    error,
    stage === 'session' || !arn ? commandLink(again, COMMANDS.reconnect) : refreshLink(again, arn),
  );
}
