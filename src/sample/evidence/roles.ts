import { answerOf } from '../../domain/evidence/policyDocument.ts';
import { needsOf } from '../../domain/evidence/role.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import type { Answer } from '../lambda/errors.ts';
import { queryAnswer, queryRefusal } from '../http/queryProtocol.ts';
import { element, textElement } from '../http/xml.ts';
import type { Shelf } from '../lambda/store.ts';
import type { QueryService } from './queryService.ts';
import type { PolicyStatement, RoleRecord } from './surroundings.ts';
import { BASIC, NAMESPACE, absent, encoded, managed, policiesOf } from './rolePolicies.ts';

const answer = (action: string, ...content: readonly string[]): Answer =>
  queryAnswer(NAMESPACE, action, ...content);

const whole = element('IsTruncated', 'false');

/** IAM, as far as the policies of execution roles go. */
export const IAM: QueryService = {
  actions: 'iam',
  refusal: (status, code, message) => queryRefusal(NAMESPACE, status, code, message),
  denied: 'AccessDenied',
  operations: {
    GetRole: (shelf, form) => {
      const name = form.get('RoleName') ?? '';
      roleNamed(shelf, name);
      const arn = `arn:aws:iam::${shelf.accountId}:role/${name}`;
      const details = [
        textElement('Path', '/'),
        textElement('RoleName', name),
        textElement('RoleId', 'AROASAMPLE'),
      ];
      const created = textElement('CreateDate', '2024-05-01T08:00:00Z');
      return answer('GetRole', element('Role', ...details, textElement('Arn', arn), created));
    },
    ListRolePolicies: (shelf, form) => {
      const { inline } = roleNamed(shelf, form.get('RoleName') ?? '');
      const names = Object.keys(inline).map((name) => textElement('member', name));
      return answer('ListRolePolicies', element('PolicyNames', ...names), whole);
    },
    GetRolePolicy: (shelf, form) => {
      const role = form.get('RoleName') ?? '';
      const name = form.get('PolicyName') ?? '';
      const statements = roleNamed(shelf, role).inline[name];
      if (!statements) throw absent(`The role policy with name ${name} cannot be found.`);
      return answer(
        'GetRolePolicy',
        textElement('RoleName', role),
        textElement('PolicyName', name),
        textElement('PolicyDocument', encoded(statements)),
      );
    },
    ListAttachedRolePolicies: (shelf, form) => {
      const { attached } = roleNamed(shelf, form.get('RoleName') ?? '');
      const members = attached.map((arn) =>
        element(
          'member',
          textElement('PolicyName', arn.split('/').at(-1) ?? ''),
          textElement('PolicyArn', arn),
        ),
      );
      return answer('ListAttachedRolePolicies', element('AttachedPolicies', ...members), whole);
    },
    GetPolicy: (_, form) => {
      const arn = form.get('PolicyArn') ?? '';
      managed(arn);
      const content = [textElement('Arn', arn), textElement('DefaultVersionId', 'v1')];
      return answer('GetPolicy', element('Policy', ...content));
    },
    GetPolicyVersion: (_, form) => {
      const document = encoded(managed(form.get('PolicyArn') ?? ''));
      const content = [textElement('Document', document), textElement('VersionId', 'v1')];
      return answer('GetPolicyVersion', element('PolicyVersion', ...content));
    },
    SimulatePrincipalPolicy: simulate,
  },
};

function simulate(shelf: Shelf, form: URLSearchParams): Answer {
  const name = (form.get('PolicySourceArn') ?? '').split('/').at(-1) ?? '';
  const policies = policiesOf(roleNamed(shelf, name));
  const listed = (prefix: string): readonly string[] =>
    [...form].flatMap(([key, value]) => (key.startsWith(`${prefix}.member.`) ? [value] : []));
  const results = listed('ActionNames').flatMap((action) =>
    listed('ResourceArns').map((resource) => {
      const { kind } = answerOf(policies, action, resource);
      const decision = kind === 'allowed' ? kind : kind === 'denied' ? 'explicitDeny' : 'implicitDeny';
      return element(
        'member',
        textElement('EvalActionName', action),
        textElement('EvalResourceName', resource),
        textElement('EvalDecision', decision),
      );
    }),
  );
  return answer('SimulatePrincipalPolicy', element('EvaluationResults', ...results), whole);
}

/** The role of a function: as it is recorded, else one that may do what its functions need. */
function roleNamed(shelf: Shelf, name: string): RoleRecord {
  const recorded = shelf.surroundings.roles.get(name);
  if (recorded) return recorded;
  const own = [...shelf.functions.values()].filter(({ settings }) => settings.role.endsWith(`/${name}`));
  if (own.length === 0) throw absent(`The role with name ${name} cannot be found.`);
  const targets = own.flatMap(({ configs, settings }) => [
    ...configs.flatMap(({ onSuccess, onFailure }) => [onSuccess, onFailure]),
    settings.deadLetterArn,
  ]);
  const needs = needsOf([...new Set(targets.filter((arn) => arn !== undefined))].map(parseDestination));
  const statements = needs.map(({ action, resource }): PolicyStatement => ({
    Effect: 'Allow',
    Action: action,
    Resource: resource,
  }));
  return { inline: statements.length === 0 ? {} : { destinations: statements }, attached: [BASIC] };
}
