import { l10n } from 'vscode';
import { COMPARISON_STATES, type ComparisonState } from '../../../domain/comparison/row.ts';
import {
  COMPARISON_ICONS,
  comparisonStateFact,
  comparisonStateText,
} from '../../../presentation/comparison.ts';
import type { TableStrings } from '../protocol.ts';

/** The words of the table; made once for each page. */
export function tableStrings(): TableStrings {
  return {
    label: l10n.t('Declared functions'),
    columns: {
      state: l10n.t('State'),
      function: l10n.t('Function'),
      qualifier: l10n.t('Qualifier'),
      declaredIn: l10n.t('Declared in'),
      deployedAs: l10n.t('Deployed as'),
      note: l10n.t('Difference or reason'),
    },
    states: stateStrings(),
    count: l10n.t('{0} of {1} rows'),
    noRows: l10n.t('No rows yet.'),
    nothingPasses: l10n.t('No rows match the filters.'),
    filters: filterStrings(),
    detail: detailStrings(),
  };
}

const filterStrings = (): TableStrings['filters'] => ({
  label: l10n.t('Filters'),
  text: l10n.t('Filter by function or file'),
  placeholder: l10n.t('Function or file'),
  state: l10n.t('State'),
  all: l10n.t('All'),
  clear: l10n.t('Clear Filters'),
});

const detailStrings = (): TableStrings['detail'] => ({
  label: l10n.t('Selected row'),
  none: l10n.t('Select a row to see its settings in the file, in the stack and in force.'),
  setting: l10n.t('Setting'),
  file: l10n.t('This file'),
  stack: l10n.t('Last deployed by the stack'),
  deployed: l10n.t('In force now'),
});

const stateStrings = (): TableStrings['states'] =>
  Object.fromEntries(
    COMPARISON_STATES.map((state) => [
      state,
      { text: comparisonStateText(state), icon: COMPARISON_ICONS[state], fact: comparisonStateFact(state) },
    ]),
  ) as Record<ComparisonState, TableStrings['states'][ComparisonState]>;
