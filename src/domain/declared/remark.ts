import type { Span } from './declared.ts';

/**
 * Rules about what a template says. The numbers are those of templates.md §7. Readers report the ones
 * that need the dialect's syntax; `rules.ts` finds the rest in what was read.
 */
export const REMARK_KINDS = [
  /** 1 */ 'out-of-range',
  /** 2 */ 'fifo-destination',
  /** 3 */ 'bucket-on-success',
  /** 4 */ 'destination-not-arn',
  /** 5 */ 'qualifier-missing',
  /** 6 */ 'qualifier-is-arn',
  /** 7 */ 'config-beside-properties',
  /** 8 */ 'destination-type',
  /** 9 */ 'role-without-policy',
  /** 10 */ 'permission-race',
  /** 11 */ 'permission-missing',
  /** 12 */ 'retries-cut-by-age',
  /** 13 */ 'module-config-off',
  /** 14 */ 'destination-is-self',
  /** 15 */ 'durable-destination',
  /** 16 */ 'alias-without-config',
  /** 17 */ 'bucket-unsupported',
  /** 18 */ 'configs-collide',
  /** 19 */ 'qualifier-contradiction',
  /** 20 */ 'partner-bus',
] as const;

export type RemarkKind = (typeof REMARK_KINDS)[number];

/** A minimal edit of a text: what stands in `at` becomes `text`. */
export interface TextEdit {
  readonly at: Span;
  readonly text: string;
}

/** A way to put a remark right. */
export interface RemarkFix {
  /** A closed set, with words in the presentation. */
  readonly kind:
    | 'use-type'
    | 'move-under-properties'
    | 'use-arn'
    | 'add-qualifier'
    | 'use-qualifier'
    | 'add-depends-on'
    | 'switch-on-config'
    | 'add-destination';
  /** Foreign text for the label: `S3Bucket`, a logical id. */
  readonly subject?: string;
  readonly edits: readonly TextEdit[];
}

/** A place that breaks a rule. */
export interface Remark {
  readonly kind: RemarkKind;
  readonly at: Span;
  /** Address of the function or config that it is about. */
  readonly subject?: string;
  /** Numbers and names for its words, foreign text: the value, the range, the action. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly fixes: readonly RemarkFix[];
}
