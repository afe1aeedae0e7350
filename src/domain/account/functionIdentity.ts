import { type FunctionArn, formatFunctionArn, parseFunctionArn } from '../arn/functionArn.ts';
import { partitionOfRegion } from '../arn/partition.ts';

/** One function, wherever it is. Plain data. */
export interface FunctionIdentity {
  /** Unqualified. Two functions never have the same. */
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  /** Empty where no answer names it. */
  readonly accountId: string;
  readonly name: string;
}

/** A function as an ARN names it. */
export function identityOfArn({ partition, region, accountId, name }: FunctionArn): FunctionIdentity {
  const fn = { partition, region, accountId, name };
  return { ...fn, arn: formatFunctionArn(fn) };
}

/**
 * A function whose partition and account need not be said.
 * @param ownAccount the account of the session; without it too, the account equals no other
 */
export function identityOfTarget(
  { region, name, partition, accountId }: Partial<FunctionArn> & Pick<FunctionArn, 'region' | 'name'>,
  ownAccount: string | undefined,
): FunctionIdentity {
  const known = {
    partition: partition ?? partitionOfRegion(region).id,
    accountId: accountId ?? ownAccount ?? '',
  };
  return identityOfArn({ ...known, region, name });
}

/** A function as the service listed it. An emulator may answer something that is no ARN. */
export function identityOfSummary(
  { arn, name }: { readonly arn: string; readonly name: string },
  region: string,
): FunctionIdentity {
  const parsed = parseFunctionArn(arn);
  const place = {
    partition: parsed?.partition ?? partitionOfRegion(region).id,
    region: parsed?.region ?? region,
    accountId: parsed?.accountId ?? '',
  };
  return { ...place, name, arn: ownArn(arn, { ...place, name: arnPart(name) }) };
}

/** The ARN of one qualifier of a function. */
export const qualifiedArn = ({ arn }: Pick<FunctionIdentity, 'arn'>, qualifier: string): string =>
  `${arn}:${arnPart(qualifier)}`;

/** The ARN of the function in the ARN of one of its qualifiers, as `qualifiedArn` makes it. */
export const unqualified = (arn: string): string => arn.slice(0, arn.lastIndexOf(':'));

/** The given ARN, unless it is another function's: functions are told apart by their ARNs. */
function ownArn(given: string, fn: FunctionArn): string {
  const isOwn = given === fn.name || given.endsWith(`:function:${fn.name}`);
  return isOwn ? given : formatFunctionArn(fn);
}

/** A name or qualifier in an ARN. AWS's own stay as they are; in any other, no part can be taken for another. */
function arnPart(text: string): string {
  return text.replaceAll(/[^\w.$-]/gu, (character) => `%${character.codePointAt(0)?.toString(16)};`);
}
