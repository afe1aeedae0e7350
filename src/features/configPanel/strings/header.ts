import { l10n } from 'vscode';
import { isAlias, isVersion } from '../../../domain/arn/functionArn.ts';
import { originFacts } from '../../../page/origin.ts';
import type { ActionViewModel, FactViewModel, HeaderViewModel, SwitcherViewModel } from '../protocol.ts';
import type { QualifierList } from '../qualifierList.ts';
import { type PanelTarget, targetArn } from '../target.ts';
import * as buttons from './buttons.ts';

/** Facts for the head of the panel; all but the target can be missing. */
export interface HeaderFacts {
  readonly target: PanelTarget;
  readonly profile?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly sample: boolean;
  readonly qualifiers?: QualifierList | undefined;
  readonly actions: readonly ActionViewModel[];
}

/** The function's identity, which stands on every state of the panel. */
export function headerView(facts: HeaderFacts): HeaderViewModel {
  const { target, qualifiers } = facts;
  return {
    name: target.name,
    qualifier: target.qualifier,
    facts: identityFacts(facts),
    actionsLabel: l10n.t('Actions'),
    actions: facts.actions,
    copyName: buttons.copy('name', l10n.t('Copy Name')),
    ...(qualifiers && { switcher: switcherView(qualifiers) }),
  };
}

function identityFacts({ target, profile, endpoint, sample }: HeaderFacts): readonly FactViewModel[] {
  const arn = targetArn(target);
  const { accountId, region } = target;
  return [
    ...originFacts({ accountId, region, profile, endpoint, sample }),
    ...(arn ? [{ label: l10n.t('ARN'), value: arn, copy: buttons.copy('arn', l10n.t('Copy ARN')) }] : []),
  ];
}

function switcherView({ rows, folded }: QualifierList): SwitcherViewModel {
  const all = [...rows, ...folded];
  const options = (chosen: typeof all) =>
    chosen.map(({ qualifier, version }) => ({
      qualifier,
      text: version === undefined ? qualifier : l10n.t('{0} → version {1}', qualifier, version),
    }));
  const groups = [
    {
      label: l10n.t('Unpublished'),
      options: options(all.filter(({ qualifier }) => qualifier.startsWith('$'))),
    },
    { label: l10n.t('Aliases'), options: options(all.filter(({ qualifier }) => isAlias(qualifier))) },
    { label: l10n.t('Versions'), options: options(all.filter(({ qualifier }) => isVersion(qualifier))) },
  ];
  return { label: l10n.t('Qualifier'), groups: groups.filter((group) => group.options.length > 0) };
}
