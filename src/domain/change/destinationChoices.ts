import type { Account } from '../account/account.ts';
import { type DestinationKind, parseDestination } from '../destinations/destination.ts';
import { LISTED_KINDS, type ListedKind } from '../session/evidenceApi.ts';
import type { EditableSetting } from './desiredConfig.ts';

/** A destination that is offered. */
export interface DestinationChoice {
  readonly arn: string;
  readonly kind: DestinationKind;
  readonly name: string;
  /** How many settings that have been read name it. */
  readonly uses: number;
}

export interface DestinationChoices {
  /** By name. */
  readonly offered: readonly DestinationChoice[];
  /** FIFO queues and topics: Lambda does not deliver to them (domain.md §6). By name. */
  readonly fifo: readonly DestinationChoice[];
}

/** The kinds that are listed for a setting: a bucket can only be a destination on failure (domain.md §6). */
export const kindsFor = (setting: EditableSetting): readonly ListedKind[] =>
  LISTED_KINDS.filter((kind) => kind !== 'bucket' || setting !== 'onSuccess');

/**
 * The destinations of an account for a setting: those in use, its functions, and others. What can never work is not offered.
 * @param others that are listed or have tags: only those of the account, whatever the answer held
 * @param ownArn the function whose setting it is
 */
export function destinationChoices(
  account: Account,
  others: Iterable<string>,
  setting: EditableSetting,
  ownArn?: string,
): DestinationChoices {
  const uses = usesIn(account);
  const functions = account.directory.all().map(({ arn }) => arn);
  const ownAccount = accountOf(ownArn ?? functions[0]);
  const own = [...others].filter((arn) => (accountOf(arn) ?? ownAccount) === ownAccount);
  const arns = new Set([...uses.keys(), ...functions, ...own]);
  const all = [...arns].flatMap((arn): readonly (DestinationChoice & { readonly fifo: boolean })[] => {
    const { kind, name, fifo } = parseDestination(arn);
    const isPossible =
      kind !== 'unknown' && arn !== ownArn && !(kind === 'bucket' && setting === 'onSuccess');
    return isPossible ? [{ arn, kind, name, fifo, uses: uses.get(arn) ?? 0 }] : [];
  });
  const sorted = all.toSorted((a, b) => (a.name < b.name ? -1 : a.name === b.name ? 0 : 1));
  return { offered: sorted.filter(({ fifo }) => !fifo), fifo: sorted.filter(({ fifo }) => fifo) };
}

/** Undefined where the ARN names none, as a bucket's. */
const accountOf = (arn = ''): string | undefined => parseDestination(arn).accountId;

function usesIn(account: Account): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const { name, deadLetterArn } of account.directory.all()) {
    const configs = account.peekConfigs(name)?.configs ?? [];
    const arns = [...configs.flatMap(({ onSuccess, onFailure }) => [onSuccess, onFailure]), deadLetterArn];
    for (const arn of arns) if (arn !== undefined) used.set(arn, (used.get(arn) ?? 0) + 1);
  }
  return used;
}
