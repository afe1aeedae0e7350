import { l10n } from 'vscode';
import type { Finding, Severity } from '../domain/findings/finding.ts';
import { isVersion } from '../domain/arn/functionArn.ts';
import { countText } from './count.ts';
import { targetRoleText } from './destination.ts';
import { durationText } from './duration.ts';
import { loopPathText } from './findingText.ts';

/** A finding for a narrow row: the fault, and behind it the place. */
export const shortFinding = (finding: Finding): { readonly what: string; readonly about: string } =>
  (SHORT_FINDINGS[finding.kind] as (of: Finding) => { readonly what: string; readonly about: string })(
    finding,
  );

const SHORT_FINDINGS: {
  readonly [K in Finding['kind']]: (of: Extract<Finding, { readonly kind: K }>) => {
    readonly what: string;
    readonly about: string;
  };
} = {
  retriesCutByAge: (finding) => {
    const { cut, retries, ageSeconds } = finding;
    const about = l10n.t('max age {0}', durationText(ageSeconds));
    if (cut === retries) return { what: l10n.t('No time for retries'), about };
    return { what: l10n.t('Only {0} of {1} retries', retries - cut, retries), about };
  },
  fifoTarget: (finding) => ({ what: l10n.t('FIFO not supported'), about: targetRoleText(finding.role) }),
  bucketOnSuccess: () => ({ what: l10n.t('Bucket not supported'), about: targetRoleText('onSuccess') }),
  selfDestination: (finding) => ({ what: l10n.t('Sends to itself'), about: targetRoleText(finding.role) }),
  wrongPartition: (finding) => ({ what: l10n.t('Other AWS partition'), about: targetRoleText(finding.role) }),
  unsupportedTarget: (finding) => ({
    what: l10n.t('Kind not supported'),
    about: targetRoleText(finding.role),
  }),
  orphanedConfig: (finding) =>
    isVersion(finding.qualifier)
      ? { what: l10n.t('Version is gone'), about: finding.qualifier }
      : { what: l10n.t('Alias is gone'), about: finding.qualifier },
  eventsLost: () => ({ what: l10n.t('Failed events are lost'), about: '' }),
  handledTwice: () => ({ what: l10n.t('Failed events are sent twice'), about: '' }),
  aliasWithoutConfig: () => ({
    what: l10n.t('Uses the defaults'),
    about: l10n.t('{0} is configured', '$LATEST'),
  }),
  functionLoop: (finding) => ({
    what: l10n.t('In a loop'),
    about: finding.path ? loopPathText(finding.path) : '',
  }),
  drifted: (finding) => ({ what: l10n.t('Differs from its stack'), about: finding.stack }),
  notInTemplate: (finding) => ({ what: l10n.t('Not in its template'), about: finding.stack }),
  deliveryFailing: (finding) => ({
    what: l10n.t('Deliveries fail'),
    about: l10n.t('{0} in 24 h', countText(finding.destination + finding.deadLetter)),
  }),
  eventsDropped: (finding) => ({
    what: l10n.t('Events dropped'),
    about: l10n.t('{0} in 24 h', countText(finding.count)),
  }),
  triggerUsesDefaults: (finding) => ({
    what: l10n.t('Trigger uses the defaults'),
    about: finding.principals.join(', '),
  }),
  durableDestination: (finding) => ({
    what: l10n.t('Not for durable functions'),
    about: targetRoleText(finding.role),
  }),
};

/** A mark for a row: one finding in words, several as their number, nothing without one. */
export function findingsMark(findings: readonly Finding[]): readonly string[] {
  const [first, second] = findings;
  if (!first) return [];
  return [second ? l10n.t('{0} findings', findings.length) : shortFinding(first).what];
}

export function severityText(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'info':
      return l10n.t('Note');
    default:
      return severity satisfies never;
  }
}

/** Codicon of each severity. */
export const SEVERITY_ICONS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};
