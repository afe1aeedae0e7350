import type { Answer } from '../lambda/errors.ts';

/** A request as far as a fault looks at it. */
export interface Faulted {
  /** Answered in XML, not in JSON. */
  readonly isXml: boolean;
  /** The request names the page to begin with. */
  readonly hasMarker: boolean;
  /** `X-Amz-Date`: when the client says that it signed, `20260327T120000Z`. */
  readonly signedAt: string | undefined;
  /** Seconds, of the rule. */
  readonly retryAfter: number | undefined;
}

/**
 * How an answer leaves. `reset`: the connection breaks before it. `resetBody`: in the middle of its body.
 * `stallHeaders`: nothing ever comes. `stallBody`: half of the body comes. `drip`: a byte every `DRIP_MS`.
 */
export type Delivery = 'whole' | 'reset' | 'resetBody' | 'stallHeaders' | 'stallBody' | 'drip';

/** Effect of a fault. Empty: the request is answered as usual. */
export interface Effect {
  /** Answered before the operation runs. Undefined: it runs after all. */
  readonly instead?: (request: Faulted) => Answer | undefined;
  /** Handling of the operation's own answer. */
  readonly change?: (answer: Answer, request: Faulted) => Answer;
  readonly delivery?: Delivery;
}
