import { isExpectedError, isUnavailable } from '../errors.ts';
import type { Directory } from './existing.ts';
import type { DeployedMatch } from './resolution.ts';

/** The name that CloudFormation gave a nested stack. */
export interface NestedStack {
  readonly kind: 'stack';
  readonly name: string;
}

/**
 * Follows the logical ids of nested stacks, the outermost first, from a stack to the innermost: each one's resource has
 * the ARN of the deployed stack as its physical id. What is not deployed, or may not be read, is told.
 */
export async function nestedStack(
  outermost: string,
  logicalIds: readonly string[],
  { deployments }: Directory,
): Promise<NestedStack | DeployedMatch> {
  let name = outermost;
  for (const logicalId of logicalIds) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- each names the next
      const resources = await deployments?.resourcesOf(name);
      if (!resources) return { kind: 'chooseStack', fitting: [], denied: [] };
      const nested = resources.find((one) => one.type === STACK && one.logicalId === logicalId);
      const inner = stackOfArn(nested?.physicalId);
      if (inner === undefined) return { kind: 'notDeployed', stack: name };
      name = inner;
    } catch (error) {
      if (isExpectedError(error) && error.kind === 'notFound') return { kind: 'notDeployed', stack: name };
      if (!isUnavailable(error)) throw error;
      return { kind: 'chooseStack', fitting: [], denied: [error] };
    }
  }
  return { kind: 'stack', name };
}

const STACK = 'AWS::CloudFormation::Stack';

const stackOfArn = (arn: string | undefined): string | undefined =>
  /^arn:[a-z-]{1,20}:cloudformation:[a-z0-9-]{1,30}:\d{12}:stack\/([A-Za-z][A-Za-z0-9-]{0,127})\//.exec(
    arn ?? '',
  )?.[1];
