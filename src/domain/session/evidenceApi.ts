import type { DestinationKind } from '../destinations/destination.ts';

/** A metric of CloudWatch, with the one dimension that names its resource. */
export interface MetricQuery {
  readonly namespace: 'AWS/Lambda' | 'AWS/SQS';
  readonly metric: string;
  readonly dimension: 'FunctionName' | 'QueueName';
  readonly resource: string;
  readonly statistic: 'Sum' | 'Maximum';
}

/** The time that metrics are read for, in periods of equal length. */
export interface MetricSpan {
  readonly from: Date;
  readonly to: Date;
  readonly periodSeconds: number;
}

/** A period's value. CloudWatch has none for a period without data: that is not 0 (domain.md §15). */
export interface MetricPoint {
  /** Start of the period. */
  readonly at: Date;
  readonly value: number;
}

/** The points of one metric, the oldest first. */
export interface MetricSeries {
  readonly points: readonly MetricPoint[];
  /** CloudWatch says that it did not send everything. */
  readonly partial: boolean;
}

/** A function in the answer to a query of Metrics Insights. */
export interface RankedFunction {
  readonly name: string;
  readonly series: MetricSeries;
}

/** CloudWatch of one Region. Methods reject with an ExpectedError only. */
export interface MetricsApi {
  /** The series in the order of the queries, at most 500. Source: GetMetricData. */
  read(
    queries: readonly MetricQuery[],
    span: MetricSpan,
    signal: AbortSignal,
  ): Promise<readonly MetricSeries[]>;
  /**
   * Sums of a metric by function, the largest first, at most 500; without `byFunction` one series for all.
   * Source: Metrics Insights.
   */
  rank(
    metric: string,
    byFunction: boolean,
    span: MetricSpan,
    signal: AbortSignal,
  ): Promise<readonly RankedFunction[]>;
}

/** A queue as SQS describes it. All counts are approximate, as SQS says. */
export interface QueueFacts {
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly fifo: boolean;
  readonly encryption: Encryption;
}

/** `service`: with a key of the service. `none`: nothing is set. */
export type Encryption = { readonly by: 'key'; readonly key: string } | { readonly by: 'service' | 'none' };

export interface TopicFacts {
  readonly confirmed: number;
  readonly pending: number;
  readonly fifo: boolean;
  readonly encryption: Encryption;
}

export interface BucketFacts {
  /** Absent where S3 did not say it. */
  readonly region?: string;
}

/** Services of possible destinations, in one Region. Undefined: it does not exist. Reject with an ExpectedError only. */
export interface TargetsApi {
  /** Source: sqs:GetQueueAttributes. No message is received. */
  queue(arn: string, signal: AbortSignal): Promise<QueueFacts | undefined>;
  /** Source: sns:GetTopicAttributes. */
  topic(arn: string, signal: AbortSignal): Promise<TopicFacts | undefined>;
  /** Source: events:DescribeEventBus. */
  eventBus(arn: string, signal: AbortSignal): Promise<object | undefined>;
  /** Source: HeadBucket, which S3 answers with s3:ListBucket only. */
  bucket(name: string, signal: AbortSignal): Promise<BucketFacts | undefined>;
}

/** Kinds of destinations that a service beside Lambda can list. */
export type ListedKind = Exclude<DestinationKind, 'function' | 'unknown'>;

export const LISTED_KINDS = ['queue', 'topic', 'eventBus', 'bucket'] as const satisfies readonly ListedKind[];

/** The destinations of one kind. */
export interface TargetList {
  readonly arns: readonly string[];
  /** There are more than were read. */
  readonly isCut: boolean;
}

/** Lists possible destinations of one Region. Rejects with an ExpectedError only. */
export interface TargetListsApi {
  /** Source: sqs:ListQueues, sns:ListTopics, events:ListEventBuses, s3:ListBuckets (only buckets in the Region). */
  list(kind: ListedKind, signal: AbortSignal): Promise<TargetList>;
}

/** A policy of a role, as IAM returned it. */
export interface RolePolicy {
  readonly name: string;
  readonly kind: 'inline' | 'attached' | 'boundary';
  /** JSON, decoded. Foreign text. */
  readonly document: string;
}

/** One action in the answer of IAM's policy simulator. */
export interface Simulated {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
}

/** IAM. Methods reject with an ExpectedError only. */
export interface RolesApi {
  /** All policies of a role and its permissions boundary. Rejects with `notFound` where there is no such role. */
  policies(role: string, signal: AbortSignal): Promise<readonly RolePolicy[]>;
  /** Source: iam:SimulatePrincipalPolicy, for one resource. */
  simulate(
    roleArn: string,
    actions: readonly string[],
    resource: string,
    signal: AbortSignal,
  ): Promise<readonly Simulated[]>;
}

/** An event of CloudTrail's event history. */
export interface TrailEvent {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
  /** As CloudTrail names the user; the record says more. */
  readonly user?: string;
  /** The whole record as JSON. Foreign text. */
  readonly record: string;
}

/** CloudTrail of one Region. Rejects with an ExpectedError only. */
export interface TrailApi {
  /** Events of the last 90 days with an attribute, the newest first, up to a number of pages of 50. Source: LookupEvents. */
  lookUp(
    attribute: 'EventName' | 'ResourceName',
    value: string,
    mostPages: number,
    signal: AbortSignal,
  ): Promise<TrailLookUp>;
}

export interface TrailLookUp {
  readonly events: readonly TrailEvent[];
  /** There are older ones that were not read. */
  readonly more: boolean;
}

/** An event source mapping of a function. */
export interface EventSourceMapping {
  readonly id: string;
  /** Absent for self-managed Apache Kafka. */
  readonly source?: string;
  /** With the qualifier that it invokes, if any. */
  readonly functionArn: string;
  /** `Enabled`, `Disabled`, …: as Lambda says it. */
  readonly state?: string;
}

/** Lambda, for those who invoke a function. Methods reject with an ExpectedError only. */
export interface InvokersApi {
  /** The resource policy as JSON; undefined where there is none. Source: lambda:GetPolicy. */
  resourcePolicy(
    name: string,
    qualifier: string | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined>;
  /** Source: lambda:ListEventSourceMappings. */
  eventSourceMappings(
    name: string,
    qualifier: string | undefined,
    signal: AbortSignal,
  ): Promise<readonly EventSourceMapping[]>;
}

/** Services that tell what happened, in one Region. Each has its own quota and its own optional permissions. */
export interface EvidenceApi {
  readonly metrics: MetricsApi;
  readonly targets: TargetsApi;
  readonly lists: TargetListsApi;
  readonly roles: RolesApi;
  readonly trail: TrailApi;
  readonly invokers: InvokersApi;
}
