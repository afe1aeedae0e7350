import { asynchronousInvokers } from '../evidence/invokers.ts';
import type { KnownEvidence } from '../evidence/evidenceStore.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import type { Finding } from './finding.ts';

/** Findings that rest on metrics and on who invokes the function. Without such evidence there are none. */
export function evidenceFindings(
  settings: EffectiveSettings,
  evidence: KnownEvidence | undefined,
): readonly Finding[] {
  return [...lossFindings(evidence), ...triggerFindings(settings, evidence)];
}

function lossFindings({ losses }: KnownEvidence = {}): readonly Finding[] {
  if (!losses) return [];
  const { dropped, notDelivered, deadLetterErrors, to } = losses;
  const failed = (notDelivered?.sum ?? 0) + (deadLetterErrors?.sum ?? 0);
  return [
    ...(failed > 0
      ? [
          {
            kind: 'deliveryFailing',
            destination: notDelivered?.sum ?? 0,
            deadLetter: deadLetterErrors?.sum ?? 0,
            until: to,
          } as const,
        ]
      : []),
    ...(dropped
      ? [{ kind: 'eventsDropped', count: dropped.sum, last: dropped.last, until: to } as const]
      : []),
  ];
}

function triggerFindings(
  { configured, qualifier }: EffectiveSettings,
  { invokers }: KnownEvidence = {},
): readonly Finding[] {
  const found = configured || !invokers ? [] : asynchronousInvokers(invokers, qualifier);
  const principals = [...new Set(found.map(({ principal }) => principal))];
  return principals.length === 0 ? [] : [{ kind: 'triggerUsesDefaults', qualifier, principals }];
}
