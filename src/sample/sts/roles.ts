import { type Caller, PRIMARY_ACCOUNT, STAGING_ACCOUNT } from './callers.ts';

/** A role of the sample, and who may take it on. */
export interface Role {
  readonly accountId: string;
  readonly name: string;
  /** The trust policy, as far as it is about who asks. */
  readonly trusts: (caller: Caller) => boolean;
  /** `aws:MultiFactorAuthPresent` is a condition. */
  readonly mfa?: true;
  /** `sts:ExternalId` must be this. */
  readonly externalId?: string;
  /** May be taken on with a web identity. */
  readonly web?: true;
}

/** The one code that the sample's MFA devices show. */
export const MFA_CODE = '123456';

/** A device whose name says what to type. */
export const MFA_SERIAL = `arn:aws:iam::${PRIMARY_ACCOUNT}:mfa/the-code-is-${MFA_CODE}`;

const isPrimary = ({ accountId }: Caller): boolean => accountId === PRIMARY_ACCOUNT;

export const ROLES = {
  developer: { accountId: PRIMARY_ACCOUNT, name: 'SampleDeveloper', trusts: isPrimary },
  mfa: { accountId: PRIMARY_ACCOUNT, name: 'SampleMfa', trusts: isPrimary, mfa: true },
  partner: { accountId: PRIMARY_ACCOUNT, name: 'SamplePartner', trusts: isPrimary, externalId: 'sample' },
  forbidden: { accountId: PRIMARY_ACCOUNT, name: 'SampleForbidden', trusts: () => false },
  web: { accountId: PRIMARY_ACCOUNT, name: 'SampleWeb', trusts: () => false, web: true },
  /** Only for who has taken on the developer's role before. */
  deployer: {
    accountId: STAGING_ACCOUNT,
    name: 'SampleDeployer',
    trusts: ({ role }) => role === 'SampleDeveloper',
  },
} as const satisfies Readonly<Record<string, Role>>;

export const roleArn = ({ accountId, name }: Pick<Role, 'accountId' | 'name'>): string =>
  `arn:aws:iam::${accountId}:role/${name}`;

export function findRole(arn: string): Role | undefined {
  return Object.values<Role>(ROLES).find((role) => roleArn(role) === arn);
}

/** Roles that people of the sample's IAM Identity Center are assigned to, by account. */
const PERMISSION_SETS: Readonly<Record<string, readonly string[]>> = {
  [PRIMARY_ACCOUNT]: ['Developer', 'Auditor'],
  [STAGING_ACCOUNT]: ['Developer'],
};

export function isAssigned(accountId: string, permissionSet: string): boolean {
  return PERMISSION_SETS[accountId]?.includes(permissionSet) ?? false;
}
