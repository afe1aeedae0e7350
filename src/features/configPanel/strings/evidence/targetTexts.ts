import { l10n } from 'vscode';
import type { TargetState } from '../../../../domain/evidence/targets.ts';
import type { Encryption, QueueFacts, TopicFacts } from '../../../../domain/session/evidenceApi.ts';
import { countText } from '../../../../presentation/count.ts';
import { durationText } from '../../../../presentation/duration.ts';
import type { EvidenceTone } from '../../evidenceViewModel.ts';

interface Texts {
  readonly tone: EvidenceTone;
  readonly lines: readonly string[];
}

export function stateTexts(state: TargetState, oldest: number | undefined): Texts {
  switch (state.kind) {
    case 'queue':
      return queueTexts(state.facts, oldest);
    case 'topic':
      return topicTexts(state.facts);
    case 'bucket':
      return bucketTexts(state.facts.region);
    case 'eventBus':
    case 'function':
      return { tone: 'ok', lines: [l10n.t('Exists.')] };
    case 'missing':
      return { tone: 'error', lines: [l10n.t('Does not exist: Lambda cannot deliver to it.')] };
    case 'otherAccount':
      return {
        tone: 'unknown',
        lines: [l10n.t('Not known: it is in account {0}, which is not asked.', state.accountId)],
      };
    case 'unknownKind':
      return {
        tone: 'unknown',
        lines: [l10n.t('Not known: nobody can be asked about this kind of target.')],
      };
    default:
      return state satisfies never;
  }
}

function queueTexts(
  { waiting, inFlight, delayed, fifo, encryption }: QueueFacts,
  oldest: number | undefined,
): Texts {
  const counts = l10n.t(
    'Exists. About {0} messages wait, {1} are in flight, {2} are delayed.',
    countText(waiting),
    countText(inFlight),
    countText(delayed),
  );
  const age =
    oldest === undefined
      ? []
      : [l10n.t('Oldest message: about {0}.', durationText(Math.round(oldest / 60) * 60))];
  return {
    tone: fifo ? 'error' : 'ok',
    lines: [[counts, ...age].join(' '), ...fifoTexts(fifo), encryptionText(encryption)],
  };
}

function topicTexts({ confirmed, pending, fifo, encryption }: TopicFacts): Texts {
  const nobody = confirmed === 0 ? [l10n.t('Nobody receives what is published to it.')] : [];
  return {
    tone: fifo ? 'error' : confirmed === 0 ? 'warning' : 'ok',
    lines: [
      [l10n.t('Exists. Subscriptions: {0} confirmed, {1} pending.', confirmed, pending), ...nobody].join(' '),
      ...fifoTexts(fifo),
      encryptionText(encryption),
    ],
  };
}

const bucketTexts = (region: string | undefined): Texts => ({
  tone: 'ok',
  lines: [region === undefined ? l10n.t('Exists.') : l10n.t('Exists, in {0}.', region)],
});

const fifoTexts = (fifo: boolean): readonly string[] =>
  fifo ? [l10n.t('It is FIFO, which Lambda does not support here.')] : [];

function encryptionText(encryption: Encryption): string {
  if (encryption.by === 'none') return l10n.t('No encryption is set.');
  return encryption.by === 'key'
    ? l10n.t(
        'Encrypted with the KMS key {0}. Whether the execution role may use the key is not checked.',
        encryption.key,
      )
    : l10n.t('Encrypted with a key of the service.');
}
