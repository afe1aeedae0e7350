import { env, l10n, type QuickPickItem, QuickPickItemKind } from 'vscode';
import type { DestinationChoice, DestinationChoices } from '../../domain/change/destinationChoices.ts';
import type { DestinationKind } from '../../domain/destinations/destination.ts';
import type { ListedKind, TargetList } from '../../domain/session/evidenceApi.ts';
import { visibleText } from '../../editor/markdown.ts';
import { DESTINATION_ICONS, destinationKindText } from '../../presentation/destination.ts';
import { errorText } from '../../presentation/error.ts';

/** How far the listing of one kind has come. */
export type Listing = 'loading' | TargetList | { readonly error: unknown };

/** A row of the picker, and what choosing it does; nothing for headings and for what cannot be chosen. */
export interface DestinationItem extends QuickPickItem {
  readonly choose?:
    | { readonly kind: 'take'; readonly arn: string }
    | { readonly kind: 'retry'; readonly listed: ListedKind }
    | { readonly kind: 'copyPolicy'; readonly action: string };
}

/** Those in use first; then by kind; then what is not allowed, and what could not be listed and why. */
export function destinationItems(
  { offered, fifo }: DestinationChoices,
  listings: ReadonlyMap<ListedKind, Listing>,
): readonly DestinationItem[] {
  const unused = offered.filter(({ uses }) => uses === 0);
  return [
    ...under(l10n.t('In use'), offered.filter(({ uses }) => uses > 0).map(choiceItem)),
    ...KINDS.flatMap((kind) =>
      under(kindsText(kind), unused.filter((one) => one.kind === kind).map(choiceItem)),
    ),
    ...under(l10n.t('Not supported'), fifo.map(fifoItem)),
    ...under(
      l10n.t('Not listed'),
      [...listings].flatMap(([kind, listing]) => listingItem(kind, listing) ?? []),
    ),
  ];
}

const KINDS: readonly DestinationKind[] = ['queue', 'topic', 'eventBus', 'bucket', 'function'];

const under = (label: string, items: readonly DestinationItem[]): readonly DestinationItem[] =>
  items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];

function kindsText(kind: DestinationKind): string {
  switch (kind) {
    case 'queue':
      return l10n.t('SQS queues');
    case 'topic':
      return l10n.t('SNS topics');
    case 'eventBus':
      return l10n.t('EventBridge event buses');
    case 'bucket':
      return l10n.t('S3 buckets');
    case 'function':
      return l10n.t('Lambda functions');
    case 'unknown':
      return destinationKindText(kind);
    default:
      return kind satisfies never;
  }
}

const choiceItem = ({ arn, kind, name, uses }: DestinationChoice): DestinationItem => ({
  choose: { kind: 'take', arn },
  label: `$(${DESTINATION_ICONS[kind]}) ${quiet(name)}`,
  description: uses === 0 ? destinationKindText(kind) : usedText(destinationKindText(kind), uses),
  detail: quiet(arn),
});

const usedText = (kind: string, uses: number): string =>
  uses === 1 ? l10n.t('{0} · used once', kind) : l10n.t('{0} · used {1} times', kind, uses);

const fifoItem = ({ arn, kind, name }: DestinationChoice): DestinationItem => ({
  label: `$(circle-slash) ${quiet(name)}`,
  description: l10n.t('{0} · FIFO: not supported as an asynchronous destination', destinationKindText(kind)),
  detail: quiet(arn),
});

/** A row for a list that is under way, is cut or failed. */
function listingItem(kind: ListedKind, listing: Listing): DestinationItem | undefined {
  if (listing === 'loading')
    return { label: `$(sync) ${l10n.t('{0}: reading…', kindsText(kind))}`, alwaysShow: true };
  if ('error' in listing) return failedItem(kind, listing.error);
  if (!listing.isCut) return undefined;
  const count = listing.arns.length.toLocaleString(env.language);
  return {
    label: `$(info) ${l10n.t('{0}: only the first {1} are listed', kindsText(kind), count)}`,
    detail: l10n.t('Type the ARN of another one into the form.'),
    alwaysShow: true,
  };
}

function failedItem(kind: ListedKind, error: unknown): DestinationItem {
  const { headline, missingAction: action, ungrantable } = errorText(error);
  const label = `$(warning) ${quiet(l10n.t('{0}: {1}', kindsText(kind), headline))}`;
  if (action !== undefined) {
    const detail = l10n.t('Select to copy an IAM policy that allows {0}.', action);
    return { label, detail, alwaysShow: true, choose: { kind: 'copyPolicy', action } };
  }
  return {
    label,
    detail: ungrantable === undefined ? l10n.t('Select to try again.') : quiet(ungrantable),
    alwaysShow: true,
    choose: { kind: 'retry', listed: kind },
  };
}

/** Foreign text in a row: without invisible characters and icons. */
export const quiet = (text: string): string => visibleText(text, 200).replaceAll('$(', '$\u200B(');
