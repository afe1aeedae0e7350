import type { FunctionTarget } from '../../contributions.ts';
import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import { hasConsole } from '../../domain/links/consoleLink.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import { destinationUrl } from '../../domain/links/destinationLink.ts';
import type { GraphNode } from '../../domain/graph/eventGraph.ts';

/** The place of the graph's session, which decides what can be opened. */
export interface Place {
  readonly region: string;
  readonly accountId?: string;
  /** An endpoint other than AWS's own. */
  readonly endpoint?: string;
  readonly sample: boolean;
}

/** The effect of opening a node. */
export type Navigation =
  | { readonly kind: 'panel'; readonly target: FunctionTarget }
  | { readonly kind: 'console'; readonly url: string };

/** How to open a node: functions in the same account have a panel, other targets a page of the console. */
export function navigationTo({ id, kind, scanned }: GraphNode, place: Place): Navigation | undefined {
  const target = kind === 'function' ? parseFunctionArn(id) : undefined;
  if (target && (scanned || target.accountId === place.accountId)) return { kind: 'panel', target };
  const url = hasConsole(place) ? destinationUrl(parseDestination(id)) : undefined;
  return url === undefined ? undefined : { kind: 'console', url };
}
