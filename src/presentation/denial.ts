import { l10n } from 'vscode';
import type { Denial, PolicyKind } from '../domain/session/denial.ts';

/** Why one more permission does not help, and who can change that. */
export function denialText({ effect, policy }: Denial): string {
  const why =
    effect === 'explicit'
      ? l10n.t('{0} explicitly denies this action, which overrides every permission.', policyText(policy))
      : l10n.t('{0} does not allow this action, so another permission is not enough.', policyText(policy));
  return `${why} ${whoText(policy)}`;
}

const policyText = (policy: PolicyKind): string => POLICY_TEXTS[policy]();

const POLICY_TEXTS: Readonly<Record<PolicyKind, () => string>> = {
  identity: () => l10n.t('An identity-based policy'),
  resource: () => l10n.t('The function’s resource-based policy'),
  serviceControl: () => l10n.t('A service control policy (SCP) of your organization'),
  resourceControl: () => l10n.t('A resource control policy (RCP) of your organization'),
  boundary: () => l10n.t('The permissions boundary of your user or role'),
  session: () => l10n.t('The session policy of your credentials'),
  endpoint: () => l10n.t('The policy of the VPC endpoint'),
  trust: () => l10n.t('The trust policy of the role'),
  unknown: () => l10n.t('A policy'),
};

function whoText(policy: PolicyKind): string {
  switch (policy) {
    case 'serviceControl':
    case 'resourceControl':
      return l10n.t('An administrator of the organization’s management account can change it.');
    case 'session':
      return l10n.t('The issuer of these credentials can change it.');
    case 'endpoint':
      return l10n.t('The administrator of the network can change it.');
    case 'resource':
      return l10n.t('The owner of the function can change it.');
    case 'trust':
      return l10n.t('The owner of the role can change it.');
    case 'identity':
    case 'boundary':
    case 'unknown':
      return l10n.t('Your AWS administrator can change it.');
    default:
      return policy satisfies never;
  }
}
