import { l10n } from 'vscode';
import { LATEST } from '../../../../domain/arn/functionArn.ts';
import {
  type InvocationMode,
  type Invoker,
  type InvokersEvidence,
  knownInvokers,
  type QualifierInvokers,
} from '../../../../domain/evidence/invokers.ts';
import { type Loadable, valueOf } from '../../../../domain/loadable.ts';
import type { EventSourceMapping } from '../../../../domain/session/evidenceApi.ts';
import { plainLabel } from '../../../../editor/treeText.ts';
import type { EvidenceRowViewModel, EvidenceSectionViewModel } from '../../evidenceViewModel.ts';
import type { NoticeViewModel } from '../../intent.ts';
import * as buttons from '../buttons.ts';
import { missingNotice } from '../common.ts';
import { row } from './rows.ts';

/**
 * Who invokes the function, and through which qualifier.
 * @param isConfigured true if a config is stored for the qualifier
 */
export function invokersView(
  invokers: Loadable<InvokersEvidence>,
  isConfigured: (qualifier: string) => boolean,
): EvidenceSectionViewModel {
  const read = valueOf(invokers);
  const rows = read?.qualifiers.flatMap((one) => qualifierRows(one, isConfigured)) ?? [];
  return {
    id: 'invokers',
    heading: l10n.t('Who invokes it?'),
    ...(invokers.kind === 'loading' && { loading: l10n.t('Reading…') }),
    notices: noticesOf(invokers),
    rows,
    note: read ? noteOf(read, rows.length) : '',
    actions: [],
  };
}

function noticesOf(invokers: Loadable<InvokersEvidence>): readonly NoticeViewModel[] {
  if (invokers.kind === 'failed') return [missingNotice(l10n.t('Invokers unknown'), invokers.error, [])];
  if (invokers.kind === 'loading') return [];
  const { qualifiers, aliasesUnknown } = invokers.value;
  return [
    ...(aliasesUnknown
      ? [missingNotice(l10n.t('Invokers of the aliases unknown'), aliasesUnknown.error, [])]
      : []),
    ...unknownOf(qualifiers, 'invokers', (names) => l10n.t('Resource policy unknown: {0}', names)),
    ...unknownOf(qualifiers, 'mappings', (names) => l10n.t('Event source mappings unknown: {0}', names)),
  ];
}

/** One notice for all qualifiers of which a part is not known: their reasons are alike. */
function unknownOf(
  qualifiers: readonly QualifierInvokers[],
  part: 'invokers' | 'mappings',
  title: (names: string) => string,
): readonly NoticeViewModel[] {
  const failed = qualifiers.flatMap(({ qualifier = LATEST, [part]: state }) =>
    state.kind === 'failed' ? [{ name: plainLabel(qualifier), error: state.error }] : [],
  );
  const [first] = failed;
  return first ? [missingNotice(title(failed.map(({ name }) => name).join(', ')), first.error, [])] : [];
}

/** Nothing is missing: that there is no row is a fact. */
const isWhole = ({ qualifiers, notAsked, aliasesUnknown }: InvokersEvidence): boolean =>
  notAsked === 0 &&
  !aliasesUnknown &&
  qualifiers.every(({ invokers, mappings }) => invokers.kind === 'known' && mappings.kind === 'known');

function noteOf(read: InvokersEvidence, rows: number): string {
  const { notAsked } = read;
  const texts = [
    ...(rows === 0 && isWhole(read)
      ? [l10n.t('The resource policies name nobody, and there is no event source mapping.')]
      : []),
    ...(notAsked > 0 ? [l10n.t('{0} more aliases were not asked about.', notAsked)] : []),
    l10n.t(
      'Users and roles that have lambda:InvokeFunction by their own policies do not appear here, as EventBridge Scheduler’s do.',
    ),
  ];
  return texts.join(' ');
}

function qualifierRows(
  read: QualifierInvokers,
  isConfigured: (qualifier: string) => boolean,
): readonly EvidenceRowViewModel[] {
  const { qualifier = LATEST } = read;
  const name = plainLabel(qualifier);
  return [
    ...(valueOf(read.invokers) === 'unreadable'
      ? [row('unknown', l10n.t('Resource policy of {0}', name), [l10n.t('It could not be understood.')])]
      : []),
    ...knownInvokers(read).map((invoker) => invokerRow(invoker, name, isConfigured(qualifier))),
    ...(valueOf(read.mappings) ?? []).map((mapping) => mappingRow(mapping, name)),
  ];
}

const MODE_TEXTS: Readonly<Record<InvocationMode, (qualifier: string) => string>> = {
  asynchronous: (qualifier) => l10n.t('Invokes {0} asynchronously.', qualifier),
  synchronous: (qualifier) => l10n.t('Invokes {0} synchronously: these settings do not apply.', qualifier),
  either: (qualifier) => l10n.t('May invoke {0}, asynchronously or not.', qualifier),
  unknown: (qualifier) =>
    l10n.t('May invoke {0}. Whether it does so asynchronously is not known.', qualifier),
};

function invokerRow(
  { principal, mode, source }: Invoker,
  qualifier: string,
  configured: boolean,
): EvidenceRowViewModel {
  const usesDefaults = mode === 'asynchronous' && !configured;
  const isFinding = usesDefaults && qualifier !== LATEST;
  return row(
    isFinding ? 'warning' : 'plain',
    principal === '*' ? l10n.t('Everybody') : plainLabel(principal),
    [
      MODE_TEXTS[mode](qualifier),
      ...(usesDefaults ? [l10n.t('{0} has no config: such events use the defaults.', qualifier)] : []),
      ...(source === undefined ? [] : [plainLabel(source)]),
    ],
    isFinding ? [buttons.showQualifier(qualifier)] : [],
    isFinding ? undefined : 'zap',
  );
}

const mappingRow = ({ source, state }: EventSourceMapping, qualifier: string): EvidenceRowViewModel =>
  row(
    'plain',
    l10n.t('Event source mapping ({0})', state === undefined ? l10n.t('state unknown') : plainLabel(state)),
    [
      l10n.t('Polls for {0} and invokes it synchronously: these settings do not apply.', qualifier),
      ...(source === undefined ? [] : [plainLabel(source)]),
    ],
  );
