/** Durations of a scan, in milliseconds. */
export interface ScanResult {
  /** Answers a second but 429s, while there was enough to ask: see `paced` in scanProcess.ts. */
  readonly rate: number;
  readonly refused: number;
  /** From the first answer to the last. */
  readonly ms: number;
  /** From the last answer to the moment when whoever draws the table had all rows. */
  readonly completeMs: number;
  readonly functions: number;
  /** Functions that could not be read, but for those that the account refuses to everybody. */
  readonly errors: number;
  /** Bytes live after garbage collection, with the session open and all rows there. */
  readonly added: number;
}

/** The most that `lambdaAsync.requestsPerSecond` and `lambdaAsync.overview.requestsPerSecond` take. */
export const MOST_PER_SECOND = 14;
