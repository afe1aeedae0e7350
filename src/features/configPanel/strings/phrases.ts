import { l10n } from 'vscode';
import type { TargetRole, Warning } from '../../../domain/findings/settingsFindings.ts';
import { attemptsText } from '../../../presentation/count.ts';
import { errorText } from '../../../presentation/error.ts';
import { warningText } from '../../../presentation/warning.ts';
import { copyPolicy } from '../../../page/buttons.ts';
import type { ActionViewModel, NoticeViewModel } from '../protocol.ts';

/** `Up to 3 attempts`, `1 attempt`. */
export function mostAttemptsText(attempts: number): string {
  const text = attemptsText(attempts);
  return attempts === 1 ? text : l10n.t('Up to {0}', text);
}

/** The warnings about one of the targets. */
export function warningsOf(warnings: readonly Warning[], role: TargetRole): readonly Warning[] {
  return warnings.filter((warning) =>
    warning.kind === 'bucketOnSuccess' ? role === 'onSuccess' : 'role' in warning && warning.role === role,
  );
}

/** The first warning about a target, in a line. */
export function headlineOf(warnings: readonly Warning[], role: TargetRole): string | undefined {
  const [first] = warningsOf(warnings, role);
  return first && warningText(first).headline;
}

/** A warning where it belongs. */
export function warningNotice(warning: Warning): NoticeViewModel {
  const { headline, explanation } = warningText(warning);
  return { tone: 'warning', title: headline, text: explanation, actions: [] };
}

/** What could not be read, at its place: what is missing, and why. */
export function missingNotice(
  what: string,
  error: unknown,
  actions: readonly ActionViewModel[],
): NoticeViewModel {
  const { headline, remedy, missingAction } = errorText(error);
  return {
    tone: 'warning',
    title: what,
    text: [l10n.t('{0}.', headline), remedy].filter((part) => part !== undefined).join(' '),
    actions: [...actions, ...(missingAction === undefined ? [] : [copyPolicy(missingAction)])],
  };
}
