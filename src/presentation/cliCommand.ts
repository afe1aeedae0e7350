import { l10n } from 'vscode';
import type { CliCommand } from '../domain/export/clipboard.ts';

type Problem = Extract<CliCommand, { problem: unknown }>['problem'];

/** Why there is no command to copy, and what to do. */
export function noCommandText(problem: Problem): string {
  switch (problem) {
    case 'noFunction':
      return l10n.t(
        'No command copied. The endpoint returned a name that is not a valid function name or qualifier.',
      );
    case 'shell':
      return l10n.t(
        'No command copied. The profile name contains characters that your default shell cannot take literally. Rename the profile, or choose another default terminal profile.',
      );
    default:
      return problem satisfies never;
  }
}
