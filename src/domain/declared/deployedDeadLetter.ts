import type { Account } from '../account/account.ts';
import { parseDestination } from '../destinations/destination.ts';
import { isExpectedError, isUnavailable } from '../errors.ts';
import type { FunctionSummary } from '../session/lambdaApi.ts';
import type { DeployedDeadLetter } from './setting.ts';

const deadLetterOf = ({ deadLetterArn }: FunctionSummary): DeployedDeadLetter => ({
  target: deadLetterArn === undefined ? undefined : parseDestination(deadLetterArn),
});

/** As the list has it, else by one request. Undefined: the function may not be read. */
export async function readDeadLetter(
  name: string,
  account: Pick<Account, 'summary'>,
): Promise<DeployedDeadLetter | undefined> {
  try {
    return deadLetterOf(await account.summary(name));
  } catch (error) {
    if (isUnavailable(error) || (isExpectedError(error) && error.kind === 'notFound')) return undefined;
    throw error;
  }
}
