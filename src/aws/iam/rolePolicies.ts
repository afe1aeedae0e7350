import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import type { RolePolicy } from '../../domain/session/evidenceApi.ts';
import { notUnderstood } from '../failures/errors.ts';
import { type Fields, fieldsOf, member, nextToken, optionalText, requiredText } from '../transport/fields.ts';
import { CAPS } from '../transport/limits.ts';
import { collect, type Marker, type Page } from '../transport/pages.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

export type Ask = PerformWith<IAMClient>;

const pageOf =
  <T>(name: string, read: (value: unknown) => T) =>
  (answer: object): Page<T> => {
    const fields = fieldsOf(answer);
    // IAM always sends the list: without it, this is the page of somebody else, not a role without policies.
    const values = fields[name];
    if (!Array.isArray(values)) throw notUnderstood(`${name} is no list.`);
    const next = fields['IsTruncated'] === true ? nextToken(fields, 'Marker') : undefined;
    return { entries: values.map(read), leftOut: 0, next };
  };

const textOf = (value: unknown): string => {
  if (typeof value === 'string' && value.length <= CAPS.text) return value;
  throw notUnderstood('A policy has no name.');
};

export async function inlinePolicies(
  perform: Ask,
  RoleName: string,
  signal: AbortSignal,
  warn: (message: string) => void,
): Promise<readonly RolePolicy[]> {
  const read = (marker: Marker) =>
    perform(
      'ListRolePolicies',
      signal,
      (client, options) => client.send(new ListRolePoliciesCommand({ RoleName, ...marker }), options),
      pageOf('PolicyNames', textOf),
    );
  const names = await collect({ read, idOf: (name) => name, most: CAPS.policies, warn });
  return await Promise.all(names.map(async (name) => await inlinePolicy(perform, RoleName, name, signal)));
}

async function inlinePolicy(
  perform: Ask,
  RoleName: string,
  PolicyName: string,
  signal: AbortSignal,
): Promise<RolePolicy> {
  return await perform(
    'GetRolePolicy',
    signal,
    (client, options) => client.send(new GetRolePolicyCommand({ RoleName, PolicyName }), options),
    (answer) => ({ name: PolicyName, kind: 'inline', document: documentOf(fieldsOf(answer)) }),
  );
}

export async function attachedPolicies(
  perform: Ask,
  RoleName: string,
  signal: AbortSignal,
  warn: (message: string) => void,
): Promise<readonly RolePolicy[]> {
  const read = (marker: Marker) =>
    perform(
      'ListAttachedRolePolicies',
      signal,
      (client, options) => client.send(new ListAttachedRolePoliciesCommand({ RoleName, ...marker }), options),
      pageOf('AttachedPolicies', (value) => textOf(fieldsOf(Object(value))['PolicyArn'])),
    );
  const arns = await collect({ read, idOf: (arn) => arn, most: CAPS.policies, warn });
  return await Promise.all(arns.map(async (arn) => await managedPolicy(perform, arn, 'attached', signal)));
}

async function managedPolicy(
  perform: Ask,
  PolicyArn: string,
  kind: RolePolicy['kind'],
  signal: AbortSignal,
): Promise<RolePolicy> {
  const VersionId = await perform(
    'GetPolicy',
    signal,
    (client, options) => client.send(new GetPolicyCommand({ PolicyArn }), options),
    (answer) => requiredText(member(fieldsOf(answer), 'Policy'), 'DefaultVersionId'),
  );
  return await perform(
    'GetPolicyVersion',
    signal,
    (client, options) => client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }), options),
    (answer) => ({
      name: PolicyArn.split('/').at(-1) ?? PolicyArn,
      kind,
      document: documentOf(member(fieldsOf(answer), 'PolicyVersion'), 'Document'),
    }),
  );
}

export async function boundary(
  perform: Ask,
  RoleName: string,
  signal: AbortSignal,
): Promise<readonly RolePolicy[]> {
  const arn = await perform(
    'GetRole',
    signal,
    (client, options) => client.send(new GetRoleCommand({ RoleName }), options),
    (answer) => {
      const role = member(fieldsOf(answer), 'Role');
      requiredText(role, 'Arn');
      return optionalText(member(role, 'PermissionsBoundary'), 'PermissionsBoundaryArn');
    },
  );
  return arn === undefined ? [] : [await managedPolicy(perform, arn, 'boundary', signal)];
}

/** IAM encodes documents as a part of an address. One that is cut would be another policy. */
function documentOf(fields: Fields, name = 'PolicyDocument'): string {
  const text = fields[name];
  if (typeof text !== 'string') throw notUnderstood(`${name} is no text.`);
  try {
    return decodeURIComponent(text);
  } catch {
    throw notUnderstood(`${name} is not encoded as IAM does it.`);
  }
}
