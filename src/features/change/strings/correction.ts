import { l10n } from 'vscode';
import { qualifiedArn } from '../../../domain/account/functionIdentity.ts';
import type { EditableSetting } from '../../../domain/change/desiredConfig.ts';
import type { ChangeReview } from '../../../domain/change/review.ts';
import { isExpectedError } from '../../../domain/errors.ts';
import type { Obstacle } from '../correction.ts';
import type { Correction, DeskRecord } from '../deskRecord.ts';
import type { NoticeViewModel } from '../protocol.ts';
import * as buttons from './buttons.ts';
import { problemText, serviceText, settingName } from './fields.ts';

/** A value that cannot be stored: the rule, and the service's own words for it. */
export function wrongValueText(
  setting: EditableSetting,
  problem: Parameters<typeof problemText>[1],
  value: string,
): string {
  const said = serviceText(setting, value.trim());
  const text = problemText(setting, problem);
  return said === undefined ? text : l10n.t('{0} {1}', text, said);
}

/** Before anything is sent: why settings cannot be stored as they are, and the way out. */
export function obstacleNotice(obstacle: Obstacle, review: ChangeReview, key: string): NoticeViewModel {
  const { problems, change } = review;
  if (obstacle === 'qualifier') {
    return {
      tone: 'error',
      title: l10n.t('The qualifier {0} no longer exists. Lambda would reject this change.', change.qualifier),
      text: l10n.t('Choose another qualifier of the function for these settings. You review them first.'),
      actions: [buttons.otherQualifier(key)],
    };
  }
  const lines = [...problems].map(([setting, problem]) =>
    l10n.t('{0}: {1}', settingName(setting), problemText(setting, problem)),
  );
  return {
    tone: 'error',
    title: l10n.t('These settings are not valid. They cannot be sent as they are.'),
    text: lines.join(' '),
    actions: [buttons.correct(key)],
  };
}

/** A refusal by the service, with the form as the first way out. */
export const withCorrection = (notice: NoticeViewModel, key: string): NoticeViewModel => ({
  ...notice,
  actions: [buttons.correct(key), ...notice.actions.map((action) => ({ ...action, primary: false }))],
});

/** Above a form with settings that could not be stored as they were. */
export function correctionNotices({ correction, targets, phase }: DeskRecord): readonly NoticeViewModel[] {
  if (!correction) return [];
  const waiting = correction.others?.wish.targets.length ?? 0;
  const actions = waiting > 0 ? [buttons.others(waiting)] : [];
  if (phase !== 'edit') return waiting > 0 ? [othersNotice(waiting)] : [];
  const isElsewhere = targets.some(({ content, target }) =>
    content.kind === 'ready' ? qualifiedArn(content.fn, target.qualifier) !== correction.key : false,
  );
  const detail = detailOf(correction);
  return [
    {
      tone: 'warning',
      title: isElsewhere ? elsewhereText(correction) : asTheyWereText(correction),
      text: isElsewhere
        ? l10n.t('Review them, then apply.')
        : l10n.t('Correct the marked values or remove the cause, then review and apply.'),
      ...(detail !== undefined && { detail: { label: l10n.t('Service message'), text: detail } }),
      actions,
    },
  ];
}

const asTheyWereText = ({ undoes }: Correction): string =>
  undoes === undefined
    ? l10n.t('These settings cannot be stored as they are.')
    : l10n.t('The earlier settings cannot be stored as they were.');

const elsewhereText = ({ key }: Correction): string =>
  l10n.t('These are the settings of {0}, which no longer exists.', key.split(':').slice(-2).join(':'));

const othersNotice = (count: number): NoticeViewModel => ({
  tone: 'info',
  title:
    count === 1 ? l10n.t('1 other change is not done.') : l10n.t('{0} other changes are not done.', count),
  actions: [buttons.others(count)],
});

const detailOf = ({ refusal }: Correction): string | undefined =>
  isExpectedError(refusal) ? refusal.facts.detail : undefined;

/** The service's refusal of a value, as long as it is in its field and nothing newer is known. */
export function refusedText(
  { correction, phase }: Pick<DeskRecord, 'correction' | 'phase'>,
  setting: EditableSetting,
  value: string,
): string | undefined {
  if (phase !== 'edit' || correction?.refusal === undefined || !correction.wrong.includes(setting))
    return undefined;
  if (value.trim() !== String(correction.desired[setting] ?? '')) return undefined;
  return l10n.t('Lambda did not accept this value: {0}', detailOf(correction) ?? '');
}
