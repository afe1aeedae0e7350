import { l10n } from 'vscode';
import { requestsFor } from '../../../domain/comparison/estimate.ts';
import { countText } from '../../../presentation/count.ts';
import { requestsText } from '../../../presentation/scan.ts';
import { switchProfile } from '../../../page/buttons.ts';
import { failureNotice } from '../../../page/failureNotice.ts';
import { leftText, placeText } from '../../../page/origin.ts';
import type { NoticeViewModel } from '../protocol.ts';
import { type CompareRecord, errorOf, type ReadDeclarations, type ReadyRecord } from '../record.ts';
import { pathOf } from '../rowViews.ts';
import * as buttons from './buttons.ts';

/** Notices above the rows: the question before a comparison, and each reason why nothing is compared, with its remedy. */
export function noticesOf(record: CompareRecord, rate: number): readonly NoticeViewModel[] {
  switch (record.kind) {
    case 'noFolder':
      return [noFolderNotice()];
    case 'restricted':
      return [restrictedNotice()];
    case 'opening':
      return [];
    case 'failed':
      return [failureNotice(record.error, buttons.reopen())];
    case 'ready':
      return readyNotices(record, rate);
    default:
      return record satisfies never;
  }
}

const noFolderNotice = (): NoticeViewModel => ({
  tone: 'info',
  title: l10n.t('No folder is open'),
  text: l10n.t('Open a folder with templates to compare them with the active account.'),
  actions: [buttons.openFolder()],
});

const restrictedNotice = (): NoticeViewModel => ({
  tone: 'info',
  title: l10n.t('Not available in Restricted Mode'),
  text: l10n.t(
    'A comparison asks AWS for functions that the templates name. Trust this workspace to use it.',
  ),
  actions: [buttons.manageTrust()],
});

function readyNotices(record: ReadyRecord, rate: number): readonly NoticeViewModel[] {
  const { declarations, comparison, left } = record;
  if (left) return [leftNotice(record)];
  const error = errorOf(record);
  if (error !== undefined) return [failureNotice(error, buttons.goOn())];
  if (declarations.kind !== 'read') return [];
  const isIdle = !comparison || comparison.state === 'idle';
  return [...(isIdle ? [questionNotice(declarations, rate)] : []), ...unreadNotices(declarations)];
}

/** A comparison sends requests, so it starts only when the user says so. */
function questionNotice(declarations: ReadDeclarations, rate: number): NoticeViewModel {
  const { units, templates } = declarations;
  if (units.length === 0) {
    return {
      tone: 'info',
      title: l10n.t('No template in this workspace declares a Lambda function'),
      text: l10n.t('CloudFormation, SAM, CDK, Serverless Framework and Terraform files are read.'),
      actions: [buttons.again()],
    };
  }
  return {
    tone: 'info',
    title: l10n.t(
      'Compare {0} in {1} with this account?',
      declarationsText(units.length),
      templatesText(templates),
    ),
    text: [
      l10n.t('The comparison finds the deployed function of each declaration and reads its settings.'),
      requestsText({ ...requestsFor(declarations.units), rate }),
    ].join(' '),
    actions: [buttons.start()],
  };
}

const declarationsText = (count: number): string =>
  count === 1 ? l10n.t('1 declaration') : l10n.t('{0} declarations', countText(count));

const templatesText = (count: number): string =>
  count === 1 ? l10n.t('1 template') : l10n.t('{0} templates', countText(count));

function unreadNotices({ tooLarge, incomplete, isCut }: ReadDeclarations): readonly NoticeViewModel[] {
  const notice = (title: string, files: readonly string[]): readonly NoticeViewModel[] =>
    files.length === 0 ? [] : [{ tone: 'warning', title, text: filesText(files), actions: [] }];
  return [
    ...notice(l10n.t('Not read, because larger than 2 MB: {0}', filesCount(tooLarge.length)), tooLarge),
    ...notice(l10n.t('Not read completely: {0}', filesCount(incomplete.length)), incomplete),
    ...(isCut
      ? [
          {
            tone: 'warning',
            title: l10n.t('The workspace has more files than are read: only the first {0}', countText(5000)),
            actions: [],
          } as const,
        ]
      : []),
  ];
}

const filesCount = (count: number): string =>
  count === 1 ? l10n.t('1 file') : l10n.t('{0} files', countText(count));

/** Files that a notice names; more of them mostly have one cause. */
const NAMED = 5;

const filesText = (files: readonly string[]): string =>
  [...files.slice(0, NAMED).map(pathOf), ...(files.length > NAMED ? ['…'] : [])].join(', ');

/** The rows were compared with a session that was left since; they stay under their own account. */
function leftNotice({ session, successor }: ReadyRecord): NoticeViewModel {
  return {
    tone: 'info',
    title: l10n.t('This comparison shows {0}, which is no longer active', placeText(session)),
    text: leftText(successor),
    actions: [successor ? buttons.reload() : buttons.reopen(), switchProfile()],
  };
}
