import { LATEST } from '../../domain/arn/functionArn.ts';
import { type ServiceError, accessDenied, invalidParameter, notFound } from './errors.ts';
import { type Input, textAt } from './input.ts';
import type { FunctionRecord } from './records.ts';
import type { Shelf } from './store.ts';

/** The function that a request names, whether it exists or not. */
export interface Target {
  readonly name: string;
  /** As named, in the name or in `Qualifier`; absent when neither did. */
  readonly qualifier?: string;
  /** The qualifier that applies: unqualified means `$LATEST` (domain.md §4). */
  readonly effective: string;
}

interface NameParts {
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  readonly name: string;
  readonly qualifier: string | undefined;
}

const NAME =
  /^(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?(?:(?<region>(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d):)?(?:(?<accountId>\d{12}):)?(?:function:)?(?<name>[\w.-]+)(?::(?<qualifier>[$\w.-]+))?$/;

/** Takes a FunctionName that has passed the model's pattern apart; it has four forms (domain.md §1). */
export function parseName(text: string): NameParts {
  const groups = NAME.exec(text)?.groups ?? {};
  return {
    region: groups['region'],
    accountId: groups['accountId'],
    name: groups['name'] ?? text,
    qualifier: groups['qualifier'],
  };
}

/**
 * Finds out which function a request means, in the service's order: somebody else's account is refused, another
 * region is out of reach (recorded), and a qualifier in the name must agree with `Qualifier` (recorded).
 */
export function locate(input: Input, shelf: Shelf): Target {
  const parts = parseName(textAt(input, 'FunctionName') ?? '');
  if (parts.accountId !== undefined && parts.accountId !== shelf.accountId) throw accessDenied(null);
  if (parts.region !== undefined && parts.region !== shelf.region) {
    const message = `Functions from '${parts.region}' are not reachable in this region ('${shelf.region}')`;
    throw notFound(message);
  }
  const qualifier = textAt(input, 'Qualifier') ?? parts.qualifier;
  if (parts.qualifier !== undefined && parts.qualifier !== qualifier) {
    throw invalidParameter(
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  return { name: parts.name, effective: qualifier ?? LATEST, ...(qualifier !== undefined && { qualifier }) };
}

/** The function named, or the service's 404 for everything but event-invoke configs. */
export function functionOr404(shelf: Shelf, name: string, arn: string): FunctionRecord {
  const record = shelf.functions.get(name);
  if (!record) throw functionNotFound(arn);
  return record;
}

export const functionNotFound = (arn: string): ServiceError => notFound(`Function not found: ${arn}`);
