/** A queue's state; all that is not said is ordinary: empty, encrypted by SQS. */
export interface QueueRecord {
  readonly waiting?: number;
  readonly inFlight?: number;
  readonly delayed?: number;
  /** Age of the oldest message, in seconds. */
  readonly oldest?: number;
  /** A key of KMS in place of SQS's own. */
  readonly key?: string;
}

export interface TopicRecord {
  readonly confirmed?: number;
  readonly pending?: number;
  readonly key?: string;
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** An execution role. Its inline policies by name, and the ARNs of the attached ones. */
export interface RoleRecord {
  readonly inline: Readonly<Record<string, readonly PolicyStatement[]>>;
  readonly attached: readonly string[];
}

/** A permission of a function's resource policy. */
export interface PermissionRecord {
  readonly sid: string;
  /** `s3.amazonaws.com` */
  readonly service: string;
  readonly source?: string;
}

export interface MappingRecord {
  readonly id: string;
  readonly source: string;
  readonly state: 'Enabled' | 'Disabled';
}

/** How events of a function fare. All numbers are events in five minutes. */
export interface StoryRecord {
  readonly received: number;
  /** Since how many minutes everything after it is so; absent: always. */
  readonly minutes?: number;
  readonly dropped?: number;
  readonly notDelivered?: number;
  readonly deadLetterErrors?: number;
  readonly throttled?: number;
}

/** A record of the event history. */
export interface TrailRecord {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly userArn: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** `null` after a refusal and after a deletion, as CloudTrail has it. */
  readonly response: Readonly<Record<string, unknown>> | null;
  readonly errorCode?: string;
}

/** Everything around the functions of one account and Region. */
export interface Surroundings {
  /** By ARN. What functions send to exists all the same, unless it is among the deleted; so do the following. */
  readonly queues: ReadonlyMap<string, QueueRecord>;
  readonly topics: ReadonlyMap<string, TopicRecord>;
  /** ARNs of event buses; the default one is everywhere. */
  readonly buses: ReadonlySet<string>;
  /** ARNs of buckets in the Region. */
  readonly buckets: ReadonlySet<string>;
  /** ARNs of targets that were deleted. */
  readonly deleted: ReadonlySet<string>;
  /** By name; a role that is not here may do what its functions need. */
  readonly roles: ReadonlyMap<string, RoleRecord>;
  /** By function, or function and qualifier: `name:live`. */
  readonly permissions: ReadonlyMap<string, readonly PermissionRecord[]>;
  readonly mappings: ReadonlyMap<string, readonly MappingRecord[]>;
  /** By function. */
  readonly stories: ReadonlyMap<string, StoryRecord>;
  /** The newest last. Grows with each change. */
  readonly trail: TrailRecord[];
}

export const emptySurroundings = (): Surroundings => ({
  queues: new Map(),
  topics: new Map(),
  buses: new Set(),
  buckets: new Set(),
  deleted: new Set(),
  roles: new Map(),
  permissions: new Map(),
  mappings: new Map(),
  stories: new Map(),
  trail: [],
});
