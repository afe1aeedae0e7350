import type { Account } from '../account/account.ts';
import type { Deployments, StackFunction } from '../account/deployments.ts';
import type { DeployedStacks } from '../declared/deployedStacks.ts';
import { isCancelled, isExpectedError } from '../errors.ts';
import { HALTS } from './scanUpdate.ts';

/** Stacks read at once: CloudFormation's limiter sets the pace. */
const AT_ONCE = 3;

/** The cost of a check. Of each stack the last template and the list of its resources are read. */
export interface StackCheckPlan {
  readonly stacks: ReadonlyMap<string, readonly StackFunction[]>;
  /** Requests, at least: a stack of more than 100 resources takes more. */
  readonly requests: number;
}

export interface StackCheckResult {
  /** Stacks whose template was read. */
  readonly read: number;
  /** Failures by stack: denied, gone, or not understood. */
  readonly failures: ReadonlyMap<string, unknown>;
}

/** The stacks that have functions, by tags: one request for each 100 functions, none when they are known. */
export async function planStackCheck(deployments: Deployments): Promise<StackCheckPlan> {
  const { byStack } = await deployments.tags();
  return { stacks: byStack, requests: 2 * byStack.size };
}

/**
 * Reads the last template of every stack, and tells the account what each declares: its reports then compare. Requests
 * grow with the stacks, not with the functions. Rejects where every further request would fail in the same way, and with
 * `cancelled` once the session is left.
 * @param done called after each stack
 */
export async function checkStacks(
  account: Account,
  { stacks }: StackCheckPlan,
  reader: DeployedStacks,
  signal: AbortSignal,
  done: () => void = () => undefined,
): Promise<StackCheckResult> {
  const failures = new Map<string, unknown>();
  const waiting = [...stacks];
  let read = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const [stack, functions] = next;
      try {
        // oxlint-disable-next-line no-await-in-loop -- one stack after the other
        await checkStack(account, stack, functions, reader);
        read += 1;
      } catch (error) {
        if (isCancelled(error) || (isExpectedError(error) && HALTS[error.kind])) throw error;
        failures.set(stack, error);
      }
      done();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { read, failures };
}

async function checkStack(
  account: Account,
  stack: string,
  functions: readonly StackFunction[],
  reader: DeployedStacks,
): Promise<void> {
  // For the reason of a denial, which the reader passes over.
  await account.deployments?.processedTemplate(stack);
  const { deployed: template, resources } = await reader.of(account.deployments, stack);
  if (!template) throw new Error('The template is of no form that is read');
  for (const { name, logicalId } of functions)
    account.setDeclaration(name, { stack, logicalId, template, resources });
}
