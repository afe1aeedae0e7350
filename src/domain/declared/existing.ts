import type { Account } from '../account/account.ts';
import type { Deployments } from '../account/deployments.ts';
import { isExpectedError } from '../errors.ts';

/** The part of an account that finds functions. */
export type Directory = Pick<Account, 'directory' | 'summary'> & {
  readonly deployments?: Deployments | undefined;
};

export async function exists(name: string, account: Directory): Promise<boolean> {
  try {
    await account.summary(name);
    return true;
  } catch (error) {
    if (isExpectedError(error) && error.kind === 'notFound') return false;
    throw error;
  }
}
