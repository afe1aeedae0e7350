import type { Account } from '../account/account.ts';
import type { Deployments } from '../account/deployments.ts';
import { isFunctionName } from '../arn/functionArn.ts';
import { isExpectedError } from '../errors.ts';

/** The part of an account that finds functions. */
export type Directory = Pick<Account, 'directory' | 'summary'> & {
  readonly deployments?: Deployments | undefined;
};

/** False for what is no name: Lambda would take an ARN for a function of another account. */
export async function exists(name: string, account: Directory): Promise<boolean> {
  if (!isFunctionName(name)) return false;
  try {
    await account.summary(name);
    return true;
  } catch (error) {
    if (isExpectedError(error) && error.kind === 'notFound') return false;
    throw error;
  }
}
