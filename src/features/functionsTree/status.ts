import { l10n } from 'vscode';
import { isExpectedError } from '../../domain/errors.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionState } from '../../domain/session/sessionManager.ts';
import { throttledText } from '../../presentation/connection.ts';
import { errorText } from '../../presentation/error.ts';

/** The parts around the rows: the line beside the title, the line above the rows, and the kind of empty view. */
export interface ViewStatus {
  readonly description: string;
  readonly message: string | undefined;
  /** A value of the context key `lambdaAsync.viewState`, see package.json's viewsWelcome. */
  readonly viewState: string;
}

/**
 * The welcome view that an error has, where it has one: the editor shows it in place of rows, and only while
 * there is no message. Other errors are rows.
 */
export function welcomeOf(error: unknown): string | undefined {
  if (!isExpectedError(error)) return undefined;
  if (error.kind === 'noProfile' || error.kind === 'noRegion') return error.kind;
  if (error.kind === 'mfaCancelled' || error.kind === 'mfaRefused') return `signedOut.${error.kind}`;
  if (error.kind !== 'signedOut') return undefined;
  const { command, source = 'profile', wrongTime } = error.facts;
  if (command?.startsWith('aws sso login')) return 'signedOut.sso';
  if (command?.startsWith('aws login')) return 'signedOut.login';
  if (wrongTime) return 'signedOut.clock';
  return source === 'profile' ? 'signedOut.keys' : `signedOut.${source}`;
}

/**
 * @param shown how many functions pass the filter, where there is one and that was counted.
 * @param tagFailure why the tags that the filter asks for cannot be read
 */
export function viewStatus(
  state: SessionState,
  filter: string,
  shown: number | undefined,
  tagFailure?: unknown,
): ViewStatus {
  switch (state.kind) {
    case 'closed':
      return { description: '', message: undefined, viewState: 'closed' };
    case 'opening':
      return {
        description: state.choice.profile ?? '',
        message: l10n.t('Connecting…'),
        viewState: 'opening',
      };
    case 'failed':
      return { description: state.choice.profile ?? '', ...failedStatus(state.error) };
    case 'open':
      return openStatus(state.session, filter, shown, tagFailure);
    default:
      return state satisfies never;
  }
}

/** A row cuts long text off, the message above the rows does not: the row says what happened, this what to do. */
function failedStatus(error: unknown): Pick<ViewStatus, 'message' | 'viewState'> {
  const viewState = welcomeOf(error);
  if (viewState !== undefined) return { message: undefined, viewState };
  const { headline, remedy } = errorText(error);
  return { message: remedy ?? headline, viewState: 'rows' };
}

function openStatus(
  session: Session,
  filter: string,
  shown: number | undefined,
  tagFailure: unknown,
): ViewStatus {
  const { state, size } = session.account.directory;
  // Short enough for a narrow side bar; The view Connection beside it says the rest.
  const description = session.region;
  if (state.kind === 'failed' && size === 0) {
    return { description, ...failedStatus(state.error) };
  }
  if (state.kind === 'complete' && size === 0)
    return { description, message: undefined, viewState: 'noFunctions' };
  return { description, message: rowsMessage(session, filter, shown, tagFailure), viewState: 'rows' };
}

function rowsMessage(
  session: Session,
  filter: string,
  shown: number | undefined,
  tagFailure: unknown,
): string | undefined {
  const { state, size } = session.account.directory;
  const filtered = filterText(filter, shown, size);
  const loading = state.kind === 'loading' ? l10n.t('Reading functions: {0} so far…', size) : undefined;
  const failed =
    state.kind === 'failed' ? l10n.t('Incomplete list: {0}', errorText(state.error).headline) : undefined;
  const throttled = session.isThrottled ? throttledText() : undefined;
  const untagged =
    tagFailure === undefined ? undefined : l10n.t('Tags cannot be read: {0}', errorText(tagFailure).headline);
  const parts = [filtered, untagged, loading, failed, throttled].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

function filterText(filter: string, shown: number | undefined, size: number): string | undefined {
  if (filter === '') return undefined;
  if (shown === undefined) return l10n.t('Filter “{0}”', filter);
  return l10n.t('Filter “{0}”: {1} of {2} functions', filter, shown, size);
}
