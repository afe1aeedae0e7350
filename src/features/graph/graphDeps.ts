import type { Log } from '../../domain/log.ts';
import type { OverviewGraph } from '../../domain/graph/eventGraph.ts';
import type { Scan } from '../../domain/overview/scan.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';

/** Dependencies of the graph. */
export interface GraphDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
  /** Absent: the editor's own question. */
  readonly chooseAge?: (scan: Scan) => Promise<Date | undefined>;
}

/** Milliseconds between two messages during a scan: each redraws the page. */
export const REST = 1000;

export const NOTHING: OverviewGraph = { nodes: [], edges: [], isolated: 0, isolatedLosing: 0 };
