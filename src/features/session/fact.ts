import { l10n } from 'vscode';
import type { ExpectedError } from '../../domain/errors.ts';
import { keyOf } from '../../domain/text/keyOf.ts';
import type { ConfigurationProblem } from '../../domain/session/connection.ts';
import { placeOf, problemLabel } from './problem.ts';

/** One fact of the connection, or a page about it; a click changes, fixes or opens it, where that can be. */
export interface Fact {
  /** Absent: the label tells it from the others. */
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly icon: string;
  readonly command?: {
    readonly id: string;
    readonly title: string;
    readonly arguments?: readonly unknown[];
  };
  /** Context value for the row's menu: see package.json. */
  readonly contextValue?: string;
  /** Copied text, if it differs from the value. */
  readonly copied?: string;
  /** Subject of the row's commands. */
  readonly error?: ExpectedError;
}

export const openFile = (
  place: Pick<ConfigurationProblem, 'file' | 'line'>,
): NonNullable<Fact['command']> => ({
  id: 'vscode.open',
  title: l10n.t('Open File'),
  arguments: placeOf(place),
});

/** Marks a row whose value can be copied. */
export const COPY = 'fact';

export const problemFact = (problem: ConfigurationProblem, index: number): Fact => ({
  // A line may have several problems.
  id: keyOf('problem', problem.file, String(problem.line), String(index)),
  label: problemLabel(problem),
  value: problem.text,
  icon: 'warning',
  command: openFile(problem),
});
