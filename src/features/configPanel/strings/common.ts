import { l10n } from 'vscode';
import { findingText } from '../../../presentation/findingText.ts';
import type { TargetRole } from '../../../domain/destinations/destination.ts';
import type { Finding } from '../../../domain/findings/finding.ts';
import type { QualifierReport } from '../../../domain/report/report.ts';
import { attemptsText } from '../../../presentation/count.ts';
import { errorText } from '../../../presentation/error.ts';
import { copyPolicy } from '../../../page/buttons.ts';
import { isOfTheProfile } from '../../../domain/session/remedies.ts';
import type { ActionViewModel, NoticeViewModel } from '../protocol.ts';

/** `Up to 3 attempts`, `1 attempt`. */
export function mostAttemptsText(attempts: number): string {
  const text = attemptsText(attempts);
  return attempts === 1 ? text : l10n.t('Up to {0}', text);
}

/** The findings about one of the targets. */
export function findingsAbout({ findings }: QualifierReport, role: TargetRole): readonly Finding[] {
  return findings.filter((finding) =>
    finding.kind === 'bucketOnSuccess' ? role === 'onSuccess' : 'role' in finding && finding.role === role,
  );
}

/** The worst finding about a target, in a line. */
export function headlineOf(report: QualifierReport, role: TargetRole): string | undefined {
  const [first] = findingsAbout(report, role);
  return first && findingText(first).headline;
}

/** A failure at the place of the missing value, with its reason. */
export function missingNotice(
  what: string,
  error: unknown,
  actions: readonly ActionViewModel[],
): NoticeViewModel {
  const { headline, remedy, missingAction } = errorText(error);
  return {
    tone: 'warning',
    title: what,
    // The remedy for the profile stands once, at the top.
    text: [l10n.t('{0}.', headline), isOfTheProfile(error) ? undefined : remedy]
      .filter((part) => part !== undefined)
      .join(' '),
    actions: [...actions, ...(missingAction === undefined ? [] : [copyPolicy(missingAction)])],
  };
}
