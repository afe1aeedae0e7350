import type { Effect } from './effect.ts';
import { clockSkew } from './clock.ts';
import {
  emptyFirstPage,
  isoDates,
  nullDestinations,
  otherContentType,
  repeatedMarker,
  truncated,
  unknownMembers,
} from './changes.ts';
import { badGateway, badSignature, denied, expired, portalPage, serverError, throttle } from './refusals.ts';

/** Every fault by its name in a plan. */
export const EFFECTS = {
  /** 429 with nothing said of when to come back. */
  throttle: { instead: throttle },
  /** 429 with Retry-After. */
  throttleRetryAfter: { instead: (request) => throttle(request, request.retryAfter ?? 1) },
  /** 500 ServiceException. */
  serverError: { instead: serverError },
  /** 502 with a page of a load balancer. */
  badGateway: { instead: badGateway },
  /** 200 with the page of somebody's sign-in portal. */
  portalPage: { instead: portalPage },
  reset: { delivery: 'reset' },
  resetBody: { delivery: 'resetBody' },
  /** The port is closed until there is another plan: for all operations, since they share it. */
  refuse: { delivery: 'reset' },
  stallHeaders: { delivery: 'stallHeaders' },
  stallBody: { delivery: 'stallBody' },
  drip: { delivery: 'drip' },
  /** JSON that ends in the middle, in an answer that is whole for HTTP. */
  truncated: { change: truncated },
  /** The right body under `text/html`. */
  contentType: { change: otherContentType },
  /** LastModified as an ISO 8601 text wherever it is a number. */
  isoDates: { change: isoDates },
  /** `{"Destination": null}` for unset destinations, as older answers had it. */
  nullDestination: { change: nullDestinations },
  /** Members that no model knows, in every object. */
  unknownMembers: { change: unknownMembers },
  /** A listing's first page is empty, and has a marker. */
  emptyPage: { change: emptyFirstPage },
  /** Every page of a listing carries the same marker. */
  repeatMarker: { change: repeatedMarker },
  /** 403 AccessDeniedException whose message is null. */
  denied: { instead: denied },
  /** 403 ExpiredTokenException; with `skip`: half-way. */
  expiredToken: { instead: expired },
  /** The server's clock is an hour ahead: wrong Date headers, and 403 for requests signed by another clock. */
  clockSkew: { instead: clockSkew.check, change: clockSkew.stamp },
  /** 403 for a signature that is too old, though the Date header is right: no client can fix that. */
  badSignature: { instead: badSignature },
} satisfies Readonly<Record<string, Effect>>;

export type FaultKind = keyof typeof EFFECTS;

export const FAULT_KINDS = Object.keys(EFFECTS) as readonly FaultKind[];

export function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(EFFECTS, value);
}
