import { l10n } from 'vscode';
import type { FunctionSummary } from '../../../domain/lambdaApi.ts';
import type { Part } from '../part.ts';
import type { NotesView } from '../readyView.ts';
import * as buttons from './buttons.ts';

/** Facts of the service that the settings do not show (domain.md §6 and §7). */
export function notesView(summary: Part<FunctionSummary>): NotesView {
  const durable = summary.kind === 'known' && summary.value.durable === true;
  return {
    heading: l10n.t('Good to know'),
    items: [
      l10n.t('Delivery is at least once: the function can get the same event twice.'),
      l10n.t(
        'Throttles and system errors are retried too, 1 s to 5 min apart, until the event is too old. They do not count as retries.',
      ),
      l10n.t(
        'With a reserved concurrency of 0, events go straight to the on-failure destination and the dead-letter queue, without any attempt.',
      ),
      l10n.t(
        'Only asynchronous invocations use these settings: not synchronous ones, and not event source mappings (SQS, Kinesis, DynamoDB streams).',
      ),
      l10n.t(
        'When a record cannot be delivered to a destination, only the metric DestinationDeliveryFailures shows it.',
      ),
      ...(durable ? [l10n.t('This is a durable function: it refuses invocations without a qualifier.')] : []),
    ],
    docs: buttons.openDocs(),
  };
}
