import {
  type DesiredConfig,
  EDITABLE_SETTINGS,
  type EditableSetting,
} from '../../domain/change/desiredConfig.ts';
import type { DeskRecord } from './deskRecord.ts';

export function textsOf(config: DesiredConfig | undefined): ReadonlyMap<EditableSetting, string> {
  return new Map(EDITABLE_SETTINGS.map((setting) => [setting, String(config?.[setting] ?? '')] as const));
}

/** The value that a text means; an empty one is not set. A text that is no number is NaN, which no rule accepts. */
export function valueOf(setting: EditableSetting, texts: DeskRecord['texts']): string | number | undefined {
  const text = (texts.get(setting) ?? '').trim();
  if (text === '') return undefined;
  if (setting === 'onSuccess' || setting === 'onFailure') return text;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
