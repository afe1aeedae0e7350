import { hasConsole } from '../../domain/links/consoleLink.ts';
import type { Destination } from '../../domain/destinations/destination.ts';
import { destinationUrl } from '../../domain/links/destinationLink.ts';
import { type PanelTarget, targetOfArn } from './target.ts';

/** Where the panel's session stands: what can be opened from here depends on it. */
export interface Place {
  readonly accountId?: string;
  /** The session's own region, the one that the tree shows. */
  readonly region: string;
  readonly profile?: string;
  /** An endpoint other than AWS's own. */
  readonly endpoint?: string;
  readonly sample: boolean;
  /** Per account of a destination elsewhere: the profiles that are known to sign in there. */
  readonly profilesOf?: ReadonlyMap<string, readonly string[]>;
}

/** Action of opening a destination. */
export type Navigation =
  | { readonly kind: 'panel'; readonly target: PanelTarget; readonly inTree: boolean }
  | { readonly kind: 'console'; readonly url: string };

/** The way to a destination: a function of the same account has a panel, the rest a page of the console. */
export function navigationTo(destination: Destination, place: Place): Navigation | undefined {
  const target = destination.kind === 'function' ? targetOfArn(destination.arn) : undefined;
  if (target && target.accountId === place.accountId) {
    return { kind: 'panel', target, inTree: target.region === place.region };
  }
  const url = hasConsole(place) ? destinationUrl(destination) : undefined;
  return url === undefined ? undefined : { kind: 'console', url };
}
