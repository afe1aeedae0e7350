/** A function with its tags, from the account-wide listing. */
export interface TaggedFunction {
  /** Unqualified. The listing can hold functions that were deleted (templates.md §3). */
  readonly arn: string;
  readonly tags: ReadonlyMap<string, string>;
}

/** The part of the Resource Groups Tagging API that we use, in one Region of one account. */
export interface TaggingApi {
  /** All functions that have tags, up to 100 a page. Rejects with an ExpectedError only. */
  taggedFunctions(signal: AbortSignal): AsyncIterable<readonly TaggedFunction[]>;
  /**
   * ARNs of the queues, topics, event buses and buckets that have tags, or had some: others are not listed. Rejects with an
   * ExpectedError only.
   */
  taggedTargets(signal: AbortSignal): AsyncIterable<readonly string[]>;
}

/** CloudFormation's own tags on the functions that it creates (templates.md §3). */
export const STACK_NAME_TAG = 'aws:cloudformation:stack-name';
export const LOGICAL_ID_TAG = 'aws:cloudformation:logical-id';
