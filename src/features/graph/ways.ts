import type { FunctionTarget } from '../../contributions.ts';
import { parseFunctionArn } from '../../domain/arn.ts';
import { hasConsole } from '../../domain/consoleLink.ts';
import { parseDestination } from '../../domain/destination.ts';
import { destinationUrl } from '../../domain/destinationLink.ts';
import type { GraphNode } from '../../domain/overview/graph.ts';

/** Where the graph's session stands: what can be opened from here depends on it. */
export interface Place {
  readonly region: string;
  readonly accountId?: string;
  /** An endpoint other than AWS's own. */
  readonly endpoint?: string;
  readonly sample: boolean;
}

/** What opening a node does. */
export type WayTo =
  | { readonly kind: 'panel'; readonly target: FunctionTarget }
  | { readonly kind: 'console'; readonly url: string };

/** The way to a node: a function of the same account has a panel, the rest a page of the console. */
export function wayTo({ id, kind, scanned }: GraphNode, place: Place): WayTo | undefined {
  const target = kind === 'function' ? parseFunctionArn(id) : undefined;
  if (target && (scanned || target.accountId === place.accountId)) return { kind: 'panel', target };
  const url = hasConsole(place) ? destinationUrl(parseDestination(id)) : undefined;
  return url === undefined ? undefined : { kind: 'console', url };
}
