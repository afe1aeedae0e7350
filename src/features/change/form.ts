import { LATEST } from '../../domain/arn/functionArn.ts';
import {
  type DesiredConfig,
  EDITABLE_SETTINGS,
  type EditableSetting,
} from '../../domain/change/desiredConfig.ts';
import { configOf } from '../../domain/settings/eventInvokeConfig.ts';
import type { DeskRecord } from './deskRecord.ts';

/** The part of a record that the form shows. */
type Form = Pick<DeskRecord, 'texts' | 'changing'>;

export const EMPTY_FORM: Form = { texts: new Map(), changing: new Set() };

/** The form after the user typed or chose a value. */
export function edited({ texts, changing }: Form, setting: EditableSetting, text: string): Form {
  return { texts: new Map([...texts, [setting, text]]), changing: new Set([...changing, setting]) };
}

/** The form after the user decided whether a setting of many functions is changed. */
export function toggled({ changing }: Form, setting: EditableSetting): Pick<Form, 'changing'> {
  const other = new Set(changing);
  if (!other.delete(setting)) other.add(setting);
  return { changing: other };
}

/** The form with these settings in all its fields. */
export function filled(config: DesiredConfig | undefined): Form {
  const texts = EDITABLE_SETTINGS.map((setting) => [setting, String(config?.[setting] ?? '')] as const);
  return { texts: new Map(texts), changing: new Set(EDITABLE_SETTINGS) };
}

/** The form as the wish begins it: of one function, with the settings that are stored. */
export function begun({ targets, wish: { purpose } }: DeskRecord): Partial<Form> {
  if (purpose === 'remove') return filled({});
  const [only] = targets;
  if (targets.length === 1 && only?.content.kind === 'ready') {
    const { known, seen } = only.content;
    const latest = configOf(LATEST, known.configs.configs);
    return purpose === 'copyLatest' && latest !== seen ? filled(latest) : {};
  }
  const setting = EDITABLE_SETTINGS.find((one) => one === purpose);
  return setting ? { changing: new Set([setting]) } : {};
}

/** The text of a field: what was typed, else what is stored in the one function. */
export function textOf({ changing, texts, targets }: DeskRecord, setting: EditableSetting): string {
  if (changing.has(setting)) return texts.get(setting) ?? '';
  const [only] = targets;
  if (targets.length !== 1 || only?.content.kind !== 'ready') return '';
  return String(only.content.seen?.[setting] ?? '');
}

/** The value that a text means; an empty one is not set. A text that is no number is NaN, which no rule accepts. */
export function valueOf(setting: EditableSetting, texts: DeskRecord['texts']): string | number | undefined {
  const text = (texts.get(setting) ?? '').trim();
  if (text === '') return undefined;
  if (setting === 'onSuccess' || setting === 'onFailure') return text;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
