import type { Comparison } from '../declared/compare.ts';
import type { Destination, TargetRole } from '../destinations/destination.ts';

/** Something about a qualifier's settings that a reader should know. Each kind rests on a fact of docs/domain.md. */
export type Finding =
  /** Lambda sends no events to a target of this kind (§6). */
  | { readonly kind: 'unsupportedTarget'; readonly role: TargetRole; readonly target: Destination }
  /** FIFO targets are not supported; delivery fails silently (§6). */
  | { readonly kind: 'fifoTarget'; readonly role: TargetRole; readonly target: Destination }
  /** A bucket is supported for OnFailure only (§6). */
  | { readonly kind: 'bucketOnSuccess'; readonly target: Destination }
  /** Partitions are separate: no role of one may write to a resource of another (§11). */
  | { readonly kind: 'wrongPartition'; readonly role: TargetRole; readonly target: Destination }
  /** A function cannot be its own destination (§5). */
  | { readonly kind: 'selfDestination'; readonly role: TargetRole; readonly target: Destination }
  | FunctionLoop
  /** No on-failure destination and no dead-letter queue: an event that fails is discarded (§3, §6). */
  | { readonly kind: 'eventsLost' }
  /** Durable functions do not support Lambda destinations (§14, documented). */
  | { readonly kind: 'durableDestination'; readonly role: TargetRole; readonly target: Destination }
  /** The maximum event age leaves no time for some retries (§7, recorded). */
  | {
      readonly kind: 'retriesCutByAge';
      readonly cut: number;
      readonly retries: number;
      readonly ageSeconds: number;
    }
  /** The alias or version that the config is for no longer exists (§4). */
  | { readonly kind: 'orphanedConfig'; readonly qualifier: string }
  /** Settings are not inherited: invocations through the alias have the defaults (§4). */
  | { readonly kind: 'aliasWithoutConfig'; readonly alias: string }
  /** The settings in force differ from those that the stack last deployed (templates.md §3). */
  | { readonly kind: 'drifted'; readonly stack: string; readonly differences: readonly Comparison[] }
  /** A config is stored that the stack's last template does not declare (templates.md §3). */
  | { readonly kind: 'notInTemplate'; readonly stack: string }
  /** CloudWatch counted deliveries that failed in the last 24 hours (§15). */
  | {
      readonly kind: 'deliveryFailing';
      readonly destination: number;
      readonly deadLetter: number;
      /** End of the time that was read. */
      readonly until: Date;
    }
  /** CloudWatch counted events that were dropped in the last 24 hours (§15). */
  | { readonly kind: 'eventsDropped'; readonly count: number; readonly last: Date; readonly until: Date }
  /** Something invokes the qualifier asynchronously, and no config is stored for it (§4, §15). */
  | {
      readonly kind: 'triggerUsesDefaults';
      readonly qualifier: string;
      readonly principals: readonly string[];
    }
  /** Both get each failed event: one the whole record, the other the event only (§6). */
  | {
      readonly kind: 'handledTwice';
      readonly onFailure: Destination;
      readonly deadLetter: Destination;
    };

/** Events can return to the function through other functions (§7). */
export interface FunctionLoop {
  readonly kind: 'functionLoop';
  /** A shortest loop as qualified ARNs, the qualifier's own first and not repeated; absent where it is long. */
  readonly path?: readonly string[];
  /** From 1: qualifiers in the same loop have the same number. Only a scan of the account numbers them. */
  readonly loop?: number;
  /** Functions and qualifiers that can all reach each other. */
  readonly size?: number;
}

/** How bad: `error` does not work, `warning` surprises, `info` is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';
