/** Wildcard of a policy for all Regions or all qualifiers. */
export const ANY = '*';

/** The fields of a function's ARN as they are written, placeholders and all. */
export interface ArnParts {
  /** Absent in the partial forms. */
  readonly partition?: string;
  /** Absent in `account:function:name`; ANY where a policy means all Regions. */
  readonly region?: string;
  readonly accountId: string;
  readonly name: string;
  /** ANY where a policy means all qualifiers. */
  readonly qualifier?: string;
}

/** A function's ARN in a text. */
export interface ArnMatch {
  /** Where the whole begins, the wrapper of an API Gateway invocation included. */
  readonly start: number;
  /** Where the whole ends, `/invocations` or `/durable-execution/…` included; exclusive. */
  readonly end: number;
  /** The function's ARN itself as it is written, without wrapper and suffix; percent-encoding undone. */
  readonly text: string;
  readonly parts: ArnParts;
  /** The text puts more behind the name, as in `"…:function:orders-" + stage`: it names another function. */
  readonly continues?: true;
}
