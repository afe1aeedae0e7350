import { l10n } from 'vscode';
import type { ComparisonRow } from '../../domain/comparison/row.ts';
import type { ThreeSides } from '../../domain/declared/threeSides.ts';
import { isExpectedError } from '../../domain/errors.ts';
import { missingAction } from '../../domain/session/remedies.ts';
import { plainText } from '../../editor/plainTexts.ts';
import { copyPolicy } from '../../page/buttons.ts';
import { comparisonNote, comparisonStateFact, outcomeText } from '../../presentation/comparison.ts';
import { wayText } from '../../presentation/declared.ts';
import { settingText, sideText } from '../../presentation/declaredSetting.ts';
import { errorText } from '../../presentation/error.ts';
import type { ActionViewModel, DetailViewModel, SideViewModel } from './protocol.ts';
import { pathOf, shownName } from './rowViews.ts';
import * as buttons from './strings/buttons.ts';

/** A row with its three sides and the actions on it. @param left the session was left: nothing more is read */
export function detailView(row: ComparisonRow, left: boolean): DetailViewModel {
  return {
    key: row.key,
    heading: plainText(headingOf(row)),
    text: plainText(textsOf(row).join(' ')),
    sides: row.sides.map(sideView),
    actions: actionsOf(row, left),
  };
}

/** `orders · live · Orders · template.yaml` */
function headingOf(row: ComparisonRow): string {
  const { declaration, qualifier } = row;
  const name = shownName(row);
  const address = declaration?.address === name ? undefined : declaration?.address;
  return [name, qualifier, address, declaration && pathOf(declaration.at.file)]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function textsOf(row: ComparisonRow): readonly string[] {
  const { state, name, region, way, reason, sides } = row;
  const saysMore = sides.length === 0 || reason !== undefined || state === 'notDeclared';
  const note = saysMore ? comparisonNote(row) : '';
  const remedy = reason?.kind === 'failed' ? errorText(reason.error).remedy : undefined;
  return [
    note === '' ? comparisonStateFact(state) : `${note}${note.endsWith('.') ? '' : '.'}`,
    ...(remedy === undefined ? [] : [remedy]),
    ...(name === undefined ? [] : [l10n.t('Deployed as {0} in {1}.', name, region)]),
    ...(way ? [wayText(way)] : []),
  ];
}

function sideView({ setting, declared, stack, deployed, outcome }: ThreeSides): SideViewModel {
  return {
    setting: settingText(setting),
    file: plainText(sideText(setting, declared)),
    ...(stack && { stack: plainText(sideText(setting, stack)) }),
    deployed: plainText(sideText(setting, deployed)),
    outcome,
    outcomeText: outcomeText(outcome),
  };
}

function actionsOf(row: ComparisonRow, left: boolean): readonly ActionViewModel[] {
  const { key, declaration, name, sides } = row;
  return [
    ...(declaration ? [buttons.openDeclaration(key)] : []),
    ...(name === undefined || left ? [] : [buttons.openPanel(key)]),
    ...(sides.length === 0 ? [] : [buttons.diff(key)]),
    ...(left ? [] : nextSteps(row)),
  ];
}

/** The ways to a certain match, and to what is missing for it. */
function nextSteps({ key, reason, way, declaration }: ComparisonRow): readonly ActionViewModel[] {
  if (reason?.kind === 'failed') return [buttons.retry(), ...policies([reason.error])];
  if (reason?.kind === 'notMatched') {
    const { match } = reason;
    if (match.kind === 'chooseState') return [buttons.chooseState(key)];
    if (match.kind === 'chooseStack') return [buttons.chooseStack(key), ...policies(match.denied)];
    return match.kind === 'notDeployed' && match.stack !== undefined ? [buttons.changeStack(key)] : [];
  }
  const isOfStack = way?.kind === 'tags' || way?.kind === 'stack';
  return isOfStack && declaration ? [buttons.changeStack(key)] : [];
}

const policies = (errors: readonly unknown[]): readonly ActionViewModel[] =>
  errors
    .filter((error) => isExpectedError(error))
    .flatMap((error) => missingAction(error) ?? [])
    .map(copyPolicy);
