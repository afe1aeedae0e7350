import type { Destination } from '../destinations/destination.ts';
import type { Warning } from './settingsFindings.ts';

/** What a rule found in one row of the overview: every warning, and what only the whole account gives away. */
export type Finding =
  | Warning
  /** No on-failure destination and no dead-letter queue: an event that fails is discarded (domain.md §3, §6). */
  | { readonly kind: 'eventsLost' }
  /** Both get each failed event: one the whole record, the other the event only (§6). */
  | {
      readonly kind: 'handledTwice';
      readonly onFailure: Destination;
      readonly deadLetter: Destination;
    }
  /** Settings are not inherited: what is invoked through the alias has the defaults (§4). */
  | { readonly kind: 'aliasWithoutConfig'; readonly alias: string }
  /** Events of the function can return to it through other functions: a loop (§7). */
  | FunctionCycle;

export interface FunctionCycle {
  readonly kind: 'functionCycle';
  /** From 1: the rows of one cycle have the same number. */
  readonly cycle: number;
  /** Functions and qualifiers that can all reach each other. */
  readonly size: number;
  /** A shortest way back as qualified ARNs, the row's own first and not repeated; absent where it is long. */
  readonly way?: readonly string[];
}

/** How bad: `error` does not work, `warning` surprises, `info` is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';
