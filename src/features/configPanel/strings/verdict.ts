import { l10n } from 'vscode';
import { LATEST } from '../../../domain/arn/functionArn.ts';
import { purposeOf } from '../../../domain/change/purpose.ts';
import type { Finding } from '../../../domain/findings/finding.ts';
import { ruleOf } from '../../../domain/findings/rules.ts';
import { findingText } from '../../../presentation/findingText.ts';
import { ruleText } from '../../../presentation/rule.ts';
import { verdictOf } from '../../../presentation/verdict.ts';
import type { PanelModel } from '../model.ts';
import type { ActionViewModel, NoticeViewModel } from '../protocol.ts';
import type { VerdictViewModel } from '../readyViewModel.ts';
import * as buttons from './buttons.ts';

const ICONS = { ok: 'pass', lost: 'warning', unknown: 'question' } as const;

/** The answer that readers look for, and everything that needs their attention. */
export function verdictView({ report }: PanelModel): VerdictViewModel {
  const { tone, text } = verdictOf(report);
  return {
    heading: l10n.t('Verdict'),
    tone,
    icon: ICONS[tone],
    text,
    findings: report.findings.map(findingNotice),
  };
}

function findingNotice(finding: Finding): NoticeViewModel {
  const { headline, explanation } = findingText(finding);
  const { severity } = ruleOf(finding);
  return {
    tone: severity,
    title: headline,
    text: l10n.t('{0} To fix: {1}', explanation, ruleText(finding.kind).remedy),
    actions: actionsFor(finding),
  };
}

/** Where a finding leads to: what shows it, and the change that ends it. */
function actionsFor(finding: Finding): readonly ActionViewModel[] {
  const purpose = purposeOf(finding);
  return [
    ...(finding.kind === 'functionLoop' ? [buttons.showInGraph()] : []),
    ...(finding.kind === 'aliasWithoutConfig' ? [buttons.showQualifier(LATEST)] : []),
    ...(purpose ? [buttons.change(purpose)] : []),
  ];
}
