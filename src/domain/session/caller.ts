/** Caller of the requests, as the ARN of sts:GetCallerIdentity names it. */
export interface Caller {
  readonly kind: 'user' | 'role' | 'federated' | 'root';
  /** The user's or role's own name, without path and session. Foreign text. */
  readonly name: string;
}

const FORMS: readonly (readonly [RegExp, Caller['kind']])[] = [
  [/^arn:[^:]+:sts::\d{12}:assumed-role\/([^/]+)\/[^/]+$/, 'role'],
  [/^arn:[^:]+:sts::\d{12}:federated-user\/([^/]+)$/, 'federated'],
  [/^arn:[^:]+:iam::\d{12}:user\/(?:[^/]+\/)*([^/]+)$/, 'user'],
  [/^arn:[^:]+:iam::\d{12}:(root)$/, 'root'],
];

/** Reads the ARN of a caller; undefined for one of a form not known. */
export function parseCaller(arn: string): Caller | undefined {
  if (arn.length > 2048) return undefined;
  for (const [form, kind] of FORMS) {
    const name = form.exec(arn)?.[1];
    if (name !== undefined) return { kind, name };
  }
  return undefined;
}

/** The permission set behind a role that IAM Identity Center made: `AWSReservedSSO_Admin_0123456789abcdef`. */
export const permissionSet = (role: string): string | undefined =>
  /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1];
