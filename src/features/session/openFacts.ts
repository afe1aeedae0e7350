import { l10n } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { parseCaller, permissionSet } from '../../domain/session/caller.ts';
import { keyOf } from '../../domain/text/keyOf.ts';
import type { Session } from '../../domain/session/session.ts';
import { identityText } from '../../presentation/connection.ts';
import { profileFact, signInFact } from './signInFact.ts';
import { COPY, type Fact } from './fact.ts';

/** Stacks that the user chose for templates of this workspace, the latest first. */
export function stackFacts(stacks: ReadonlyMap<string, string>): readonly Fact[] {
  return [...stacks]
    .slice(-MOST_STACKS)
    .toReversed()
    .map(([file, stack]) => ({
      id: keyOf('stack', file),
      label: l10n.t('Stack'),
      value: l10n.t('{0} · {1}', stack, fileName(file)),
      icon: 'layers',
      copied: stack,
      contextValue: COPY,
      command: {
        id: COMMANDS.chooseStack,
        title: l10n.t('Choose Stack…'),
        arguments: [{ file, fitting: [] }],
      },
    }));
}

/** More of them would hide the pages below. */
const MOST_STACKS = 5;

function fileName(file: string): string {
  const name = file.split('/').slice(-2).join('/');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export function openFacts(session: Session): readonly Fact[] {
  const { connection, knownAccountId, signInFailure } = session;
  return [
    profileFact(identityText(connection)),
    ...(signInFailure ? [signInFact(signInFailure)] : []),
    {
      label: l10n.t('Region'),
      value: connection.region,
      icon: 'globe',
      contextValue: COPY,
      command: { id: COMMANDS.switchRegion, title: l10n.t('Switch Region…') },
    },
    knownAccountId === undefined
      ? { label: l10n.t('Account'), value: l10n.t('not known yet'), icon: 'organization' }
      : { label: l10n.t('Account'), value: knownAccountId, icon: 'organization', contextValue: COPY },
    ...callerFacts(connection.callerArn),
    ...(connection.endpoint === undefined
      ? []
      : [{ label: l10n.t('Endpoint'), value: connection.endpoint, icon: 'plug', contextValue: COPY }]),
  ];
}

/** The user or role; of IAM Identity Center's roles, the permission set that people know. The ARN is what is copied. */
function callerFacts(arn: string | undefined): readonly Fact[] {
  const caller = arn === undefined ? undefined : parseCaller(arn);
  if (!caller || arn === undefined) return [];
  const isRole = caller.kind === 'role';
  const set = isRole ? permissionSet(caller.name) : undefined;
  return [
    {
      id: 'caller',
      label: isRole ? l10n.t('Role') : l10n.t('User'),
      value: set === undefined ? caller.name : l10n.t('{0} (permission set)', set),
      icon: isRole ? 'shield' : 'person',
      contextValue: COPY,
      copied: arn,
    },
  ];
}
