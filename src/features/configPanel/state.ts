import { l10n } from 'vscode';
import { plainTexts } from '../../editor/plainTexts.ts';
import { identityText, throttledText } from '../../presentation/connection.ts';
import { timeOfDayText } from '../../presentation/time.ts';
import { isOfTheProfile } from '../../domain/session/remedies.ts';
import { failureNotice } from '../../page/failureNotice.ts';
import { hasConsole } from '../../domain/links/consoleLink.ts';
import type { Session } from '../../domain/session/session.ts';
import { type EvidenceRecord, NOT_ASKED } from './evidence/panelEvidence.ts';
import type { PanelRecord } from './record.ts';
import { type PanelData, panelModel } from './model.ts';
import type { Place } from './navigation.ts';
import type {
  ActionViewModel,
  BodyViewModel,
  NoticeViewModel,
  PanelMemory,
  PanelState,
  StatusViewModel,
} from './protocol.ts';
import * as buttons from './strings/buttons.ts';
import { leftSessionNotice, otherAccountNotice } from './strings/failure.ts';
import { headerView } from './strings/header.ts';
import { readyView } from './strings/ready.ts';

/** The one message that the page gets: everything it shows, in words. */
export function panelState(panel: PanelRecord, status?: StatusViewModel, evidence = NOT_ASKED): PanelState {
  const { target, session, content, busy } = panel;
  return plainTexts({
    memory: memoryOf(panel),
    header: headerView({
      target,
      profile: session ? identityText(session.connection) : panel.profile,
      endpoint: session?.connection.endpoint,
      sample: session?.connection.source === 'sample',
      ...(content.kind === 'ready' && { qualifiers: panelModel(content.data).qualifiers }),
      actions: headerActions(panel),
    }),
    busy: busy || content.kind === 'loading',
    busyLabel: l10n.t('Reading…'),
    ...(status && { status }),
    body: bodyView(panel, evidence),
  });
}

/** State that the editor keeps over a reload. */
export function memoryOf({ target, profile, session }: PanelRecord): PanelMemory {
  const known = session ? session.connection.profile : profile;
  return { target, ...(known !== undefined && { profile: known }) };
}

function bodyView(panel: PanelRecord, evidence: EvidenceRecord): BodyViewModel {
  const { session, content } = panel;
  switch (content.kind) {
    case 'loading':
      return { kind: 'loading', text: loadingText(panel) };
    case 'failed':
      return { kind: 'failed', notice: failureNotice(content.error, buttons.retry()) };
    case 'elsewhere':
      return { kind: 'failed', notice: elsewhereNotice(panel, content.active, content.profiles) };
    case 'ready':
      return readyView(
        content.data,
        placeOf(panel, session),
        [...refreshNotices(panel.refreshFailure, content.data), ...successorNotices(panel)],
        evidence,
      );
    default:
      return content satisfies never;
  }
}

function loadingText({ target, session }: PanelRecord): string {
  const text = l10n.t('Reading the settings of {0}…', target.name);
  return session?.isThrottled ? l10n.t('{0} {1}.', text, throttledText()) : text;
}

const labelOf = ({ connection, knownAccountId }: Session) => ({
  accountId: knownAccountId,
  profile: identityText(connection),
});

function elsewhereNotice(
  { target, profile }: PanelRecord,
  active: Session,
  profiles: readonly string[],
): NoticeViewModel {
  return otherAccountNotice({ accountId: target.accountId, profile }, labelOf(active), profiles);
}

/** The contents stay in view, with the reason why they are not newer. */
function refreshNotices(failure: unknown, data: PanelData): readonly NoticeViewModel[] {
  const { configs } = data;
  const error = failure ?? profileFailure(data);
  if (error === undefined) return [];
  const { title, text = '', ...rest } = failureNotice(error, buttons.retry());
  const kept = l10n.t('These settings were read at {0}.', timeOfDayText(configs.readAt));
  return [
    { ...rest, tone: 'warning', title: l10n.t('Cannot refresh: {0}', title), text: `${kept} ${text}`.trim() },
  ];
}

/** Why the profile could not read a part; the part itself only names it. */
function profileFailure({ summary, qualifiers }: PanelData): unknown {
  const unknown = qualifiers.kind === 'known' ? qualifiers.value.unknown : undefined;
  const failed = [summary, qualifiers].flatMap((part) => (part.kind === 'failed' ? [part.error] : []));
  return [...failed, unknown?.aliases, unknown?.versions].find(isOfTheProfile);
}

function successorNotices({ target, session, successor }: PanelRecord): readonly NoticeViewModel[] {
  if (!session || !successor) return [];
  return [leftSessionNotice({ ...labelOf(session), accountId: target.accountId }, labelOf(successor))];
}

/** Where a panel stands; without a session there is neither a console nor an account. */
export function placeOf(
  { target, profilesOf }: Pick<PanelRecord, 'target' | 'profilesOf'>,
  session: Session | undefined,
): Place {
  const { profile, endpoint, source } = session?.connection ?? {};
  return {
    region: session?.region ?? target.region,
    ...(target.accountId !== undefined && { accountId: target.accountId }),
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
    sample: source === 'sample',
    ...(profilesOf && { profilesOf }),
  };
}

function headerActions(panel: PanelRecord): readonly ActionViewModel[] {
  const { content, session, left } = panel;
  if (content.kind !== 'ready') return [];
  const here = session !== undefined && left !== true;
  const console = panel.target.accountId !== undefined && hasConsole(placeOf(panel, session));
  return [
    ...(here
      ? [buttons.refresh(), { ...buttons.loadEvidence(false), primary: false }, buttons.change('edit')]
      : []),
    ...(here && isInTree(panel, session) ? [buttons.reveal(), buttons.showInGraph()] : []),
    ...(here ? [buttons.goToDeclaration()] : []),
    ...(console ? [buttons.openConsole(), buttons.openLogs()] : []),
    ...(hasConfig(content.data) ? [buttons.copyJson()] : []),
    buttons.copyCli(),
    ...(here ? [buttons.copyAs()] : []),
  ];
}

const isInTree = ({ target }: PanelRecord, session: Session): boolean => target.region === session.region;

const hasConfig = ({ target, configs }: PanelData): boolean =>
  configs.configs.some(({ qualifier }) => qualifier === target.qualifier);
