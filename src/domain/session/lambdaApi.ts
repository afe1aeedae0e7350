import type { KnownQualifiers } from '../qualifiers/qualifiers.ts';
import type { EventInvokeConfig } from '../settings/eventInvokeConfig.ts';

/** A function as ListFunctions and GetFunctionConfiguration describe it; both carry the dead-letter queue. */
export interface FunctionSummary {
  readonly name: string;
  /** Unqualified. */
  readonly arn: string;
  readonly runtime?: string;
  /** Foreign text. */
  readonly description?: string;
  /** ARN of the dead-letter queue or topic: one for all versions of the function. */
  readonly deadLetterArn?: string;
  /** ARN of the execution role, which must be allowed to reach the destinations. */
  readonly role?: string;
  readonly lastModified?: Date;
  /** The log group in CloudWatch, where the answer names it. */
  readonly logGroup?: string;
  /** Durable functions refuse unqualified invocation. */
  readonly durable?: boolean;
}

/** Awaited before the next page of a list; must not reject. */
export type BeforeNext = () => Promise<void> | undefined;

/**
 * The part of Lambda that we use, in one Region of one account. Every method rejects with an ExpectedError only
 * (`errors.ts`), and with kind `cancelled` soon after its signal aborts.
 */
export interface LambdaApi {
  /**
   * All functions of the region, page by page (at most 50 a page), in the service's order.
   * @param beforeNext is awaited before each page after the first is asked for; never after the last one
   */
  listFunctions(signal: AbortSignal, beforeNext?: BeforeNext): AsyncIterable<readonly FunctionSummary[]>;
  /**
   * The configs of all qualifiers of a function, one request up to 50 configs; an empty list when none is set.
   * Rejects with `notFound` when the function does not exist (domain.md §3).
   */
  listEventInvokeConfigs(functionName: string, signal: AbortSignal): Promise<readonly EventInvokeConfig[]>;
  /** The config of one qualifier; undefined when none is set OR no such function exists: Get cannot tell. */
  getEventInvokeConfig(
    functionName: string,
    qualifier: string,
    signal: AbortSignal,
  ): Promise<EventInvokeConfig | undefined>;
  /**
   * A function's aliases and published versions. Where only one of them may be listed, that one, and why the other
   * is not known; rejects where neither may, and at every other failure of either.
   */
  listQualifiers(functionName: string, signal: AbortSignal): Promise<KnownQualifiers>;
  /** A function's aliases alone. */
  listAliases(functionName: string, signal: AbortSignal): Promise<KnownQualifiers['aliases']>;
  /** One function; rejects with `notFound`. */
  getFunction(functionName: string, signal: AbortSignal): Promise<FunctionSummary>;
}
