import { isExpectedError } from '../errors.ts';
import { type DesiredConfig, EDITABLE_SETTINGS, type EditableSetting } from './desiredConfig.ts';

/**
 * The settings that Lambda's refusal of a change is about: those whose name or destination it quotes, else the destinations
 * where it speaks of one. Empty: it names none. Source: domain.md §5.
 */
export function refusedSettings(error: unknown, desired: DesiredConfig): readonly EditableSetting[] {
  if (!isExpectedError(error) || error.kind !== 'invalidRequest') return [];
  const { detail = '' } = error.facts;
  const set = EDITABLE_SETTINGS.filter((setting) => desired[setting] !== undefined);
  const targets = set.filter((setting) => setting === 'onSuccess' || setting === 'onFailure');
  const quoted = targets.filter((setting) => detail.includes(String(desired[setting])));
  // A queue's ARN may begin as the other one's.
  const named = quoted.filter((one) => !quoted.some((other) => isBeginning(desired[one], desired[other])));
  const numbers = set.filter((setting) => detail.includes(`'${setting}'`));
  const told = [...numbers, ...named];
  if (told.length > 0) return told;
  return /destination/i.test(detail) ? targets : [];
}

const isBeginning = (text: unknown, other: unknown): boolean =>
  text !== other && String(other).startsWith(String(text));
