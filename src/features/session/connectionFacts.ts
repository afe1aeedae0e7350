import { l10n } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { type ExpectedError, isExpectedError } from '../../domain/errors.ts';
import type { ConfigurationProblem } from '../../domain/session/connection.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { errorText } from '../../presentation/error.ts';
import { profileText } from '../../presentation/profile.ts';
import { profileFact, signInFact } from './signInFact.ts';
import { COPY, type Fact, openFile, problemFact } from './fact.ts';
import { openFacts, stackFacts } from './openFacts.ts';

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
