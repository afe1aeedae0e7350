import type { Span } from '../declared/declared.ts';
import type { Unmatched, Way } from '../declared/resolution.ts';
import type { Dialect } from '../declared/resources.ts';
import type { ThreeSides } from '../declared/threeSides.ts';
import type { Mismatch } from '../session/sessionMatch.ts';

/** States of a comparison, the worst first. */
export const COMPARISON_STATES = ['differs', 'notDeclared', 'notDeployed', 'unknown', 'same'] as const;

/**
 * `notDeclared`: deployed, and no template of the workspace declares it. `unknown`: not compared, or a value cannot be
 * told; the row says why.
 */
export type ComparisonState = (typeof COMPARISON_STATES)[number];

/** The reason for a state that the settings alone do not explain. */
export type ComparisonReason =
  | { readonly kind: 'notMatched'; readonly match: Unmatched }
  /** The template names a Region that the session does not answer for. */
  | { readonly kind: 'mismatch'; readonly match: Mismatch }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The template does not tell the qualifier of a config. */
  | { readonly kind: 'qualifier' }
  /** The stack of a template of the workspace has a function that the workspace does not declare. */
  | { readonly kind: 'ofStack'; readonly stack: string };

/** Place and dialect of a declaration. */
export interface Declaration {
  readonly address: string;
  /** The name of the function, where the template gives it literally. */
  readonly functionName?: string;
  readonly dialect: Dialect;
  /** The name in the text. */
  readonly at: Span;
}

/** One qualifier of a function, as a template declares it and as it is deployed. Plain data. */
export interface ComparisonRow {
  /** Unique within a comparison. */
  readonly key: string;
  readonly state: ComparisonState;
  /** Region in which the deployed function was looked for. */
  readonly region: string;
  /** Absent: no template of the workspace declares the function. */
  readonly declaration?: Declaration;
  /** Of the deployed function; absent: none was found. */
  readonly name?: string;
  /** Absent: no function was found, or the template does not tell the qualifier. */
  readonly qualifier?: string;
  readonly way?: Way;
  /** Empty where nothing was compared. */
  readonly sides: readonly ThreeSides[];
  readonly reason?: ComparisonReason;
}
