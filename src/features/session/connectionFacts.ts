import { l10n } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { parseCaller, permissionSet } from '../../domain/session/caller.ts';
import { type ExpectedError, isExpectedError } from '../../domain/errors.ts';
import { keyOf } from '../../domain/text/keyOf.ts';
import type { ConfigurationProblem, Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { identityText } from '../../presentation/connection.ts';
import { errorText } from '../../presentation/error.ts';
import { placeOf, problemLabel } from './problem.ts';
import { profileText } from '../../presentation/profile.ts';

/** One fact of the connection, or a page about it; a click changes, fixes or opens it, where that can be. */
export interface Fact {
  /** Absent: the label tells it from the others. */
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly icon: string;
  readonly command?: {
    readonly id: string;
    readonly title: string;
    readonly arguments?: readonly unknown[];
  };
  /** Context value for the row's menu: see package.json. */
  readonly contextValue?: string;
  /** Copied text, if it differs from the value. */
  readonly copied?: string;
  /** Subject of the row's commands. */
  readonly error?: ExpectedError;
}

/** Profile, region, account and endpoint, or why there are none; and what of the AWS files cannot be read. */
export function connectionFacts(
  sessions: SessionManager,
  problems: readonly ConfigurationProblem[],
  stacks: ReadonlyMap<string, string> = new Map(),
): readonly Fact[] {
  const { state, signInFailure } = sessions;
  switch (state.kind) {
    case 'open':
      return [
        ...openFacts(state.session),
        ...stackFacts(stacks),
        ...problems.map(problemFact),
        ...PAGES.map((page) => page()),
      ];
    case 'failed':
      return [
        ...(state.choice.profile === undefined ? [] : [profileFact(profileText(state.choice.profile))]),
        ...(signInFailure ? [signInFact(signInFailure)] : notConnectedFacts(state.error)),
        ...problems.map(problemFact),
      ];
    case 'opening':
      return [
        {
          label: l10n.t('Connecting…'),
          value: profileText(state.choice.profile ?? ''),
          icon: 'loading~spin',
        },
      ];
    case 'closed':
      return [];
    default:
      return state satisfies never;
  }
}

/** Stacks that the user chose for templates of this workspace, the latest first. */
function stackFacts(stacks: ReadonlyMap<string, string>): readonly Fact[] {
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

/** The missing connection, with the reason where it is known: a profile and its missing settings. */
function notConnectedFacts(error: unknown): readonly Fact[] {
  const { headline, detail } = errorText(error);
  const opened = isExpectedError(error) ? openingCommand(error) : undefined;
  return [
    { label: l10n.t('Not connected'), value: headline, icon: 'warning', ...(opened && { command: opened }) },
    ...(detail === undefined
      ? []
      : [{ label: l10n.t('Reason'), value: detail, icon: 'info', contextValue: COPY }]),
  ];
}

/** Opens the file at fault, at its line where that is known. */
function openingCommand({ facts: { file } }: ExpectedError): Fact['command'] {
  if (file === undefined) return undefined;
  const [, path = file, line = '0'] = /^(.*):(\d+)$/.exec(file) ?? [];
  return openFile({ file: path, line: Number(line) });
}

const openFile = (place: Pick<ConfigurationProblem, 'file' | 'line'>): NonNullable<Fact['command']> => ({
  id: 'vscode.open',
  title: l10n.t('Open File'),
  arguments: placeOf(place),
});

function openFacts(session: Session): readonly Fact[] {
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

/** Marks a row whose value can be copied. */
const COPY = 'fact';

/** The pages about the whole account, where a person looks for what there is. Functions: the language is known late. */
const PAGES: readonly (() => Fact)[] = [
  () => pageFact(COMMANDS.openOverview, l10n.t('Account Overview'), 'table'),
  () => pageFact(COMMANDS.openGraph, l10n.t('Event Graph'), 'type-hierarchy'),
];

const pageFact = (id: string, label: string, icon: string): Fact => ({
  id,
  label,
  value: '',
  icon,
  command: { id, title: l10n.t('Open') },
});

const profileFact = (value: string): Fact => ({
  label: l10n.t('Profile'),
  value,
  icon: 'account',
  contextValue: COPY,
  command: { id: COMMANDS.switchProfile, title: l10n.t('Switch Profile…') },
});

/** A click signs in where a command does that, and tries again elsewhere. */
function signInFact(error: ExpectedError): Fact {
  const { command, tone } = errorText(error);
  const canSignIn = command !== undefined;
  const again = { id: COMMANDS.reconnect, title: l10n.t('Try Again') };
  return {
    id: 'signIn',
    label: canSignIn ? l10n.t('Sign In…') : notSignedInLabel(error),
    value: signInReason(error),
    icon: tone === 'info' ? 'key' : 'warning',
    command: canSignIn ? { id: COMMANDS.signIn, title: l10n.t('Sign In…') } : again,
    ...(canSignIn && { contextValue: 'failure.signIn' }),
    error,
  };
}

const isSignedOut = ({ kind, facts }: ExpectedError): boolean => kind === 'signedOut' && !facts.wrongTime;

const notSignedInLabel = (error: ExpectedError): string =>
  isSignedOut(error) ? l10n.t('Signed out') : l10n.t('Not signed in');

/** The profile has a row of its own, and a narrow side bar cuts what is said twice: so the state alone, or what to do. */
function signInReason(error: ExpectedError): string {
  const { headline, remedy = headline, command } = errorText(error);
  if (!isSignedOut(error)) return headline;
  return command === undefined ? remedy : l10n.t('signed out');
}

const problemFact = (problem: ConfigurationProblem, index: number): Fact => ({
  // A line may have several problems.
  id: keyOf('problem', problem.file, String(problem.line), String(index)),
  label: problemLabel(problem),
  value: problem.text,
  icon: 'warning',
  command: openFile(problem),
});
