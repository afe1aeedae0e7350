import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import { type DestinationKind, parseDestination } from '../../domain/destinations/destination.ts';
import { invalidParameter } from './errors.ts';
import { type Input, recordAt, textAt } from './input.ts';
import type { FunctionRecord } from './records.ts';
import { type Shelf, hasQualifier } from './store.ts';

type Half = 'OnFailure' | 'OnSuccess';

/** The call that the execution role must be allowed, as the service's refusal names it. */
const CALLS: Readonly<Record<DestinationKind, string>> = {
  queue: 'SendMessage',
  topic: 'Publish',
  function: 'InvokeFunction',
  eventBus: 'PutEvents',
  bucket: 'PutObject',
  unknown: 'the destination',
};

/**
 * Holds destinations to what Put and Update check, with the service's texts (recorded; S3 on success: an answer
 * quoted in aws-cdk's pull request 37115). FIFO targets pass: their records are lost later, silently
 * (domain.md §6). A target in another account or region is not checked: the rules are unverified.
 */
export function checkDestinations(shelf: Shelf, record: FunctionRecord, input: Input): void {
  const halves: readonly Half[] = ['OnFailure', 'OnSuccess'];
  for (const half of halves) checkFunctionTarget(shelf, record, destinationOf(input, half));
  if (halves.some((half) => !isPossible(destinationOf(input, half), half))) {
    throw invalidParameter(`The provided destination config ${printed(input)} is invalid.`);
  }
  for (const half of halves) checkRole(record, destinationOf(input, half));
}

/** The destination that a request sets; an empty text sets none. */
export function destinationOf(input: Input, half: Half): string | undefined {
  const arn = textAt(input, 'DestinationConfig', half, 'Destination');
  return arn === '' ? undefined : arn;
}

function checkFunctionTarget(shelf: Shelf, record: FunctionRecord, arn: string | undefined): void {
  const target = arn?.split(':')[2] === 'lambda' ? parseFunctionArn(arn) : undefined;
  if (!target) return;
  if (target.accountId !== shelf.accountId || target.region !== shelf.region) return;
  const found = shelf.functions.get(target.name);
  if (!found || (target.qualifier !== undefined && !hasQualifier(found, target.qualifier))) {
    throw invalidParameter(`The destination ARN ${arn} is invalid.`);
  }
  if (target.name === record.name) {
    throw invalidParameter("You can't specify the function as a destination for itself.");
  }
}

/** True if a service can be a destination at all; a bucket only on failure (docs). */
function isPossible(arn: string | undefined, half: Half): boolean {
  if (arn === undefined) return true;
  const { kind } = parseDestination(arn);
  return kind !== 'unknown' && !(kind === 'bucket' && half === 'OnSuccess');
}

function checkRole(record: FunctionRecord, arn: string | undefined): void {
  if (arn === undefined || !record.behaviour.powerlessRole) return;
  const call = CALLS[parseDestination(arn).kind];
  throw invalidParameter(`The function's execution role does not have permissions to call ${call} on ${arn}`);
}

/** The settings as the service prints them in its refusal (recorded). */
function printed(input: Input): string {
  const half = (name: Half): string =>
    recordAt(input, 'DestinationConfig', name)
      ? `${name}(destination=${destinationOf(input, name) ?? 'null'})`
      : 'null';
  return `DestinationConfig(onSuccess=${half('OnSuccess')}, onFailure=${half('OnFailure')})`;
}
