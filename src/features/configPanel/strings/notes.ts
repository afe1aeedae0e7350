import { l10n } from 'vscode';
import type { NotesViewModel } from '../readyViewModel.ts';
import * as buttons from './buttons.ts';

/** Facts of the service that the settings do not show (domain.md §6 and §7). */
export function notesView(): NotesViewModel {
  return {
    heading: l10n.t('Good to know'),
    items: [
      l10n.t('Delivery is at least once: the function can receive the same event twice.'),
      l10n.t(
        'Lambda also retries throttles and system errors, 1 s to 5 min apart, until the event reaches its maximum age. They do not count as retries.',
      ),
      l10n.t(
        'With a reserved concurrency of 0, Lambda sends events directly to the on-failure destination and the dead-letter queue, without an attempt.',
      ),
      l10n.t(
        'These settings apply only to asynchronous invocations, not to synchronous ones or to event source mappings (SQS, Kinesis, DynamoDB streams).',
      ),
      l10n.t(
        'If Lambda cannot deliver a record to a destination, only the metric DestinationDeliveryFailures shows it.',
      ),
    ],
    docs: buttons.openDocs(),
  };
}
