import type { ReadState, StateProblem, TerraformState } from '../../domain/declared/state.ts';
import { MAX_RESOURCES, MAX_STATE } from '../limits.ts';
import { fieldOf, kept, type StateEntry, stringOf } from './stateEntries.ts';
import { rawEntries, shownEntries } from './stateForms.ts';

/**
 * Reads a Terraform state: the output of `terraform show -json` of a state or plan, or a state file of version 4. A state
 * holds secrets, so that nothing of the text is kept but names, ARNs and asynchronous settings. Never throws.
 */
export function readState(text: string): ReadState {
  if (text.length > MAX_STATE) return refused({ kind: 'tooLong', limit: MAX_STATE });
  let document: unknown;
  try {
    document = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return refused({ kind: 'syntax' });
  }
  const entries = entriesOf(document);
  return 'kind' in entries ? refused(entries) : { ok: true, state: stateOf(entries) };
}

const refused = (problem: StateProblem): ReadState => ({ ok: false, problem });

function entriesOf(document: unknown): readonly StateEntry[] | StateProblem {
  if (fieldOf(document, 'encrypted_data') !== undefined) return { kind: 'encrypted' };
  if (stringOf(document, 'format_version') !== undefined) return shownEntries(document);
  const version = fieldOf(document, 'version');
  const isState = Array.isArray(fieldOf(document, 'resources')) || fieldOf(document, 'lineage') !== undefined;
  if (typeof version !== 'number' || !isState) return { kind: 'notState' };
  return version === 4 ? rawEntries(document) : { kind: 'version', version };
}

function stateOf(entries: readonly StateEntry[]): TerraformState {
  const few = entries.slice(0, MAX_RESOURCES);
  return { ...kept(few), isCut: entries.length > few.length };
}
