import type { Finding } from '../domain/findings/finding.ts';

/** A finding in words: a headline for a row or cell, and an explanation with the consequence. */
export interface FindingText {
  readonly headline: string;
  readonly explanation: string;
}

export type Of<K extends Finding['kind']> = Extract<Finding, { readonly kind: K }>;
