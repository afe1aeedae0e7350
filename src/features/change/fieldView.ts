import { l10n } from 'vscode';
import type { EditableSetting } from '../../domain/change/desiredConfig.ts';
import type { DeskRecord } from './deskRecord.ts';
import type { FieldViewModel } from './protocol.ts';
import type { TargetReview } from './reviews.ts';
import * as buttons from './strings/buttons.ts';
import { refusedText, wrongValueText } from './strings/correction.ts';
import { fieldLabel, hintText, MEMBERS, settingName } from './strings/fields.ts';

/** The text of a field, and the last edit of it that the text knows. */
export type TypedOf = (setting: EditableSetting) => Pick<FieldViewModel, 'value' | 'edit'>;

export function fieldView(
  setting: EditableSetting,
  { value, edit }: ReturnType<TypedOf>,
  record: DeskRecord,
  reviews: readonly TargetReview[],
): FieldViewModel {
  const { changing, targets } = record;
  const isTarget = setting === 'onSuccess' || setting === 'onFailure';
  const isOn = targets.length === 1 || changing.has(setting);
  const error = isOn ? errorOf(setting, value, record, reviews) : undefined;
  return {
    setting,
    label: fieldLabel(setting),
    member: MEMBERS[setting],
    value,
    edit,
    hint: hintText(setting),
    placeholder: isOn ? l10n.t('not set') : l10n.t('unchanged'),
    isNumber: !isTarget,
    ...(error !== undefined && { error }),
    ...(isTarget && { choose: buttons.choose(setting) }),
    ...(targets.length > 1 && {
      toggle: { label: l10n.t('Change {0} in all functions', settingName(setting)), isOn },
    }),
  };
}

function errorOf(
  setting: EditableSetting,
  value: string,
  record: DeskRecord,
  reviews: readonly TargetReview[],
): string | undefined {
  const problem = reviews.map(({ review }) => review.problems.get(setting)).find(Boolean);
  return problem ? wrongValueText(setting, problem, value) : refusedText(record, setting, value);
}
