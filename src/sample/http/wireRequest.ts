import type { IncomingHttpHeaders } from 'node:http';
import type { Address } from './routing.ts';

/** A request as far as the wire matters. */
export interface WireRequest {
  readonly address: Address;
  readonly authorization: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
