import { IAMClient, type IAMClientConfig, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { RolesApi, Simulated } from '../../domain/session/evidenceApi.ts';
import { isOneOf } from '../../domain/typeGuards.ts';
import { notUnderstood } from '../failures/errors.ts';
import { type Fields, fieldsOf, listOf, optionalText, requiredText } from '../transport/fields.ts';
import { type Ask, attachedPolicies, boundary, inlinePolicies } from './rolePolicies.ts';

export const iamClient = (config: IAMClientConfig): IAMClient => new IAMClient(config);

/** IAM, read through `perform`. It has one endpoint for a partition. */
export function rolesApi(perform: Ask, warn: (message: string) => void): RolesApi {
  return {
    policies: async (role, signal) => {
      const groups = await Promise.all([
        inlinePolicies(perform, role, signal, warn),
        attachedPolicies(perform, role, signal, warn),
        boundary(perform, role, signal),
      ]);
      return groups.flat();
    },
    simulate: async (PolicySourceArn, actions, resource, signal) => {
      const command = new SimulatePrincipalPolicyCommand({
        PolicySourceArn,
        ActionNames: [...actions],
        ResourceArns: [resource],
      });
      return await perform(
        'SimulatePrincipalPolicy',
        signal,
        (client, options) => client.send(command, options),
        resultsOf,
      );
    },
  };
}

function resultsOf(answer: object): readonly Simulated[] {
  if (fieldsOf(answer)['EvaluationResults'] === undefined)
    throw notUnderstood('EvaluationResults is missing.');
  return listOf(answer, 'EvaluationResults', simulatedOf).entries;
}

const DECISIONS = ['allowed', 'explicitDeny', 'implicitDeny'] as const;

function simulatedOf(fields: Fields): Simulated {
  const decision = fields['EvalDecision'];
  if (!isOneOf(DECISIONS, decision)) throw notUnderstood('EvalDecision is none.');
  return {
    action: requiredText(fields, 'EvalActionName'),
    resource: optionalText(fields, 'EvalResourceName') ?? '*',
    decision,
  };
}
