import { l10n } from 'vscode';
import type { ComparisonReason, ComparisonRow, ComparisonState } from '../domain/comparison/row.ts';
import type { ThreeSides } from '../domain/declared/threeSides.ts';
import { notMatchedText } from './declared.ts';
import { settingText, sideText } from './declaredSetting.ts';
import { errorText } from './error.ts';
import { mismatchText } from './match.ts';

export const comparisonStateText = (state: ComparisonState): string => COMPARISON_STATE_TEXTS[state]();

const COMPARISON_STATE_TEXTS: Readonly<Record<ComparisonState, () => string>> = {
  differs: () => l10n.t('Differs'),
  notDeclared: () => l10n.t('Not declared'),
  notDeployed: () => l10n.t('Not deployed'),
  unknown: () => l10n.t('Not known'),
  same: () => l10n.t('Same'),
};

/** The state in one sentence, for a tooltip and for exports. */
export const comparisonStateFact = (state: ComparisonState): string => COMPARISON_STATE_FACTS[state]();

const COMPARISON_STATE_FACTS: Readonly<Record<ComparisonState, () => string>> = {
  differs: () => l10n.t('The settings in force differ from those that the file declares.'),
  notDeclared: () => l10n.t('A function or config is deployed that no template of the workspace declares.'),
  notDeployed: () => l10n.t('The file declares it, and it is not deployed in this account and Region.'),
  unknown: () => l10n.t('It cannot be compared, or not all of its values are known.'),
  same: () => l10n.t('The settings in force are those that the file declares.'),
};

/** Codicons. */
export const COMPARISON_ICONS: Readonly<Record<ComparisonState, string>> = {
  differs: 'diff-modified',
  notDeclared: 'diff-added',
  notDeployed: 'circle-slash',
  unknown: 'question',
  same: 'check',
};

/** Explains a row: the settings that differ, or the reason why they were not compared. Empty where there is nothing to say. */
export function comparisonNote({ state, sides, reason }: ComparisonRow): string {
  if (reason) return reasonText(reason);
  switch (state) {
    case 'differs':
      return settingsWith('differs', sides, differenceText);
    case 'unknown':
      return settingsWith('unknown', sides, unknownText);
    case 'notDeclared':
      return l10n.t('A config is deployed for this qualifier, and the file declares none.');
    case 'notDeployed':
    case 'same':
      return '';
    default:
      return state satisfies never;
  }
}

const settingsWith = (
  outcome: ThreeSides['outcome'],
  sides: readonly ThreeSides[],
  text: (side: ThreeSides) => string,
): string =>
  sides
    .filter((side) => side.outcome === outcome)
    .map(text)
    .join(' · ');

const differenceText = ({ setting, declared, deployed }: ThreeSides): string =>
  l10n.t(
    '{0}: {1} declared, {2} in force',
    settingText(setting),
    sideText(setting, declared),
    sideText(setting, deployed),
  );

const unknownText = ({ setting, declared, deployed }: ThreeSides): string =>
  l10n.t(
    '{0}: {1}',
    settingText(setting),
    sideText(setting, deployed.kind === 'notRead' ? deployed : declared),
  );

function reasonText(reason: ComparisonReason): string {
  switch (reason.kind) {
    case 'notMatched':
      return notMatchedText(reason.match, (name) => name);
    case 'mismatch':
      return mismatchText(reason.match, []);
    case 'failed':
      return errorText(reason.error).headline;
    case 'qualifier':
      return l10n.t('The template does not tell which qualifier the config is for.');
    case 'ofStack':
      return l10n.t(
        'Stack {0} has this function, and no template of the workspace declares it.',
        reason.stack,
      );
    default:
      return reason satisfies never;
  }
}

/** The outcome of one setting in a word. */
export function outcomeText(outcome: ThreeSides['outcome']): string {
  switch (outcome) {
    case 'differs':
      return l10n.t('differs');
    case 'unknown':
      return l10n.t('not known');
    case 'same':
      return l10n.t('same');
    default:
      return outcome satisfies never;
  }
}
