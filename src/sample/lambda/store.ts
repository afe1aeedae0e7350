import { type FunctionArn, LATEST, formatFunctionArn } from '../../domain/arn/functionArn.ts';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import type { StackRecord } from '../cloudformation/stacks.ts';
import { emptySurroundings, type Surroundings } from '../evidence/surroundings.ts';
import type { FunctionRecord } from './records.ts';

/** The functions of one account in one region, by name. */
export interface Shelf {
  readonly accountId: string;
  readonly region: string;
  readonly functions: Map<string, FunctionRecord>;
  readonly stacks: ReadonlyMap<string, StackRecord>;
  /** Metrics, targets, roles and history of the same account and Region. */
  readonly surroundings: Surroundings;
}

/** Everything that the sample holds: nothing is shared between accounts or regions. */
export interface Store {
  /** The shelf of an account and region; an empty one when it is met for the first time. */
  shelf(accountId: string, region: string): Shelf;
}

export function createStore(seeded: readonly Shelf[]): Store {
  const key = (accountId: string, region: string): string => `${accountId}/${region}`;
  const shelves = new Map(seeded.map((shelf) => [key(shelf.accountId, shelf.region), shelf]));
  return {
    shelf(accountId, region) {
      const known = shelves.get(key(accountId, region));
      if (known) return known;
      const functions = new Map<string, FunctionRecord>();
      const surroundings = emptySurroundings();
      const shelf = { accountId, region, functions, stacks: new Map(), surroundings };
      shelves.set(key(accountId, region), shelf);
      return shelf;
    },
  };
}

/** The parts of a function's ARN that its shelf decides. */
export function functionArnOn(shelf: Shelf, name: string, qualifier?: string): string {
  const arn: FunctionArn = {
    partition: partitionOfRegion(shelf.region).id,
    region: shelf.region,
    accountId: shelf.accountId,
    name,
  };
  return formatFunctionArn(qualifier === undefined ? arn : { ...arn, qualifier });
}

/** True if a function has this qualifier: `$LATEST`, a published version or an alias. */
export function hasQualifier(record: FunctionRecord, qualifier: string): boolean {
  return (
    qualifier === LATEST ||
    record.versions.some((version) => version.version === qualifier) ||
    record.aliases.some((alias) => alias.name === qualifier)
  );
}
