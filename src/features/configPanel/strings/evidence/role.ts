import { l10n } from 'vscode';
import type { Deciding, PolicyAnswer } from '../../../../domain/evidence/policyDocument.ts';
import { type AnsweredNeed, type RoleEvidence } from '../../../../domain/evidence/role.ts';
import type { Loadable } from '../../../../domain/loadable.ts';
import type { Simulated } from '../../../../domain/session/evidenceApi.ts';
import { plainLabel } from '../../../../editor/treeText.ts';
import type {
  EvidenceRowViewModel,
  EvidenceSectionViewModel,
  EvidenceTone,
} from '../../evidenceViewModel.ts';
import * as buttons from '../buttons.ts';
import { missingNotice } from '../common.ts';
import { row } from './rows.ts';

type Simulation = Loadable<readonly Simulated[]> | undefined;

/** What the policies of the execution role say about the targets. They never prove that it works (domain.md §15). */
export function roleView(
  role: Loadable<RoleEvidence> | undefined,
  simulation: Simulation,
  canAsk: boolean,
): EvidenceSectionViewModel {
  const read = role?.kind === 'known' ? role.value : undefined;
  return {
    id: 'role',
    heading: l10n.t('May the execution role send?'),
    ...(role?.kind === 'loading' && { loading: l10n.t('Reading…') }),
    notices: [
      ...(role?.kind === 'failed'
        ? [missingNotice(l10n.t('Policies of the execution role unknown'), role.error, [])]
        : []),
      ...(simulation?.kind === 'failed'
        ? [missingNotice(l10n.t('IAM did not simulate'), simulation.error, [])]
        : []),
    ],
    rows: read ? read.needs.map((need) => needRow(need, simulation)) : [],
    note: noteOf(role, read),
    actions:
      canAsk && read && read.needs.length > 0 ? [buttons.simulateRole(simulation?.kind === 'loading')] : [],
  };
}

function noteOf(role: Loadable<RoleEvidence> | undefined, read: RoleEvidence | undefined): string {
  if (!role) return l10n.t('The execution role is not known.');
  if (!read) return '';
  if (read.needs.length === 0) return l10n.t('No target needs a permission.');
  const names = read.policies.map(({ name }) => plainLabel(name)).join(', ');
  const policies = names === '' ? l10n.t('The role has no policies.') : l10n.t('Policies read: {0}.', names);
  return l10n.t(
    '{0} Service control policies, the policy of the target and the key that encrypts it count too, and are not read.',
    policies,
  );
}

function needRow(
  { action, target, resource, answer }: AnsweredNeed,
  simulation: Simulation,
): EvidenceRowViewModel {
  const { tone, text } = answerTexts(answer);
  const simulated = simulation?.kind === 'known' ? simulation.value : [];
  const decision = simulated.find((one) => one.action === action && one.resource === resource)?.decision;
  const by = 'by' in answer ? [plainLabel(answer.by.json)] : [];
  const lines = [text, ...by, ...(decision === undefined ? [] : [DECISION_TEXTS[decision]()])];
  const worst = decision === 'explicitDeny' || decision === 'implicitDeny' ? 'error' : tone;
  return row(worst, l10n.t('{0} on {1}', action, plainLabel(target.name)), lines);
}

const DECISION_TEXTS: Readonly<Record<Simulated['decision'], () => string>> = {
  allowed: () => l10n.t('IAM’s simulator: not denied by the policies that it knows.'),
  explicitDeny: () => l10n.t('IAM’s simulator: explicitly denied.'),
  implicitDeny: () => l10n.t('IAM’s simulator: not allowed by any policy that it knows.'),
};

function answerTexts(answer: PolicyAnswer): { readonly tone: EvidenceTone; readonly text: string } {
  switch (answer.kind) {
    case 'allowed':
      return { tone: 'ok', text: l10n.t('Its policies say: allowed, by {0}.', placeOf(answer.by)) };
    case 'denied':
      return { tone: 'error', text: l10n.t('Its policies say: denied, by {0}.', placeOf(answer.by)) };
    case 'notKnown':
      return { tone: answer.why === 'noStatement' ? 'warning' : 'unknown', text: notKnownText(answer) };
    default:
      return answer satisfies never;
  }
}

function notKnownText(answer: Extract<PolicyAnswer, { readonly kind: 'notKnown' }>): string {
  switch (answer.why) {
    case 'noStatement':
      return l10n.t('Not known: no statement of its policies allows it. The target’s own policy may.');
    case 'boundary':
      return l10n.t('Not known: its policies allow it, its permissions boundary does not.');
    case 'unreadable':
      return l10n.t('Not known: a policy could not be understood.');
    case 'condition':
      return l10n.t('Not known: it depends on a condition in {0}.', placeOf(answer.by));
    case 'variable':
      return l10n.t('Not known: it depends on a policy variable in {0}.', placeOf(answer.by));
    default:
      return answer satisfies never;
  }
}

function placeOf({ policy, sid }: Deciding): string {
  const name = plainLabel(policy);
  return sid === undefined
    ? l10n.t('policy {0}', name)
    : l10n.t('statement {0} of policy {1}', plainLabel(sid), name);
}
